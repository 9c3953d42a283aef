import { Inject, Injectable } from '@nestjs/common';
import { SprintFacts } from '../facts/sprint-facts.js';
import { TeamFacts } from '../facts/team-facts.js';
import type { TeamHistory } from '../facts/team-history.js';
import { WhoAsks } from '../identity/who-asks.js';
import { FactClock } from '../tallies/fact-clock.js';
import { TeamMemory } from '../tallies/delivery/team-memory.js';
import type { Product } from '../products/product.type.js';
import type { Whose } from './questions.js';
import { sprintOf, type Sprint } from './sprint.type.js';
import { teamOf, type Team } from './team.type.js';

/** The teams, and the sprints, that the one who asks may see. */
@Injectable()
export class TeamsService {
  /** All questions about one team in one request share what was read for the first. A noun lives as long as its request. */
  private readonly histories = new WeakMap<Team, Promise<TeamHistory>>();

  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(SprintFacts) private readonly sprints: SprintFacts,
    @Inject(TeamMemory) private readonly memory: TeamMemory,
    @Inject(FactClock) private readonly clock: FactClock,
  ) {}

  /** By name. */
  async all(): Promise<Team[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return (await this.teams.all(workspaceId)).map(teamOf);
  }

  async ofProduct(productId: number): Promise<Team[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return (await this.teams.ofProduct(workspaceId, productId)).map(teamOf);
  }

  /** Null where there is no team with this key. */
  async byKey(key: string): Promise<Team | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.teams.byKey(workspaceId, key);
    return row && teamOf(row);
  }

  /** Null where there is no team with this id. */
  async byId(id: number): Promise<Team | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.teams.byId(workspaceId, id);
    return row && teamOf(row);
  }

  /** What the team's questions are answered from. */
  async history(team: Team): Promise<TeamHistory> {
    const known = this.histories.get(team) ?? this.open(team);
    this.histories.set(team, known);
    return known;
  }

  /** The team of a sprint, answered from the history that is open already. */
  ofSprint({ history }: Sprint): Team {
    const team = teamOf(history.team);
    this.histories.set(team, Promise.resolve(history));
    return team;
  }

  /** Null where there is no sprint with this id. */
  async sprint(id: number): Promise<Sprint | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    const teamId = await this.sprints.teamIdOf(workspaceId, id);
    const team = teamId === null ? null : await this.byId(teamId);
    if (!team) return null;
    const history = await this.history(team);
    const row = history.sprints.find((each) => each.id === id);
    return row ? sprintOf(row, history) : null;
  }

  /** Whose delivery is asked about: this team's. */
  async whoseTeam(team: Team): Promise<Whose> {
    const { workspaceId } = await this.whoAsks.workspace();
    const history = await this.history(team);
    return { workspaceId, productId: team.row.productId, teamId: team.id, zone: team.timeZone, teams: [history], measure: null, time: history.time };
  }

  /** Whose delivery is asked about: that of all teams of the product. */
  async whoseProduct(product: Product): Promise<Whose> {
    const { workspaceId } = await this.whoAsks.workspace();
    const time = await this.clock.now(workspaceId);
    const rows = await this.teams.ofProduct(workspaceId, product.id);
    const teams = await Promise.all(rows.map((row) => this.memory.of(workspaceId, row, time)));
    return { workspaceId, productId: product.id, teamId: null, zone: product.timeZone, teams, measure: null, time };
  }

  private async open(team: Team): Promise<TeamHistory> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.memory.of(workspaceId, team.row, await this.clock.now(workspaceId));
  }
}
