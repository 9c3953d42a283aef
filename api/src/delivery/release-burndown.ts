import { sprintsLeft, stepOfBar, type MetricValue } from '@bifocal/metrics';
import { amountText, numberText } from '../tallies/delivery/judgement.js';
import type { ReleaseReading } from '../tallies/delivery/release-reading.js';
import type { Measure } from '../graphql/enums.js';
import type { ReleaseBar, ReleaseBarItem, ReleaseBurndown, SprintsLeft } from './release.type.js';
import { sprintOf } from './sprint.type.js';

/** How many closed sprints a forecast looks back on: as many as velocity does. */
const LAST = 6;

/** The burndown of a release as its page draws it. */
export function releaseBurndownOf(reading: ReleaseReading, asked: Measure | null, nowMs: number): ReleaseBurndown {
  const { measure, remaining, completed, release } = reading;
  return {
    measure, unit: measure,
    bars: barsOf(reading),
    remaining, completed,
    changedAfter: reading.bars.length === 0 ? 0 : numberOf(remaining - reading.bars.at(-1)!.end),
    sprintsLeft: leftOf(reading),
    provisional: release.releasedAt === null,
    asOf: new Date(nowMs),
    nullReason: nullReason(reading, asked),
  };
}

function barsOf({ bars, lead }: ReleaseReading): ReleaseBar[] {
  return bars.map((bar, n) => {
    const { sprint, start, added, removed, reEstimated, completed, reopened, end, isClosed, gap } = bar;
    const changedBefore = n === 0 ? 0 : numberOf(start - bars[n - 1]!.end);
    const between = n === 0 || !gap ? { completed: 0, scopeChange: 0 } : stepOfBar({ added: 0, removed: 0, reEstimated: 0, completed: 0, gap });
    return {
      sprint: sprintOf(sprint, lead!), start, added, removed, reEstimated, completed, reopened, end, running: !isClosed,
      // Also what late news has changed of a sprint that was written down already: its bar stays, the next one starts elsewhere.
      changedBefore, completedBefore: between.completed, scopeChangedBefore: between.scopeChange,
      revisedBefore: numberOf(changedBefore - between.scopeChange + between.completed),
    };
  });
}

/** The items behind one bar, and behind what changed before it; null where the sprint has no bar. */
export function barItemsOf({ bars }: ReleaseReading, sprintId: number): ReleaseBarItem[] | null {
  const bar = bars.find(({ sprint }) => sprint.id === sprintId);
  if (!bar) return null;
  const before = (bar.gap?.rows ?? []).filter(({ bucket }) => bucket !== 'REMAINING_AT_START' && bucket !== 'REMAINING_AT_END');
  const itemOf = ({ bucket, itemKey, itemTitle, amount, at, note }: (typeof bar.rows)[number], isBefore: boolean): ReleaseBarItem =>
    ({ bucket, before: isBefore, key: itemKey, title: itemTitle, amount, at: new Date(at), note });
  return [...before.map((row) => itemOf(row, true)), ...bar.rows.map((row) => itemOf(row, false))];
}

const numberOf = (value: number): number => Math.round(value * 1e6) / 1e6;

function leftOf(reading: ReleaseReading): SprintsLeft {
  const steps = reading.bars.filter((bar) => bar.isClosed).slice(-LAST).map(stepOfBar);
  const growths = steps.map(({ scopeChange }) => scopeChange);
  const left = sprintsLeft({ remaining: reading.remaining, velocities: steps.map(({ completed }) => completed), scopeChanges: growths });
  const meanGrowth = growths.length === 0 ? null : growths.reduce((sum, each) => sum + each, 0) / growths.length;
  return {
    atMean: left.flat.value, atMeanWithGrowth: left.withGrowth.value, atBest: left.best.value, atWorst: left.worst.value,
    meanVelocity: left.flat.denominator, meanGrowth,
    sentence: sentenceOf(reading, left, meanGrowth),
  };
}

function sentenceOf({ remaining, measure, release, teamCount }: ReleaseReading, left: ReturnType<typeof sprintsLeft>, meanGrowth: number | null): string {
  if (teamCount === 0) return 'Nothing is in this release yet.';
  const rest = `${amountText(remaining, measure)} left`;
  if (release.releasedAt !== null) return `Released, with ${rest}.`;
  if (remaining <= 0) return 'Nothing is left to do.';
  const { flat, withGrowth, best, worst } = left;
  if (flat.value === null) return `${rest}. ${flat.nullReason}`;
  const words = (value: MetricValue): string => (value.value === null ? 'never' : String(value.value));
  const growth = meanGrowth === null || meanGrowth === 0 ? ''
    : ` ${sentenceStart(words(withGrowth))} if the scope goes on changing by ${meanGrowth > 0 ? '+' : '−'}${numberText(Math.abs(meanGrowth))} a sprint.`;
  return `${rest}: ${flat.value} more ${flat.value === 1 ? 'sprint' : 'sprints'} at the mean of ${numberText(flat.denominator ?? 0)} a sprint; ${words(best)} at the best, ${words(worst)} at the worst.${growth}`;
}

const sentenceStart = (word: string): string => (word === 'never' ? 'Never at this rate' : `${word}`);

function nullReason({ teamCount, lead, bars }: ReleaseReading, asked: Measure | null): string | null {
  if (teamCount === 0) return 'Nothing is in this release yet.';
  if (teamCount > 1 && asked !== 'ITEMS') return `${teamCount} teams work on this release, and points of different teams are never added up: it is read in items.`;
  if (!lead) return 'No team has been named for this release or its items, so there are no sprints to draw.';
  return bars.length === 0 ? 'No sprint has started since this release began.' : null;
}
