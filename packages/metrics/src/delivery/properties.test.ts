/** What must hold for every history: many events at few instants, entries, reopenings and estimates everywhere, in any order, twice. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, endOfLocalDay, localDate } from '../time.js';
import { blockedItems, blockedStretches } from './blocked-time.js';
import { cumulativeFlow, movingItems } from './cumulative-flow.js';
import { agedDefects, countByAge } from './defect-age.js';
import { defectCounts } from './defects.js';
import { berlinSettings } from './fixtures/histories.js';
import { INSTANTS, NOW, RELEASE, S, T, U } from './fixtures/random-frame.js';
import { randomHistories } from './fixtures/random-histories.js';
import { flowTimes, throughput, workInProgress } from './flow.js';
import { type ItemHistory, MEASURES, type Sprint, type TeamSettings } from './history.js';
import { LEDGER_BUCKETS, type LedgerRow } from './ledger-rows.js';
import { amountOf, isOpen, leftOutReason } from './measure.js';
import { calendarPeriods } from './period.js';
import { releaseBurndown } from './release-burndown.js';
import { sprintBurndown } from './sprint-burndown.js';
import { netAdditions, sprintLedger, type SprintLedger } from './sprint-ledger.js';
import { sprintSpan } from './sprint-span.js';
import { stateAt, stateBefore, timelineOf } from './timeline.js';
import { velocity } from './velocity.js';

const histories = randomHistories;
const settings: fc.Arbitrary<TeamSettings> = fc.record({ graceDays: fc.constantFrom(0, 0, 0, 1, 20), countSubTasks: fc.boolean() }).map(berlinSettings);
const frame: fc.Arbitrary<Sprint> = fc.constantFrom<Sprint[]>(S, S, S, T, U, { ...S, closedAt: null }, { ...S, startedOnDateOnly: true }, { ...S, startedAt: null, closedAt: null });
const now = fc.constantFrom(NOW, NOW, ...INSTANTS.filter((at) => at >= S.startedAt!));
const RUNS = { numRuns: 500 };
const all = fc.tuple(histories, settings, fc.constantFrom(...MEASURES), frame, now, fc.constantFrom<Sprint[][]>([], [S, T, U]));

const total = (rows: readonly LedgerRow[], bucket: string) => rows.filter((row) => row.bucket === bucket).reduce((sum, row) => sum + row.amount, 0);
const byColumn = (ledger: SprintLedger): number[] => [
  ledger.commitment, ledger.added, ledger.removed, ledger.reEstimated, ledger.completed, ledger.cancelled, ledger.carryOver, ledger.completedOutside, ledger.doneBefore,
];

describe('the sprint ledger', () => {
  it('balances, as a whole and item by item, in every measure', () => {
    fc.assert(fc.property(all, ([items, team, measure, of, at, sprints]) => {
      const ledger = sprintLedger(of, items, team, measure, at, sprints);
      const balance = (rows: readonly LedgerRow[]) => total(rows, 'COMMITMENT') + total(rows, 'ADDED') - total(rows, 'REMOVED') + total(rows, 'RE_ESTIMATED')
        - total(rows, 'COMPLETED') - total(rows, 'CANCELLED') - total(rows, 'CARRY_OVER');
      expect(ledger.commitment + ledger.added - ledger.removed + ledger.reEstimated).toBe(ledger.completed + ledger.cancelled + ledger.carryOver);
      for (const { id } of items) expect(balance(ledger.rows.filter((row) => row.itemId === id))).toBe(0);
      expect(LEDGER_BUCKETS.slice(0, 9).map((bucket) => total(ledger.rows, bucket))).toEqual(byColumn(ledger));
      expect(ledger.onTime + ledger.late).toBe(ledger.completed);
      expect(ledger.committedItems).toBe(ledger.rows.filter((row) => row.bucket === 'COMMITMENT').length);
      expect(Math.min(...byColumn(ledger).filter((_, n) => n !== 3))).toBeGreaterThanOrEqual(0);
      expect((ledger.keptCommitment.value ?? 0) <= 1).toBe(true);
      expect([...netAdditions(ledger.rows).values()].reduce((sum, each) => sum + each, 0) <= ledger.added).toBe(true);
    }), RUNS);
  });

  it('does not care in which order, or how often, events come', () => {
    const shuffled = fc.tuple(histories, fc.infiniteStream(fc.nat())).map(([items, stream]) => {
      const random = () => stream.next().value as number;
      const mix = (each: ItemHistory) => [...each.events, ...each.events.filter(() => random() % 2 === 0)]
        .map((value) => ({ value, place: random() })).sort((a, b) => a.place - b.place).map(({ value }) => value);
      return [items, items.map((each) => ({ ...each, events: mix(each) }))] as const;
    });
    fc.assert(fc.property(shuffled, settings, ([items, mixed], team) => {
      expect(sprintLedger(S, mixed, team, 'POINTS', NOW, [S, T, U])).toEqual(sprintLedger(S, items, team, 'POINTS', NOW, [S, T, U]));
      expect(sprintBurndown(S, mixed, team, 'POINTS', NOW)).toEqual(sprintBurndown(S, items, team, 'POINTS', NOW));
      expect(releaseBurndown(RELEASE, [U, S], mixed, team, 'POINTS', NOW)).toEqual(releaseBurndown(RELEASE, [U, S], items, team, 'POINTS', NOW));
    }), RUNS);
  });

  it('is not moved by what happens after the close', () => {
    fc.assert(fc.property(histories, settings, (items, team) => {
      const known = items.map((each) => ({ ...each, events: each.events.map((one) => ({ ...one, from: null })).filter((one) => one.kind !== 'SPRINT_LEFT' && one.kind !== 'TYPE') }));
      const asClosed = known.map((each) => ({ ...each, events: each.events.filter((one) => one.at <= S.closedAt!) }));
      expect(byColumn(sprintLedger(S, known, team, 'POINTS', NOW))).toEqual(byColumn(sprintLedger(S, asClosed, team, 'POINTS', NOW)));
    }), RUNS);
  });

  it('credits a done item to one sprint at most, for each time it was done', () => {
    fc.assert(fc.property(histories, settings, (items, team) => {
      const credited = [U, S, T].flatMap((each) => sprintLedger(each, items, team, 'ITEMS', NOW, [U, S, T]).rows)
        .filter((row) => row.bucket === 'COMPLETED').map((row) => `${row.itemId} ${row.at}`);
      expect(new Set(credited).size).toBe(credited.length);
    }), RUNS);
  });
});

describe('the sprint burndown', () => {
  it('starts at the commitment, ends at the carry-over, and adds up on the way', () => {
    fc.assert(fc.property(all, ([items, team, measure, of, at, sprints]) => {
      const ledger = sprintLedger(of, items, team, measure, at, sprints);
      const { commitment, steps, daily } = sprintBurndown(of, items, team, measure, at, sprints);
      expect(commitment).toBe(ledger.commitment);
      let remaining = commitment;
      for (const step of steps) {
        remaining += step.delta;
        expect(step.remaining).toBe(remaining);
        expect(remaining).toBeGreaterThanOrEqual(0);
        expect(step.scope).toBe(step.remaining + step.done);
      }
      expect(remaining).toBe(ledger.carryOver);
      expect(daily.at(-1)?.remaining ?? remaining).toBe(ledger.carryOver);
      expect(daily.at(-1)?.done ?? ledger.completed).toBe(ledger.completed);
      for (const day of daily) expect(day.scope).toBe(day.remaining + day.done);
    }), RUNS);
  });

  it('is at the end of each day the sum of the estimates of the open items in the sprint', () => {
    fc.assert(fc.property(histories, fc.constantFrom(...MEASURES), fc.boolean(), (items, measure, countSubTasks) => {
      const team = berlinSettings({ countSubTasks });
      const timelines = items.map((each) => timelineOf(each, team));
      for (const { date, remaining } of sprintBurndown(S, items, team, measure, NOW).daily.slice(0, -1)) {
        const states = timelines.map((timeline) => stateBefore(timeline, endOfLocalDay(date, team.timeZone)));
        const open = states.filter((state) => state.exists && state.sprintIds.includes('S') && leftOutReason(state, team) === null && isOpen(state.category));
        expect(remaining).toBe(open.reduce((sum, state) => sum + amountOf(state, measure), 0));
      }
    }), RUNS);
  });

  it('agrees with the ledger of the same sprint closed at any moment', () => {
    fc.assert(fc.property(histories, settings, fc.constantFrom(...INSTANTS.filter((at) => at >= S.startedAt!)), (items, team, at) => {
      const running = { ...S, closedAt: null };
      const plain = items.map((each) => ({ ...each, events: each.events.filter((one) => one.at !== at) }));
      expect(byColumn(sprintLedger(running, plain, team, 'POINTS', at))).toEqual(byColumn(sprintLedger({ ...S, closedAt: at }, plain, team, 'POINTS', NOW)));
      expect(sprintSpan(running, team, at).state).toBe('RUNNING');
    }), RUNS);
  });
});

it('release bars: start + added - removed + reEstimated - completed = end, from close to close, and closed bars stay', () => {
  fc.assert(fc.property(histories, settings, fc.constantFrom(...MEASURES), fc.constantFrom(...INSTANTS), (items, team, measure, later) => {
    const { bars, remaining, completed } = releaseBurndown(RELEASE, [S, U], items, team, measure, NOW);
    for (const each of [...bars, ...bars.flatMap((bar) => bar.gap ?? [])]) {
      expect(each.start + each.added - each.removed + each.reEstimated - each.completed).toBe(each.end);
      const sum = (bucket: string) => each.rows.filter((row) => row.bucket === bucket).reduce((amount, row) => amount + row.amount, 0);
      expect([sum('REMAINING_AT_START'), sum('ADDED'), sum('REMOVED'), sum('RE_ESTIMATED'), sum('COMPLETED'), sum('REMAINING_AT_END')])
        .toEqual([each.start, each.added, each.removed, each.reEstimated, each.completed, each.end]);
    }
    expect([bars[1]!.gap?.start ?? bars[0]!.end, bars[1]!.gap?.end ?? bars[0]!.end]).toEqual([bars[0]!.end, bars[1]!.start]);
    const states = items.map((each) => stateAt(timelineOf(each, team), NOW)).filter((state) => state.exists && state.releaseId === 'R' && leftOutReason(state, team) === null);
    expect(remaining).toBe(states.filter((state) => isOpen(state.category)).reduce((sum, state) => sum + amountOf(state, measure), 0));
    if (measure === 'ITEMS') expect(completed).toBe(states.filter((state) => state.category === 'DONE').length);
    const asOf = releaseBurndown(RELEASE, [S, U], items, team, measure, Math.max(later, S.closedAt!)).bars;
    expect(asOf).toEqual(bars);
  }), RUNS);
});

it('defects: open = open before + opened + reopened - closed, in all and by severity, as many as the rows', () => {
  const weeks = calendarPeriods('2026-03-16', '2026-04-20', 'WEEK', 'Europe/Berlin');
  const NAMES = ['opened', 'closed', 'reopened', 'open'] as const;
  fc.assert(fc.property(histories, settings, (items, team) => {
    const periods = defectCounts(items, team, weeks);
    expect(periods.slice(1).map((each) => each.openAtStart)).toEqual(periods.slice(0, -1).map((each) => each.open));
    for (const { bySeverity, rows, ...each } of periods) {
      const counts = [each, ...bySeverity];
      expect(counts.map((count) => count.openAtStart + count.opened + count.reopened - count.closed)).toEqual(counts.map((count) => count.open));
      const counted = NAMES.map((name) => each[name]);
      expect(NAMES.map((name) => bySeverity.reduce((sum, severity) => sum + severity[name], 0))).toEqual(counted);
      expect(NAMES.map((name) => rows.filter((row) => row.kind === name.toUpperCase()).length)).toEqual(counted);
      const aged = countByAge(agedDefects(rows, team, each.period.toAt - 1));
      expect(aged.reduce((sum, { count }) => sum + count, 0)).toBe(each.open);
    }
  }), RUNS);
});

it('a release has the same numbers with the items behind them and without', () => {
  fc.assert(fc.property(histories, settings, fc.constantFrom(...MEASURES), now, (items, team, measure, at) => {
    const { bars, ...sums } = releaseBurndown(RELEASE, [S, T, U], items, team, measure, at);
    const numbers = releaseBurndown(RELEASE, [S, T, U], items, team, measure, at, 'NUMBERS');
    expect(numbers).toEqual({ ...sums, bars: bars.map(({ gap, ...bar }) => ({ ...bar, rows: [], gap: gap && { ...gap, rows: [] } })) });
    for (const bar of bars) expect(bar.added).toBe(bar.rows.filter(({ bucket }) => bucket === 'ADDED').reduce((sum, { amount }) => sum + amount, 0));
  }), RUNS);
});

it('the cumulative flow agrees with throughput and work in progress on every day', () => {
  const [from, to] = ['2026-03-16', '2026-04-14'];
  const periods = calendarPeriods(from, addDays(to, 1), 'DAY', 'Europe/Berlin');
  fc.assert(fc.property(histories, settings, (items, team) => {
    const days = cumulativeFlow(items, team, from, to);
    const perDay = throughput(items, team, periods);
    expect(days.map((day) => [day.finished, day.reopened])).toEqual(perDay.map((day) => [day.finished, day.reopened]));
    expect(days.slice(1).map((day) => day.counts.DONE)).toEqual(days.slice(1).map((day, n) => days[n]!.counts.DONE + day.finished - day.reopened));
    expect(days.map((day) => day.date)).toEqual(periods.map((period) => localDate(period.fromAt, 'Europe/Berlin')));
    for (const n of [2, 9, 14, 22]) expect(workInProgress(items, team, periods[n]!.toAt - 1)).toHaveLength(days[n]!.wip);
    const { rows, impossible } = flowTimes(items, team, { key: 'all', fromAt: periods[0]!.fromAt, toAt: periods.at(-1)!.toAt });
    expect(rows.length + impossible.length).toBe(perDay.reduce((sum, day) => sum + day.throughput, 0));
    expect(rows.every((row) => (row.cycle?.days ?? 1) >= 1 && (row.lead?.days ?? 1) >= 1)).toBe(true);
  }), RUNS);
});

it('the cumulative flow weighs what the items weigh at the end of each day, and leaves out only what never moves', () => {
  const [from, to] = ['2026-03-20', '2026-04-10'];
  fc.assert(fc.property(histories, settings, fc.constantFrom(...MEASURES), (items, team, measure) => {
    const days = cumulativeFlow(items, team, from, to, measure);
    const moving = cumulativeFlow(movingItems(items, team, from, to), team, from, to, measure);
    for (const n of [0, 7, 21]) {
      const states = items.map((each) => timelineOf(each, team)).filter(({ initial, moments }) => leftOutReason(moments.at(-1)?.state ?? initial, team) === null && (moments.at(-1)?.state ?? initial).exists)
        .map((timeline) => stateBefore(timeline, endOfLocalDay(days[n]!.date, 'Europe/Berlin'))).filter((state) => state.exists);
      for (const category of ['TO_DO', 'IN_PROGRESS', 'WAITING', 'DONE', 'CANCELLED'] as const) {
        expect(days[n]!.counts[category]).toBeCloseTo(states.filter((state) => state.category === category).reduce((sum, state) => sum + amountOf(state, measure), 0), 6);
      }
    }
    const never = (category: 'DONE' | 'CANCELLED') => [...new Set(days.map((day, n) => Math.round((day.counts[category] - moving[n]!.counts[category]) * 1e6)))];
    if (measure === 'ITEMS') expect([never('DONE').length, never('CANCELLED').length]).toEqual([1, 1]);
    expect(moving.map((day) => [day.wip, day.finished, day.reopened])).toEqual(days.map((day) => [day.wip, day.finished, day.reopened]));
  }), RUNS);
});

it('blocked stretches do not overlap, and the days of all periods are the days of the whole', () => {
  const [from, to] = ['2026-03-02', '2026-05-04'];
  const weeks = calendarPeriods(from, to, 'WEEK', 'Europe/Berlin');
  const whole = { key: 'whole', fromAt: weeks[0]!.fromAt, toAt: weeks.at(-1)!.toAt };
  fc.assert(fc.property(histories, settings, (items, team) => {
    for (const each of items) {
      const stretches = blockedStretches(each, team, NOW);
      expect(stretches.every(({ fromAt, toAt }, n) => fromAt <= toAt && fromAt >= (stretches[n - 1]?.toAt ?? -Infinity))).toBe(true);
    }
    const sum = (periods: typeof weeks) => periods.flatMap((period) => blockedItems(items, team, period, NOW)).reduce((total, row) => total + row.days, 0);
    expect(sum(weeks)).toBe(sum([whole]));
    expect(blockedItems(items, team, whole, NOW).every(({ days, workingDays, hours }) => workingDays <= days && hours <= days * 25 && days >= 1)).toBe(true);
  }), RUNS);
});

it('velocity lies within its range', () => {
  fc.assert(fc.property(fc.array(fc.nat(50), { minLength: 3, maxLength: 12 }), (completed) => {
    const { mean, min, max } = velocity(completed.map((each, n) => ({ sprint: { id: `${n}`, key: `${n}`, name: '', closedAt: n }, commitment: 1, completed: each })));
    expect(min! <= mean.value! && mean.value! <= max!).toBe(true);
  }), RUNS);
});
