import type { DeploymentItem, IncidentItem, ProductItem, ReleaseItem, SprintItem, TeamItem, WorkItem, WorkItemEvent } from '../facts/delivery-items.js';
import { writeDeployments, writeIncidents, writeProducts, writeReleases, writeSprints, writeTeams } from '../facts/delivery-writer.js';
import { refreshDerivedEvents } from '../facts/derived-event-writer.js';
import { foldByKey, mergeSaid } from '../facts/given.js';
import type { Scope } from '../facts/reference-writer.js';
import { oneAtATime } from '../facts/source-writer.js';
import type { Transaction } from '../facts/transaction.js';
import { fillInProducts, writeWorkItemEvents, writeWorkItems } from '../facts/work-item-writer.js';
import type { DeliveryBatch } from './batch.js';
import { deploymentRule, incidentRule, productRule, releaseRule, sprintRule, teamRule, workItemRule } from './delivery-rules.js';
import { readItems, type ReadItems } from './read-items.js';
import type { Tally } from './tally.js';
import { workItemEventRule } from './work-item-event-rule.js';

/** A delivery batch, checked. */
export interface ReadDelivery {
  readonly products: ReadItems<ProductItem>;
  readonly teams: ReadItems<TeamItem>;
  readonly sprints: ReadItems<SprintItem>;
  readonly releases: ReadItems<ReleaseItem>;
  readonly workItems: ReadItems<WorkItem>;
  readonly workItemEvents: ReadItems<WorkItemEvent>;
  readonly deployments: ReadItems<DeploymentItem>;
  readonly incidents: ReadItems<IncidentItem>;
}

export function readDelivery(batch: DeliveryBatch): ReadDelivery {
  return {
    products: readItems('products', batch.products, productRule),
    teams: readItems('teams', batch.teams, teamRule),
    sprints: readItems('sprints', batch.sprints, sprintRule),
    releases: readItems('releases', batch.releases, releaseRule),
    workItems: readItems('workItems', batch.workItems, workItemRule),
    workItemEvents: readItems('workItemEvents', batch.workItemEvents, workItemEventRule),
    deployments: readItems('deployments', batch.deployments, deploymentRule),
    incidents: readItems('incidents', batch.incidents, incidentRule),
  };
}

/** Keeps a delivery batch: a constant number of statements, however many items there are. */
export async function keepDelivery(transaction: Transaction, scope: Scope, read: ReadDelivery, tally: Tally, receivedAt: string): Promise<void> {
  await oneAtATime(transaction, scope.sourceId);
  const products = foldByKey(read.products.items, mergeSaid);
  tally.byKey(products, await writeProducts(transaction, scope, products));
  const teams = foldByKey(read.teams.items, mergeSaid);
  tally.byKey(teams, await writeTeams(transaction, scope, teams));
  const sprints = foldByKey(read.sprints.items, mergeSaid);
  tally.byKey(sprints, await writeSprints(transaction, scope, sprints));
  const releases = foldByKey(read.releases.items, mergeSaid);
  tally.byKey(releases, await writeReleases(transaction, scope, releases));
  const deployments = foldByKey(read.deployments.items);
  tally.byKey(deployments, await writeDeployments(transaction, scope, deployments));
  const incidents = foldByKey(read.incidents.items);
  tally.byKey(incidents, await writeIncidents(transaction, scope, incidents));
  const touched = await keepWorkItems(transaction, scope, read, tally, receivedAt);
  await refreshDerivedEvents(transaction, scope, touched);
  await fillInProducts(transaction, scope, touched, teams.keys(), releases.keys());
}

async function keepWorkItems(transaction: Transaction, scope: Scope, read: ReadDelivery, tally: Tally, receivedAt: string): Promise<number[]> {
  const items = foldByKey(read.workItems.items);
  const written = await writeWorkItems(transaction, scope, listsByKey(read.workItems.items, items.keys()), receivedAt);
  tally.byKey(items, written.changed);
  // An event is its work item's: two items may each have one with the same key.
  const events = foldByKey(read.workItemEvents.items.map((event) => ({ ...event, eventKey: event.key, key: pair(event.workItem, event.key) })));
  const kept = await writeWorkItemEvents(transaction, scope, [...events.values()].map(({ item: { eventKey, ...event } }) => ({ ...event, key: eventKey })));
  tally.byKey(events, new Set(kept.changed.map(({ workItem, key }) => pair(workItem, key))));
  return [...new Set([...written.ids, ...kept.ids])];
}

const pair = (workItem: string, key: string): string => `${workItem}\0${key}`;

/** All items of each key, in the order they came; the keys in theirs. */
function listsByKey<T extends { readonly key: string }>(items: readonly T[], keys: Iterable<string>): Map<string, T[]> {
  const lists = new Map<string, T[]>([...keys].map((key) => [key, []]));
  for (const item of items) lists.get(item.key)?.push(item);
  return lists;
}
