import { ZONE, dateOf, iso } from '../calendar.js';
import type { DeliveryBatch, ReleaseInput, WorkItemEventInput } from '../batch.js';
import { CURRENCY, PRODUCT, type ReleasePlan, SOURCE, type Timeline } from '../timeline.js';
import { keyed, sprint, team, workItem, workItemEvents } from './facts.js';
import { operate } from './operations.js';
import { moveToShared, sharedRelease } from './shared-release.js';
import { ATLAS, TEAMS } from './team.js';
import { type TeamHistory, runTeam } from './team-run.js';

const LARGEST_BATCH = 1_000;

export function runTeams(time: Timeline): TeamHistory[] {
  const histories = TEAMS.map((plan) => runTeam(time, plan));
  moveToShared(time, histories);
  return histories;
}

/** The delivery half: what it is about first, then the items, then their histories in order of time, then operations. The same at every scale. */
export function* delivery(time: Timeline, histories: readonly TeamHistory[]): Generator<DeliveryBatch> {
  yield {
    source: SOURCE,
    products: [{ key: PRODUCT, name: 'Checkout', timeZone: ZONE, currency: CURRENCY }],
    teams: histories.map((history) => team(history, time)),
    sprints: histories.flatMap((history) => history.sprints.map((each) => sprint(history, each))),
    releases: [...time.releases.map(release), sharedRelease(time)],
  };
  const items = keyed(histories, time.now);
  const keys = new Map(items.map(({ key, item }) => [item, key]));
  for (const some of slices(items)) yield { source: SOURCE, workItems: some.map((each) => workItem(each, keys, time.now)) };
  const events: WorkItemEventInput[] = items.flatMap((each) => [...workItemEvents(each, keys, time.now)]);
  events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const some of slices(events)) yield { source: SOURCE, workItemEvents: some };
  const { deployments, incidents } = operate(time);
  for (const some of slices(deployments)) yield { source: SOURCE, deployments: some };
  yield { source: SOURCE, incidents };
}

function release({ key, name, startedAt, targetDay, releasedAt }: ReleasePlan): ReleaseInput {
  return {
    key, product: PRODUCT, team: ATLAS.key, name, startedAt: iso(startedAt), targetDate: dateOf(targetDay),
    ...(releasedAt === null ? {} : { releasedAt: iso(releasedAt) }),
  };
}

function* slices<T>(list: readonly T[]): Generator<T[]> {
  for (let from = 0; from < list.length; from += LARGEST_BATCH) yield list.slice(from, from + LARGEST_BATCH);
}
