import { walkEntries, type WalkEntry, type WalkEvent, type WalkRules } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { funnelRows, isStep, stepsOfRow, type RowsAsked } from './funnel-rows.js';
import { overlaps, type SavedFunnel } from './funnel-steps.js';
import { Parameters, type Read } from './read.js';

/** One attempt of one person. */
export type TiedEntry = WalkEntry & { readonly personId: number };

/** Attempts that were followed one by one, and the people they are of. */
export interface Tied {
  readonly ids: readonly number[];
  readonly entries: readonly TiedEntry[];
}

interface Row {
  readonly personId: number;
  readonly instants: string[];
  readonly keys: (string | null)[];
  readonly held: (string | null)[];
  readonly values: (string | null)[];
  readonly bits: string[];
}

/**
 * People whose way hangs on which of several events takes which step: an event that can be two steps meets another one at the
 * same instant, or, where the order is free, anywhere. Windows cannot say that each step has its own event there, so these
 * few are followed one by one.
 */
export async function tiedPeople(read: Read, question: TallyQuestion, funnel: SavedFunnel, asked: RowsAsked): Promise<Tied> {
  if (!overlaps(funnel)) return { ids: [], entries: [] };
  const parameters = new Parameters();
  const bits = [...funnel.steps.map((_, index) => `b${index + 1}`), ...funnel.exclusions.map((_, index) => `x${index + 1}`)].map((bit) => `${bit}::int::text`).join(' || ');
  const among = funnel.order === 'ANY' ? 'person_id HAVING' : 'person_id, at HAVING count(*) > 1 AND';
  // IS TRUE keeps it a set that is looked into: planned as a join, few are expected where there are many, and each is looked for in all.
  const rows = await read<Row>(`
    WITH m AS MATERIALIZED (${funnelRows(question, funnel, asked, parameters)}),
    tied AS (SELECT DISTINCT person_id FROM (SELECT person_id FROM m WHERE ${isStep(funnel)} GROUP BY ${among} max(${stepsOfRow(funnel)}) > 1) x)
    SELECT person_id AS "personId", array_agg((extract(epoch FROM at) * 1000000)::bigint::text) AS instants, array_agg(key::text) AS keys,
           array_agg(held) AS held, array_agg(value) AS values, array_agg(${bits}) AS bits
    FROM m WHERE (person_id IN (SELECT person_id FROM tied)) IS TRUE GROUP BY person_id`, parameters.values);
  const rules = rulesOf(funnel);
  return { ids: rows.map((row) => row.personId), entries: rows.flatMap((row) => walkEntries(eventsOf(row, rules), rules).map((entry) => ({ ...entry, personId: row.personId }))) };
}

function rulesOf({ steps, windowMinutes, order, exclusions, hold }: SavedFunnel): WalkRules {
  return { steps: steps.length, windowMicros: windowMinutes * 60_000_000, order, exclusions, holds: hold !== null };
}

function eventsOf({ instants, keys, held, values, bits }: Row, { steps }: WalkRules): WalkEvent[] {
  return instants.map((text, index) => {
    const all = [...bits[index]!].map((bit) => bit === '1');
    return { atMicros: Number(text), key: keys[index] ?? '', held: held[index] ?? null, value: values[index] ?? null, steps: all.slice(0, steps), excludes: all.slice(steps) };
  });
}
