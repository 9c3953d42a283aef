import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { defaultTeamSettings } from '@bifocal/metrics';
import { DeliveryHistory } from '../facts/delivery-history.js';
import { FrameNames } from '../facts/frame-names.js';
import { TeamFacts } from '../facts/team-facts.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { FactClock } from '../tallies/fact-clock.js';
import { readId } from '../graphql/read-id.js';
import { workItemOf } from './work-item.js';
import { WorkItem } from './work-item.type.js';

/** One work item: what a dot, or a row behind a number, stands for. */
@Resolver(() => WorkItem)
export class WorkItemResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(DeliveryHistory) private readonly histories: DeliveryHistory,
    @Inject(FrameNames) private readonly names: FrameNames,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(FactClock) private readonly clock: FactClock,
  ) {}

  @Needs('READ_DELIVERY')
  @Query(() => WorkItem, { nullable: true, description: 'One work item with its history; null where there is none with this id.' })
  async workItem(@Args('id', { type: () => ID, description: 'Its id here.' }) id: string): Promise<WorkItem | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    const [item] = await this.histories.byIds(workspaceId, [readId('id', id)]);
    if (!item) return null;
    const idsOf = (frame: 'SPRINT' | 'RELEASE'): number[] =>
      [...new Set(item.events.flatMap(({ kind, from, to }) => (kind.startsWith(frame) ? [from, to].flatMap((value) => (value === null ? [] : Number(value))) : [])))];
    const [sprints, releases, team, { nowMs }] = await Promise.all([
      this.names.of(workspaceId, 'sprint', idsOf('SPRINT')),
      this.names.of(workspaceId, 'release', idsOf('RELEASE')),
      item.teamId === null ? null : this.teams.byId(workspaceId, item.teamId),
      this.clock.now(workspaceId),
    ]);
    return workItemOf(item, team?.settings ?? defaultTeamSettings(), { sprints, releases }, nowMs);
  }
}
