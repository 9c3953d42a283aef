import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { jsonPatch } from '../facts/given.js';
import { contentOf, decidedAfter } from '../facts/team-decision.js';
import { decideTeamSettings } from '../facts/team-definition-writer.js';
import { TeamDefinitions } from '../facts/team-definitions.js';
import { TeamFacts, type TeamRow } from '../facts/team-facts.js';
import { TeamHistories } from '../facts/team-history.js';
import { inTransaction } from '../facts/transaction.js';
import { changedMeanwhile } from '../graphql/changed-meanwhile.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { maybeWordsOf } from '../graphql/words.js';
import { Audit } from '../identity/audit.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { TeamSettingsInput } from './delivery.inputs.js';
import { teamSettingsRule } from './delivery-rules.js';
import { readItems } from './read-items.js';
import { settingsEffect } from './settings-effect.js';
import { TeamSettingsPreview } from './team-settings.type.js';

const MOST = 1_000;
const TEAM = { type: () => String, description: 'The team, by its key.' };
const SETTINGS = { type: () => TeamSettingsInput, description: 'What is decided.' };

/** What a person decides of a team. */
@Resolver()
export class TeamSettingsResolver {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(TeamDefinitions) private readonly definitions: TeamDefinitions,
    @Inject(TeamHistories) private readonly histories: TeamHistories,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Needs('MANAGE_SOURCES')
  @Mutation(() => Int, { description: 'Decides settings of a team, over what its source says. Once a sprint of the team is frozen, a change is a new version of its definition, which applies to sprints that are not closed yet. Answers the version in force.' })
  async decideTeamSettings(
    @Args('team', TEAM) key: string,
    @Args('settings', SETTINGS) settings: TeamSettingsInput,
    @Args('author', { type: () => String, nullable: true, description: 'Who decides.' }) author: string | null,
    @Args('reason', { type: () => String, nullable: true, description: 'Why.' }) reason: string | null,
    @Args('revision', { type: () => String, nullable: true, description: 'The definition\'s `revision` that was read: refused where it is another since. Left out: whatever it is, what is given is decided over it.' }) revision: string | null,
  ): Promise<number> {
    const read = readSettings(settings);
    const { workspaceId, team } = await this.require(key);
    const signed = { author: maybeWordsOf('author', author, MOST), reason: maybeWordsOf('reason', reason, MOST) };
    const patch = jsonPatch(read);
    return inTransaction(this.dataSource, async (transaction) => {
      const { saved, version } = await decideTeamSettings(transaction, workspaceId, team.id, { ...patch, ...signed, read: revision ?? null });
      if (!saved) throw changedMeanwhile('revision', `the definition of ${team.name}`, `its revision is another, of version ${version}`);
      await this.audit.write({ what: 'DEFINITION_CHANGED', about: `Team ${team.name}`, details: { team: team.key, decided: Object.keys(patch.set), givenBack: patch.drop, version, ...signed } }, transaction);
      return version;
    });
  }

  @Needs('MANAGE_SOURCES')
  @Query(() => TeamSettingsPreview, { description: 'What deciding these settings would change, and which sprints it would apply to. Refuses what decideTeamSettings would refuse. Nothing is kept.' })
  async previewTeamSettings(@Args('team', TEAM) key: string, @Args('settings', SETTINGS) settings: TeamSettingsInput): Promise<TeamSettingsPreview> {
    const { set, drop } = jsonPatch(readSettings(settings));
    const { workspaceId, team } = await this.require(key);
    const [before, history] = await Promise.all([this.definitions.saidAndDecided(workspaceId, team.id), this.histories.of(workspaceId, team, { nowMs: Date.now() })]);
    return settingsEffect(history, contentOf({ ...before, decided: decidedAfter(before.decided, set, drop) }));
  }

  private async require(key: string): Promise<{ workspaceId: number; team: TeamRow }> {
    const { workspaceId } = await this.whoAsks.workspace();
    const team = await this.teams.byKey(workspaceId, key);
    if (!team) throw notFound(`team: there is no team "${key.slice(0, 80)}".`);
    return { workspaceId, team };
  }
}

function readSettings(settings: TeamSettingsInput): object {
  const { items: [read], rejections: [wrong] } = readItems('settings', [{ ...settings }], teamSettingsRule);
  if (!read) throw badInput(`${wrong?.path.replace('[0]', '') ?? 'settings'}: ${wrong?.reason ?? 'cannot be read.'}`);
  return read;
}
