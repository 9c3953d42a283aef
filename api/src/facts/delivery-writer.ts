import type { DeploymentItem, IncidentItem, ProductItem, ReleaseItem, SprintItem, TeamItem } from './delivery-items.js';
import { describe, kept, merged, replaced, type DescribedTable } from './description-writer.js';
import { writeFacts, type FactTable } from './fact-writer.js';
import { jsonPatch, said, type Folded, type Patch } from './given.js';
import { idOf, idsOf, type Ids, type Place, type Scope } from './reference-writer.js';
import type { Transaction } from './transaction.js';

/** The items of one kind by key, and back: the keys of which something was not known before. */
export type ByKey<T> = ReadonlyMap<string, Folded<T>>;
export type Changed = ReadonlySet<string>;

const PRODUCT: DescribedTable = {
  table: 'product', describable: true, adopted: true,
  columns: [kept('name', 'name'), kept('timeZone', 'time_zone'), kept('currency', 'currency')],
};
const TEAM: DescribedTable = {
  table: 'team', describable: true, adopted: true,
  columns: [replaced('product', 'product_id', 'bigint'), kept('name', 'name'), replaced('timeZone', 'time_zone'), kept('measure', 'measure'), merged('settings', 'settings')],
};
const SPRINT: DescribedTable = {
  table: 'sprint', describable: true, adopted: false,
  columns: [
    replaced('team', 'team_id', 'bigint'), kept('name', 'name'), replaced('goal', 'goal'), replaced('goalOutcome', 'goal_outcome'),
    replaced('plannedStartAt', 'planned_start_at', 'timestamptz'), replaced('plannedEndAt', 'planned_end_at', 'timestamptz'),
    replaced('startedAt', 'started_at', 'timestamptz'), replaced('startedOn', 'started_on', 'date'), replaced('closedAt', 'closed_at', 'timestamptz'),
  ],
};
const RELEASE: DescribedTable = {
  table: 'release', describable: true, adopted: false,
  columns: [
    replaced('product', 'product_id', 'bigint'), replaced('team', 'team_id', 'bigint'), kept('name', 'name'),
    replaced('startedAt', 'started_at', 'timestamptz'), replaced('targetDate', 'target_date', 'date'), replaced('releasedAt', 'released_at', 'timestamptz'),
  ],
};

/** Describes what these keys name, making the rows that are not there. */
async function describeByKey(transaction: Transaction, table: DescribedTable, place: Place, scope: Scope, patches: ReadonlyMap<string, Patch>): Promise<Changed> {
  const ids = await idsOf(transaction, place, scope, patches.keys());
  const byId = new Map([...patches].map(([key, patch]) => [ids.get(key)!, patch]));
  const changed = await describe(transaction, table, scope.workspaceId, scope.sourceId, byId);
  return new Set([...patches.keys()].filter((key) => changed.has(ids.get(key)!)));
}

function patchesOf<T extends { readonly key: string }>(items: ByKey<T>, patch: (item: Omit<T, 'key'>) => object): Map<string, Patch> {
  return new Map([...items].map(([key, { item: { key: _, ...rest } }]) => [key, said(patch(rest))]));
}

export async function writeProducts(transaction: Transaction, scope: Scope, items: ByKey<ProductItem>): Promise<Changed> {
  return describeByKey(transaction, PRODUCT, 'product', scope, patchesOf(items, (item) => item));
}

export async function writeTeams(transaction: Transaction, scope: Scope, items: ByKey<TeamItem>): Promise<Changed> {
  const products = await productsOf(transaction, scope, items);
  return describeByKey(transaction, TEAM, 'team', scope, patchesOf(items, ({ product, name, timeZone, measure, ...settings }) => (
    { product: idOf(products, product), name, timeZone, measure, settings: jsonPatch(settings) })));
}

export async function writeSprints(transaction: Transaction, scope: Scope, items: ByKey<SprintItem>): Promise<Changed> {
  const teams = await teamsOf(transaction, scope, items);
  return describeByKey(transaction, SPRINT, 'sprint', scope, patchesOf(items, ({ team, startedAt, ...rest }) => ({ ...rest, ...startOf(startedAt), team: idOf(teams, team) })));
}

/** A start of which the day alone is known is kept as that day, beside an instant that rows are ordered by. */
function startOf(startedAt: SprintItem['startedAt']): { startedAt?: string | null; startedOn?: string | null } {
  if (startedAt === undefined) return {};
  return startedAt?.length === 'YYYY-MM-DD'.length ? { startedAt: `${startedAt}T00:00:00.000Z`, startedOn: startedAt } : { startedAt, startedOn: null };
}

export async function writeReleases(transaction: Transaction, scope: Scope, items: ByKey<ReleaseItem>): Promise<Changed> {
  const products = await productsOf(transaction, scope, items);
  const teams = await teamsOf(transaction, scope, items);
  return describeByKey(transaction, RELEASE, 'release', scope, patchesOf(items, ({ product, team, ...rest }) => (
    { ...rest, product: idOf(products, product), team: idOf(teams, team) })));
}

const productsOf = (transaction: Transaction, scope: Scope, items: ByKey<{ readonly product?: string | null | undefined }>): Promise<Ids> =>
  idsOf(transaction, 'product', scope, [...items.values()].map(({ item }) => item.product));
const teamsOf = (transaction: Transaction, scope: Scope, items: ByKey<{ readonly team?: string | null | undefined }>): Promise<Ids> =>
  idsOf(transaction, 'team', scope, [...items.values()].map(({ item }) => item.team));

const OWNED = [['source_id', 'bigint', 'sourceId'], ['key', 'text', 'key'], ['workspace_id', 'bigint', 'workspaceId'], ['product_id', 'bigint', 'productId']] as const;
type Owned<T> = Omit<T, 'product'> & Scope & { readonly productId: number | null | undefined };

const DEPLOYMENT: FactTable<Owned<DeploymentItem> & { readonly releaseId: number | null | undefined }> = {
  table: 'deployment', unique: ['source_id', 'key'],
  columns: [...OWNED, ['release_id', 'bigint', 'releaseId'], ['service', 'text', 'service'], ['environment', 'text', 'environment'],
    ['at', 'timestamptz', 'at'], ['commit_at', 'timestamptz', 'commitAt'], ['rework', 'boolean', 'rework']],
};
const INCIDENT: FactTable<Owned<IncidentItem>> = {
  table: 'incident', unique: ['source_id', 'key'],
  columns: [...OWNED, ['deployment_key', 'text', 'deployment'], ['title', 'text', 'title'], ['severity', 'text', 'severity'],
    ['started_at', 'timestamptz', 'startedAt'], ['resolved_at', 'timestamptz', 'resolvedAt']],
};

export async function writeDeployments(transaction: Transaction, scope: Scope, items: ByKey<DeploymentItem>): Promise<Changed> {
  const products = await productsOf(transaction, scope, items);
  const releases = await idsOf(transaction, 'release', scope, [...items.values()].map(({ item }) => item.release));
  const rows = [...items.values()].map(({ item: { product, ...rest } }) => (
    { ...rest, ...scope, productId: idOf(products, product), releaseId: idOf(releases, rest.release) }));
  return keysOf(await writeFacts(transaction, DEPLOYMENT, rows));
}

export async function writeIncidents(transaction: Transaction, scope: Scope, items: ByKey<IncidentItem>): Promise<Changed> {
  const products = await productsOf(transaction, scope, items);
  const rows = [...items.values()].map(({ item: { product, ...rest } }) => ({ ...rest, ...scope, productId: idOf(products, product) }));
  return keysOf(await writeFacts(transaction, INCIDENT, rows));
}

/** The keys among the unique columns that writeFacts() answers. */
export function keysOf(rows: readonly Record<string, unknown>[]): Changed {
  return new Set(rows.map((row) => String(row['key'])));
}
