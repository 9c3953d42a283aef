import { MEASURES } from '@bifocal/metrics';
import type { KeptBar, NewBars } from '../../facts/release-bars.js';
import type { ReleaseRow } from '../../facts/release-facts.js';
import type { SprintRow } from '../../facts/sprint-frame.js';
import type { ChosenSettings, ReleaseReading, ReleaseReadings } from './release-reading.js';

/** Reads the bars that closed sprints of one team have in its releases, to be written down. Sprints are asked for newest first. */
export class ReleaseBarReader {
  private readonly read = new Map<number, Promise<ReleaseReading[]>>();

  constructor(
    private readonly workspaceId: number,
    private readonly teamId: number,
    private readonly releases: readonly ReleaseRow[],
    private readonly readings: ReleaseReadings,
    private readonly nowMs: number,
    /** What each of the sprints is written down by. */
    private readonly settings: ChosenSettings,
  ) {}

  async barsOf(sprints: readonly { readonly sprint: SprintRow; readonly version: number }[]): Promise<NewBars[]> {
    const all = await Promise.all(this.releases.map(async (release) => {
      const during = sprints.filter(({ sprint }) => isUnderWay(release, sprint));
      if (during.length === 0) {
        // The sprints to come are older ones: a release that was begun later is not asked for again.
        this.read.delete(release.id);
        return [];
      }
      const readings = await this.readingsOf(release);
      return during.flatMap(({ sprint, version }): NewBars[] => {
        const bars = Object.fromEntries(readings.flatMap((reading) => {
          const bar = reading.bars.find((each) => each.sprint.id === sprint.id);
          return bar ? [[reading.measure, keptOf(bar)]] : [];
        }));
        return Object.keys(bars).length === 0 ? [] : [{ releaseId: release.id, sprintId: sprint.id, version, bars }];
      });
    }));
    return all.flat();
  }

  /** In every measure; one of several teams is read in items whatever is asked for. None where another team's sprints are its bars. */
  private readingsOf(release: ReleaseRow): Promise<ReleaseReading[]> {
    const known = this.read.get(release.id) ?? this.readAll(release);
    this.read.set(release.id, known);
    return known;
  }

  private async readAll(release: ReleaseRow): Promise<ReleaseReading[]> {
    const readings: ReleaseReading[] = [];
    for (const measure of MEASURES) {
      const reading = await this.readings.fromHistory(this.workspaceId, release, measure, { nowMs: this.nowMs }, this.settings);
      if (reading.lead?.team.id !== this.teamId) return [];
      if (!readings.some((each) => each.measure === reading.measure)) readings.push(reading);
    }
    return readings;
  }
}

/** Whether a release may have had something in a sprint; where nobody said when it began, it may. */
function isUnderWay({ frame }: ReleaseRow, { frame: sprint }: SprintRow): boolean {
  return (frame.releasedAt ?? Infinity) > (sprint.startedAt ?? sprint.plannedStartAt) && (frame.startedAt ?? 0) < (sprint.closedAt ?? Infinity);
}

function keptOf({ start, added, removed, reEstimated, completed, reopened, end, rows, gap }: ReleaseReading['bars'][number]): KeptBar {
  return { start, added, removed, reEstimated, completed, reopened, end, rows, gap };
}
