import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { defaultTeamSettings, placementOf } from '@bifocal/metrics';
import { contentOf } from '../facts/team-decision.js';
import { TeamDefinitions } from '../facts/team-definitions.js';
import { TeamVocabulary } from '../facts/team-vocabulary.js';
import { WhoAsks } from '../identity/who-asks.js';
import { shownDefinitions } from './definition.js';
import { KnownStatus, KnownType, SettingSaid, settingsOf, SourceSettings, Team, TeamDefinition } from './team.type.js';
import { TeamsService } from './teams.service.js';

const SETTINGS = ['timeZone', 'measure', 'workingDays', 'holidays', 'graceDays', 'countSubTasks', 'defectTypes', 'excludedResolutions', 'creditedTypes', 'statuses'] as const;

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
    return shownDefinitions(await this.teams.history(team)).at(-1)!;
  }

  @ResolveField(() => [TeamDefinition], { description: 'Every version, earliest first.' })
  async definitions(@Parent() team: Team): Promise<readonly TeamDefinition[]> {
    return shownDefinitions(await this.teams.history(team));
  }

  @ResolveField(() => [String], { description: 'The settings that were decided here, over what the source says.' })
  async decidedSettings(@Parent() team: Team): Promise<string[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return Object.keys((await this.kept.saidAndDecided(workspaceId, team.id)).decided).sort();
  }

  @ResolveField(() => [SettingSaid], { description: 'Who says each of its settings.' })
  async settingOrigins(@Parent() team: Team): Promise<SettingSaid[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    const { said, decided } = await this.kept.saidAndDecided(workspaceId, team.id);
    return SETTINGS.map((setting) => ({ setting, origin: setting in decided ? 'DECIDED' : setting in said ? 'SOURCE' : 'DEFAULT' }));
  }

  @ResolveField(() => SourceSettings, { description: 'What its numbers would be read by if nothing had been decided here.' })
  async sourceSettings(@Parent() team: Team): Promise<SourceSettings> {
    const { workspaceId } = await this.whoAsks.workspace();
    const { measure, settings } = contentOf({ ...(await this.kept.saidAndDecided(workspaceId, team.id)), decided: {} });
    return { measure, timeZone: settings.timeZone, settings: settingsOf(settings) };
  }

  @ResolveField(() => [KnownStatus], { description: 'The statuses that its items have been in, the most used first.' })
  async knownStatuses(@Parent() team: Team): Promise<KnownStatus[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    const [seen, { decided }] = await Promise.all([this.vocabulary.statuses(workspaceId, team.id), this.kept.saidAndDecided(workspaceId, team.id)]);
    const byMap = 'statuses' in decided ? 'DECIDED' : 'LISTED';
    return seen.map(({ name, category: said, items }) => {
      const { category, by } = placementOf(name, said, team.row.settings);
      return { name, items, category, placed: by !== 'NOBODY', placedBy: by === 'MAP' ? byMap : by, unlisted: placementOf(name, said, NOTHING_DECIDED).category };
    });
  }

  @ResolveField(() => [KnownType], { description: 'The types of its work items, the most used first.' })
  async knownTypes(@Parent() team: Team): Promise<KnownType[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.vocabulary.types(workspaceId, team.id);
  }
}

const NOTHING_DECIDED = defaultTeamSettings();
