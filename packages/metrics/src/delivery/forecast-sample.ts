/** What a forecast draws from: the sprints, or the working days, of one team's part of a release. */
import { addDays, isWorkingDay, localDate } from '../time.js';
import type { PastStep } from './forecast-trials.js';
import type { ItemHistory, Measure, Release, Sprint, TeamSettings } from './history.js';
import { exactSum } from './measure.js';
import { type ReleaseBar, releaseBurndown, stepOfBar } from './release-burndown.js';
import { effectOf, type ReleaseMove, releaseMoves } from './release-moves.js';

/** One team's part of a release: its items in it, its sprints, its settings. */
export interface ReleasePart {
  readonly teamKey: string;
  readonly teamName: string;
  readonly settings: TeamSettings;
  readonly sprints: readonly Sprint[];
  readonly items: readonly ItemHistory[];
  /**
   * The release's bars as they stood at an instant, where they are this team's alone: what was written down of closed sprints,
   * whatever is known of them since. Left out: the bars are replayed.
   */
  readonly barsAt?: ((at: number) => readonly ReleaseBar[]) | undefined;
}

/** A step of the past with what it is called: a sprint's name, or a day. */
export interface SampleRow extends PastStep {
  /** Null: a working day. */
  readonly sprintId: string | null;
  readonly name: string;
}

/** How far back a forecast looks: a team of years ago is another team. */
export const SAMPLE_SPRINTS = 12;
export const SAMPLE_DAYS = 60;

/** What was known at an instant: no start, close or release that came later. */
export function knownAt(sprints: readonly Sprint[], now: number): Sprint[] {
  return sprints
    .filter(({ startedAt }) => startedAt !== null && startedAt <= now)
    .map((sprint) => (sprint.closedAt !== null && sprint.closedAt > now ? { ...sprint, closedAt: null } : sprint));
}

/** When work on a release began: as its source says, else with its first item. Infinity where it has none. */
export function releaseBegan(release: Release, items: readonly ItemHistory[]): number {
  if (release.startedAt !== null) return release.startedAt;
  let first = Infinity;
  for (const { events } of items) for (const event of events) if (event.kind === 'RELEASE_ENTERED' && event.to === release.id) first = Math.min(first, event.at);
  return first;
}

/**
 * The team's last 12 closed sprints that ran wholly while the release was under way, earliest first: what each completed of the
 * release, net of what was reopened, and by how much its scope changed; what happened in the gap before a sprint belongs to it.
 * They are the bars of the burndown that stands beside the forecast.
 */
export function sprintSample(release: Release, { sprints, items, settings, barsAt }: ReleasePart, measure: Measure, now: number): SampleRow[] {
  const began = releaseBegan(release, items);
  const during = knownAt(sprints, now).filter(({ closedAt }) => (closedAt ?? now) > began);
  const whole = new Set(during.filter(({ startedAt, closedAt }) => startedAt! >= began && closedAt !== null && closedAt <= (release.releasedAt ?? Infinity)).map(({ id }) => id));
  const bars = barsAt?.(now) ?? releaseBurndown(release, during, items, settings, measure, now).bars;
  return bars.filter(({ sprintId }) => whole.has(sprintId)).slice(-SAMPLE_SPRINTS).map((bar) => ({ sprintId: bar.sprintId, name: bar.sprintName, ...stepOfBar(bar) }));
}

/** Every change of what one part has left, in order of time. */
export function movesOfPart(release: Release, { items, settings }: ReleasePart, measure: Measure, now: number): ReleaseMove[] {
  return items.flatMap((item) => releaseMoves(item, release, settings, measure, now)).sort((a, b) => a.at - b.at);
}

/**
 * The team's last 60 working days before today on which the release was under way from the morning, earliest first. What
 * happens on a day the team does not work belongs to the working day before it, so that nothing is lost.
 */
export function daySample(release: Release, part: ReleasePart, measure: Measure, now: number): SampleRow[] {
  const { settings, items } = part;
  const began = releaseBegan(release, items);
  if (began === Infinity) return [];
  const today = localDate(now, settings.timeZone);
  const firstDay = addDays(localDate(began, settings.timeZone), 1);
  const byDay = new Map<string, ReleaseMove[]>();
  for (let date = addDays(today, -1); date >= firstDay && byDay.size < SAMPLE_DAYS; date = addDays(date, -1)) {
    if (isWorkingDay(date, settings)) byDay.set(date, []);
  }
  for (const move of movesOfPart(release, part, measure, now)) {
    if (move.at <= began) continue;
    let date = localDate(move.at, settings.timeZone);
    while (date >= firstDay && !byDay.has(date) && !isWorkingDay(date, settings)) date = addDays(date, -1);
    byDay.get(date)?.push(move);
  }
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, moves]) => ({
    sprintId: null,
    name,
    completed: exactSum(moves.filter(({ bucket }) => bucket === 'COMPLETED').map(({ amount }) => amount)),
    scopeChange: exactSum(moves.filter(({ bucket }) => bucket !== 'COMPLETED').map(effectOf)),
  }));
}
