import type { EventRule } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { eventMatch, tellsByDay, type NameIds } from './event-match.js';
import { firstDays } from './people-new.js';
import { ofPart } from './people-parts.js';
import { dayPeriods } from './periods.js';
import type { Parameters } from './read.js';

/** Whether an event of a name makes its person active on a day. */
export const qualifies = (name: string, day: string, product: string): string =>
  `NOT EXISTS (SELECT FROM not_qualifying q WHERE q.product_id = ${product} AND q.name_id = ${name} AND ${day} >= q.from_day AND ${day} < q.to_day)`;

/**
 * Everybody whose first-ever start lies in the days of the question's periods, however long ago the product began, as (person_id, at): the
 * first qualifying event, or the first event that the rule means. Two or three looks into an index a person.
 */
export function startsOf(question: TallyQuestion, start: EventRule | null, names: NameIds, parameters: Parameters): string {
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  if (start === null) {
    const zone = parameters.add(question.zone);
    return `
      SELECT f.person_id, s.at
      FROM (WITH p AS (SELECT * FROM ${periods}) ${firstDays(question, product, parameters)}) f
      CROSS JOIN LATERAL (
        SELECT min(first_of_name.at) AS at FROM person_event_day d
        CROSS JOIN LATERAL (SELECT e.at FROM event e WHERE e.name_id = d.name_id AND e.person_id = d.person_id AND e.at >= (f.day::timestamp AT TIME ZONE ${zone}) ORDER BY e.at LIMIT 1) first_of_name
        WHERE d.person_id = f.person_id AND d.day = f.day AND ${qualifies('d.name_id', 'd.day', product)}) s
      WHERE f.day >= (SELECT min(from_day) FROM ${periods}) AND f.day < (SELECT max(to_day) FROM ${periods})`;
  }
  const id = names.get(start.event);
  if (id === undefined) return 'SELECT NULL::bigint AS person_id, NULL::timestamptz AS at WHERE false';
  const name = parameters.add(id);
  // Whoever did it before is told by days, also where the events of then are removed.
  const before = tellsByDay(start) ? `WHERE NOT EXISTS (SELECT FROM person_event_day b WHERE b.person_id = c.person_id AND b.name_id = ${name}::integer AND b.day < (SELECT min(from_day) FROM ${periods}))` : '';
  return `
    SELECT c.person_id, s.at
    FROM (SELECT DISTINCT d.person_id FROM person_event_day d
          WHERE d.name_id = ${name}::integer AND d.product_id = ${product} ${ofPart(question, 'd.person_id', parameters)} AND d.day >= (SELECT min(from_day) FROM ${periods}) AND d.day < (SELECT max(to_day) FROM ${periods})) c
    CROSS JOIN LATERAL (SELECT e.at FROM event e WHERE e.name_id = ${name}::integer AND e.person_id = c.person_id AND ${eventMatch([start], names, parameters)} ORDER BY e.at LIMIT 1) s
    ${before}`;
}

/** The same by days alone, as (person_id, day), for any event or one by its name: what is kept a person, day and name tells it. */
export function startDaysOf(question: TallyQuestion, start: EventRule | null, names: NameIds, parameters: Parameters): string {
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  if (start === null) return `WITH p AS (SELECT * FROM ${periods}) ${firstDays(question, product, parameters)}`;
  return `
    SELECT c.person_id, f.day
    FROM (SELECT DISTINCT d.person_id, d.name_id FROM person_event_day d
          WHERE d.name_id = ${parameters.add(names.get(start.event) ?? null)}::integer AND d.product_id = ${product} ${ofPart(question, 'd.person_id', parameters)}
            AND d.day >= (SELECT min(from_day) FROM ${periods}) AND d.day < (SELECT max(to_day) FROM ${periods})) c
    CROSS JOIN LATERAL (SELECT d.day FROM person_event_day d WHERE d.person_id = c.person_id AND d.name_id = c.name_id ORDER BY d.day LIMIT 1) f`;
}
