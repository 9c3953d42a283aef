import { Inject, Injectable } from '@nestjs/common';
import { DELIVERY_FORMULAS, freezeSprint, freezeStart, MEASURES, sprintSpan, type FrozenSprint, type FrozenStart } from '@bifocal/metrics';
import { DataSource } from 'typeorm';
import { writeReleaseBars } from '../../facts/release-bars.js';
import { ReleaseFacts } from '../../facts/release-facts.js';
import { countChange } from '../../facts/setting-writer.js';
import { forgetClose, markSeen, writeClose, writeSnapshots, type NewSnapshot } from '../../facts/snapshot-writer.js';
import type { SprintRow } from '../../facts/sprint-frame.js';
import type { TeamDefinition } from '../../facts/team-definitions.js';
import type { TeamRow } from '../../facts/team-facts.js';
import { TeamHistories, type TeamHistory } from '../../facts/team-history.js';
import { inTransaction, type Transaction } from '../../facts/transaction.js';
import { seeingAll } from '../../identity/sight.js';
import { ReleaseBarReader } from './release-bar-reader.js';
import { ReleaseReadings } from './release-reading.js';

/** How many sprints are frozen at once: the histories of all their items are in memory. */
const AT_ONCE = 10;

/** Why a sprint is written down again. */
export interface Correction {
  readonly author: string;
  readonly reason: string;
  /** The definition to read it by; null: the one it was read by before. */
  readonly definitionId: number | null;
}

/** What is written in the transaction of a correction, with the names of its sprints. */
export type Beside = (transaction: Transaction, sprints: readonly string[]) => Promise<void>;

interface Task {
  readonly sprint: SprintRow;
  readonly kind: 'START' | 'CLOSE';
  readonly correction: Correction | null;
}

const OPENED_AGAIN = { author: 'the source', reason: 'The sprint was opened again, and closed again.', definitionId: null };

/**
 * Writes sprints down: the commitment once the sprint has started, the ledger and the burndown once it has closed. What is
 * written is read from the histories by the pure formulas, never changed, and written again only as a further version.
 */
@Injectable()
export class SprintFreezer {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(TeamHistories) private readonly histories: TeamHistories,
    @Inject(ReleaseFacts) private readonly releases: ReleaseFacts,
    @Inject(ReleaseReadings) private readonly readings: ReleaseReadings,
  ) {}

  /** Notices which sprints of a team have started and closed, and freezes those that did so `settleMs` ago. Answers how many snapshots were taken. */
  async freezeDue(workspaceId: number, team: TeamRow, settleMs: number): Promise<number> {
    const history = await this.noticed(workspaceId, team);
    const { nowMs } = history;
    const isSettled = (seenAt: Date | null): boolean => settleMs === 0 || (seenAt !== null && nowMs - seenAt.getTime() >= settleMs);
    const due = unfrozen(history).filter(({ sprint, kind }) => isSettled(kind === 'START' ? sprint.startSeenAt : sprint.closeSeenAt));
    return this.take(workspaceId, team, due);
  }

  /** Freezes what a sprint has come to, without waiting: its start, and its close where it is closed. */
  async freezeNow(workspaceId: number, team: TeamRow, sprintId: number): Promise<number> {
    const history = await this.noticed(workspaceId, team);
    return this.take(workspaceId, team, unfrozen(history).filter(({ sprint }) => sprint.id === sprintId));
  }

  /** Closes a running sprint that its source does not close, and freezes it. False where it was closed already. */
  async close(workspaceId: number, team: TeamRow, sprintId: number, closedAt: Date): Promise<boolean> {
    const closed = await inTransaction(this.dataSource, async (transaction) => {
      const done = await writeClose(transaction, workspaceId, sprintId, closedAt);
      if (done) await countChange(transaction, workspaceId);
      return done;
    });
    if (closed) await this.freezeNow(workspaceId, team, sprintId);
    return closed;
  }

  /** Writes closed sprints down once more, as their histories read now; the versions before stay. Answers how many new versions there are; `beside` is written with each few of them, or not at all. */
  async correct(workspaceId: number, team: TeamRow, sprintIds: readonly number[], correction: Correction, beside?: Beside): Promise<number> {
    const history = await this.open(workspaceId, team);
    const tasks = history.sprints
      .filter((sprint) => sprintIds.includes(sprint.id) && history.stateOf(sprint) === 'CLOSED')
      .map((sprint): Task => ({ sprint, kind: 'CLOSE', correction }));
    return this.take(workspaceId, team, tasks, beside);
  }

  private async open(workspaceId: number, team: TeamRow): Promise<TeamHistory> {
    return this.histories.of(workspaceId, team, { nowMs: Date.now() });
  }

  /** The team's sprints, with what has begun, closed and been opened again since the last look written down. */
  private async noticed(workspaceId: number, team: TeamRow): Promise<TeamHistory> {
    const history = await this.open(workspaceId, team);
    const of = (holds: (sprint: SprintRow) => boolean): number[] => history.sprints.filter(holds).map((sprint) => sprint.id);
    const started = of((sprint) => sprint.startSeenAt === null && history.stateOf(sprint) !== 'FUTURE');
    const closed = of((sprint) => sprint.closeSeenAt === null && history.stateOf(sprint) === 'CLOSED');
    const reopened = of((sprint) => sprint.closeSeenAt !== null && history.stateOf(sprint) !== 'CLOSED');
    if (started.length + closed.length + reopened.length === 0) return history;
    await inTransaction(this.dataSource, async (transaction) => {
      await markSeen(transaction, workspaceId, 'START', started);
      await markSeen(transaction, workspaceId, 'CLOSE', closed);
      await forgetClose(transaction, workspaceId, reopened);
    });
    return this.open(workspaceId, team);
  }

  private take(workspaceId: number, team: TeamRow, tasks: readonly Task[], beside?: Beside): Promise<number> {
    return seeingAll(() => this.takeWhole(workspaceId, team, tasks, beside));
  }

  private async takeWhole(workspaceId: number, team: TeamRow, tasks: readonly Task[], beside?: Beside): Promise<number> {
    let taken = 0;
    if (tasks.length === 0) return taken;
    const first = await this.open(workspaceId, team);
    const settings = new Map(tasks.map(({ sprint, correction }) => [sprint.id, definitionFor(first, sprint, correction).settings]));
    const releases = new ReleaseBarReader(workspaceId, team.id, await this.releases.ofTeam(workspaceId, team.id), this.readings, Date.now(), settings);
    for (let from = 0; from < tasks.length; from += AT_ONCE) {
      // A history of its own for each few: what was read for them is let go with it.
      const history = await this.open(workspaceId, team);
      const some = tasks.slice(from, from + AT_ONCE);
      const snapshots = await Promise.all(some.map((task) => snapshotOf(history, task)));
      const bars = await releases.barsOf(some.flatMap(({ sprint, kind }, n) => (kind === 'CLOSE' ? [{ sprint, version: snapshots[n]!.version }] : [])));
      taken += await inTransaction(this.dataSource, async (transaction) => {
        const written = await writeSnapshots(transaction, workspaceId, snapshots);
        await writeReleaseBars(transaction, workspaceId, bars);
        if (written > 0) await countChange(transaction, workspaceId);
        if (written > 0) await beside?.(transaction, some.map(({ sprint }) => sprint.name));
        return written;
      });
    }
    return taken;
  }
}

/** The sprints of which something is to be written down: the first time, or again because they were opened again. */
function unfrozen(history: TeamHistory): Task[] {
  return history.sprints.flatMap((sprint): Task[] => {
    const state = history.stateOf(sprint);
    if (state === 'FUTURE') return [];
    const { commitBefore } = sprintSpan(sprint.frame, history.settingsOf(sprint), history.nowMs);
    const start: Task[] = history.frozen(sprint, 'START') === null && history.nowMs >= commitBefore ? [{ sprint, kind: 'START', correction: null }] : [];
    const closed = history.frozen(sprint);
    const isAgain = closed !== null && sprint.closeSeenAt !== null && sprint.closeSeenAt > closed.takenAt;
    if (state !== 'CLOSED' || (closed && !isAgain)) return start;
    return [...start, { sprint, kind: 'CLOSE', correction: closed && OPENED_AGAIN }];
  });
}

async function snapshotOf(history: TeamHistory, { sprint, kind, correction }: Task): Promise<NewSnapshot> {
  const definition = definitionFor(history, sprint, correction);
  const items = await history.ofSprint(sprint);
  const version = (history.frozen(sprint, kind)?.version ?? 0) + 1;
  const head = { sprintId: sprint.id, kind, version, definitionId: definition.id, formulas: DELIVERY_FORMULAS, author: correction?.author ?? null, reason: correction?.reason ?? null };
  if (kind === 'START') return { ...head, ...keptStart(freezeStart(sprint.frame, items, definition.settings, history.nowMs)) };
  return { ...head, ...keptClose(freezeSprint(sprint.frame, items, definition.settings, history.nowMs, history.frames)) };
}

function definitionFor(history: TeamHistory, sprint: SprintRow, correction: Correction | null): TeamDefinition {
  return history.definitions.find((each) => each.id === correction?.definitionId) ?? history.definitionOf(sprint);
}

function keptStart(frozen: FrozenStart): Pick<NewSnapshot, 'totals' | 'detail'> {
  const totals = MEASURES.map((measure) => [measure, { commitment: frozen[measure].commitment, committedItems: frozen[measure].committedItems, unestimated: frozen[measure].unestimated }]);
  return { totals: Object.fromEntries(totals) as object, detail: frozen };
}

/** The numbers apart from what stands behind them: most questions ask for the numbers alone. */
function keptClose(frozen: FrozenSprint): Pick<NewSnapshot, 'totals' | 'detail'> {
  const parts = MEASURES.map((measure) => {
    const { ledger: { rows, ...totals }, burndown } = frozen[measure];
    return { measure, totals, detail: { rows, burndown } };
  });
  return {
    totals: Object.fromEntries(parts.map(({ measure, totals }) => [measure, totals])),
    detail: Object.fromEntries(parts.map(({ measure, detail }) => [measure, detail])),
  };
}
