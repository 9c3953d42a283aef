import { Inject, Injectable } from '@nestjs/common';
import type { SprintRow } from '../../facts/sprint-frame.js';
import { TeamFacts, type TeamRow } from '../../facts/team-facts.js';
import type { TeamHistory } from '../../facts/team-history.js';
import type { TallyQuestion } from '../answer.js';
import { TeamMemory } from './team-memory.js';

/** The teams that a question is about, each with its sprints. */
export interface DeliveryScope {
  readonly teams: readonly TeamHistory[];
  /** The sprint and its team; null where it is none of theirs. */
  sprint(id: number): { readonly history: TeamHistory; readonly row: SprintRow } | null;
}

/** Opens the scopes of questions. */
@Injectable()
export class DeliveryScopes {
  /** A question that is asked of several metrics is opened once; it lives as long as its request. */
  private readonly opened = new WeakMap<TallyQuestion, Promise<DeliveryScope>>();

  constructor(
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(TeamMemory) private readonly memory: TeamMemory,
  ) {}

  async of(question: TallyQuestion): Promise<DeliveryScope> {
    const known = this.opened.get(question) ?? this.open(question);
    this.opened.set(question, known);
    return known;
  }

  /** The same question, about teams whose histories are open already. */
  about(question: TallyQuestion, teams: readonly TeamHistory[]): TallyQuestion {
    this.opened.set(question, Promise.resolve(scopeOf(teams)));
    return question;
  }

  private async open(question: TallyQuestion): Promise<DeliveryScope> {
    const rows = (await this.rows(question)).filter((team) => keeps(question, 'team', team.key));
    const teams = await Promise.all(rows.map((row) => this.memory.of(question.workspaceId, row, question)));
    return scopeOf(teams);
  }

  private async rows({ workspaceId, productId, teamId }: TallyQuestion): Promise<TeamRow[]> {
    if (teamId !== null) {
      const team = await this.teams.byId(workspaceId, teamId);
      return team ? [team] : [];
    }
    return productId === null ? this.teams.all(workspaceId) : this.teams.ofProduct(workspaceId, productId);
  }
}

const scopeOf = (teams: readonly TeamHistory[]): DeliveryScope => ({ teams, sprint: (id) => find(teams, id) });

function find(teams: readonly TeamHistory[], id: number): { history: TeamHistory; row: SprintRow } | null {
  for (const history of teams) {
    const row = history.sprints.find((sprint) => sprint.id === id);
    if (row) return { history, row };
  }
  return null;
}

/** Whether the question's filters keep a value of a dimension. */
export function keeps({ filters }: TallyQuestion, dimension: string, value: string | null): boolean {
  return filters.every((filter) => filter.dimension !== dimension || filter.in.includes(value ?? ''));
}
