import type { ActivationRule, ActivationTally, ActivationWait } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { activationOn, byRule, definitionsOf } from './definitions.js';
import { eventMatch, nameIdsOf, tellsByDay, type NameIds } from './event-match.js';
import type { NeedsEvents } from './events-kept.js';
import { NothingToCount } from './nothing-to-count.js';
import { instantPeriods, lastDay } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';
import { startsOf } from './starts.js';

interface Row extends ActivationTally { readonly period: number; readonly dims: (string | null)[] }

/** What activation is on a day. NothingToCount where nobody has decided it. */
export async function activationRules(read: Read, question: TallyQuestion): Promise<(day: string) => ActivationRule> {
  const definitions = await definitionsOf(read, question);
  if (definitions.at(-1)!.settings.activation === null) throw new NothingToCount('Nobody has decided yet what activates a person. Choose an event in the product’s settings.');
  return (day) => activationOn(definitions, day)!;
}

/**
 * Everybody who signed up in a period, as `(i, person_id, start_at, activated_at, matured, in_time)`: when they first activated after that, however late,
 * whether their time has passed, and whether they activated in it, edge included. One look into the index of names a person.
 */
export function signUps(question: TallyQuestion, { start, event, hours }: ActivationRule, names: NameIds, parameters: Parameters): string {
  const now = parameters.add(new Date(question.nowMs));
  const window = `make_interval(secs => ${parameters.add(hours * 3600)}::double precision)`;
  const id = names.get(event.event);
  const activated = id === undefined
    ? 'SELECT NULL::timestamptz AS at'
    : `SELECT e.at FROM event e WHERE e.name_id = ${parameters.add(id)}::integer AND e.person_id = s.person_id AND e.at >= s.at AND e.at <= ${now} AND ${eventMatch([event], names, parameters)} ORDER BY e.at LIMIT 1`;
  return `
    SELECT w.*, w.start_at + ${window} <= ${now} AS matured, coalesce(w.activated_at <= w.start_at + ${window}, false) AS in_time
    FROM (SELECT p.i, s.person_id, s.at AS start_at, a.at AS activated_at
          FROM (${startsOf(question, start, names, parameters)}) s
          JOIN ${instantPeriods(question, parameters)} ON s.at >= p.from_at AND s.at < p.to_at
          LEFT JOIN LATERAL (${activated}) a ON true) w`;
}

export const rulesOf = ({ start, event }: ActivationRule): ActivationRule['event'][] => [...(start ? [start] : []), event];

/** Who signed up, and when, is told from their first event on; who did so by an event with a certain property for the first time, by all there ever were. */
export async function activationNeeds(read: Read, question: TallyQuestion): Promise<NeedsEvents> {
  const ruleOn = await activationRules(read, question);
  return (period) => (tellsByDay(ruleOn(lastDay(question, period)).start) ? 'FROM_ITS_DAYS' : 'EVER');
}

/** Of the people who signed up in each period: who activated in time, whose time has passed, whose has not. */
export async function countActivation(read: Read, question: TallyQuestion): Promise<Counted<ActivationTally>[]> {
  return byRule(question, await activationRules(read, question), async (asked, rule) => {
    const names = await nameIdsOf(read, asked.productId, rulesOf(rule));
    const parameters = new Parameters();
    const people = signUps(asked, rule, names, parameters);
    const { dims, joins, where } = split(asked, parameters, personDimensions('w.person_id'));
    const rows = await read<Row>(`
      SELECT w.i::int - 1 AS period, ${dims} AS dims, count(*) FILTER (WHERE w.matured AND w.in_time) AS activated, count(*) FILTER (WHERE w.matured) AS matured,
             count(*) FILTER (WHERE NOT w.matured) AS maturing
      FROM (${people}) w
      ${joins}
      WHERE true ${where}
      GROUP BY 1, 2`, parameters.values);
    return rows.map(({ period, dims: group, activated, matured, maturing }) => ({ period, dims: group, tally: { activated, matured, maturing } }));
  });
}

/** How long the people of the question's one period took, or have been watched without activating: whole seconds, in hours. */
export async function countWaits(read: Read, question: TallyQuestion): Promise<ActivationWait[]> {
  const rule = (await activationRules(read, question))(lastDay(question, question.periods[0]!));
  const names = await nameIdsOf(read, question.productId, rulesOf(rule));
  const parameters = new Parameters();
  const people = signUps(question, rule, names, parameters);
  const rows = await read<{ seconds: number; activated: number; waiting: number }>(`
    SELECT round(extract(epoch FROM coalesce(w.activated_at, ${parameters.add(new Date(question.nowMs))}::timestamptz) - w.start_at))::bigint AS seconds,
           count(w.activated_at) AS activated, count(*) - count(w.activated_at) AS waiting
    FROM (${people}) w GROUP BY 1`, parameters.values);
  return rows.map(({ seconds, activated, waiting }) => ({ hours: Math.max(0, seconds) / 3600, activated, waiting }));
}
