import { z } from 'zod';
import { metricCatalog } from '@bifocal/metrics';
import { first, inputs } from '../inputs.js';
import { defineTool, lines, saidCut } from '../tool.js';

export const TABLE = `query AgentTable($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $product: String, $team: String, $groupBy: [String!], $filters: [FilterInput!], $compare: Compare, $completeOnly: Boolean, $measure: Measure, $funnel: ID, $first: Int!, $after: String) {
  metricTable(metrics: $metrics, range: $range, grain: $grain, product: $product, team: $team, groupBy: $groupBy, filters: $filters, compare: $compare, completeOnly: $completeOnly, measure: $measure, funnel: $funnel, first: $first, after: $after) {
    columns { name type unit description } rowsJson totalCount truncated nextCursor asOf timeZone
  }
}`;

type Row = Record<string, string | number | boolean | null>;
interface Table {
  columns: { name: string; type: string; unit: string | null; description: string }[];
  rowsJson: Row[]; totalCount: number; truncated: boolean; nextCursor: string | null; asOf: string; timeZone: string;
}

/** Columns that the words repeat otherwise, or that only programs need. */
const ASIDE: ReadonlySet<string> = new Set(['valueExact', 'periodEnd', 'unit']);

const cell = (value: Row[string] | undefined): string => {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The rows as CSV, without columns that are empty throughout; but that there is no value must be seen. */
function csv({ columns, rowsJson }: Table): string {
  const names = columns.map(({ name }) => name).filter((name) => !ASIDE.has(name) && (name === 'value' || rowsJson.some((row) => row[name] !== null && row[name] !== undefined)));
  return [names, ...rowsJson.map((row) => names.map((name) => cell(row[name])))].map((line) => line.join(',')).join('\n');
}

const listed = (half: string): string => metricCatalog.filter((metric) => metric.half === half).map(({ key, name }) => `${key} (${name})`).join(', ');

export const metricTable = defineTool({
  name: 'metric_table',
  title: 'Metrics as a table',
  description: 'One or more metrics over time as one flat table: a row a period, metric and group, with value, numerator, denominator, sample size, 95 % interval and, where asked, the comparison. Shares (RATIO) are 0 to 1; money (MONEY) is in minor units of the product\'s currency; null means nothing was measured, and nullReason says why. Rows whose complete is false are of a period that is not over. Values may be summed only where metric_catalog says ADDITIVE; never average rates or medians: ask a coarser grain instead.',
  input: {
    metrics: z.array(z.string().min(1)).min(1).max(50).describe(`Keys of the catalogue. Delivery: ${listed('DELIVERY')}. Outcome: ${listed('OUTCOME')}.`),
    range: inputs.range,
    grain: inputs.grain,
    product: inputs.product,
    team: inputs.team,
    groupBy: z.array(z.string().min(1)).max(3).optional().describe('Up to 3 dimensions that every metric lists in metric_catalog: a row a group. A trait is named, as "trait:industry".'),
    filters: inputs.filters,
    compare: inputs.compare,
    completeOnly: z.boolean().optional().describe('Leave out periods that are not over.'),
    measure: inputs.measure,
    funnel: inputs.funnel,
    first: first(100, 1_000, 'rows'),
    after: inputs.after,
  },
  output: {
    columns: z.array(z.looseObject({ name: z.string(), type: z.string() })), rows: z.array(z.record(z.string(), z.unknown())),
    totalCount: z.number().int(), truncated: z.boolean(), nextCursor: z.string().nullable(), asOf: z.string(), timeZone: z.string(),
  },
  async answer(given, ask) {
    const { metricTable: table } = await ask<{ metricTable: Table }>(TABLE, given);
    const { rowsJson: rows, ...rest } = table;
    const units = [...new Map(rows.map((row) => [row['metric'], row['unit']]))].map(([metric, unit]) => `${metric} in ${unit}`).join(', ');
    return {
      data: { ...rest, rows },
      text: lines(
        rows.length === 0 ? 'The table is empty: no period with these facts. Try a longer range, another grain, or fewer filters.' : saidCut(rows.length, table.totalCount, 'rows', table.nextCursor),
        units && `Units: ${units}.`,
        `Days in ${table.timeZone}; every fact accepted until ${table.asOf} is counted.`,
        rows.length > 0 && csv(table),
      ),
    };
  },
});
