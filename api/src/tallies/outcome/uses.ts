import type { EventRule } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { eventMatch, idsOf, type NameIds } from './event-match.js';
import { dayPeriods, instantPeriods } from './periods.js';
import type { Parameters } from './read.js';

/**
 * Who did any of these events on which day how often, in each period, as rows (i, person_id, day, uses). Events by their names are
 * read from what is kept a person, day and name; only those whose properties are asked about are read one by one. A name that is meant
 * without conditions is not counted once more with them.
 */
export function usesOf(question: TallyQuestion, rules: readonly EventRule[], names: NameIds, parameters: Parameters): string {
  const plain = rules.filter(({ where }) => where.length === 0);
  const conditional = rules.filter(({ event, where }) => where.length > 0 && !plain.some((each) => each.event === event));
  const parts: string[] = [];
  if (idsOf(plain, names).length > 0) {
    parts.push(`SELECT p.i, d.person_id, d.day, d.uses FROM ${dayPeriods(question, parameters)}
      JOIN person_event_day d ON d.name_id = ANY(${parameters.add(idsOf(plain, names))}::integer[]) AND d.day >= p.from_day AND d.day < p.to_day`);
  }
  if (idsOf(conditional, names).length > 0) {
    parts.push(`SELECT p.i, e.person_id, (e.at AT TIME ZONE ${parameters.add(question.zone)})::date AS day, count(*) AS uses FROM ${instantPeriods(question, parameters)}
      JOIN event e ON e.name_id = ANY(${parameters.add(idsOf(conditional, names))}::integer[]) AND e.at >= p.from_at AND e.at < p.to_at
      WHERE ${eventMatch(conditional, names, parameters)} GROUP BY 1, 2, 3`);
  }
  return parts.length === 0 ? 'SELECT 0::bigint AS i, 0::bigint AS person_id, NULL::date AS day, 0::bigint AS uses WHERE false' : parts.join(' UNION ALL ');
}
