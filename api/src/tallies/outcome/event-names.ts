import type { TallyQuestion } from '../answer.js';
import { dayPeriods } from './periods.js';
import { Parameters, type Read } from './read.js';

/** An event's name, with how many people did it and how often. */
export interface EventNameTally {
  readonly name: string;
  readonly people: number;
  readonly events: number;
}

/** Every event name of the question's one period, the most people first: from what is kept a person, day and name. */
export async function countEventNames(read: Read, question: TallyQuestion): Promise<EventNameTally[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  return read<EventNameTally>(`
    SELECT n.name, count(*) AS people, sum(x.events)::bigint AS events
    FROM (SELECT d.name_id, d.person_id, sum(d.uses) AS events
          FROM ${periods} CROSS JOIN event_name own JOIN person_event_day d ON d.name_id = own.id AND d.day >= p.from_day AND d.day < p.to_day
          WHERE own.product_id = ${product}
          GROUP BY 1, 2) x
    JOIN event_name n ON n.id = x.name_id
    GROUP BY n.name ORDER BY people DESC, events DESC, n.name`, parameters.values);
}
