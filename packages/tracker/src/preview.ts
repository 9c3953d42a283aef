import { showFeedback } from './feedback.js';
import { wordsFor, type Form, type SurveyKind } from './form.js';
import { showSurvey, type Begin } from './survey.js';

/** Shows a form as people will see it, from a given step on, in a given language; sends nothing. Gives the way to take it away. */
export function preview(form: Form, { language, ...begin }: Begin & { readonly language: string }): () => void {
  const { language: found, words } = wordsFor(form, [language]);
  const nothing = (): void => undefined;
  if (form.kind === 'FEEDBACK') return showFeedback(form, found, words, nothing, begin.step === 'followUp');
  return showSurvey(form as Form & { kind: SurveyKind }, found, words, { scored: nothing, commented: nothing, dismissed: nothing, gone: nothing }, begin);
}
