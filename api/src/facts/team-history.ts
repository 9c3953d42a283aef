import { Inject, Injectable } from '@nestjs/common';
import {
  sprintBurndown, sprintLedger, sprintSpan, type LedgerTotals, type Measure, type Sprint, type SprintBurndown, type SprintLedger, type SprintState, type TeamSettings,
} from '@bifocal/metrics';
import DataLoader from 'dataloader';
import { patience } from '../database/patience.js';
import { DeliveryHistory, type StoredHistory } from './delivery-history.js';
import { SprintFacts } from './sprint-facts.js';
import type { SprintRow } from './sprint-frame.js';
import { SprintSnapshots, type CloseDetail, type CloseTotals, type SnapshotHead, type SnapshotKind, type StartDetail } from './sprint-snapshots.js';
import { definitionAt, TeamDefinitions, type TeamDefinition } from './team-definitions.js';
import type { TeamRow } from './team-facts.js';

/** The instant that is now, and where the facts stood then; without a version nothing of it may be kept for later questions. */
export interface ReadAt {
  readonly nowMs: number;
  readonly version?: string | undefined;
}

/** As the sprint was frozen when it closed, or as its history reads now. What was not frozen is read from its history either way. */
export type ReadAs = 'CLOSED' | 'NOW';

/** What stands behind a sprint that was written down is some 200 kB. */
const DETAILS_AT_ONCE = 20;

/** Where a team's history is read from. */
export interface HistorySource {
  readonly definitions: readonly TeamDefinition[];
  /** The latest snapshot of each sprint and kind. */
  readonly heads: readonly SnapshotHead[];
  histories(sprintIds: readonly number[]): Promise<Map<number, StoredHistory[]>>;
  statuses(sinceMs: number): Promise<StoredHistory[]>;
  totals(snapshotIds: readonly number[]): Promise<Map<number, CloseTotals>>;
  details(snapshotIds: readonly number[]): Promise<Map<number, CloseDetail>>;
  start(snapshotId: number): Promise<StartDetail | null>;
}

/** A team, all its sprints (newest first), what was frozen of them, and the histories of their items, each read once however often it is asked for. */
export class TeamHistory {
  /** The sprints as the formulas take them. */
  readonly frames: readonly Sprint[];
  readonly nowMs: number;
  private readonly histories: DataLoader<number, readonly StoredHistory[]>;
  private readonly totalsOf: DataLoader<number, CloseTotals>;
  private readonly detailsOf: DataLoader<number, CloseDetail>;
  private readonly heads: ReadonlyMap<string, SnapshotHead>;
  private readonly ledgers = new Map<string, Promise<SprintLedger>>();
  private readonly burndowns = new Map<string, Promise<SprintBurndown>>();
  private readonly statuses = new Map<number, Promise<readonly StoredHistory[]>>();

  constructor(readonly team: TeamRow, readonly sprints: readonly SprintRow[], readonly time: ReadAt, private readonly source: HistorySource) {
    this.nowMs = time.nowMs;
    this.frames = sprints.map((sprint) => sprint.frame);
    this.histories = inOrder((ids) => source.histories(ids), () => []);
    this.totalsOf = inOrder((ids) => source.totals(ids));
    // A few at a time, and none is held: of each only the part that was asked for stays.
    this.detailsOf = inOrder((ids) => source.details(ids), undefined, { maxBatchSize: DETAILS_AT_ONCE, cache: false });
    this.heads = new Map(source.heads.map((head) => [`${head.sprintId} ${head.kind}`, head]));
  }

  /** Of all items that were ever in the sprint. Sprints asked for together are read together. */
  async ofSprint(sprint: SprintRow): Promise<readonly StoredHistory[]> {
    return load(this.histories, sprint.id);
  }

  /**
   * All items that were not closed for good before an instant; see DeliveryHistory.statusesSince.
   * What was read for an earlier instant serves a later one too: items that were closed before it are in no count after it.
   */
  async statusesSince(sinceMs: number): Promise<readonly StoredHistory[]> {
    const earlier = [...this.statuses.keys()].filter((known) => known <= sinceMs);
    const known = earlier.length > 0 ? Math.max(...earlier) : sinceMs;
    return kept(this.statuses, known, () => this.source.statuses(known));
  }

  /** The latest snapshot of a sprint; null: none was taken. What was frozen at a close has no force while the sprint runs again. */
  frozen(sprint: SprintRow, kind: SnapshotKind = 'CLOSE'): SnapshotHead | null {
    if (kind === 'CLOSE' && this.stateOf(sprint) !== 'CLOSED') return null;
    return this.heads.get(`${sprint.id} ${kind}`) ?? null;
  }

  /** What a sprint is read by: what it was frozen with; else, of a closed one, what was in force at its close; else what is in force now. */
  definitionOf(sprint: SprintRow): TeamDefinition {
    const { definitions } = this.source;
    const { closedAt } = sprint.frame;
    const frozenBy = this.frozen(sprint)?.definitionId;
    return definitions.find((each) => each.id === frozenBy) ?? (closedAt === null ? definitions.at(-1)! : definitionAt(definitions, closedAt));
  }

  /** Whether anything rests on its definition yet: until then a change amends it, instead of making a version. */
  get hasSnapshots(): boolean {
    return this.source.heads.length > 0;
  }

  settingsOf(sprint: SprintRow): TeamSettings {
    return this.definitionOf(sprint).settings;
  }

  /** Every version, earliest first. */
  get definitions(): readonly TeamDefinition[] {
    return this.source.definitions;
  }

  /** The numbers of a ledger, without the items behind them: of a frozen sprint that is all that is read. */
  async totals(sprint: SprintRow, measure: Measure): Promise<LedgerTotals> {
    const head = this.frozen(sprint);
    return head ? (await load(this.totalsOf, head.id))[measure] : this.ledger(sprint, measure);
  }

  async ledger(sprint: SprintRow, measure: Measure, as: ReadAs = 'CLOSED'): Promise<SprintLedger> {
    const head = as === 'CLOSED' ? this.frozen(sprint) : null;
    return kept(this.ledgers, `${head?.id ?? `now ${sprint.id}`} ${measure}`, async () => {
      if (!head) return sprintLedger(sprint.frame, await this.ofSprint(sprint), this.settingsOf(sprint), measure, this.nowMs, this.frames);
      const [totals, detail] = await Promise.all([load(this.totalsOf, head.id), load(this.detailsOf, head.id)]);
      return { ...totals[measure], rows: detail[measure].rows };
    });
  }

  async burndown(sprint: SprintRow, measure: Measure, as: ReadAs = 'CLOSED'): Promise<SprintBurndown> {
    const head = as === 'CLOSED' ? this.frozen(sprint) : null;
    return kept(this.burndowns, `${head?.id ?? `now ${sprint.id}`} ${measure}`, async () => (head
      ? (await load(this.detailsOf, head.id))[measure].burndown
      : sprintBurndown(sprint.frame, await this.ofSprint(sprint), this.settingsOf(sprint), measure, this.nowMs, this.frames)));
  }

  /** The commitment as it was written down when the sprint started; null: it was not. */
  async startOf(sprint: SprintRow): Promise<StartDetail | null> {
    const head = this.frozen(sprint, 'START');
    return head && this.source.start(head.id);
  }

  stateOf(sprint: SprintRow): SprintState {
    return sprintSpan(sprint.frame, this.team.settings, this.nowMs).state;
  }

  /** Newest first. */
  inState(state: SprintState): SprintRow[] {
    return this.sprints.filter((sprint) => this.stateOf(sprint) === state);
  }

  /** The last closed sprints, latest close first; with `before`, those that closed until that sprint's start. */
  lastClosed(count: number, before: SprintRow | null = null): SprintRow[] {
    const until = before ? (before.frame.startedAt ?? before.frame.plannedStartAt) : Infinity;
    return this.inState('CLOSED')
      .filter((sprint) => sprint.id !== before?.id && (before === null || (sprint.frame.startedAt ?? sprint.frame.plannedStartAt) < until))
      .sort((a, b) => b.frame.closedAt! - a.frame.closedAt! || b.id - a.id)
      .slice(0, Math.max(0, count));
  }
}

/** What is asked for together is read together, and answered in the order it was asked. */
function inOrder<Value>(read: (ids: readonly number[]) => Promise<Map<number, Value>>, missing?: () => Value, options?: DataLoader.Options<number, Value>): DataLoader<number, Value> {
  return new DataLoader(async (ids) => {
    const found = await patience.ofAll(() => read(ids));
    return ids.map((id) => found.get(id) ?? missing?.() ?? new Error(`${id} is gone`));
  }, options);
}

/** What failed is read anew by the next who asks. */
async function load<Value>(loader: DataLoader<number, Value>, id: number): Promise<Value> {
  try {
    return await loader.load(id);
  } catch (error) {
    loader.clear(id);
    throw error;
  }
}

/** What was read stays, what failed is read anew by the next who asks. */
async function kept<Key, Value>(all: Map<Key, Promise<Value>>, key: Key, read: () => Promise<Value>): Promise<Value> {
  const value = all.get(key) ?? patience.ofAll(read);
  all.set(key, value);
  try {
    return await value;
  } catch (error) {
    all.delete(key);
    throw error;
  }
}

/** Opens team histories. */
@Injectable()
export class TeamHistories {
  constructor(
    @Inject(SprintFacts) private readonly sprints: SprintFacts,
    @Inject(DeliveryHistory) private readonly deliveryHistory: DeliveryHistory,
    @Inject(TeamDefinitions) private readonly definitions: TeamDefinitions,
    @Inject(SprintSnapshots) private readonly snapshots: SprintSnapshots,
  ) {}

  async of(workspaceId: number, team: TeamRow, time: ReadAt): Promise<TeamHistory> {
    const [sprints, definitions, heads] = await Promise.all([
      this.sprints.ofTeam(workspaceId, team.id, time.nowMs), this.definitions.ofTeam(workspaceId, team.id), this.snapshots.latestOfTeam(workspaceId, team.id),
    ]);
    const owner = { teamId: team.id, productId: team.productId };
    return new TeamHistory(team, sprints, time, {
      // The very object that the team's other questions are read by: what was replayed by it is found again.
      definitions: definitions.map((each) => (each.version === team.definitionVersion ? { ...each, settings: team.settings } : each)),
      heads,
      histories: (ids) => this.deliveryHistory.bySprint(workspaceId, ids),
      // Closed sprints are read by the definitions of their time.
      statuses: (sinceMs) => this.deliveryHistory.statusesSince(workspaceId, owner, sinceMs, [...new Set([team.settings, ...definitions.map(({ settings }) => settings)])]),
      totals: (ids) => this.snapshots.totals(workspaceId, ids),
      details: (ids) => this.snapshots.details(workspaceId, ids),
      start: (id) => this.snapshots.start(workspaceId, id),
    });
  }
}
