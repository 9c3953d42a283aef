import type { TallyQuestion } from '../answer.js';
import { edge } from './periods.js';
import type { Parameters } from './read.js';

/** A subquery: what an account pays a month as of now, in minor units of the product's currency; null where it never paid. */
export function mrrNow(question: TallyQuestion, parameters: Parameters, accountId: string): string {
  const [currency, now] = [parameters.add(question.currency), parameters.add(new Date(edge(question, '9999-12-31')))];
  return `(SELECT m.mrr_after_minor FROM mrr_movement m WHERE m.account_id = ${accountId} AND m.currency = ${currency} AND m.at < ${now} ORDER BY m.at DESC LIMIT 1)`;
}
