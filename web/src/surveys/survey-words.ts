import type { SurveyFormKind, SurveyFormPartsFragment, SurveyPosition, SurveyTemplatesQuery, SurveyTextPartsFragment, SurveyTheme, SurveyTriggerKind } from '../graphql/generated';

export type Template = SurveyTemplatesQuery['surveyTemplates'][number];
export type Place = Exclude<keyof SurveyTextPartsFragment, 'language'>;
export type Words = Record<Place, string>;

export const PLACES: readonly Place[] = ['question', 'low', 'high', 'followUpLow', 'followUpMiddle', 'followUpHigh', 'placeholder', 'thanks', 'next', 'send', 'skip', 'close', 'button', 'idea', 'problem', 'praise'];

export const positions: Readonly<Record<SurveyPosition, string>> = {
  BOTTOM_RIGHT: 'Bottom right', BOTTOM: 'Bottom, in the middle', BOTTOM_LEFT: 'Bottom left', TOP_RIGHT: 'Top right', TOP_LEFT: 'Top left',
};
export const themes: Readonly<Record<SurveyTheme, string>> = { AUTO: 'As the person’s system', LIGHT: 'Light', DARK: 'Dark' };
export const triggers: Readonly<Record<SurveyTriggerKind, string>> = { EVENT: 'An event', PAGE: 'A page', DELAY: 'A while' };

/** Which scores each follow-up belongs to. */
export const groups: Readonly<Record<Exclude<SurveyFormKind, 'FEEDBACK'>, Readonly<Record<'Low' | 'Middle' | 'High', { says: string; score: number }>>>> = {
  NPS: { Low: { says: '0 to 6', score: 3 }, Middle: { says: '7 and 8', score: 7 }, High: { says: '9 and 10', score: 10 } },
  CSAT: { Low: { says: '1 and 2', score: 1 }, Middle: { says: '3', score: 3 }, High: { says: '4 and 5', score: 5 } },
  CES: { Low: { says: '1 to 3', score: 2 }, Middle: { says: '4', score: 4 }, High: { says: '5 to 7', score: 7 } },
};

const languageNames = new Intl.DisplayNames(undefined, { type: 'language' });

/** "German (de)", or the tag alone where the browser has no name for it. */
export function languageName(tag: string): string {
  try {
    const name = languageNames.of(tag);
    return name && name !== tag ? `${name} (${tag})` : tag;
  } catch {
    return tag;
  }
}

/** Every word of a kind's template in a language; of one that has none, "de-AT" is content with "de", and what is left with English. */
export function templateWords(templates: readonly Template[], kind: SurveyFormKind, language: string): Words {
  const texts = templates.find((template) => template.kind === kind)?.texts ?? [];
  const wish = language.toLowerCase();
  const found = texts.find((one) => one.language === wish) ?? texts.find((one) => one.language === wish.split('-')[0]) ?? texts.find((one) => one.language === 'en');
  return Object.fromEntries(PLACES.map((place) => [place, found?.[place] ?? ''])) as Words;
}

/** "after “order placed”, on /cart*, after 10 s": when a form is shown. */
export function triggerWords({ on, event, pages, delaySeconds }: SurveyFormPartsFragment['trigger'], isButton: boolean): string {
  const where = pages.length > 0 ? `on ${pages.join(', ')}` : '';
  if (isButton) return where || 'on every page';
  const wait = delaySeconds > 0 ? `after ${delaySeconds} s` : '';
  return [on === 'EVENT' ? `when “${event ?? ''}” happens` : '', where, wait].filter(Boolean).join(', ') || 'as soon as the product is opened';
}
