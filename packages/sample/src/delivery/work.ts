import { MINUTE } from '../calendar.js';
import type { Random } from '../random.js';
import type { Backlog } from './backlog.js';
import type { Item } from './item.js';
import { type Sprint, lateIn, whenIn } from './sprints.js';
import { hours, reEstimated } from './team.js';

/** Where in the sprint (as a share of its working time) something happens. */
type Share = number;

/** What people do to the items of one sprint. Each deed is told in the order in which it happens to its item. */
export class Work {
  constructor(readonly backlog: Backlog, readonly sprint: Sprint, readonly random: Random) {}

  at(share: Share): number {
    return whenIn(this.sprint, share, this.random);
  }

  /** Picked up at `from`, at the earliest, in time to be done at `to`. Large items take longer. */
  start(item: Item, from: Share, to: Share): Share {
    if (item.status !== 'To Do') return from;
    const takes = 0.05 + 0.035 * (item.points ?? 2) * this.random.between(0.6, 1.5);
    const share = Math.max(from + 0.01, to - takes);
    item.move(this.at(share), 'In Progress');
    return share;
  }

  finish(item: Item, from: Share, to: Share, late = false): void {
    const started = this.start(item, from, to);
    const review = Math.max(started + 0.012, to - this.random.between(0.015, 0.07));
    item.move(this.at(review), 'In Review');
    const lateAt = late ? lateIn(this.sprint, this.random) : null;
    const doneAt = lateAt ?? this.at(Math.max(to, review + 0.012));
    item.move(doneAt, 'Done');
    if (lateAt === null && to < 0.8 && this.random.chance(0.06)) this.reopen(item, to + 0.04);
  }

  private reopen(item: Item, share: Share): void {
    item.move(this.at(share), 'In Progress');
    const again = Math.min(share + this.random.between(0.06, 0.18), 0.98);
    item.move(this.at(again - 0.015), 'In Review');
    item.move(this.at(again), 'Done');
  }

  /** Begun, perhaps as far as review, not done when the sprint closes. */
  leaveUnfinished(item: Item, from: Share): void {
    if (!this.random.chance(0.75)) return;
    const share = this.start(item, from, Math.max(from + 0.03, this.random.between(0.5, 0.95)));
    if (share < 0.9 && this.random.chance(0.35)) item.move(this.at(share + 0.06), 'In Review');
  }

  cancel(item: Item, share: Share): void {
    item.move(this.at(share), "Won't Do");
  }

  /** Out of the sprint, back to the backlog, as if nobody had begun. */
  remove(item: Item, share: Share): void {
    const at = this.at(share);
    item.move(at, 'To Do').leaveSprint(at + 5 * MINUTE);
    this.backlog.giveBack(item, at + 10 * MINUTE);
  }

  /** Out, and in again a day or so later. */
  roundTrip(item: Item, out: Share, back: Share): void {
    item.leaveSprint(this.at(out)).enterSprint(this.at(back), this.sprint.key);
  }

  add(item: Item, share: Share): void {
    item.enterSprint(Math.max(this.at(share), item.freeFrom + 5 * MINUTE), this.sprint.key);
  }

  /** A new estimate in the sprint: the first one for an unestimated item, else the neighbour on the scale. */
  estimateAgain(item: Item, share: Share): void {
    const estimate = item.points === null ? 3 : reEstimated(item.points, this.random);
    item.estimate(this.at(share), estimate, hours(estimate, this.random));
  }

  /** Sub-tasks of a story that gets done: they carry no points, and are done before it is. */
  split(item: Item, to: Share): void {
    const count = this.random.whole(2, 3);
    for (let i = 0; i < count; i += 1) {
      const createdAt = Math.max(this.sprint.startedAt + (2 + i) * MINUTE, item.facts.createdAt + MINUTE);
      const piece = this.backlog.write({ type: 'Sub-task', createdAt, parent: item });
      piece.enterSprint(createdAt + MINUTE, this.sprint.key);
      const done = Math.max(0.06, to * (0.4 + 0.2 * i) - 0.02);
      piece.move(this.at(done * 0.5), 'In Progress').move(this.at(done), 'Done');
    }
  }
}
