import type { FormKind } from '../facts/survey-forms.js';
import type { SurveyTemplate, SurveyTexts, SurveyTrigger } from './survey-form.type.js';
import { LANGUAGES, templateWords } from './templates/template-words.js';

const template = (kind: FormKind, name: string, says: string, quietDays: number, trigger: Partial<SurveyTrigger>): SurveyTemplate => ({
  kind, name, says, quietDays, share: 1, trigger: { on: 'DELAY', event: null, pages: [], delaySeconds: 0, ...trigger },
  texts: Object.keys(LANGUAGES).map((language): SurveyTexts => ({ language, ...templateWords(kind, language) })),
});

/** What a new form begins with. Days without another question are those that the field's tools begin with too. */
export const surveyTemplates: SurveyTemplate[] = [
  template('NPS', 'Recommendation (NPS)', 'How the whole product is seen: 0 to 10, of some people each week.', 90, { delaySeconds: 20 }),
  template('CSAT', 'Satisfaction (CSAT)', 'How one thing went, right after it: 1 to 5.', 30, { on: 'EVENT' }),
  template('CES', 'Effort (CES)', 'How easy one thing was, right after it: 1 to 7.', 30, { on: 'EVENT' }),
  template('FEEDBACK', 'Feedback button', 'Always there, for ideas, problems and praise.', 0, {}),
];
