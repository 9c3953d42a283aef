import type { TallyQuestion } from '../answer.js';
import { eventMatch, idsOf } from './event-match.js';
import { spanOf } from './funnel-rows.js';
import { each, overlaps, type SavedFunnel } from './funnel-steps.js';
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
 * How far each person came, as (i, person_id, furthest, judged, entered_at), by joining each step with the next one. An event
 * of a step remembers the latest entry from which it is reached: what can still follow an earlier entry in time can follow
 * that one too. So a person has a row an event, not one an entry and event.
 */
export function chainReach(question: TallyQuestion, funnel: SavedFunnel, parameters: Parameters): string {
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
    ${one ? '' : periods()} WHERE ${matches(0)} AND e.at >= ${from} AND e.at < ${to})`;
  const following = each(2, steps.length, (step) => `s${step} AS MATERIALIZED (SELECT s.i, e.person_id, e.at, max(s.entry) AS entry FROM s${step - 1} s
    JOIN event e ON e.person_id = s.person_id AND e.at >= s.at AND e.at <= s.entry + ${window}
    WHERE ${matches(step - 1)} AND e.at >= ${from} AND e.at <= ${until}${step === 2 ? ' AND s.judged' : ''} GROUP BY 1, 2, 3)`);
  const reached = ['SELECT i, person_id, 1 AS furthest, judged, at FROM s1', ...each(2, steps.length, (step) => `SELECT i, person_id, ${step}, true, NULL FROM s${step}`)];
  return `WITH ${[entered, ...following].join(', ')}
    SELECT i, person_id, max(furthest) AS furthest, bool_or(judged) AS judged, min(at) AS entered_at FROM (${reached.join(' UNION ALL ')}) r GROUP BY 1, 2`;
}
