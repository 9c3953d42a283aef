import type { KeyScope } from '../graphql/generated';

/** What a first try with a key takes. */
export interface KeyTry {
  readonly text: string;
  readonly origin: string;
  readonly scopes: readonly KeyScope[];
  /** A product that the key is for; null where none is known yet. */
  readonly product: string | null;
  /** Whether it sends over /v1. */
  readonly source: string | null;
}

/** One line for a terminal that works with a key as it was just made. */
export function curlFor({ text, origin, scopes, product, source }: KeyTry): string {
  const may = (scope: KeyScope): boolean => scopes.includes(scope) || scopes.includes('ADMIN');
  const own = product ?? 'shop';
  const ask = (query: string): string => `curl ${origin}/graphql -H 'authorization: Bearer ${text}' -H 'content-type: application/json' -d '${JSON.stringify({ query })}'`;
  const table = (metric: string, grain: string): string => ask(`{ metricTable(metrics: ["${metric}"], product: "${own}", range: {last: "P90D"}, grain: ${grain}) { rows { period value } } }`);
  if ((may('READ_OUTCOMES') || may('READ_DELIVERY')) && product === null) return ask('{ products { key name } }');
  if (may('READ_OUTCOMES')) return table('adoption.active_users', 'WEEK');
  if (may('READ_DELIVERY')) return table('flow.throughput', 'WEEK');
  if (may('COLLECT_OUTCOMES') && source !== null) return `curl ${origin}/v1/track -u ${text}: -H 'content-type: application/json' -d '{"userId": "ada", "event": "signed_up"}'`;
  const at = '2026-03-02T09:00:00Z';
  return may('COLLECT_OUTCOMES')
    ? ask(`mutation { collectOutcomes(input: {source: "app", product: "${own}", events: [{key: "e-1", person: "ada", name: "signed_up", at: "${at}"}]}) { accepted rejected { path reason } } }`)
    : ask(`mutation { collectDelivery(input: {source: "ci", deployments: [{key: "d-1", product: "${own}", at: "${at}"}]}) { accepted rejected { path reason } } }`);
}
