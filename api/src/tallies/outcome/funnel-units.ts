import type { TallyQuestion } from '../answer.js';
import { funnelEntries } from './funnel-entries.js';
import type { RowsAsked } from './funnel-rows.js';
import { each, type SavedFunnel } from './funnel-steps.js';
import type { Tied } from './funnel-ties.js';
import { edgesOf } from './periods.js';
import type { Parameters } from './read.js';

/**
 * What counts once in each period, as (i, person_id, held, value, key, at, t2 .. tn, furthest, judged): a person, or a person
 * and a held value, by the entry that counts for it; or each entry. It follows packages/metrics' `funnelUnits`.
 *
 * Judged are entries as old as the window alone, whether they converted or not. Counting a young entry because it has
 * converted already, and not the young ones beside it that may still, would make every running week look like a triumph.
 */
export function funnelUnits(question: TallyQuestion, funnel: SavedFunnel, asked: RowsAsked, tied: Tied, parameters: Parameters): string {
  return unitsOf(funnelEntries(question, funnel, asked, tied, parameters), question, funnel, parameters);
}

/** The same of entries that are known already; those after the question's now are in no period. */
export function unitsOf(entries: string, question: TallyQuestion, funnel: SavedFunnel, parameters: Parameters): string {
  const { entries: rule } = funnel;
  const judged = judgedEntries(entries, question, funnel, parameters);
  if (rule === 'EVERY') return judged;
  return `SELECT DISTINCT ON (i, person_id, held) * FROM (${judged}) e ORDER BY i, person_id, held, ${ORDERS[rule]}, key`;
}

/** Which entry counts. */
const ORDERS = { ANY: 'judged DESC, furthest DESC, at', FIRST: 'at, furthest DESC' } as const;

/** Every entry with the periods it lies in. */
function judgedEntries(entries: string, question: TallyQuestion, funnel: SavedFunnel, parameters: Parameters): string {
  const n = funnel.steps.length;
  const edges = edgesOf(question, parameters);
  const old = parameters.add(new Date(question.nowMs - funnel.windowMinutes * 60_000));
  return `SELECT p.i, e.* FROM (
      SELECT *, 1 + ${each(2, n, (step) => `(t${step} IS NOT NULL)::int`).join(' + ')} AS furthest, at <= ${old} AS judged, width_bucket(at, ${edges.list}) AS bucket
      FROM (${entries}) a) e
    JOIN ${edges.inside} p USING (bucket)`;
}
