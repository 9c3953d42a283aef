import type { FormContent, FormRow } from '../facts/survey-forms.js';
import { templateWords } from './templates/template-words.js';
import type { Words } from './templates/words.js';

/** A form as the script gets it: what it needs to decide and to show, with every word in its place. */
export interface ScriptForm extends Omit<FormContent, 'words'> {
  readonly key: string;
  readonly kind: FormRow['kind'];
  readonly words: Readonly<Record<string, Words>>;
}

export function scriptForm({ key, kind, content }: FormRow): ScriptForm {
  return {
    ...content, key, kind,
    words: Object.fromEntries(Object.entries(content.words).map(([language, own]) => [language, { ...templateWords(kind, language), ...own }])),
  };
}
