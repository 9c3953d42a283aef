import type { PeopleTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { ofPart } from './people-parts.js';
import { dayPeriods } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly people: number; readonly part?: number }

/** The first-ever active day of everybody, or of the question's part of the people, who was active in any of the periods `p`: one look into the index a person, however long ago it was. */
export const firstDays = (question: TallyQuestion, product: string, parameters: Parameters): string => `
  SELECT a.person_id, f.day
  FROM (SELECT DISTINCT d.person_id FROM person_day d
        WHERE d.product_id = ${product} ${ofPart(question, 'd.person_id', parameters)} AND d.day >= (SELECT min(from_day) FROM p) AND d.day < (SELECT max(to_day) FROM p)) a
  CROSS JOIN LATERAL (SELECT d.day FROM person_day d WHERE d.person_id = a.person_id ORDER BY d.day LIMIT 1) f`;

/** People whose first-ever event lies in the period, also where the periods begin long after it. */
export async function countPeopleNew(read: Read, question: TallyQuestion): Promise<Counted<PeopleTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const periods = dayPeriods(question, parameters);
  const { dims: groups, part, joins, where } = split(question, parameters, personDimensions('f.person_id'));
  const rows = await read<Row>(`
    WITH p AS (SELECT * FROM ${periods}), f AS (${firstDays(question, product, parameters)})
    SELECT p.i::int - 1 AS period, ${groups} AS dims, count(*) AS people${part.column}
    FROM f JOIN p ON f.day >= p.from_day AND f.day < p.to_day
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2${part.by}`, parameters.values);
  return rows.map(({ people, ...row }) => ({ ...row, tally: { people } }));
}
