import { Inject, Injectable } from '@nestjs/common';
import { openOf } from '@bifocal/metrics';
import { TeamFacts, type TeamRow } from '../facts/team-facts.js';
import type { ForecastBasis, Measure } from '../graphql/enums.js';
import { WhoAsks } from '../identity/who-asks.js';
import { FactClock } from '../tallies/fact-clock.js';
import { ReleaseForecasts } from '../tallies/delivery/release-forecasts.js';
import { ReleaseReadings } from '../tallies/delivery/release-reading.js';
import { readWhatIf } from './read-what-if.js';
import { backTestOf, releaseForecastOf } from './release-forecast.js';
import type { ForecastBackTest, ReleaseForecast, ReleaseItem, WhatIfInput } from './release-forecast.type.js';
import type { Release } from './release.type.js';

/** When the releases that the one who asks may see will be done. */
@Injectable()
export class ForecastsService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(ReleaseReadings) private readonly readings: ReleaseReadings,
    @Inject(ReleaseForecasts) private readonly forecasts: ReleaseForecasts,
    @Inject(FactClock) private readonly clock: FactClock,
  ) {}

  async forecast(release: Release, measure: Measure | null, basis: ForecastBasis, input: WhatIfInput | null): Promise<ReleaseForecast> {
    const { workspaceId } = await this.whoAsks.workspace();
    const time = await this.clock.now(workspaceId);
    const drops = input?.dropItems?.length ? await this.openItems(release, measure) : [];
    const whatIf = readWhatIf(input, new Set(drops.map(({ key }) => key)));
    const asked = { release: release.row, measure, basis, whatIf };
    const reading = await this.forecasts.of(workspaceId, asked, time);
    const rows = await Promise.all(reading.reading.parts.map(({ teamKey }) => this.teams.byKey(workspaceId, teamKey)));
    return releaseForecastOf(reading, asked, rows.filter((row): row is TeamRow => row !== null), time.nowMs);
  }

  /** What is left to do, the most first. */
  async openItems(release: Release, measure: Measure | null): Promise<ReleaseItem[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    const time = await this.clock.now(workspaceId);
    const { parts, measure: read } = await this.readings.of(workspaceId, release.row, measure, time);
    return parts.flatMap((part) => openOf(release.row.frame, part, read, time.nowMs).map(({ key, title, amount }) => ({ key, title, amount, team: part.teamKey })))
      .sort((a, b) => b.amount - a.amount || a.key.localeCompare(b.key, 'en', { numeric: true }));
  }

  async backTest({ asked }: ReleaseForecast): Promise<ForecastBackTest> {
    const { workspaceId } = await this.whoAsks.workspace();
    return backTestOf(await this.forecasts.backTest(workspaceId, asked, await this.clock.now(workspaceId)));
  }
}
