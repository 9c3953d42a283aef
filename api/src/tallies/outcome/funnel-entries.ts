import type { TallyQuestion } from '../answer.js';
import { funnelRows, isStep, type RowsAsked } from './funnel-rows.js';
import { each, share, type SavedFunnel } from './funnel-steps.js';
import type { Tied, TiedEntry } from './funnel-ties.js';
import type { Parameters } from './read.js';

/**
 * Every attempt, as (person_id, held, value, key, at, t2 .. tn): when each step was reached within the window, or null. One sort
 * over the events of the funnel: it follows packages/metrics' `walkEntries`, which the few are followed by for whom windows
 * cannot say that each step has its own event.
 */
export function funnelEntries(question: TallyQuestion, funnel: SavedFunnel, asked: RowsAsked, tied: Tied, parameters: Parameters): string {
  const rows = usable(funnel, funnelRows(question, funnel, asked, parameters), tied, parameters);
  const entries = funnel.order === 'ANY' ? freely(funnel, rows, parameters) : stepByStep(funnel, rows, parameters);
  return tied.entries.length === 0 ? entries : `${entries} UNION ALL ${oneByOne(funnel, tied.entries, parameters)}`;
}

/** The rows that can be steps; each knows when an exclusion comes next, and which of the person's instants it is of. */
function usable(funnel: SavedFunnel, rows: string, tied: Tied, parameters: Parameters): string {
  const next = funnel.exclusions.map((_, index) => `, min(CASE WHEN x${index + 1} THEN at END) OVER later AS n${index + 1}`).join('');
  const instant = funnel.order === 'STRICT' ? ', dense_rank() OVER (PARTITION BY person_id ORDER BY at) AS g' : '';
  const later = next === '' ? '' : 'WINDOW later AS (PARTITION BY person_id ORDER BY at DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)';
  const known = next === '' && instant === '' ? rows : `SELECT *${next}${instant} FROM (${rows}) r ${later}`;
  const conditions = [`(${isStep(funnel)})`, ...(funnel.hold === null ? [] : ['held IS NOT NULL']), ...(tied.ids.length === 0 ? [] : [`person_id <> ALL(${parameters.add(tied.ids)}::bigint[])`])];
  return `SELECT * FROM (${known}) u WHERE ${conditions.join(' AND ')}`;
}

const windowOf = (funnel: SavedFunnel, parameters: Parameters): string => `make_interval(mins => ${parameters.add(funnel.windowMinutes)}::int)`;
const partition = (funnel: SavedFunnel): string => `PARTITION BY person_id${funnel.hold === null ? '' : ', held'}`;

/**
 * From the last step backwards, each event learns when each later step is first reached from it: the earliest moment at which
 * the step after it can be done, since an earlier one never reaches less. So each entry knows its own way, and W is asked of
 * the entry alone. Events of one instant count in step order: the frames hold the peers. An event that can be a step and the
 * next one looks at later instants only, so that it is never used for both.
 */
function stepByStep(funnel: SavedFunnel, rows: string, parameters: Parameters): string {
  const n = funnel.steps.length;
  const frames = framesOf(funnel);
  let level = rows;
  for (let step = n - 1; step >= 1; step -= 1) {
    const shared = share(funnel.steps[step - 1]!, funnel.steps[step]!);
    const carried = (reached: string, as: string): string => {
      const plain = `min(${reached}) OVER with_peers`;
      return `CASE WHEN b${step} THEN ${shared ? `CASE WHEN b${step + 1} THEN min(${reached}) OVER later_only ELSE ${plain} END` : plain} END AS ${as}`;
    };
    const columns = [
      ...each(step + 1, n, (later) => carried(later === step + 1 ? `CASE WHEN b${step + 1} THEN at END` : `r${step + 1}_${later}`, `r${step}_${later}`)),
      ...funnel.exclusions.flatMap(({ after }, index) => (step < after ? [carried(step + 1 === after ? `CASE WHEN b${after} THEN n${index + 1} END` : `n${step + 1}_${index + 1}`, `n${step}_${index + 1}`)] : [])),
    ];
    level = `SELECT *, ${columns.join(', ')} FROM (${level}) l${step} WINDOW with_peers AS (${partition(funnel)} ${frames.withPeers})${shared ? `, later_only AS (${partition(funnel)} ${frames.laterOnly})` : ''}`;
  }
  const window = windowOf(funnel, parameters);
  const times = each(2, n, (step) => {
    const uncut = funnel.exclusions.flatMap(({ after, before }, index) => {
      const next = after === 1 ? `n${index + 1}` : `n1_${index + 1}`;
      return step > after ? [` AND (${next} IS NULL OR r1_${step} <= ${next} OR r1_${before} <= ${next})`] : [];
    });
    return `CASE WHEN r1_${step} <= at + ${window}${uncut.join('')} THEN r1_${step} END AS t${step}`;
  });
  return `SELECT person_id, held, value, key, at, ${times.join(', ')} FROM (${level}) l WHERE b1`;
}

/** Where nothing may lie between, the next step is at the same instant or at the person's next one. */
function framesOf({ order }: SavedFunnel): { withPeers: string; laterOnly: string } {
  if (order === 'STRICT') return { withPeers: 'ORDER BY g RANGE BETWEEN CURRENT ROW AND 1 FOLLOWING', laterOnly: 'ORDER BY g RANGE BETWEEN 1 FOLLOWING AND 1 FOLLOWING' };
  return { withPeers: 'ORDER BY at DESC', laterOnly: 'ORDER BY at DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING' };
}

/** In any order each event begins an attempt: the k-th step is reached when the k-th kind of step has first come. */
function freely(funnel: SavedFunnel, rows: string, parameters: Parameters): string {
  const n = funnel.steps.length;
  const firsts = each(1, n, (step) => `min(CASE WHEN b${step} THEN at END) OVER with_peers AS f${step}`);
  const limit = `least(${[`at + ${windowOf(funnel, parameters)}`, ...each(1, funnel.exclusions.length, (place) => `n${place}`)].join(', ')})`;
  return `SELECT person_id, held, value, key, at, ${each(2, n, (step) => `CASE WHEN s[${step}] <= ${limit} THEN s[${step}] END AS t${step}`).join(', ')}
    FROM (SELECT *, ${firsts.join(', ')} FROM (${rows}) r WINDOW with_peers AS (${partition(funnel)} ORDER BY at DESC)) f
    CROSS JOIN LATERAL (SELECT array_agg(v ORDER BY v) AS s FROM unnest(ARRAY[${each(1, n, (step) => `f${step}`).join(', ')}]) v) o`;
}

function oneByOne(funnel: SavedFunnel, entries: readonly TiedEntry[], parameters: Parameters): string {
  const list = (values: readonly unknown[], type: string): string => `${parameters.add(values)}::${type}[]`;
  const instant = (micros: string): string => `timestamptz 'epoch' + ${micros} * interval '1 microsecond'`;
  const times = each(2, funnel.steps.length, (step) => list(entries.map(({ reachedAtMicros }) => reachedAtMicros[step - 1] ?? null), 'bigint'));
  return `SELECT person_id, held, value, key, ${instant('at')}, ${each(2, funnel.steps.length, (step) => instant(`t${step}`)).join(', ')}
    FROM unnest(${list(entries.map((entry) => entry.personId), 'bigint')}, ${list(entries.map((entry) => entry.held), 'text')}, ${list(entries.map((entry) => entry.value), 'text')},
      ${list(entries.map((entry) => entry.key || null), 'uuid')}, ${list(entries.map((entry) => entry.atMicros), 'bigint')}, ${times.join(', ')})
    AS t (person_id, held, value, key, at, ${each(2, funnel.steps.length, (step) => `t${step}`).join(', ')})`;
}
