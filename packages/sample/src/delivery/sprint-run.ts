import { MINUTE } from '../calendar.js';
import type { Random } from '../random.js';
import type { Backlog } from './backlog.js';
import type { Item } from './item.js';
import { type Sprint, shareAt } from './sprints.js';
import { Work } from './work.js';

/** An item may be carried out of three sprints; the fourth one finishes it. */
const LONGEST_CARRY = 3;

interface Planned {
  readonly item: Item;
  /** From which share of the sprint it can be worked on. */
  readonly from: number;
}

export interface SprintDemand {
  readonly committed: readonly Item[];
  /** Defects reported while the sprint runs. */
  readonly reported: readonly Item[];
  /** Items done in the sprint before: one of them may be reopened. */
  readonly doneBefore: readonly Item[];
  /** Points the team gets done. */
  readonly capacity: number;
}

/** Plays one sprint: scope changes first, then as much work as the capacity allows, the rest is left unfinished. */
export function runSprint(backlog: Backlog, sprint: Sprint, demand: SprintDemand, random: Random): void {
  const work = new Work(backlog, sprint, random);
  const planned = [...changeScope(work, demand.committed), ...addScope(work, demand)];
  const mustFinish = planned.filter(({ item, from }) => item.carried >= LONGEST_CARRY || (item.facts.severity === 'critical' && from < 0.75));
  const others = planned.filter((each) => !mustFinish.includes(each));
  let done = 0;
  const finished: Planned[] = [];
  for (const each of [...mustFinish, ...others]) {
    const fits = done + (each.item.points ?? 0) / 2 <= demand.capacity && each.from < 0.9;
    const stuck = !mustFinish.includes(each) && random.chance(0.05);
    if (!mustFinish.includes(each) && (!fits || stuck)) {
      work.leaveUnfinished(each.item, each.from);
      continue;
    }
    done += each.item.points ?? 0;
    finished.push(each);
  }
  finishAll(work, finished, done);
}

/** Spreads the completions over the sprint, a little late as teams are; the last ones slip past the planned end. */
function finishAll(work: Work, finished: readonly Planned[], total: number): void {
  const { random } = work;
  const slips = random.weighted([[0, 5], [1, 4], [2, 2]]);
  let sum = 0;
  finished.forEach(({ item, from }, index) => {
    sum += item.points ?? 0;
    const share = 0.1 + 0.82 * (sum / Math.max(total, 1)) + random.normal(0, 0.07);
    const to = Math.min(Math.max(share, from + 0.06, 0.07), 0.975);
    if (item.facts.type === 'Story' && (item.points ?? 0) >= 5 && item.carried === 0 && from === 0 && random.chance(0.3)) work.split(item, to);
    work.finish(item, from, to, index >= finished.length - slips);
    if (item.facts.type !== 'Bug' && to < 0.85 && random.chance(0.008)) item.leaveSprint(work.at(to + 0.13));
  });
}

/** What happens to the commitment: some of it is removed, cancelled, taken out and in again, or estimated anew. */
function changeScope(work: Work, committed: readonly Item[]): Planned[] {
  const { random } = work;
  const loose = random.shuffled(committed.filter(({ carried, facts }) => carried < 2 && facts.type !== 'Bug'));
  const removed = loose.splice(0, random.weighted([[0, 4], [1, 4], [2, 2]]));
  const cancelled = loose.splice(0, random.chance(0.32) ? 1 : 0);
  const returning = loose.splice(0, random.chance(0.18) ? 1 : 0);
  const doubted = loose.filter(({ points }) => random.chance(points === null ? 0.6 : 0.11));
  for (const item of removed) work.remove(item, random.between(0.15, 0.75));
  for (const item of cancelled) work.cancel(item, random.between(0.2, 0.8));
  return committed
    .filter((item) => !removed.includes(item) && !cancelled.includes(item))
    .map((item) => {
      if (returning.includes(item)) {
        const out = random.between(0.05, 0.4);
        const back = out + random.between(0.06, 0.16);
        work.roundTrip(item, out, back);
        return { item, from: back + 0.01 };
      }
      if (!doubted.includes(item)) return { item, from: 0 };
      const share = random.between(0.05, 0.4);
      work.estimateAgain(item, share);
      return { item, from: share + 0.01 };
    });
}

/** What comes in after the start: a reopened item, urgent defects, small wishes; some of these leave again. */
function addScope(work: Work, demand: SprintDemand): Planned[] {
  const { random, backlog, sprint } = work;
  const added: Planned[] = [];
  const reopened = random.chance(0.3) ? demand.doneBefore.find(({ facts, points, carried, timesDone }) => facts.type === 'Story' && (points ?? 9) <= 5 && carried === 0 && timesDone === 1) : undefined;
  if (reopened) {
    const share = random.between(0.05, 0.4);
    const at = work.at(share);
    reopened.move(at, 'In Progress').enterSprint(at + 10 * MINUTE, sprint.key);
    added.push({ item: reopened, from: share + 0.02 });
  }
  const urgent = demand.reported.filter(({ facts, freeFrom }) => {
    const odds = facts.severity === 'critical' ? 1 : facts.severity === 'major' ? 0.4 : 0.1;
    return random.chance(odds) && freeFrom > sprint.startedAt && shareAt(sprint, freeFrom) < 0.88;
  });
  const wishes = random.weighted([[0, 3], [1, 4], [2, 2]]);
  const small = backlog.pool.filter(({ facts, points, freeFrom }) => facts.type !== 'Bug' && (points ?? 9) <= 5 && freeFrom < sprint.startedAt).slice(0, wishes);
  for (const item of [...urgent, ...small]) {
    const share = Math.max(shareAt(sprint, item.freeFrom + 15 * MINUTE) + 0.01, item.facts.type === 'Bug' ? 0 : random.between(0.1, 0.8));
    backlog.pool = backlog.pool.filter((each) => each !== item);
    work.add(item, share);
    if (item.facts.type !== 'Bug' && share < 0.7 && random.chance(0.22)) work.remove(item, share + random.between(0.08, 0.22));
    else added.push({ item, from: share + 0.02 });
  }
  return added;
}
