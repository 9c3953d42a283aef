import type { FormKind } from '../../facts/survey-forms.js';
import { english } from './english.js';
import { french } from './french.js';
import { german } from './german.js';
import { spanish } from './spanish.js';
import { PLACES, type LanguageWords, type Words } from './words.js';

/** The languages that templates come in. A form may have any other: then its buttons are English until somebody writes them. */
export const LANGUAGES: Readonly<Record<string, LanguageWords>> = { en: english, de: german, fr: french, es: spanish };

/** Every word of a kind's template; of a language that has none, "de-AT" is content with "de", and what is left with English. */
export function templateWords(kind: FormKind, language: string): Words {
  const { alike, [kind]: own } = LANGUAGES[language.toLowerCase()] ?? LANGUAGES[language.toLowerCase().split('-')[0]!] ?? english;
  const found: Partial<Words> = { ...alike, ...own };
  return Object.fromEntries(PLACES.map((place) => [place, found[place] ?? ''])) as Record<keyof Words, string>;
}
