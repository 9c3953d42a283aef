import { z } from 'zod';
import { first, inputs } from '../inputs.js';
import { Refused } from '../own-questions.js';
import { defineTool, lines, saidCut } from '../tool.js';
import { releaseOf, sprintOf } from '../which-sprint.js';

export const EXPLAIN = `query AgentExplain($metric: String!, $product: String, $team: String, $sprint: ID, $release: ID, $range: RangeInput, $filters: [FilterInput!], $measure: Measure, $funnel: ID, $first: Int!, $after: String) {
  explain(metric: $metric, product: $product, team: $team, sprint: $sprint, release: $release, range: $range, filters: $filters, measure: $measure, funnel: $funnel, first: $first, after: $after) {
    metric { key name definition formula source unit }
    figure { value valueExact unit currency numerator denominator sampleSize low high nullReason complete }
    formulaWithNumbers asOf numeratorTotal denominatorTotal
    rows { key label detail at numerator denominator } totalCount nextCursor
    leftOut { key label reason } leftOutCount
    doubts { severity says } graphql
  }
}`;

interface Row { key: string; label: string; detail: string | null; at: string | null; numerator: number | null; denominator: number | null }
interface Explanation {
  metric: { key: string; name: string; definition: string; formula: string };
  figure: { value: number | null; unit: string; currency: string | null; low: number | null; high: number | null; nullReason: string | null; complete: boolean };
  formulaWithNumbers: string; asOf: string; rows: Row[]; totalCount: number; nextCursor: string | null;
  leftOut: { key: string; label: string; reason: string }[]; leftOutCount: number; doubts: { severity: string; says: string }[]; graphql: string;
}

/** What was left out is told by examples; how much it was is told by its count. */
const EXAMPLES = 20;

const parts = ({ numerator, denominator }: Row): string => [numerator, denominator].filter((part) => part !== null).join(' of ');

export const explain = defineTool({
  name: 'explain',
  title: 'Explain a number',
  description: 'One number with everything behind it: the definition, the formula with this number\'s parts, the items, people or customers that add up to it, what was left out and why, and what makes it doubtful. Use it before drawing conclusions, and to answer "why". For a sprint or a release give its team too.',
  input: {
    metric: z.string().min(1).describe('A key of metric_catalog.'),
    product: inputs.product,
    team: inputs.team,
    sprint: z.string().min(1).optional().describe('The sprint it is the number of, with team: its key, name or number, "last" (the last closed one) or "running".'),
    release: z.string().min(1).optional().describe('The release it is the number of, with team: its key or name.'),
    range: inputs.range.unwrap().optional().describe('The days it is the number of, where it is not of a sprint or release; the last 90 days where nothing is said.'),
    filters: inputs.filters,
    measure: inputs.measure,
    funnel: inputs.funnel,
    first: first(25, 200, 'rows'),
    after: inputs.after,
  },
  output: {
    metric: z.looseObject({ key: z.string(), definition: z.string() }), figure: z.looseObject({ value: z.number().nullable() }), formulaWithNumbers: z.string(),
    rows: z.array(z.looseObject({ key: z.string() })), totalCount: z.number().int(), nextCursor: z.string().nullable(), leftOutCount: z.number().int(), graphql: z.string(),
  },
  async answer({ sprint, release, team, ...given }, ask) {
    if ((sprint ?? release) !== undefined && team === undefined) throw new Refused(`team: say whose ${sprint === undefined ? 'release' : 'sprint'} it is. list_products_and_teams gives the keys of the teams.`, 'BAD_USER_INPUT');
    const ids = {
      ...(sprint === undefined ? {} : { sprint: (await sprintOf(team!, sprint, ask)).sprint.id }),
      ...(release === undefined ? {} : { release: (await releaseOf(team!, release, ask)).id }),
    };
    // A sprint says by itself whose it is.
    const whose = (sprint ?? release) === undefined ? { team } : {};
    const { explain: told } = await ask<{ explain: Explanation }>(EXPLAIN, { ...given, ...whose, ...ids });
    const { figure, metric } = told;
    return {
      data: { ...told, leftOut: told.leftOut.slice(0, EXAMPLES) },
      text: lines(
        `${metric.name}: ${figure.value === null ? `nothing measured (${figure.nullReason})` : `${figure.value} ${figure.unit}${figure.currency ? `, minor units of ${figure.currency}` : ''}`}${figure.low === null ? '' : `, 95 % interval ${figure.low} to ${figure.high}`}${figure.complete ? '' : '; its period is not over'}.`,
        metric.definition,
        `${metric.formula}: ${told.formulaWithNumbers}`,
        ...told.doubts.map(({ severity, says }) => `Doubtful (${severity}): ${says}`),
        saidCut(told.rows.length, told.totalCount, 'rows', told.nextCursor),
        ...told.rows.map((row) => `- ${row.key}${row.label === row.key ? '' : ` ${row.label}`}: ${parts(row)}${row.at ? `, ${row.at}` : ''}${row.detail ? ` (${row.detail})` : ''}`),
        told.leftOutCount > 0 && `Left out: ${told.leftOutCount}. ${told.leftOut.slice(0, EXAMPLES).map(({ label, reason }) => `${label} (${reason})`).join('; ')}${told.leftOutCount > EXAMPLES ? '; …' : ''}`,
        `Every fact accepted until ${told.asOf} is counted.`,
      ),
    };
  },
});
