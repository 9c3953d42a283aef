import type { TallyQuestion } from '../answer.js';
import { matchingEvents, type SavedFunnel } from './funnel-steps.js';
import { edge } from './periods.js';
import { Parameters, type Read } from './read.js';
import { personDimensions, split } from './split.js';

/** How far one person came in one period. */
export interface PersonReach {
  readonly period: number;
  readonly dims: readonly (string | null)[];
  readonly personId: number;
  readonly furthest: number;
  readonly judged: boolean;
  readonly enteredAt: Date;
}

interface Row { readonly personId: number; readonly dims: (string | null)[]; readonly instants: string[]; readonly matches: string[] }

/** Events of one instant: per event, the steps it matches. */
interface Instant { readonly atMicros: number; readonly events: readonly (readonly boolean[])[] }

/**
 * People whose way hangs on which of several events of one instant takes which step: an event that matches two steps meets
 * another one at the same instant. Windows cannot say that each step has its own event there, so these few are judged one by one.
 */
export async function tiedPeople(read: Read, question: TallyQuestion, funnel: SavedFunnel): Promise<{ ids: number[]; reach: PersonReach[] }> {
  const parameters = new Parameters();
  const matching = matchingEvents(question, funnel, parameters);
  const bits = funnel.steps.map((_, index) => `b${index + 1}::int`).join(' + ');
  const mask = funnel.steps.map((_, index) => `b${index + 1}::int::text`).join(' || ');
  const { dims, joins, where } = split(question, parameters, personDimensions('t.person_id'));
  const rows = await read<Row & { wanted: boolean }>(`
    WITH m AS MATERIALIZED (${matching}),
    tied AS (SELECT DISTINCT person_id FROM (SELECT person_id FROM m GROUP BY person_id, at HAVING count(*) > 1 AND max(${bits}) > 1) x)
    SELECT t.person_id AS "personId", ${dims} AS dims, (true ${where}) IS TRUE AS wanted, t.instants, t.matches
    FROM (SELECT person_id, array_agg((extract(epoch FROM at) * 1000000)::bigint::text ORDER BY at) AS instants, array_agg(${mask} ORDER BY at) AS matches
          FROM m WHERE person_id IN (SELECT person_id FROM tied) GROUP BY person_id) t
    ${joins}`, parameters.values);
  return { ids: rows.map((row) => row.personId), reach: rows.filter((row) => row.wanted).flatMap((row) => reachOf(row, question, funnel)) };
}

function reachOf(row: Row, question: TallyQuestion, funnel: SavedFunnel): PersonReach[] {
  const windowMicros = funnel.windowMinutes * 60_000_000;
  const instants = byInstant(row);
  const entries = instants.flatMap((instant, index) => instant.events.flatMap((matches, event) => (
    matches[0] ? [{ atMicros: instant.atMicros, furthest: reachFrom(instants.slice(index), event, windowMicros, funnel.steps.length) }] : []
  )));
  return question.periods.flatMap((period, index) => {
    const [from, to] = [edge(question, period.from) * 1000, edge(question, period.to) * 1000];
    const own = entries.filter((entry) => entry.atMicros >= from && entry.atMicros < to);
    if (own.length === 0) return [];
    const old = own.filter((entry) => entry.atMicros + windowMicros <= question.nowMs * 1000);
    const furthest = Math.max(...(old.length > 0 ? old : own).map((entry) => entry.furthest));
    return [{ period: index, dims: row.dims, personId: row.personId, furthest, judged: old.length > 0, enteredAt: new Date(own[0]!.atMicros / 1000) }];
  });
}

function byInstant({ instants, matches }: Row): Instant[] {
  const groups = new Map<number, boolean[][]>();
  instants.forEach((text, index) => {
    const events = groups.get(Number(text)) ?? [];
    groups.set(Number(text), [...events, [...matches[index]!].map((bit) => bit === '1')]);
  });
  return [...groups].map(([atMicros, events]) => ({ atMicros, events }));
}

/** The furthest step from one entry: at each instant as many next steps as its events can take, each event one. More steps done early never reach less. */
export function reachFrom(instants: readonly Instant[], entry: number, windowMicros: number, steps: number): number {
  const first = instants[0]!;
  let done = 1;
  for (const instant of instants) {
    if (instant.atMicros > first.atMicros + windowMicros || done === steps) break;
    const free = instant === first ? instant.events.filter((_, event) => event !== entry) : instant.events;
    done += nextSteps(free, done, steps);
  }
  return done;
}

/** How many steps in a row, from `done` on, these events can take when each takes one: a matching that grows step by step. */
function nextSteps(events: readonly (readonly boolean[])[], done: number, steps: number): number {
  const takenBy = new Map<number, number>();
  const take = (step: number, tried: Set<number>): boolean => events.some((matches, event) => {
    if (!matches[step] || tried.has(event)) return false;
    tried.add(event);
    const other = takenBy.get(event);
    if (other !== undefined && !take(other, tried)) return false;
    takenBy.set(event, step);
    return true;
  });
  let step = done;
  while (step < steps && take(step, new Set())) step += 1;
  return step - done;
}
