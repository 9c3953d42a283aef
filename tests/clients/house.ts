import { makeKey } from '../support/keys.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { Places } from '../support/recipes.ts';

export const METRICS = ['adoption.active_users', 'revenue.mrr'];
export const RANGE = { last: 'P12W' };

export interface House extends Places {
  readonly server: TestServer;
  /** What the recipes ask for, as the server answers one who is signed in. */
  readonly rows: readonly Row[];
}
export interface Row { metric: string; period: string; periodEnd: string; complete: boolean; value: number | null; unit: string; nullReason: string | null }

/** A server with ten weeks of facts of the product shop, a key that reads them, a feed of it and a link to that. */
export async function openHouse(): Promise<House> {
  const server = await startServer();
  const at = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const people = Array.from({ length: 9 }, (_, index) => `p${index}`);
  const receipt = await server.collectOutcomes({
    source: 'app', product: 'shop',
    accounts: [{ key: 'acme', traits: { plan: '=SUM(A1:A9)' } }, { key: 'bolt', traits: { plan: 'Übergröße, "L"' } }],
    people: people.map((key, index) => ({ key, account: index % 2 === 0 ? 'acme' : 'bolt' })),
    events: people.flatMap((person, index) => Array.from({ length: 70 }, (_, day) => day).filter((day) => (day * (index + 3)) % 11 < 4).map((day) => ({ key: `${person}-${day}`, person, name: 'opened', at: at(day + 1) }))),
    subscriptionChanges: [[60, '100'], [40, '130'], [20, '99.50']].map(([daysAgo, amount]) => ({ key: `c${daysAgo}`, account: 'acme', subscription: 'acme', at: at(daysAgo as number), status: 'ACTIVE', currency: 'EUR', amount, interval: 'MONTH' })),
  });
  if (receipt.rejected.length > 0) throw new Error(`rejected: ${JSON.stringify(receipt.rejected)}`);
  const { metricTable: { rows } } = await server.graphql<{ metricTable: { rows: Row[] } }>(
    'query ($metrics: [String!]!, $range: RangeInput!) { metricTable(metrics: $metrics, product: "shop", range: $range, grain: WEEK) { rows { metric period periodEnd complete value unit nullReason } } }', { metrics: METRICS, range: RANGE });
  const { createFeed: { id } } = await server.graphql<{ createFeed: { id: string } }>(
    'mutation ($input: FeedInput!) { createFeed(input: $input) { id } }', { input: { name: 'Weekly', query: { metrics: METRICS, product: 'shop', range: RANGE, grain: 'WEEK' } } });
  const { signFeedLink: { path } } = await server.graphql<{ signFeedLink: { path: string } }>('mutation ($id: ID!) { signFeedLink(id: $id, expiresInDays: 9) { path } }', { id });
  return { server, rows, url: server.url, key: (await makeKey(server, { scopes: ['READ_DELIVERY', 'READ_OUTCOMES'] })).text, feed: id, link: new URL(path, server.url).searchParams.get('link')! };
}

/** The rows as pairs that any tool can be held to: day, metric, value. */
export const told = (rows: readonly Pick<Row, 'period' | 'metric' | 'value'>[]): string[] => rows.map(({ period, metric, value }) => `${period} ${metric} ${value}`).sort();
