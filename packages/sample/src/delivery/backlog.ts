import { DAY, HOUR, MINUTE, atLocal, localDay } from '../calendar.js';
import type { Random } from '../random.js';
import type { Timeline } from '../timeline.js';
import { Item, type ItemFacts, type ItemType } from './item.js';
import { type TeamPlan, hours, points } from './team.js';
import type { Titles } from './titles.js';

const UNESTIMATED = 0.06;
const RESTS = 15 * DAY;

/** What a team has: every item it ever wrote down, and those it may plan next. */
export class Backlog {
  readonly items: Item[] = [];
  pool: Item[] = [];

  constructor(readonly time: Timeline, readonly team: TeamPlan, private readonly titles: Titles, private readonly random: Random) {}

  /** An instant in working hours of a worked day between two days, both included. */
  moment(firstDay: number, lastDay: number): number {
    const days = this.time.working.worked(firstDay, lastDay);
    const day = days.length > 0 ? this.random.pick(days) : this.time.working.nextWorked(lastDay);
    return atLocal(day, 8.5 * HOUR + Math.round(this.random.next() * 9 * HOUR));
  }

  write(facts: Omit<ItemFacts, 'team' | 'title'> & { readonly title?: string }): Item {
    const item = new Item({ ...facts, team: this.team.key, title: facts.title ?? this.titleOf(facts.type) });
    this.items.push(item);
    return item;
  }

  /** A story or a task, estimated soon after it was written, free to be planned. */
  wish(createdAt: number, release: string | null): Item {
    const item = this.write({ type: this.random.chance(0.72) ? 'Story' : 'Task', createdAt });
    if (release !== null) item.enterRelease(createdAt + this.random.whole(1, 40) * MINUTE, release);
    return this.refine(item);
  }

  /** Estimates an item within hours (some are forgotten) and lets it be planned. */
  refine(item: Item, largest = 13): Item {
    const at = item.facts.createdAt + this.random.whole(15, 240) * MINUTE;
    const estimate = Math.min(points(this.random), largest);
    if (!this.random.chance(UNESTIMATED)) item.estimate(at, estimate, hours(estimate, this.random));
    item.freeFrom = at;
    this.pool.push(item);
    return item;
  }

  /** Wishes of about this many points, written between two days. */
  fill(total: number, firstDay: number, lastDay: number, release: string | null): void {
    for (let sum = 0; sum < total; ) sum += this.wish(this.moment(firstDay, lastDay), release).points ?? 0;
  }

  /** Takes what a sprint needs out of the pool: urgent defects, then the release's share, then the rest; writes more when it runs dry. */
  take(target: number, before: number, release: string | null): Item[] {
    const taken: Item[] = [];
    let sum = 0;
    const until = (limit: number, wanted: (item: Item) => boolean, atMost = 99): void => {
      for (const item of this.pool.filter((each) => each.freeFrom < before - HOUR && wanted(each)).slice(0, atMost)) {
        if (sum >= limit) break;
        taken.push(item);
        sum += item.points ?? 0;
      }
      this.pool = this.pool.filter((item) => !taken.includes(item));
    };
    until(target, ({ facts }) => facts.type === 'Bug' && facts.severity !== 'minor', 3);
    if (release !== null) until(target * 0.86, (item) => item.release === release && item.facts.type !== 'Bug');
    until(target * 0.92, ({ facts }) => facts.type === 'Bug', 2);
    until(target - 1.5, (item) => item.release === null && item.facts.type !== 'Bug');
    const day = localDay(before);
    while (sum < target - 1.5) {
      const item = this.wish(this.moment(day - 24, day - 4), null);
      this.pool.pop();
      taken.push(item);
      sum += item.points ?? 0;
    }
    return taken;
  }

  /** Back to the backlog, and not into the very next sprint. */
  giveBack(item: Item, at: number): void {
    item.freeFrom = at + RESTS;
    item.carried = 0;
    this.pool.push(item);
  }

  /** A few mistakes, deleted the day after they were written. */
  mistakes(count: number, firstDay: number, lastDay: number): void {
    for (let i = 0; i < count; i += 1) {
      const item = this.write({ type: 'Task', createdAt: this.moment(firstDay, lastDay) });
      item.delete(item.facts.createdAt + this.random.between(0.1, 1) * DAY);
    }
  }

  private titleOf(type: ItemType): string {
    if (type === 'Story') return this.titles.story();
    if (type === 'Task') return this.titles.task();
    return type === 'Bug' ? this.titles.bug() : this.titles.piece();
  }
}
