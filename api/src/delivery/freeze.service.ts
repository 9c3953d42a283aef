import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { SprintSnapshots } from '../facts/sprint-snapshots.js';
import { badInput, NamedError, notFound } from '../graphql/named-error.js';
import { maybeWordsOf } from '../graphql/words.js';
import { Audit } from '../identity/audit.js';
import { WhoAsks } from '../identity/who-asks.js';
import type { TeamRow } from '../facts/team-facts.js';
import { SprintFreezer, type Beside, type Correction } from '../tallies/delivery/sprint-freezer.js';
import { freezeOf } from './freeze.js';
import type { SprintFreeze } from './freeze.type.js';
import { requireFrozen } from './recompute.js';
import type { Sprint } from './sprint.type.js';
import type { Team } from './team.type.js';
import { TeamsService } from './teams.service.js';

/** Who corrects, and why, as a person gave it. */
export interface Signed {
  readonly author: string;
  readonly reason: string;
}

const MOST = { author: 100, reason: 1_000 } as const;

/** Closes, freezes and corrects sprints. */
@Injectable()
export class FreezeService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(TeamsService) private readonly teams: TeamsService,
    @Inject(SprintSnapshots) private readonly snapshots: SprintSnapshots,
    @Inject(SprintFreezer) private readonly freezer: SprintFreezer,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async of(sprint: Sprint): Promise<SprintFreeze> {
    const { workspaceId } = await this.whoAsks.workspace();
    return freezeOf(sprint, await this.snapshots.ofSprint(workspaceId, sprint.id), this.config.settleMinutes * 60_000);
  }

  /** Closes a running sprint now, or at an instant since its start, and freezes it. */
  async close(id: number, closedAt: Date | null): Promise<Sprint> {
    const sprint = await this.require(id);
    const { workspaceId } = await this.whoAsks.workspace();
    if (sprint.state === 'FUTURE') throw badInput(`sprint: ${sprint.name} has not started, so it cannot be closed.`);
    if (sprint.state === 'CLOSED') throw new NamedError('CONFLICT', `sprint: ${sprint.name} is closed already.`);
    const at = closedAt ?? new Date();
    if (at.getTime() > Date.now()) throw badInput('closedAt: expected an instant until now; a sprint cannot be closed in the future.');
    if (sprint.startedAt && at < sprint.startedAt) throw badInput(`closedAt: expected an instant after the start of ${sprint.name}, ${sprint.startedAt.toISOString()}.`);
    if (!(await this.freezer.close(workspaceId, sprint.history.team, id, at))) throw new NamedError('CONFLICT', `sprint: ${sprint.name} was closed a moment ago.`);
    await this.audit.write({ what: 'SPRINT_CLOSED', about: `${sprint.name} of ${sprint.history.team.name}`, details: { team: sprint.history.team.key, closedAt: at.toISOString() } });
    return this.require(id);
  }

  /** Freezes a closed sprint without waiting any longer. One that is frozen stays as it is. */
  async freeze(id: number): Promise<Sprint> {
    const sprint = await this.require(id);
    const { workspaceId } = await this.whoAsks.workspace();
    if (sprint.state !== 'CLOSED') throw badInput(`sprint: ${sprint.name} is not closed, so there is nothing to freeze. Close it first.`);
    const { team } = sprint.history;
    if ((await this.freezer.freezeNow(workspaceId, team, id)) > 0) await this.audit.write({ what: 'SPRINT_FROZEN', about: `${sprint.name} of ${team.name}`, details: { team: team.key } });
    return this.require(id);
  }

  /** Freezes every closed sprint of a team without waiting. Answers how many snapshots were taken. */
  async freezeAll(key: string): Promise<number> {
    const team = await this.requireTeam(key);
    const { workspaceId } = await this.whoAsks.workspace();
    const taken = await this.freezer.freezeDue(workspaceId, team.row, 0);
    if (taken > 0) await this.audit.write({ what: 'SPRINT_FROZEN', about: `All closed sprints of ${team.name}`, details: { team: team.key, snapshots: taken } });
    return taken;
  }

  /** Writes a frozen sprint down once more, as its history reads now. */
  async correct(id: number, signed: Signed, definitionVersion: number | null): Promise<Sprint> {
    const sprint = await this.require(id);
    const { workspaceId } = await this.whoAsks.workspace();
    const { history, row } = sprint;
    if (!history.frozen(row)) throw badInput(`sprint: ${sprint.name} is not frozen, so there is nothing to correct.`);
    const definition = definitionVersion === null ? null : history.definitions.find((each) => each.version === definitionVersion);
    if (definition === undefined) throw badInput(`definitionVersion: ${history.team.name} has the versions 1 to ${history.definitions.length}, got ${definitionVersion}.`);
    const correction = correctionOf(signed, definition?.id ?? null);
    const written = await this.freezer.correct(workspaceId, history.team, [id], correction, this.corrected(history.team, correction));
    if (written === 0) throw new NamedError('CONFLICT', `sprint: ${sprint.name} was corrected by somebody else a moment ago. Look at it again.`);
    return this.require(id);
  }

  /** Reads closed sprints of a team anew by its present definition; what was frozen before stays as earlier versions. Answers how many. */
  async recompute(key: string, ids: readonly number[] | null, signed: Signed): Promise<number> {
    const team = await this.requireTeam(key);
    const { workspaceId } = await this.whoAsks.workspace();
    const history = await this.teams.history(team);
    const chosen = ids?.map((id) => requireFrozen(history, id)) ?? history.sprints.filter((sprint) => history.frozen(sprint));
    const correction = correctionOf(signed, history.definitions.at(-1)!.id);
    return this.freezer.correct(workspaceId, team.row, chosen.map((sprint) => sprint.id), correction, this.corrected(team.row, correction));
  }

  /** What the audit log keeps of a correction: in its transaction, or not at all. */
  private corrected(team: TeamRow, { author, reason }: Correction): Beside {
    return (transaction, sprints) => this.audit.write({ what: 'SPRINT_CORRECTED', about: `${sprints.join(', ')} of ${team.name}`, details: { team: team.key, sprints: sprints.length, author, reason } }, transaction);
  }

  private async require(id: number): Promise<Sprint> {
    const sprint = await this.teams.sprint(id);
    if (!sprint) throw notFound(`sprint: there is no sprint with the id ${id}.`);
    return sprint;
  }

  private async requireTeam(key: string): Promise<Team> {
    const team = await this.teams.byKey(key);
    if (!team) throw notFound(`team: there is no team "${key.slice(0, 80)}".`);
    return team;
  }
}

function correctionOf({ author, reason }: Signed, definitionId: number | null): Correction {
  return { author: words('author', author), reason: words('reason', reason), definitionId };
}

function words(field: keyof typeof MOST, value: string): string {
  const text = maybeWordsOf(field, value, MOST[field]);
  if (text === null) throw badInput(`${field}: expected ${field === 'author' ? 'who corrects' : 'why it is corrected'}, got nothing.`);
  return text;
}
