import { DataSource } from 'typeorm';
import { ReadingDataSource } from './reading-data-source.js';
import { Replicas } from './replicas.js';
import { AskingClient, OwnerClient } from './asking-client.js';
import { Facts1764000000000 } from './migrations/1764000000000-facts.js';
import { PersonDays1764000100000 } from './migrations/1764000100000-person-days.js';
import { FrozenSprints1764100000000 } from './migrations/1764100000000-frozen-sprints.js';
import { Retrospective1764100100000 } from './migrations/1764100100000-retrospective.js';
import { BlockedWork1764100200000 } from './migrations/1764100200000-blocked-work.js';
import { WorkStanding1764100300000 } from './migrations/1764100300000-work-standing.js';
import { SprintParity1764100400000 } from './migrations/1764100400000-sprint-parity.js';
import { DeploymentsByTime1764100600000 } from './migrations/1764100600000-deployments-by-time.js';
import { ReleaseBars1764100710000 } from './migrations/1764100710000-release-bars.js';
import { SprintStartDays1764100810000 } from './migrations/1764100810000-sprint-start-days.js';
import { LastStatusByKey1764100900000 } from './migrations/1764100900000-last-status-by-key.js';
import { WriteKeys1764200000000 } from './migrations/1764200000000-write-keys.js';
import { SourceMinutes1764200010000 } from './migrations/1764200010000-source-minutes.js';
import { Identities1764201000000 } from './migrations/1764201000000-identities.js';
import { Erasure1764201010000 } from './migrations/1764201010000-erasure.js';
import { RevenueOutlook1764202000000 } from './migrations/1764202000000-revenue-outlook.js';
import { ExchangeRates1764203000000 } from './migrations/1764203000000-exchange-rates.js';
import { StripeEvents1764202010000 } from './migrations/1764202010000-stripe-events.js';
import { SurveyForms1764204000000 } from './migrations/1764204000000-survey-forms.js';
import { TagsAndRequests1764205000000 } from './migrations/1764205000000-tags-and-requests.js';
import { ProductDefinitions1764206000000 } from './migrations/1764206000000-product-definitions.js';
import { PersonEventDays1764206010000 } from './migrations/1764206010000-person-event-days.js';
import { FunnelSwitches1764207000000 } from './migrations/1764207000000-funnel-switches.js';
import { KeptTallies1764209000000 } from './migrations/1764209000000-kept-tallies.js';
import { AskingWorkspace1764299000000 } from './migrations/1764299000000-asking-workspace.js';
import { Accounts1764300000000 } from './migrations/1764300000000-accounts.js';
import { Walls1764302000000 } from './migrations/1764302000000-walls.js';
import { BiRoles1764305000000 } from './migrations/1764305000000-bi-roles.js';
import { BiDeliveryViews1764305010000 } from './migrations/1764305010000-bi-delivery-views.js';
import { BiOutcomeViews1764305020000 } from './migrations/1764305020000-bi-outcome-views.js';
import { BiMetrics1764305030000 } from './migrations/1764305030000-bi-metrics.js';
import { MoneyAndSaidTouch1764307000000 } from './migrations/1764307000000-money-and-said-touch.js';
import { MoreWalls1764308000000 } from './migrations/1764308000000-more-walls.js';
import { SprintIndexWithinWalls1764308010000 } from './migrations/1764308010000-sprint-index-within-walls.js';
import { Audit1764301000000 } from './migrations/1764301000000-audit.js';
import { Invitations1764301010000 } from './migrations/1764301010000-invitations.js';
import { Keys1764303000000 } from './migrations/1764303000000-keys.js';
import { MetricTargets1764304000000 } from './migrations/1764304000000-metric-targets.js';
import { Feeds1764304010000 } from './migrations/1764304010000-feeds.js';
import { FeedWalls1764304020000 } from './migrations/1764304020000-feed-walls.js';
import { NeedsReplayed1764314010000 } from './migrations/1764314010000-needs-replayed.js';
import { DayArrivals1764317000000 } from './migrations/1764317000000-day-arrivals.js';
import { WrittenAnswers1764317010000 } from './migrations/1764317010000-written-answers.js';
import { ImportTurns1764314000000 } from './migrations/1764314000000-import-turns.js';
import { CompactEvents1764312000000 } from './migrations/1764312000000-compact-events.js';
import { RelationSizes1764312010000 } from './migrations/1764312010000-relation-sizes.js';
import { KeptQuestions1764311000000 } from './migrations/1764311000000-kept-questions.js';
import { EventOwners1764313000000 } from './migrations/1764313000000-event-owners.js';
import { TouchesSayWhom1764316000000 } from './migrations/1764316000000-touches-say-whom.js';
import { KeptUpkeep1764318010000 } from './migrations/1764318010000-kept-upkeep.js';
import { LateTouches1764320000000 } from './migrations/1764320000000-late-touches.js';
import { MoneyByAccounts1764321000000 } from './migrations/1764321000000-money-by-accounts.js';
import { EventRetention1764318000000 } from './migrations/1764318000000-event-retention.js';
import { TrackingKeys1764303010000 } from './migrations/1764303010000-tracking-keys.js';

export const migrations = [
  Facts1764000000000,
  PersonDays1764000100000,
  FrozenSprints1764100000000,
  Retrospective1764100100000,
  BlockedWork1764100200000,
  WorkStanding1764100300000,
  SprintParity1764100400000,
  DeploymentsByTime1764100600000,
  ReleaseBars1764100710000,
  SprintStartDays1764100810000,
  LastStatusByKey1764100900000,
  WriteKeys1764200000000, SourceMinutes1764200010000,
  Identities1764201000000,
  Erasure1764201010000,
  RevenueOutlook1764202000000,
  ExchangeRates1764203000000,
  StripeEvents1764202010000,
  SurveyForms1764204000000,
  TagsAndRequests1764205000000,
  ProductDefinitions1764206000000,
  PersonEventDays1764206010000,
  FunnelSwitches1764207000000,
  KeptTallies1764209000000,
  AskingWorkspace1764299000000,
  Accounts1764300000000,
  Walls1764302000000,
  BiRoles1764305000000, BiDeliveryViews1764305010000, BiOutcomeViews1764305020000, BiMetrics1764305030000,
  MoneyAndSaidTouch1764307000000,
  MoreWalls1764308000000,
  SprintIndexWithinWalls1764308010000,
  Audit1764301000000, Invitations1764301010000,
  Keys1764303000000,
  MetricTargets1764304000000, Feeds1764304010000, FeedWalls1764304020000,
  TrackingKeys1764303010000,
  ImportTurns1764314000000, NeedsReplayed1764314010000, DayArrivals1764317000000, WrittenAnswers1764317010000,
  CompactEvents1764312000000, RelationSizes1764312010000,
  KeptQuestions1764311000000,
  EventOwners1764313000000,
  TouchesSayWhom1764316000000,
  EventRetention1764318000000, KeptUpkeep1764318010000,
  LateTouches1764320000000,
  MoneyByAccounts1764321000000,
];

/** What the tables of this release are brought to, by name. */
export const migrationNames: readonly string[] = migrations.map((migration) => migration.name);

/**
 * The connection pool every room shares, as the role that the server works as: each statement says for whom it is asked. bigint
 * arrives as a number (ids and minor units stay below 2^53), numeric as text (exact).
 */
export function createDataSource(url: string, onPoolError: (error: Error) => void, connections = 10, replicas = new Replicas()): ReadingDataSource {
  return new ReadingDataSource({ ...shared(url, onPoolError), extra: { Client: AskingClient, max: connections } }, replicas);
}

/** The owner of the tables, for migrations and nothing else. */
export function createOwnerDataSource(url: string): DataSource {
  return new DataSource({ ...shared(url, () => undefined), migrations, migrationsTransactionMode: 'each', extra: { Client: OwnerClient, max: 1 } });
}

/** No settings of the session (PgBouncer takes none): what holds for a statement comes with it. */
function shared(url: string, onPoolError: (error: Error) => void) {
  return {
    type: 'postgres',
    url,
    applicationName: 'bifocal',
    parseInt8: true,
    // How long a question waits for its turn among others; a database that cannot be reached is told sooner (AskingClient).
    connectTimeoutMS: 20_000,
    // A broken idle connection is dropped by the pool; without a listener it would end the process.
    poolErrorHandler: onPoolError,
  } as const;
}
