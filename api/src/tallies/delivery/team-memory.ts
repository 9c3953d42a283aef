import { Inject, Injectable } from '@nestjs/common';
import type { TeamRow } from '../../facts/team-facts.js';
import { TeamHistories, type ReadAt, type TeamHistory } from '../../facts/team-history.js';
import { Latest } from '../latest.js';

/** How many teams are kept open. One is at most a few megabytes. */
const OPEN = 20;

/**
 * The team histories that are open: while no fact comes in, the questions of the next seconds are answered from what was read
 * for the first. One is opened anew as soon as the version moves, so that nothing is ever older than the last accepted fact.
 */
@Injectable()
export class TeamMemory {
  private readonly open = new Latest<TeamHistory>(OPEN);

  constructor(@Inject(TeamHistories) private readonly histories: TeamHistories) {}

  async of(workspaceId: number, team: TeamRow, time: ReadAt): Promise<TeamHistory> {
    const open = (): Promise<TeamHistory> => this.histories.of(workspaceId, team, time);
    return time.version === undefined ? open() : this.open.get(`${workspaceId} ${team.id}`, `${time.version} ${time.nowMs}`, open);
  }
}
