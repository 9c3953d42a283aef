import type { TestServer } from '../support/server.ts';

export interface Row { metric: string; period: string; periodEnd: string; complete: boolean; dim1: string | null; value: number | null; valueExact: string | null; numerator: number | null; denominator: number | null; low: number | null; high: number | null; previous: number | null; change: number | null; nullReason: string | null }
export interface Figure { metric: string; value: number | null; valueExact: string | null; numerator: number | null; denominator: number | null; sampleSize: number | null; low: number | null; high: number | null; previous: number | null; change: number | null; changeLow: number | null; changeHigh: number | null; isChange: boolean | null; nullReason: string | null; complete: boolean; sparkline: { period: string; value: number | null }[] }
export interface Explanation { figure: Figure; formulaWithNumbers: string; totalCount: number; nextCursor: string | null; numeratorTotal: number | null; denominatorTotal: number | null; rows: { key: string; numerator: number | null; denominator: number | null }[]; leftOut: { key: string; reason: string }[]; leftOutCount: number; graphql: string }
export interface Table { totalCount: number; truncated: boolean; nextCursor: string | null; timeZone: string; rows: Row[]; rowsJson: Record<string, unknown>[]; columns: { name: string; type: string }[] }
export type Range = { from: string; to: string } | { last: string } | { this: string };

const ROW = 'metric period periodEnd complete dim1 value valueExact numerator denominator low high previous change nullReason';
const FIGURE = 'metric value valueExact numerator denominator sampleSize low high previous change changeLow changeHigh isChange nullReason complete sparkline { period value }';
const TABLE = `query ($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $product: String, $team: String, $groupBy: [String!], $filters: [FilterInput!], $compare: Compare, $completeOnly: Boolean, $first: Int, $after: String, $funnel: ID) {
  metricTable(metrics: $metrics, range: $range, grain: $grain, product: $product, team: $team, groupBy: $groupBy, filters: $filters, compare: $compare, completeOnly: $completeOnly, first: $first, after: $after, funnel: $funnel) {
    totalCount truncated nextCursor timeZone rows { ${ROW} } rowsJson columns { name type }
  } }`;
const FIGURES = `query ($metrics: [String!]!, $range: RangeInput!, $product: String, $sparkline: Grain, $compare: Compare, $filters: [FilterInput!], $funnel: ID) {
  figures(metrics: $metrics, range: $range, product: $product, sparkline: $sparkline, compare: $compare, filters: $filters, funnel: $funnel) { ${FIGURE} } }`;
const EXPLAIN = `query ($metric: String!, $range: RangeInput, $product: String, $filters: [FilterInput!], $funnel: ID, $first: Int, $after: String) {
  explain(metric: $metric, range: $range, product: $product, filters: $filters, funnel: $funnel, first: $first, after: $after) {
    figure { ${FIGURE} } formulaWithNumbers totalCount nextCursor numeratorTotal denominatorTotal rows { key numerator denominator } leftOut { key reason } leftOutCount graphql
  } }`;

export interface TableQuestion { metrics: string[]; range: Range; grain: string; product?: string; groupBy?: string[]; filters?: { dimension: string; in: string[] }[]; compare?: string; completeOnly?: boolean; first?: number; after?: string | null; funnel?: string }

export const askTable = (server: TestServer, question: TableQuestion) => server.ask<{ metricTable: Table }>(TABLE, { first: 1000, ...question });
export async function metricTable(server: TestServer, question: TableQuestion): Promise<Table> {
  return (await server.graphql<{ metricTable: Table }>(TABLE, { first: 1000, ...question })).metricTable;
}
export async function figures(server: TestServer, question: { metrics: string[]; range: Range; product?: string; sparkline?: string; compare?: string; filters?: { dimension: string; in: string[] }[]; funnel?: string }): Promise<Figure[]> {
  return (await server.graphql<{ figures: Figure[] }>(FIGURES, question)).figures;
}
export async function figure(server: TestServer, metric: string, range: Range, more: { product?: string; compare?: string; funnel?: string } = {}): Promise<Figure> {
  return (await figures(server, { metrics: [metric], range, ...more }))[0]!;
}
export async function explain(server: TestServer, question: { metric: string; range?: Range; product?: string; funnel?: string; filters?: { dimension: string; in: string[] }[]; first?: number; after?: string | null }): Promise<Explanation> {
  return (await server.graphql<{ explain: Explanation }>(EXPLAIN, { first: 100, ...question })).explain;
}

export interface EventFact { key: string; person: string; name: string; at: string; properties?: Record<string, string> }
/** Events as a source sends them; the key says who, what and when. */
export const event = (person: string, at: string, name = 'opened', properties?: Record<string, string>): EventFact =>
  ({ key: `${person}|${name}|${at}|${JSON.stringify(properties ?? {})}`, person, name, at, ...(properties ? { properties } : {}) });

/** Collects a batch that must be kept whole. */
export async function collect(server: TestServer, product: string, facts: Record<string, unknown>): Promise<void> {
  const receipt = await server.collectOutcomes({ source: 'app', product, ...facts });
  if (receipt.rejected.length > 0) throw new Error(`rejected: ${JSON.stringify(receipt.rejected)}`);
}

export async function createProduct(server: TestServer, key: string, timeZone = 'UTC', currency = 'EUR'): Promise<void> {
  await server.graphql('mutation ($input: CreateProductInput!) { createProduct(input: $input) { key } }', { input: { key, name: key, timeZone, currency } });
}

export interface Step { event: string; name?: string; where?: { property: string; in: string[] }[] }
export async function saveFunnel(server: TestServer, product: string, key: string, steps: Step[], windowMinutes: number): Promise<string> {
  const saved = await server.graphql<{ saveFunnel: { id: string } }>('mutation ($product: String!, $input: FunnelInput!) { saveFunnel(product: $product, input: $input) { id } }', { product, input: { key, name: key, windowMinutes, steps } });
  return saved.saveFunnel.id;
}

export interface FunnelReport { entered: number; maturing: number; nullReason: string | null; conversion: Figure; steps: { index: number; name: string; people: number; ofStart: number | null; ofStartLow: number | null; ofStartHigh: number | null; ofPrevious: number | null; dropOff: number | null }[] }
export async function funnelReport(server: TestServer, product: string, id: string, range: Range): Promise<FunnelReport> {
  const answer = await server.graphql<{ product: { funnel: { report: FunnelReport } } }>(
    `query ($product: String!, $id: ID!, $range: RangeInput!) { product(key: $product) { funnel(id: $id) { report(range: $range) {
      entered maturing nullReason conversion { ${FIGURE} } steps { index name people ofStart ofStartLow ofStartHigh ofPrevious dropOff } } } } }`, { product, id, range });
  return answer.product.funnel.report;
}
