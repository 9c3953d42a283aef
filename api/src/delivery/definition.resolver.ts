import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { categoryOf, unmappedStatuses } from '@bifocal/metrics';
import { TeamDefinitions } from '../facts/team-definitions.js';
import { TeamVocabulary } from '../facts/team-vocabulary.js';
import { WhoAsks } from '../identity/who-asks.js';
import { shownDefinition } from './definition.js';
import { KnownStatus, KnownType, Team, TeamDefinition } from './team.type.js';
import { TeamsService } from './teams.service.js';

/** What a team has decided about its own numbers, and the words of its tracker. */
@Resolver(() => Team)
export class DefinitionResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(TeamsService) private readonly teams: TeamsService,
    @Inject(TeamDefinitions) private readonly kept: TeamDefinitions,
    @Inject(TeamVocabulary) private readonly vocabulary: TeamVocabulary,
  ) {}

  @ResolveField(() => TeamDefinition, { description: 'What its numbers are read by now.' })
  async definition(@Parent() team: Team): Promise<TeamDefinition> {
    return shownDefinition((await this.teams.history(team)).definitions.at(-1)!);
  }

  @ResolveField(() => [TeamDefinition], { description: 'Every version, earliest first.' })
  async definitions(@Parent() team: Team): Promise<TeamDefinition[]> {
    return (await this.teams.history(team)).definitions.map(shownDefinition);
  }

  @ResolveField(() => [String], { description: 'The settings that were decided here, over what the source says.' })
  async decidedSettings(@Parent() team: Team): Promise<string[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return Object.keys((await this.kept.saidAndDecided(workspaceId, team.id)).decided).sort();
  }

  @ResolveField(() => [KnownStatus], { description: 'The statuses that its items have been in, the most used first.' })
  async knownStatuses(@Parent() team: Team): Promise<KnownStatus[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    const { settings } = team.row;
    return (await this.vocabulary.statuses(workspaceId, team.id)).map(({ name, category, items }) => ({
      name, items, category: categoryOf(name, category, settings), placed: unmappedStatuses([historyOf(name, category)], settings).length === 0,
    }));
  }

  @ResolveField(() => [KnownType], { description: 'The types of its work items, the most used first.' })
  async knownTypes(@Parent() team: Team): Promise<KnownType[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.vocabulary.types(workspaceId, team.id);
  }
}

/** An item that was in this status and nothing else: what the formulas say of the one, they say of the other. */
function historyOf(status: string, category: Parameters<typeof categoryOf>[1]): Parameters<typeof unmappedStatuses>[0][number] {
  return {
    id: '', key: '', title: '', type: '', isSubTask: false, severity: null, resolution: null, foundInReleaseId: null,
    events: [{ id: '', at: 0, kind: 'STATUS', from: null, to: status, sequence: 0, ...(category == null ? {} : { category }) }],
  };
}
