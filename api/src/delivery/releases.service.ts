import { Inject, Injectable } from '@nestjs/common';
import { ReleaseFacts } from '../facts/release-facts.js';
import type { Measure } from '../graphql/enums.js';
import { WhoAsks } from '../identity/who-asks.js';
import { FactClock } from '../tallies/fact-clock.js';
import { ReleaseReadings } from '../tallies/delivery/release-reading.js';
import type { ReleaseDefects } from './defects.type.js';
import { notFound } from '../graphql/named-error.js';
import { barItemsOf, releaseBurndownOf } from './release-burndown.js';
import { ReleaseDefectsService } from './release-defects.service.js';
import { releaseOf, type Release, type ReleaseBarItem, type ReleaseBurndown } from './release.type.js';

/** The releases that the one who asks may see. */
@Injectable()
export class ReleasesService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ReleaseFacts) private readonly releases: ReleaseFacts,
    @Inject(ReleaseReadings) private readonly readings: ReleaseReadings,
    @Inject(FactClock) private readonly clock: FactClock,
    @Inject(ReleaseDefectsService) private readonly releaseDefects: ReleaseDefectsService,
  ) {}

  /** Null where there is no release with this id. */
  async byId(id: number): Promise<Release | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.releases.byId(workspaceId, id);
    return row && releaseOf(row);
  }

  async ofTeam(teamId: number): Promise<Release[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return (await this.releases.ofTeam(workspaceId, teamId)).map(releaseOf);
  }

  async ofProduct(productId: number): Promise<Release[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return (await this.releases.ofProduct(workspaceId, productId)).map(releaseOf);
  }

  async defects(release: Release): Promise<ReleaseDefects> {
    const { workspaceId } = await this.whoAsks.workspace();
    const { nowMs } = await this.clock.now(workspaceId);
    return (await this.releaseDefects.of(workspaceId, [release.row], null, nowMs))[0]!;
  }

  async burndown(release: Release, measure: Measure | null): Promise<ReleaseBurndown> {
    const { workspaceId } = await this.whoAsks.workspace();
    const time = await this.clock.now(workspaceId);
    return releaseBurndownOf(await this.readings.of(workspaceId, release.row, measure, time), measure, time.nowMs);
  }

  async barItems(release: Release, sprintId: number, measure: Measure | null): Promise<ReleaseBarItem[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    const reading = await this.readings.detailed(workspaceId, release.row, measure, await this.clock.now(workspaceId));
    const items = barItemsOf(reading, sprintId);
    if (!items) throw notFound(`sprint: ${release.name} has no bar of a sprint with the id ${sprintId}. burndown { bars { sprint { id } } } lists them.`);
    return items;
  }
}
