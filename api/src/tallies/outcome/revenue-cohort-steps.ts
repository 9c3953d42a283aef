import type { TallyQuestion } from '../answer.js';
import type { AddingUp } from './adding-up.js';
import { converted, exchangeOf, localDay, ratesTable } from './exchange.js';
import { edge } from './periods.js';
import { Parameters, type Read } from './read.js';
import { movements } from './revenue.js';
import { accountDimensions, split } from './split.js';

/** What a cohort gained and lost in one month: running sums over the months are how it stands at their ends. */
export interface CohortStep {
  /** Indexes into the question's periods: the month in which its customers first paid, and the month looked at. */
  readonly cohort: number;
  readonly month: number;
  /** Customers who first paid in it, and their first MRR: in the cohort's own month, else 0. */
  readonly customers: number;
  readonly startMinor: number;
  readonly kept: number;
  readonly netMinor: number;
  readonly grossMinor: number;
  readonly dims: readonly (string | null)[];
}

/** Of customers of two kinds, the steps of both. */
export const STEPS_ADDED: AddingUp<CohortStep> = {
  together(steps) {
    const sums = new Map<string, CohortStep>();
    for (const step of steps) {
      const key = `${step.cohort} ${step.month}`;
      const known = sums.get(key);
      sums.set(key, known ? {
        ...known, customers: known.customers + step.customers, startMinor: known.startMinor + step.startMinor,
        kept: known.kept + step.kept, netMinor: known.netMinor + step.netMinor, grossMinor: known.grossMinor + step.grossMinor,
      } : step);
    }
    return [...sums.values()];
  },
};

/**
 * One pass over the movements of the customers who began in the question's months: each movement is what it changed of the customer's MRR, of its standing,
 * and of the lesser of its first MRR and its MRR. Money is taken at the rates of the customer's first day.
 */
export async function countRevenueCohorts(read: Read, question: TallyQuestion): Promise<CohortStep[]> {
  if (question.periods.length === 0) return [];
  const parameters = new Parameters();
  const exchange = await exchangeOf(read, question);
  const instants = [...question.periods.map(({ from }) => edge(question, from)), edge(question, question.periods.at(-1)!.to)];
  const until = parameters.add(new Date(instants.at(-1)!));
  const [begin, list] = [parameters.add(new Date(instants[0]!)), `${parameters.add(instants.map((at) => new Date(at)))}::timestamptz[]`];
  const { dims, joins, where } = split({ ...question, groupBy: [] }, parameters, accountDimensions('m.account_id'), 'm.account_id');
  const own = exchange.several ? `converted AS (
      SELECT m.dims, m.account_id, m.currency, m.at, f.began_at, m.is_customer, m.was_customer, ${converted('m.after', 'fx.factor')} - ${converted('m.before', 'fx.factor')} AS change
      FROM mine m JOIN began f USING (account_id) LEFT JOIN fx ON fx.currency = m.currency AND fx.day = ${localDay('f.began_at', parameters.add(question.zone))}
    )` : `converted AS (SELECT m.dims, m.account_id, m.currency, m.at, f.began_at, m.is_customer, m.was_customer, m.after - m.before AS change FROM mine m JOIN began f USING (account_id))`;
  return read<CohortStep>(`
    WITH fx AS MATERIALIZED (${ratesTable(question, exchange, parameters)}),
    mine AS MATERIALIZED (SELECT m.*, ${dims} AS dims FROM (${movements(question, parameters, until, exchange)}) m ${joins} WHERE true ${where}),
    began AS (SELECT account_id, min(at) AS began_at FROM mine WHERE kind = 'NEW' AND at >= ${begin} GROUP BY 1),
    ${own}, running AS (
      SELECT *, sum(change) OVER (PARTITION BY account_id ORDER BY at, currency) AS total, sum(change) FILTER (WHERE at = began_at) OVER (PARTITION BY account_id) AS first_minor,
             row_number() OVER (PARTITION BY account_id ORDER BY at, currency) AS place
      FROM converted
    )
    SELECT width_bucket(began_at, ${list}) - 1 AS cohort, width_bucket(at, ${list}) - 1 AS month,
           count(*) FILTER (WHERE place = 1)::int AS customers, coalesce(sum(first_minor) FILTER (WHERE place = 1), 0)::bigint AS "startMinor",
           sum(is_customer::int - CASE WHEN place = 1 THEN 0 ELSE was_customer::int END)::int AS kept, sum(change)::bigint AS "netMinor",
           sum(least(first_minor, total) - least(first_minor, total - change))::bigint AS "grossMinor", dims
    FROM running GROUP BY 1, 2, dims ORDER BY 1, 2`, parameters.values);
}
