import type { TimeCell } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { SavedFunnel } from './funnel-steps.js';
import { tiedPeople } from './funnel-ties.js';
import { funnelUnits } from './funnel-units.js';
import { Parameters, type Read } from './read.js';
import { personDimensions, split } from './split.js';

/** Which percentiles are told. */
export const PERCENTS = [10, 25, 50, 75, 90] as const;

/** How long it took, of those who came so far. */
export interface FunnelTimes {
  readonly count: number;
  /** One a percent of PERCENTS, in seconds; null where nobody came so far. */
  readonly seconds: readonly number[] | null;
  readonly cells: readonly TimeCell[];
}

/** Times from one step to another, of entries old enough to be judged. */
export async function countTimes(read: Read, question: TallyQuestion, funnel: SavedFunnel, { from, to, cellMinutes }: { from: number; to: number; cellMinutes: number }): Promise<FunnelTimes> {
  const asked = { by: null };
  const tied = await tiedPeople(read, question, funnel, asked);
  const parameters = new Parameters();
  const units = funnelUnits(question, funnel, asked, tied, parameters);
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, personDimensions('f.person_id'));
  const at = (step: number): string => (step === 1 ? 'f.at' : `f.t${step}`);
  const [row] = await read<FunnelTimes>(`
    WITH d AS MATERIALIZED (SELECT extract(epoch FROM ${at(to)} - ${at(from)})::float8 AS seconds FROM (${units}) f ${joins} WHERE f.judged AND ${at(to)} IS NOT NULL ${where})
    SELECT (SELECT count(*) FROM d) AS count,
           (SELECT percentile_cont(${parameters.add(PERCENTS.map((percent) => percent / 100))}::float8[]) WITHIN GROUP (ORDER BY seconds) FROM d) AS seconds,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('cell', cell, 'count', count) ORDER BY cell), '[]')
            FROM (SELECT floor(seconds / ${parameters.add(cellMinutes * 60)}::float8)::int AS cell, count(*) AS count FROM d GROUP BY 1) c) AS cells`, parameters.values);
  return row!;
}
