import { Inject, Injectable } from '@nestjs/common';
import { backTestForecast, countPromises, forecastRelease, localDate, type BackTest, type ForecastBasis, type Measure, type PastPromise, type ReleaseForecast, type WhatIf } from '@bifocal/metrics';
import { ReleaseFacts, type ReleaseRow } from '../../facts/release-facts.js';
import type { ReadAt } from '../../facts/team-history.js';
import { sightPrint } from '../../identity/sight.js';
import { Latest } from '../latest.js';
import { ReleaseReadings, type ReleaseReading } from './release-reading.js';
import { printOfParts } from './same-parts.js';

/** What is forecast, and of what. */
export interface ForecastAsked {
  readonly release: ReleaseRow;
  readonly measure: Measure | null;
  readonly basis: ForecastBasis;
  readonly whatIf: WhatIf;
}

export interface ForecastReading {
  readonly reading: ReleaseReading;
  readonly forecast: ReleaseForecast;
}

/** What was promised for one release, at one close. */
export type ReleasePromise = PastPromise & { readonly release: ReleaseRow };

export interface ReleaseBackTest {
  readonly promises: readonly ReleasePromise[];
  readonly met: number;
  readonly due: number;
}

/** How many answers are kept while no fact comes in: a few what-ifs of each release that is open on somebody's page. */
const KEPT = 60;
/** A back-test looks at so many releases of a team, the newest: an older team was another one. */
const RELEASES = 10;

/** Forecasts releases, and looks back on what would have been forecast. */
@Injectable()
export class ReleaseForecasts {
  private readonly made = new Latest<ForecastReading>(KEPT);
  private readonly tested = new Latest<ReleaseBackTest>(KEPT);
  private readonly testedAlone = new Latest<BackTest>(KEPT * 2);

  constructor(
    @Inject(ReleaseReadings) private readonly readings: ReleaseReadings,
    @Inject(ReleaseFacts) private readonly releases: ReleaseFacts,
  ) {}

  async of(workspaceId: number, asked: ForecastAsked, time: ReadAt): Promise<ForecastReading> {
    const { release, measure, basis, whatIf } = asked;
    const make = async (): Promise<ForecastReading> => {
      const reading = await this.readings.of(workspaceId, release, measure, time);
      return { reading, forecast: forecastRelease({ release: release.frame, parts: reading.parts, measure: reading.measure, basis, now: time.nowMs, whatIf }) };
    };
    if (time.version === undefined) return make();
    return this.made.get(`${workspaceId} ${release.id} ${measure ?? ''} ${basis} ${JSON.stringify(whatIf)} ${sightPrint()}`, `${time.version} ${time.nowMs}`, make);
  }

  /** The promises for this release and for the others of its team, latest first; they are all by the same rules. */
  async backTest(workspaceId: number, { release, measure, basis }: ForecastAsked, time: ReadAt): Promise<ReleaseBackTest> {
    const { lead } = await this.readings.of(workspaceId, release, measure, time);
    const make = async (): Promise<ReleaseBackTest> => {
      const others = lead ? (await this.releases.ofTeam(workspaceId, lead.team.id)).filter(({ id }) => id !== release.id) : [];
      const promises: ReleasePromise[] = [];
      for (const each of [release, ...others].slice(0, RELEASES)) {
        const tested = await this.testOf(workspaceId, each, await this.readings.of(workspaceId, each, measure, time), basis, time);
        promises.push(...tested.promises.map((promise) => ({ ...promise, release: each })));
      }
      promises.sort((a, b) => b.madeAt - a.madeAt || a.release.id - b.release.id);
      return { promises, ...countPromises(promises) };
    };
    if (time.version === undefined) return make();
    // What was promised changes with the facts alone; whether it was kept, with the day.
    const today = localDate(time.nowMs, lead?.team.timeZone ?? 'UTC');
    return this.tested.get(`${workspaceId} ${release.id} ${measure ?? ''} ${basis} ${sightPrint()}`, `${time.version} ${today}`, make);
  }

  /** Most releases are over, and facts come in for others: what was promised for one is worked out again when something of it has changed, or on another day. */
  private async testOf(workspaceId: number, release: ReleaseRow, { parts, bars, measure }: ReleaseReading, basis: ForecastBasis, { nowMs }: ReadAt): Promise<BackTest> {
    const today = localDate(nowMs, parts[0]?.settings.timeZone ?? 'UTC');
    // The bars are not of the items alone: a correction writes them down anew.
    const drawn = bars.map(({ sprintId, start, added, removed, reEstimated, completed, end }) => [sprintId, start, added, removed, reEstimated, completed, end]);
    return this.testedAlone.get(`${workspaceId} ${release.id} ${measure} ${basis} ${sightPrint()}`, `${today} ${JSON.stringify([release.frame, drawn])} ${printOfParts(parts)}`,
      async () => backTestForecast({ release: release.frame, parts, measure, basis, now: nowMs }));
  }
}
