import type { SurveyFormInput } from './batch.js';

const TEXTS = [{ language: 'en' }, { language: 'de' }];

/** The forms whose answers the sample has, by the keys of its surveys, and the feedback button. */
export const SURVEY_FORMS: readonly SurveyFormInput[] = [
  { key: 'nps-relationship', kind: 'NPS', name: 'Recommendation', state: 'LIVE', trigger: { on: 'DELAY', delaySeconds: 20 }, share: 1, quietDays: 85, fallbackLanguage: 'en', texts: TEXTS },
  { key: 'csat-support', kind: 'CSAT', name: 'Support, satisfaction', state: 'LIVE', trigger: { on: 'PAGE', pages: ['/support/solved*'], delaySeconds: 2 }, share: 1, quietDays: 5, fallbackLanguage: 'en', texts: TEXTS },
  { key: 'ces-first-project', kind: 'CES', name: 'First project, effort', state: 'LIVE', trigger: { on: 'EVENT', event: 'project_created', delaySeconds: 20 }, share: 0.5, quietDays: 0, fallbackLanguage: 'en', texts: TEXTS },
  { key: 'feedback', kind: 'FEEDBACK', name: 'Feedback button', state: 'LIVE', trigger: { on: 'DELAY', delaySeconds: 0 }, share: 1, quietDays: 0, fallbackLanguage: 'en', texts: TEXTS },
];
