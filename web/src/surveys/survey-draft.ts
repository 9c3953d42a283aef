import type { SurveyFormInput, SurveyFormKind, SurveyFormPartsFragment, SurveyFormState, SurveyPosition, SurveyTheme, SurveyTriggerKind } from '../graphql/generated';
import { keyOf } from '../ui/key-of';
import { PLACES, templateWords, type Template, type Words } from './survey-words';

/** A form while it is being written: numbers as they are typed, words as people will see them. */
export interface SurveyDraft {
  kind: SurveyFormKind;
  name: string;
  on: SurveyTriggerKind;
  event: string;
  /** One pattern a line. */
  pages: string;
  delaySeconds: string;
  sharePercent: string;
  quietDays: string;
  position: SurveyPosition;
  accent: string;
  theme: SurveyTheme;
  fallback: string;
  words: Readonly<Record<string, Words>>;
}

export function draftOfTemplate(template: Template, templates: readonly Template[]): SurveyDraft {
  const { on, event, pages, delaySeconds } = template.trigger;
  return {
    kind: template.kind, name: template.name, on, event: event ?? '', pages: pages.join('\n'), delaySeconds: String(delaySeconds), sharePercent: String(template.share * 100), quietDays: String(template.quietDays),
    position: 'BOTTOM_RIGHT', accent: '#5b4cc4', theme: 'AUTO', fallback: 'en', words: { en: templateWords(templates, template.kind, 'en') },
  };
}

export function draftOfForm(form: SurveyFormPartsFragment, templates: readonly Template[]): SurveyDraft {
  const { on, event, pages, delaySeconds } = form.trigger;
  const words = form.texts.map((texts) => {
    const whole = templateWords(templates, form.kind, texts.language);
    for (const place of PLACES) whole[place] = texts[place] ?? whole[place];
    return [texts.language, whole];
  });
  return {
    kind: form.kind, name: form.name, on, event: event ?? '', pages: pages.join('\n'), delaySeconds: String(delaySeconds), sharePercent: String(Math.round(form.share * 1e4) / 100), quietDays: String(form.quietDays),
    position: form.position, accent: form.accent, theme: form.theme, fallback: form.fallbackLanguage, words: Object.fromEntries(words),
  };
}

const patternsOf = ({ pages }: SurveyDraft): string[] => pages.split('\n').map((line) => line.trim()).filter(Boolean);

/** As the API takes it. Words that are the template's stay the template's. A new form gets a key of its own. */
export function inputOf(draft: SurveyDraft, templates: readonly Template[], key: string | null, state: SurveyFormState, taken: readonly string[]): SurveyFormInput {
  const { kind, position, theme, accent, on, event } = draft;
  const wanted = keyOf(draft.name);
  let own = key ?? wanted;
  for (let count = 2; key === null && taken.includes(own); count += 1) own = `${wanted}-${count}`;
  return {
    key: own, kind, state, position, theme, accent, name: draft.name.trim(), fallbackLanguage: draft.fallback,
    share: Number(draft.sharePercent) / 100, quietDays: Number(draft.quietDays),
    trigger: { on, event: on === 'EVENT' ? event.trim() : null, pages: patternsOf(draft), delaySeconds: Number(draft.delaySeconds) },
    texts: Object.entries(draft.words).map(([language, words]) => {
      const template = templateWords(templates, kind, language);
      return { language, ...Object.fromEntries(PLACES.filter((place) => words[place].trim() !== template[place]).map((place) => [place, words[place].trim()])) };
    }),
  };
}

export type DraftProblems = Partial<Record<'name' | 'event' | 'pages' | 'delaySeconds' | 'sharePercent' | 'quietDays' | 'accent', string>>;

const isWhole = (text: string, most: number): boolean => /^\d+$/.test(text.trim()) && Number(text) <= most;

/** What is not right yet, by field; empty when it can be saved. */
export function draftProblems(draft: SurveyDraft): DraftProblems {
  const asks = draft.kind !== 'FEEDBACK';
  const share = Number(draft.sharePercent);
  return {
    ...(keyOf(draft.name) ? {} : { name: 'Give it a name.' }),
    ...(asks && draft.on === 'EVENT' && !draft.event.trim() ? { event: 'Say which event it waits for.' } : {}),
    ...(asks && draft.on === 'PAGE' && patternsOf(draft).length === 0 ? { pages: 'Say on which page: one path a line.' } : patternsOf(draft).some((pattern) => !/^(\/|\*|https?:\/\/)/.test(pattern)) ? { pages: 'A path begins with / or *, a whole address with https://.' } : {}),
    ...(isWhole(draft.delaySeconds, 3_600) ? {} : { delaySeconds: 'A whole number of seconds, 3,600 at most.' }),
    ...(draft.sharePercent.trim() !== '' && share >= 0 && share <= 100 ? {} : { sharePercent: '0 to 100.' }),
    ...(isWhole(draft.quietDays, 3_650) ? {} : { quietDays: 'A whole number of days, 3,650 at most.' }),
    ...(/^#[0-9a-f]{6}$/i.test(draft.accent) ? {} : { accent: 'A colour as #rrggbb.' }),
  };
}

/** The draft as the script takes a form, for the preview. */
export function scriptForm(draft: SurveyDraft): object {
  const { kind, position, accent, theme, fallback, words } = draft;
  return { key: 'preview', kind, position, accent, theme, fallback, words, trigger: 'DELAY', event: null, pages: [], delaySeconds: 0, share: 1, quietDays: 0 };
}
