import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { jsonPatch } from '../facts/given.js';
import { TeamFacts } from '../facts/team-facts.js';
import { decideTeamSettings } from '../facts/team-definition-writer.js';
import { inTransaction } from '../facts/transaction.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { WhoAsks } from '../identity/who-asks.js';
import { TeamSettingsInput } from './delivery.inputs.js';
import { teamSettingsRule } from './delivery-rules.js';
import { readItems } from './read-items.js';

const MOST = 1_000;

/** What a person decides of a team. */
@Resolver()
export class TeamSettingsResolver {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
  ) {}

  @Mutation(() => Int, { description: 'Decides settings of a team, over what its source says. Once a sprint of the team is frozen, a change is a new version of its definition, which applies to sprints that are not closed yet. Answers the version in force.' })
  async decideTeamSettings(
    @Args('team', { type: () => String, description: 'The team, by its key.' }) key: string,
    @Args('settings', { type: () => TeamSettingsInput, description: 'What is decided.' }) settings: TeamSettingsInput,
    @Args('author', { type: () => String, nullable: true, description: 'Who decides.' }) author: string | null,
    @Args('reason', { type: () => String, nullable: true, description: 'Why.' }) reason: string | null,
  ): Promise<number> {
    const { items: [read], rejections: [wrong] } = readItems('settings', [{ ...settings }], teamSettingsRule);
    if (!read) throw badInput(`${wrong?.path.replace('[0]', '') ?? 'settings'}: ${wrong?.reason ?? 'cannot be read.'}`);
    const { workspaceId } = await this.whoAsks.workspace();
    const team = await this.teams.byKey(workspaceId, key);
    if (!team) throw notFound(`team: there is no team "${key.slice(0, 80)}".`);
    const signed = { author: words('author', author), reason: words('reason', reason) };
    return inTransaction(this.dataSource, (transaction) => decideTeamSettings(transaction, workspaceId, team.id, { ...jsonPatch(read), ...signed }));
  }
}

function words(field: string, value: string | null): string | null {
  const text = value?.trim() ?? '';
  if (text.length > MOST) throw badInput(`${field}: expected at most ${MOST} characters, got ${text.length}.`);
  return text === '' ? null : text;
}
