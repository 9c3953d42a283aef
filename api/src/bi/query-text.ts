import type { FilterInput } from '../graphql/figure.js';

/** What a number was asked by. */
export interface NumberAsked {
  readonly metric: string;
  readonly product: string;
  readonly team?: string | null;
  readonly sprintId: number | null;
  readonly releaseId: number | null;
  readonly range: { readonly from: string; readonly to: string };
  readonly filters?: readonly FilterInput[] | null;
  readonly measure?: string | null;
  readonly funnelId: number | null;
}

const text = (value: string): string => JSON.stringify(value);
const list = (values: readonly string[]): string => `[${values.map(text).join(', ')}]`;

/** A GraphQL query that gives the same number, also tomorrow: its range is written in days. */
export function queryText(asked: NumberAsked): string {
  const filters = (asked.filters ?? []).map((filter) => `{ dimension: ${text(filter.dimension)}, in: ${list(filter.in)} }`);
  const shared = [
    ...(filters.length > 0 ? [`filters: [${filters.join(', ')}]`] : []),
    ...(asked.measure ? [`measure: ${asked.measure}`] : []),
    ...(asked.funnelId === null ? [] : [`funnel: ${text(String(asked.funnelId))}`]),
  ];
  const noun = asked.sprintId !== null ? `sprint: ${text(String(asked.sprintId))}` : asked.releaseId !== null ? `release: ${text(String(asked.releaseId))}` : null;
  if (noun) return `{\n  explain(${[`metric: ${text(asked.metric)}`, noun, ...shared].join(', ')}) {\n    figure { value numerator denominator nullReason }\n  }\n}`;
  const whose = [`product: ${text(asked.product)}`, ...(asked.team ? [`team: ${text(asked.team)}`] : [])];
  const range = `range: { from: ${text(asked.range.from)}, to: ${text(asked.range.to)} }`;
  return `{\n  figures(${[`metrics: [${text(asked.metric)}]`, ...whose, range, ...shared].join(', ')}) {\n    value numerator denominator nullReason\n  }\n}`;
}
