import { MINUTE, dateOf, iso } from '../calendar.js';
import type { ReleaseInput } from '../batch.js';
import { PRODUCT, type Timeline } from '../timeline.js';
import type { Item, ItemEvent } from './item.js';
import { sharedPlan } from './shared-plan.js';
import { ATLAS } from './team.js';
import type { TeamHistory } from './team-run.js';

/** Of what Atlas knows of its own release when this one begins, every fourth item of the later part moves over. */
const [FROM, EVERY] = [0.4, 4];
/** Wishes of no release that nobody has planned yet. */
const WAITING = 5;

export function sharedRelease(time: Timeline): ReleaseInput {
  const { key, name, startedAt, targetDay } = sharedPlan(time);
  return { key, product: PRODUCT, name, startedAt: iso(startedAt), targetDate: dateOf(targetDay) };
}

/** Gives Atlas its part: some of what was in its own release, and wishes that wait to this day. Nothing is drawn by chance, so that all else stays as it was. */
export function moveToShared(time: Timeline, histories: readonly TeamHistory[]): void {
  const { key, startedAt } = sharedPlan(time);
  const known = (histories.find(({ team }) => team.key === ATLAS.key)?.items ?? []).filter((item) => isWork(item) && item.facts.createdAt < startedAt && !isOverAt(item, startedAt));
  const planned = known.filter(({ events }) => events.filter(isOfRelease).length === 1 && events.every((event) => !isOfRelease(event) || event.at < startedAt));
  const waiting = known.filter((item) => !item.isOver && item.sprint === null && !item.events.some(isOfRelease));
  const moved = [...planned.slice(Math.floor(planned.length * FROM)).filter((_, n) => n % EVERY === 0), ...waiting.slice(-WAITING)];
  moved.forEach((item, n) => item.enterRelease(startedAt + n * MINUTE, key));
}

const isOfRelease = ({ kind }: ItemEvent): boolean => kind === 'RELEASE_ENTERED' || kind === 'RELEASE_LEFT';
const isWork = ({ facts, events }: Item): boolean => ['Story', 'Task'].includes(facts.type) && !events.some(({ kind }) => kind === 'DELETED');
const isOverAt = (item: Item, at: number): boolean => ['DONE', 'CANCELLED'].includes(item.categoryAt(at));
