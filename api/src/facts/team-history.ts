import { Inject, Injectable } from '@nestjs/common';
import { sprintLedger, sprintSpan, type Measure, type Sprint, type SprintLedger, type SprintState } from '@bifocal/metrics';
import DataLoader from 'dataloader';
import { DeliveryHistory, type StoredHistory } from './delivery-history.js';
import { SprintFacts } from './sprint-facts.js';
import type { SprintRow } from './sprint-frame.js';
import type { TeamRow } from './team-facts.js';

/** The instant that is now, and where the facts stood then; without a version nothing of it may be kept for later questions. */
export interface ReadAt {
  readonly nowMs: number;
  readonly version?: string | undefined;
}

/** A team, all its sprints (newest first), and the histories of their items, each read once however often it is asked for. */
export class TeamHistory {
  /** The sprints as the formulas take them. */
  readonly frames: readonly Sprint[];
  readonly nowMs: number;
  private readonly loader: DataLoader<number, readonly StoredHistory[]>;
  private readonly ledgers = new Map<string, Promise<SprintLedger>>();
  private readonly statuses = { plain: new Map<number, Promise<readonly StoredHistory[]>>(), estimated: new Map<number, Promise<readonly StoredHistory[]>>() };

  constructor(
    readonly team: TeamRow,
    readonly sprints: readonly SprintRow[],
    readonly time: ReadAt,
    load: (sprintIds: readonly number[]) => Promise<Map<number, StoredHistory[]>>,
    private readonly loadStatuses: (sinceMs: number, withEstimates: boolean) => Promise<StoredHistory[]>,
  ) {
    this.nowMs = time.nowMs;
    this.frames = sprints.map((sprint) => sprint.frame);
    this.loader = new DataLoader(async (ids) => {
      const histories = await load(ids);
      return ids.map((id) => histories.get(id) ?? []);
    });
  }

  /** Of all items that were ever in the sprint. Sprints asked for together are read together. */
  async ofSprint(sprint: SprintRow): Promise<readonly StoredHistory[]> {
    try {
      return await this.loader.load(sprint.id);
    } catch (error) {
      this.loader.clear(sprint.id);
      throw error;
    }
  }

  /**
   * The changes of status of all items that were not closed for good before an instant; see DeliveryHistory.statusesSince.
   * What was read for an earlier instant serves a later one too: items that were closed before it are in no count after it.
   */
  async statusesSince(sinceMs: number, withEstimates = false): Promise<readonly StoredHistory[]> {
    const statuses = withEstimates ? this.statuses.estimated : this.statuses.plain;
    const earlier = [...statuses.keys()].filter((known) => known <= sinceMs);
    const known = earlier.length > 0 ? Math.max(...earlier) : sinceMs;
    return kept(statuses, known, () => this.loadStatuses(known, withEstimates));
  }

  async ledger(sprint: SprintRow, measure: Measure): Promise<SprintLedger> {
    return kept(this.ledgers, `${sprint.id} ${measure}`, () => this.readLedger(sprint, measure));
  }

  private async readLedger(sprint: SprintRow, measure: Measure): Promise<SprintLedger> {
    return sprintLedger(sprint.frame, await this.ofSprint(sprint), this.team.settings, measure, this.nowMs, this.frames);
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

/** What was read stays, what failed is read anew by the next who asks. */
async function kept<Key, Value>(all: Map<Key, Promise<Value>>, key: Key, read: () => Promise<Value>): Promise<Value> {
  const value = all.get(key) ?? read();
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
    @Inject(DeliveryHistory) private readonly histories: DeliveryHistory,
  ) {}

  async of(workspaceId: number, team: TeamRow, time: ReadAt): Promise<TeamHistory> {
    const sprints = await this.sprints.ofTeam(workspaceId, team.id, time.nowMs);
    const owner = { teamId: team.id, productId: team.productId };
    return new TeamHistory(
      team, sprints, time,
      (ids) => this.histories.bySprint(workspaceId, ids),
      (sinceMs, withEstimates) => this.histories.statusesSince(workspaceId, owner, sinceMs, team.settings, withEstimates),
    );
  }
}
