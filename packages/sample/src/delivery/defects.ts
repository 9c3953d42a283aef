import { DAY, HOUR, localDay } from '../calendar.js';
import type { Random } from '../random.js';
import type { ReleasePlan, Timeline } from '../timeline.js';
import type { Backlog } from './backlog.js';
import type { Item, Severity } from './item.js';
import type { Sprint } from './sprints.js';

/** Resolutions that say: this was no defect. Left out of every count of defects. */
export const EXCLUDED_RESOLUTIONS = ['Duplicate', 'Rejected'] as const;

const SEVERITIES: readonly (readonly [Severity, number])[] = [['critical', 8], ['major', 34], ['minor', 58]];
const WAVE = 28 * DAY;

/** The release that was live at an instant, and the one in the making. */
export function releasesAt(time: Timeline, instant: number): { readonly live: ReleasePlan | null; readonly next: ReleasePlan | null } {
  const live = time.releases.filter(({ releasedAt }) => releasedAt !== null && releasedAt <= instant).at(-1) ?? null;
  const next = time.releases.find(({ releasedAt }) => releasedAt === null || releasedAt > instant) ?? null;
  return { live, next };
}

/** Escaped: reported once the release it was found in was live. */
export function escaped(item: Item, release: ReleasePlan): boolean {
  return item.facts.foundInRelease === release.key && release.releasedAt !== null && item.facts.createdAt >= release.releasedAt;
}

/**
 * The defects reported during one sprint. In the four weeks after a release there are more of them, and most are found in what just went live.
 * About one in eight is a duplicate or no defect at all, and is closed without work.
 */
export function reportDefects(backlog: Backlog, sprint: Sprint, random: Random): Item[] {
  const { live: liveAtStart } = releasesAt(backlog.time, sprint.startedAt + 3 * DAY);
  const wave = liveAtStart?.releasedAt != null && sprint.startedAt - liveAtStart.releasedAt < WAVE;
  const mean = backlog.team.defects + (wave ? 2.2 : 0);
  const count = Math.max(0, Math.round(random.normal(mean, 1.1)));
  const reported: Item[] = [];
  for (let i = 0; i < count; i += 1) {
    const createdAt = backlog.moment(sprint.monday, sprint.monday + 11);
    const { live, next } = releasesAt(backlog.time, createdAt);
    const fresh = live?.releasedAt != null && createdAt - live.releasedAt < WAVE;
    const foundIn = live && random.chance(fresh ? 0.72 : 0.38) ? live : next;
    const item = backlog.write({ type: 'Bug', createdAt, severity: random.weighted(SEVERITIES), foundInRelease: foundIn?.key });
    if (random.chance(0.13)) {
      const day = backlog.time.working.nextWorked(localDay(createdAt) + random.whole(1, 5));
      item.move(backlog.moment(day, day) + HOUR, "Won't Do", random.chance(0.6) ? 'Duplicate' : 'Rejected');
      continue;
    }
    if (backlog.team.plansReleases && next && foundIn === next) item.enterRelease(createdAt + random.whole(5, 90) * 60_000, next.key);
    backlog.refine(item, 5);
    reported.push(item);
  }
  return reported;
}
