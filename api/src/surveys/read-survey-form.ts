import type { FormContent, FormToSave } from '../facts/survey-forms.js';
import { badInput } from '../graphql/named-error.js';
import { maybeWordsOf, wordsOf } from '../graphql/words.js';
import type { SurveyFormInput, SurveyTextsInput, SurveyTriggerInput } from './survey-form.input.js';
import { PLACES, type Place } from './templates/words.js';

const MOST = { languages: 20, pages: 50, delaySeconds: 3_600, quietDays: 3_650, characters: 500 } as const;
/** An empty one of these says that nothing is asked; any other that is empty is the template's. */
const MAY_BE_EMPTY = new Set<Place>(['followUpLow', 'followUpMiddle', 'followUpHigh', 'low', 'high', 'placeholder']);

/** A form whose fields hold, or a named error that says which does not. */
export function readSurveyForm(input: SurveyFormInput): FormToSave {
  const { kind, state, share, quietDays, position, theme } = input;
  if (!(share >= 0 && share <= 1)) throw badInput(`share: expected a number from 0 (nobody) to 1 (everybody), got ${share}. 25 % is 0.25.`);
  whole('quietDays', quietDays, MOST.quietDays);
  if (!/^#[0-9a-f]{6}$/i.test(input.accent)) throw badInput(`accent: expected a colour as #rrggbb, got "${input.accent.slice(0, 40)}".`);
  const content: FormContent = {
    ...readTrigger(input.trigger, kind === 'FEEDBACK'), share, quietDays, position, theme, accent: input.accent.toLowerCase(), ...readTexts(input),
  };
  return { key: wordsOf('key', input.key, 200), kind, state, name: wordsOf('name', input.name, 200), content };
}

function readTrigger({ on, event, pages, delaySeconds }: SurveyTriggerInput, isButton: boolean): Pick<FormContent, 'trigger' | 'event' | 'pages' | 'delaySeconds'> {
  whole('trigger.delaySeconds', delaySeconds, MOST.delaySeconds);
  const patterns = (pages ?? []).map((pattern, index) => readPattern(`trigger.pages[${index}]`, pattern));
  if (patterns.length > MOST.pages) throw badInput(`trigger.pages: expected at most ${MOST.pages} patterns, got ${patterns.length}.`);
  if (isButton) return { trigger: 'DELAY', event: null, pages: patterns, delaySeconds: 0 };
  if (on === 'PAGE' && patterns.length === 0) throw badInput('trigger.pages: expected at least one pattern, as /settings/*. To show it on every page, wait for a delay instead.');
  if (on !== 'EVENT') return { trigger: on, event: null, pages: patterns, delaySeconds };
  return { trigger: on, event: wordsOf('trigger.event', event ?? '', 200), pages: patterns, delaySeconds };
}

function readPattern(path: string, given: string): string {
  const pattern = wordsOf(path, given, 300);
  if (/^(\/|\*|https?:\/\/)/.test(pattern)) return pattern;
  throw badInput(`${path}: expected a path that begins with / or *, or a whole address, as /settings/* or https://app.example.com/*, got "${pattern.slice(0, 80)}".`);
}

function readTexts({ texts, fallbackLanguage }: SurveyFormInput): Pick<FormContent, 'fallback' | 'words'> {
  if (texts.length < 1 || texts.length > MOST.languages) throw badInput(`texts: expected 1 to ${MOST.languages} languages, got ${texts.length}.`);
  const words: Record<string, Record<string, string>> = {};
  texts.forEach((given, index) => {
    const language = readLanguage(`texts[${index}].language`, given.language);
    if (words[language]) throw badInput(`texts[${index}].language: ${language} is there twice. Leave one out.`);
    words[language] = readWords(`texts[${index}]`, given);
  });
  const fallback = readLanguage('fallbackLanguage', fallbackLanguage);
  if (!words[fallback]) throw badInput(`fallbackLanguage: expected one of the languages of the texts (${Object.keys(words).join(', ')}), got ${fallback}.`);
  return { fallback, words };
}

function readWords(path: string, given: SurveyTextsInput): Record<string, string> {
  const found: Record<string, string> = {};
  for (const place of PLACES) {
    const said = given[place];
    const text = maybeWordsOf(`${path}.${place}`, said, MOST.characters);
    if (text !== null) found[place] = text;
    else if (said != null && MAY_BE_EMPTY.has(place)) found[place] = '';
  }
  return found;
}

function readLanguage(path: string, given: string): string {
  try {
    const [language] = Intl.getCanonicalLocales(given.trim());
    if (language) return language;
  } catch {
    // Not a tag: said below.
  }
  throw badInput(`${path}: expected a language as BCP 47 names it, as en, de or pt-BR, got "${given.slice(0, 40)}".`);
}

function whole(path: string, value: number, most: number): void {
  if (value < 0 || value > most) throw badInput(`${path}: expected a whole number from 0 to ${most.toLocaleString('en')}, got ${value}.`);
}
