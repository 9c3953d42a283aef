import type { TallyQuestion } from '../answer.js';
import { each, type SavedFunnel } from './funnel-steps.js';
import { tiedPeople } from './funnel-ties.js';
import { funnelUnits } from './funnel-units.js';
import { Parameters, type Read } from './read.js';
import { personDimensions, split } from './split.js';

/** One group of a funnel. */
export interface FunnelGroup {
  /** Null: the property was not there. Meaningless where `isOther`. */
  readonly value: string | null;
  readonly isOther: boolean;
  readonly reached: readonly number[];
  readonly maturing: number;
}

/** How far they came by the value that a property had at the entry that counts, so that the groups add up to the whole. */
export async function countGroups(read: Read, question: TallyQuestion, funnel: SavedFunnel, property: string, most: number): Promise<FunnelGroup[]> {
  const asked = { by: property };
  const tied = await tiedPeople(read, question, funnel, asked);
  const parameters = new Parameters();
  const units = funnelUnits(question, funnel, asked, tied, parameters);
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, personDimensions('f.person_id'));
  const steps = funnel.steps.length;
  return read<FunnelGroup>(`
    WITH u AS MATERIALIZED (SELECT f.value, f.furthest, f.judged FROM (${units}) f ${joins} WHERE true ${where}),
    top AS (SELECT value FROM u GROUP BY value ORDER BY count(*) FILTER (WHERE judged) DESC, count(*) DESC, value LIMIT ${parameters.add(most)})
    SELECT CASE WHEN t.is_top THEN u.value END AS value, NOT t.is_top AS "isOther",
           ARRAY[${each(1, steps, (step) => `count(*) FILTER (WHERE u.judged AND u.furthest >= ${step})`).join(', ')}]::int[] AS reached, count(*) FILTER (WHERE NOT u.judged) AS maturing
    FROM u CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM top WHERE top.value IS NOT DISTINCT FROM u.value) AS is_top) t
    GROUP BY 1, 2 ORDER BY 2, count(*) FILTER (WHERE u.judged) DESC, count(*) DESC, 1`, parameters.values);
}
