import type { TallyQuestion } from '../answer.js';
import { instantPeriods } from './periods.js';
import { Parameters, type Read } from './read.js';

/** An event's name, with how many people did it and how often. */
export interface EventNameTally {
  readonly name: string;
  readonly people: number;
  readonly events: number;
}

/** Every event name of the question's one period, the most people first. Counted per person before it is counted per name, so that nothing is sorted. */
export async function countEventNames(read: Read, question: TallyQuestion): Promise<EventNameTally[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const periods = instantPeriods(question, parameters);
  return read<EventNameTally>(`
    SELECT n.name, count(*) AS people, sum(x.events)::bigint AS events
    FROM (SELECT e.name_id, e.person_id, count(*) AS events
          FROM ${periods} JOIN event e ON e.product_id = ${product} AND e.at >= p.from_at AND e.at < p.to_at
          GROUP BY 1, 2) x
    JOIN event_name n ON n.id = x.name_id
    GROUP BY n.name ORDER BY people DESC, events DESC, n.name`, parameters.values);
}
