import { addDays, localDate } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { ReleaseFacts, type ReleaseRow } from '../facts/release-facts.js';
import { SprintFacts } from '../facts/sprint-facts.js';
import type { SprintRow } from '../facts/sprint-frame.js';
import { TeamFacts } from '../facts/team-facts.js';
import type { DayRange } from '../graphql/range.js';
import type { Period } from '../tallies/answer.js';
import type { Asked } from './asked.js';

/** A sprint or release as a period, with the one before it. `teamId`: whose sprint it is; null of a release. */
export interface DeliveryPeriod extends Period {
  readonly before: Period | null;
  readonly teamId: number | null;
}

/** Sprints and releases as periods: from the first day to the day after the last, in the question's zone. */
@Injectable()
export class DeliveryPeriods {
  constructor(
    @Inject(SprintFacts) private readonly sprints: SprintFacts,
    @Inject(ReleaseFacts) private readonly releases: ReleaseFacts,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
  ) {}

  /** The sprints that started in the range, oldest first; each is compared with the same team's sprint before. */
  async sprintsIn(asked: Asked, range: DayRange): Promise<DeliveryPeriod[]> {
    const teamIds = asked.team ? [asked.team.id] : (await this.teams.ofProduct(asked.workspaceId, asked.product.id)).map((team) => team.id);
    const all = await Promise.all(teamIds.map(async (teamId) => {
      const started = (await this.sprints.ofTeam(asked.workspaceId, teamId, asked.nowMs)).filter((sprint) => sprint.frame.startedAt !== null).reverse();
      return withBefore(started.map((sprint) => sprintPeriod(sprint, asked)), teamId);
    }));
    return all.flat().filter(({ from }) => from >= range.from && from < range.to).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : (a.sprintId ?? 0) - (b.sprintId ?? 0)));
  }

  /** The releases that ran on a day of the range, by their beginning. */
  async releasesIn(asked: Asked, range: DayRange): Promise<DeliveryPeriod[]> {
    const rows = asked.team ? await this.releases.ofTeam(asked.workspaceId, asked.team.id) : await this.releases.ofProduct(asked.workspaceId, asked.product.id);
    const periods = rows.map((release) => releasePeriod(release, asked)).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : (a.releaseId ?? 0) - (b.releaseId ?? 0)));
    return withBefore(periods, null).filter(({ from, to }) => from < range.to && to > range.from);
  }

  async sprint(asked: Asked, sprintId: number): Promise<Period | null> {
    const row = asked.team && (await this.sprints.ofTeam(asked.workspaceId, asked.team.id, asked.nowMs)).find((sprint) => sprint.id === sprintId);
    return row ? sprintPeriod(row, asked) : null;
  }

  async release(asked: Asked, releaseId: number): Promise<Period | null> {
    const row = await this.releases.byId(asked.workspaceId, releaseId);
    return row ? releasePeriod(row, asked) : null;
  }
}

function withBefore(periods: readonly Period[], teamId: number | null): DeliveryPeriod[] {
  return periods.map((period, index) => ({ ...period, before: periods[index - 1] ?? null, teamId }));
}

function sprintPeriod({ id, frame, name }: SprintRow, { zone }: Asked): Period {
  const from = localDate(frame.startedAt ?? frame.plannedStartAt, zone);
  // A close at midnight ends the day before.
  const last = localDate((frame.closedAt ?? frame.plannedEndAt) - 1, zone);
  return { from, to: addDays(last < from ? from : last, 1), complete: frame.closedAt !== null, label: name, sprintId: id, releaseId: null };
}

function releasePeriod({ id, name, frame, targetDate }: ReleaseRow, { zone, nowMs }: Asked): Period {
  const last = frame.releasedAt === null ? (targetDate ?? localDate(nowMs, zone)) : localDate(frame.releasedAt, zone);
  const from = frame.startedAt === null ? last : localDate(frame.startedAt, zone);
  return { from, to: addDays(last < from ? from : last, 1), complete: frame.releasedAt !== null, label: name, sprintId: null, releaseId: id };
}
