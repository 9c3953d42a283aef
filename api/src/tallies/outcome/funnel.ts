import type { FunnelTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { matchingEvents, overlaps, share, type SavedFunnel } from './funnel-steps.js';
import { tiedPeople, type PersonReach } from './funnel-ties.js';
import { edgesOf } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly reached: number[]; readonly maturing: number }

/**
 * How far each person came, as rows (i, person_id, furthest, judged), one a period in which the person entered.
 *
 * From the last step backwards, each event learns when each later step is first reached from it: the earliest moment at which
 * the step after it can be done, since an earlier one never reaches less. So each entry knows its own way in one sort over the
 * matching events, and W is asked of the entry alone. Events of one instant count in step order: the frame holds the peers.
 * An event that matches a step and the next one looks at later instants only, so that it is never used for both.
 *
 * Judged are entries as old as the window alone, whether they converted or not. Counting a young entry because it has
 * converted already, and not the young ones beside it that may still, would make every running week look like a triumph.
 */
export function furthestSteps(question: TallyQuestion, funnel: SavedFunnel, parameters: Parameters, leftOut: readonly number[]): string {
  const n = funnel.steps.length;
  const edges = edgesOf(question, parameters);
  const now = parameters.add(new Date(question.nowMs));
  const window = `make_interval(mins => ${parameters.add(funnel.windowMinutes)}::int)`;
  const without = leftOut.length === 0 ? '' : `WHERE person_id <> ALL(${parameters.add(leftOut)}::bigint[])`;
  let level = `SELECT * FROM (${matchingEvents(question, funnel, parameters)}) m ${without}`;
  for (let step = n - 1; step >= 1; step -= 1) {
    const shared = share(funnel.steps[step - 1]!, funnel.steps[step]!);
    const next = Array.from({ length: n - step }, (_, ahead) => {
      const later = step + 1 + ahead;
      const reached = later === step + 1 ? `CASE WHEN b${step + 1} THEN at END` : `r${step + 1}_${later}`;
      const plain = `min(${reached}) OVER with_peers`;
      const value = shared ? `CASE WHEN b${step + 1} THEN min(${reached}) OVER later_only ELSE ${plain} END` : plain;
      return `CASE WHEN b${step} THEN ${value} END AS r${step}_${later}`;
    });
    level = `SELECT *, ${next.join(', ')} FROM (${level}) l${step}
      WINDOW with_peers AS (PARTITION BY person_id ORDER BY at DESC)${shared ? ', later_only AS (PARTITION BY person_id ORDER BY at DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)' : ''}`;
  }
  const furthest = ['1', ...Array.from({ length: n - 1 }, (_, index) => `(CASE WHEN r1_${index + 2} <= at + ${window} THEN 1 ELSE 0 END)`)].join(' + ');
  return `
    SELECT i, person_id, coalesce(of_old, of_any) AS furthest, of_old IS NOT NULL AS judged, entered_at
    FROM (SELECT p.i, e.person_id, max(e.furthest) FILTER (WHERE e.at + ${window} <= ${now}) AS of_old, max(e.furthest) AS of_any, min(e.at) AS entered_at
          FROM (SELECT person_id, at, ${furthest} AS furthest, width_bucket(at, ${edges.list}) AS bucket FROM (${level}) l WHERE b1) e
          JOIN ${edges.inside} p USING (bucket)
          GROUP BY 1, 2) reach`;
}

/** People by the step they reached, of entries in each period; people who still have time to convert apart. */
export async function countFunnel(read: Read, question: TallyQuestion, funnel: SavedFunnel): Promise<Counted<FunnelTally>[]> {
  if (question.periods.length === 0) return [];
  const tied = overlaps(funnel) ? await tiedPeople(read, question, funnel) : { ids: [], reach: [] };
  const parameters = new Parameters();
  const furthest = furthestSteps(question, funnel, parameters, tied.ids);
  const { dims, joins, where } = split(question, parameters, personDimensions('f.person_id'));
  const reached = funnel.steps.map((_, index) => `count(*) FILTER (WHERE f.judged AND f.furthest > ${index})`);
  const rows = await read<Row>(`
    SELECT f.i::int - 1 AS period, ${dims} AS dims, ARRAY[${reached.join(', ')}]::int[] AS reached, count(*) FILTER (WHERE NOT f.judged) AS maturing
    FROM (${furthest}) f
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2`, parameters.values);
  return withTied(rows, tied.reach, funnel.steps.length).map(({ period, dims: of, reached: people, maturing }) => ({ period, dims: of, tally: { reached: people, maturing } }));
}

/** Adds the people who were judged one by one. */
function withTied(rows: readonly Row[], reach: readonly PersonReach[], steps: number): Row[] {
  const all = new Map(rows.map((row) => [JSON.stringify([row.period, row.dims]), row]));
  for (const { period, dims, furthest, judged } of reach) {
    const key = JSON.stringify([period, dims]);
    const row = all.get(key) ?? { period, dims: [...dims], reached: new Array<number>(steps).fill(0), maturing: 0 };
    all.set(key, {
      ...row,
      reached: row.reached.map((people, index) => people + (judged && furthest > index ? 1 : 0)),
      maturing: row.maturing + (judged ? 0 : 1),
    });
  }
  return [...all.values()];
}
