import type { MetricValue, OutcomeMetric } from '@bifocal/metrics';
import type { Behind, BehindRow, LeftOutRow, TallyQuestion } from '../answer.js';
import { adoptionBehind } from './behind-adoption.js';
import { peopleBehind } from './behind-people.js';
import { revenueBehind } from './behind-revenue.js';
import { surveysBehind } from './behind-surveys.js';
import { formulaWithNumbers } from './formula-with-numbers.js';
import type { BehindSql } from './behind-sql.js';
import { NothingToCount } from './nothing-to-count.js';
import type { Read } from './read.js';

const LEFT_OUT_SHOWN = 100;
const BEHIND = { ...peopleBehind, ...adoptionBehind, ...revenueBehind, ...surveysBehind };

interface Row { readonly count: number; readonly numeratorSum: string | null; readonly denominatorSum: string | null; readonly key: string | null; readonly label: string; readonly detail: string | null; readonly person: string | null; readonly at: Date | null; readonly numerator: string | null; readonly denominator: string | null }

/** The people, customers or responses behind one number. Sums are taken over all rows in SQL, whatever the page. */
export async function behindOutcome(read: Read, metric: OutcomeMetric, question: TallyQuestion, value: MetricValue, page: { offset: number; limit: number }): Promise<Behind> {
  const sql = await sqlOf(read, metric, question);
  const formula = formulaWithNumbers(metric, value, question.currency);
  if (!sql) return { rows: [], totalCount: 0, numeratorTotal: value.numerator, denominatorTotal: value.denominator, leftOut: [], leftOutCount: 0, formulaWithNumbers: formula };
  const { parameters } = sql;
  const rows = await read<Row>(`
    WITH behind AS MATERIALIZED (${sql.rows})
    SELECT total.*, page.key, page.label, page.detail, to_jsonb(page)->>'person' AS person, page.at, page.numerator::text, page.denominator::text
    FROM (SELECT count(*), sum(numerator)::text AS "numeratorSum", sum(denominator)::text AS "denominatorSum" FROM behind) total
    LEFT JOIN (SELECT * FROM behind ORDER BY numerator DESC NULLS LAST, denominator DESC NULLS LAST, at DESC NULLS LAST, key
               LIMIT ${parameters.add(page.limit)} OFFSET ${parameters.add(page.offset)}) page ON true
    ORDER BY page.numerator DESC NULLS LAST, page.denominator DESC NULLS LAST, page.at DESC NULLS LAST, page.key`, parameters.values);
  const leftOut = await leftOutOf(read, sql);
  const { count: totalCount = 0, numeratorSum = null, denominatorSum = null } = rows[0] ?? {};
  return {
    rows: rows.flatMap((row): BehindRow[] => (row.key === null ? [] : [{
      key: row.key, label: row.label, detail: row.detail, person: row.person, at: row.at,
      numerator: part(row.numerator, sql.numeratorBy), denominator: part(row.denominator, sql.denominatorBy),
    }])),
    totalCount,
    numeratorTotal: value.numerator === null ? null : part(numeratorSum ?? '0', sql.numeratorBy),
    denominatorTotal: value.denominator === null ? null : part(denominatorSum ?? '0', sql.denominatorBy),
    ...leftOut,
    formulaWithNumbers: formula,
  };
}

/** Null: nothing stands behind it one by one, or nothing can be counted yet, which the value says. */
async function sqlOf(read: Read, metric: OutcomeMetric, question: TallyQuestion): Promise<BehindSql | null> {
  try {
    return (await BEHIND[metric.tally]?.(metric, question, read)) ?? null;
  } catch (error) {
    if (error instanceof NothingToCount) return null;
    throw error;
  }
}

function part(units: string | null, divisors: readonly number[] = []): number | null {
  return units === null ? null : divisors.reduce((amount, divisor) => (divisor === 0 ? 0 : amount / divisor), Number(units));
}

async function leftOutOf(read: Read, sql: BehindSql): Promise<{ leftOut: LeftOutRow[]; leftOutCount: number }> {
  if (!sql.leftOut || !sql.leftOutParameters) return { leftOut: [], leftOutCount: 0 };
  const rows = await read<LeftOutRow & { total: number }>(
    `SELECT key, label, reason, count(*) OVER () AS total FROM (${sql.leftOut}) x ORDER BY key LIMIT ${LEFT_OUT_SHOWN}`, sql.leftOutParameters.values);
  return { leftOut: rows.map(({ key, label, reason }) => ({ key, label, reason })), leftOutCount: rows[0]?.total ?? 0 };
}
