import type { TallyQuestion } from '../answer.js';
import { eventMatch, idsOf } from './event-match.js';
import { spanOf } from './funnel-rows.js';
import { each, overlaps, type SavedFunnel } from './funnel-steps.js';
import { ofPart } from './people-parts.js';
import { edgesOf } from './periods.js';
import { Parameters, type Read } from './read.js';

/** Of so many events of a name, in the order of the people, it is told how often one person does it. */
const LOOKED_AT = 4_000;
/** Above so many events of one person, a join of a person's events with each other costs more than sorting them. */
const MOST_A_PERSON = 12;

/**
 * Whether a funnel can be counted by joining its steps: any entry, in order, each event one step only, and few enough events a
 * person. The mean is taken over events, not people, so that the busiest count most: it is they whom a join is slow for.
 */
export async function isChain(read: Read, funnel: SavedFunnel): Promise<boolean> {
  const { order, entries, exclusions, hold, steps, names } = funnel;
  if (order !== 'IN_ORDER' || entries !== 'ANY' || exclusions.length > 0 || hold !== null || overlaps(funnel)) return false;
  const [row] = await read<{ most: number | null }>(`
    SELECT max(mean) AS most FROM unnest($1::integer[]) AS name (id) CROSS JOIN LATERAL (
      SELECT (sum(events * events) / sum(events))::float8 AS mean FROM (
        SELECT count(*) AS events FROM (SELECT person_id FROM event WHERE name_id = name.id ORDER BY person_id LIMIT ${LOOKED_AT}) e GROUP BY person_id) p) m`,
  [idsOf(steps.flatMap(({ events }) => events), names)]);
  return (row?.most ?? 0) <= MOST_A_PERSON;
}

/**
 * The steps joined one with the next, as s1 .. sn (i, person_id, at, entry): an event of a step remembers the latest entry from
 * which it is reached. What can still follow an earlier entry in time can follow that one too. So a person has a row an event,
 * not one an entry and event. s1 says whether an entry is old enough to be judged; later steps follow such alone.
 */
function chain(question: TallyQuestion, funnel: SavedFunnel, parameters: Parameters): string {
  const { steps, names } = funnel;
  const span = spanOf(question, funnel);
  const [from, to, until, old] = [span.from, span.to, span.until, new Date(question.nowMs - funnel.windowMinutes * 60_000)].map((at) => parameters.add(at)) as [string, string, string, string];
  const window = `make_interval(mins => ${parameters.add(funnel.windowMinutes)}::int)`;
  // One of several events: that it is one of these names is said apart, so that the index on them is read.
  const matches = (index: number): string => {
    const { events } = steps[index]!;
    return `${events.length === 1 ? '' : `e.name_id = ANY(${parameters.add(idsOf(events, names))}::integer[]) AND `}${eventMatch(events, names, parameters)}`;
  };
  const periods = (): string => { const edges = edgesOf(question, parameters); return `JOIN ${edges.inside} p ON p.bucket = width_bucket(e.at, ${edges.list})`; };
  const one = question.periods.length === 1;
  const entered = `s1 AS MATERIALIZED (SELECT ${one ? '1::bigint AS i' : 'p.i'}, e.person_id, e.at, e.at AS entry, e.at <= ${old} AS judged FROM event e
    ${one ? '' : periods()} WHERE ${matches(0)} AND e.at >= ${from} AND e.at < ${to} ${ofPart(question, 'e.person_id', parameters)})`;
  // Of one period nothing says which, so that the order in which the index gives people and instants is the order of the groups. The last step leads nowhere.
  const [i, groups] = one ? ['1::bigint AS i', 'GROUP BY e.person_id, e.at'] : ['s.i', 'GROUP BY e.person_id, e.at, s.i'];
  const following = each(2, steps.length, (step) => `s${step} AS MATERIALIZED (SELECT ${i}, e.person_id, e.at, ${step === steps.length ? 's.entry' : 'max(s.entry) AS entry'} FROM s${step - 1} s
    JOIN event e ON e.person_id = s.person_id AND e.at >= s.at AND e.at <= s.entry + ${window}
    WHERE ${matches(step - 1)} AND e.at >= ${from} AND e.at <= ${until}${step === 2 ? ' AND s.judged' : ''} ${step === steps.length ? '' : groups})`);
  return `WITH ${[entered, ...following].join(', ')}`;
}

/** How far each person came, as (i, person_id, furthest, judged, entered_at). */
export function chainReach(question: TallyQuestion, funnel: SavedFunnel, parameters: Parameters): string {
  const reached = ['SELECT i, person_id, 1 AS furthest, judged, at FROM s1', ...each(2, funnel.steps.length, (step) => `SELECT i, person_id, ${step}, true, NULL FROM s${step}`)];
  return `${chain(question, funnel, parameters)}
    SELECT i, person_id, max(furthest) AS furthest, bool_or(judged) AS judged, min(at) AS entered_at FROM (${reached.join(' UNION ALL ')}) r GROUP BY 1, 2`;
}

/** How many came how far, as (period, dims, reached, people, maturing), where nobody is told apart: no row a person is needed then. */
export function chainCounts(question: TallyQuestion, funnel: SavedFunnel, parameters: Parameters): string {
  const by = question.periods.length === 1 ? { i: '1::bigint AS i', group: '' } : { i: 'i', group: ' GROUP BY i' };
  const later = each(2, funnel.steps.length, (step) => `SELECT ${by.i}, ${step} AS step, count(DISTINCT person_id) AS people, 0 AS maturing FROM s${step}${by.group}`);
  const first = `SELECT ${by.i}, 1 AS step, count(DISTINCT person_id) FILTER (WHERE judged) AS people, count(DISTINCT person_id) - count(DISTINCT person_id) FILTER (WHERE judged) AS maturing FROM s1${by.group}`;
  return `${chain(question, funnel, parameters)}
    SELECT i::int - 1 AS period, '{}'::text[] AS dims, ARRAY[${each(1, funnel.steps.length, (step) => `coalesce(sum(people) FILTER (WHERE step = ${step}), 0)`).join(', ')}]::int[] AS reached,
           NULL::int[] AS people, sum(maturing)::int AS maturing
    FROM (${[first, ...later].join(' UNION ALL ')}) c GROUP BY i`;
}
