import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { berlinSettings } from './fixtures/histories.js';
import { INSTANTS, NOW, S, T, U } from './fixtures/random-frame.js';
import { randomHistories } from './fixtures/random-histories.js';
import { SPRINT_42, SPRINT_42_ITEMS } from './fixtures/sprint-42.js';
import { freezeSprint, freezeStart } from './frozen-sprint.js';
import type { ItemHistory } from './history.js';
import { ledgerDifference } from './ledger-difference.js';
import { LEDGER_BUCKETS, type LedgerRow } from './ledger-rows.js';
import { sprintLedger } from './sprint-ledger.js';

const RUNS = { numRuns: 300 };
const team = berlinSettings({ holidays: ['2026-03-06'] });
const total = (rows: readonly LedgerRow[], bucket: string): number => rows.filter((row) => row.bucket === bucket).reduce((sum, row) => sum + row.amount, 0);
/** As jsonb keeps it and gives it back. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
/** What happened until an instant; the old value of a later change, or a creation told later, would tell of the time before it. */
const until = (items: readonly ItemHistory[], at: number): ItemHistory[] => items.map((item) => ({ ...item, events: item.events.filter((event) => event.at <= at) }));
const withoutOldValues = (items: readonly ItemHistory[]): ItemHistory[] =>
  items.map((item) => ({ ...item, events: item.events.map((event) => ({ ...event, from: null })).filter((event) => event.kind !== 'SPRINT_LEFT' && event.kind !== 'TYPE' && (event.kind !== 'CREATED' || event.at < S.startedAt!)) }));

describe('the snapshot of Sprint 42', () => {
  it('has the commitment at its start, and the whole ledger at its close', () => {
    expect(freezeStart(SPRINT_42, SPRINT_42_ITEMS, team, NOW).POINTS).toMatchObject({ commitment: 40, committedItems: 9, unestimated: 1 }); // A5 B8 C3 D5 E8 I0 K3 M5 N3
    expect(freezeStart(SPRINT_42, SPRINT_42_ITEMS, team, NOW).ITEMS).toMatchObject({ commitment: 9 });
    const { POINTS } = freezeSprint(SPRINT_42, SPRINT_42_ITEMS, team, NOW, [SPRINT_42]);
    expect(POINTS.ledger).toMatchObject({ commitment: 40, added: 12, removed: 10, reEstimated: 8, completed: 37, cancelled: 3, carryOver: 10 }); // 40 + 12 - 10 + 8 = 37 + 3 + 10
    expect(POINTS.burndown.daily.map((day) => day.remaining)).toEqual([40, 35, 35, 43, 46, 46, 46, 39, 36, 38, 23, 13, 13, 10, 10]);
    expect(POINTS.ledger.rowCounts).toMatchObject({ COMMITMENT: 9, COMPLETED: 7, CARRY_OVER: 2, LEFT_OUT: 1 });
  });

  it('is not taken of a sprint that runs, or while its commitment can still change', () => {
    expect(() => freezeSprint({ ...SPRINT_42, closedAt: null }, SPRINT_42_ITEMS, team, NOW, [])).toThrow('is not closed');
    expect(() => freezeStart(SPRINT_42, SPRINT_42_ITEMS, berlinSettings({ graceDays: 3 }), SPRINT_42.startedAt! + 1)).toThrow('can still change');
  });
});

describe('a snapshot', () => {
  it('is the same whenever it is taken, in whatever order and however often events came, and after it was stored', () => {
    const mixed = fc.tuple(randomHistories, fc.infiniteStream(fc.nat())).map(([items, stream]) => {
      const random = (): number => stream.next().value as number;
      return [items, items.map((item) => ({
        ...item, events: [...item.events, ...item.events.filter(() => random() % 2 === 0)].map((event) => ({ event, place: random() })).sort((a, b) => a.place - b.place).map(({ event }) => event),
      }))] as const;
    });
    fc.assert(fc.property(mixed, fc.integer({ min: 0, max: 90 }), ([items, again], days) => {
      const first = freezeSprint(S, items, team, S.closedAt!, [S, T, U]);
      expect(freezeSprint(S, again, team, S.closedAt! + days * 86_400_000, [S, T, U])).toEqual(first);
      expect(stored(first)).toEqual(first);
    }), RUNS);
  });

  it('is not moved by anything that happens after the close', () => {
    fc.assert(fc.property(randomHistories, (items) => {
      const known = withoutOldValues(items);
      expect(freezeSprint(S, known, team, NOW, [S])).toEqual(freezeSprint(S, until(known, S.closedAt!), team, S.closedAt!, [S]));
    }), RUNS);
  });

  it('has at the start the commitment that the ledger at the close has', () => {
    fc.assert(fc.property(randomHistories, fc.constantFrom(0, 0, 1, 4), fc.constantFrom(...INSTANTS.filter((at) => at > S.startedAt!)), (items, graceDays, at) => {
      const settings = berlinSettings({ graceDays });
      const known = withoutOldValues(items);
      const closed = sprintLedger(S, known, settings, 'POINTS', NOW);
      const span = S.startedAt! + graceDays * 86_400_000 + 3_600_000;
      const started = freezeStart(S, until(known, Math.max(at, span)), settings, Math.max(at, span));
      expect(started.POINTS.commitment).toBe(closed.commitment);
      expect(total(started.POINTS.rows, 'COMMITMENT')).toBe(started.POINTS.commitment);
    }), RUNS);
  });
});

describe('the difference of two ledgers', () => {
  it('is empty for the same history, and adds up to the change of every number', () => {
    fc.assert(fc.property(randomHistories, randomHistories, (items, others) => {
      const [before, after] = [sprintLedger(S, items, team, 'POINTS', NOW), sprintLedger(S, others, team, 'POINTS', NOW)];
      expect(ledgerDifference(before.rows, before.rows)).toEqual([]);
      const changes = ledgerDifference(before.rows, after.rows);
      for (const bucket of LEDGER_BUCKETS) {
        const sum = changes.filter((change) => change.bucket === bucket).reduce((all, { change }) => all + change, 0);
        expect([bucket, sum]).toEqual([bucket, total(after.rows, bucket) - total(before.rows, bucket)]);
      }
    }), RUNS);
  });

  it('says what became of each item', () => {
    const before = sprintLedger(SPRINT_42, SPRINT_42_ITEMS, team, 'POINTS', NOW).rows;
    // Late news: E was done on the last day after all, and F had been worth 5.
    const news = SPRINT_42_ITEMS.map((item) => {
      if (item.key === 'E') return { ...item, events: [...item.events, { id: 'late', at: SPRINT_42.closedAt! - 3_600_000, kind: 'STATUS' as const, from: null, to: 'Done', sequence: 9 }] };
      return item.key === 'F' ? { ...item, events: item.events.map((event) => (event.kind === 'ESTIMATE' ? { ...event, to: '5' } : event)) } : item;
    });
    const changes = ledgerDifference(before, sprintLedger(SPRINT_42, news, team, 'POINTS', NOW).rows);
    expect(changes.map(({ bucket, itemKey, before: from, after: to, note }) => [bucket, itemKey, from, to, note])).toEqual([
      ['ADDED', 'F', 3, 5, '3 → 5'],
      ['COMPLETED', 'E', null, 8, 'was: carry over'],
      ['COMPLETED', 'F', 3, 5, '3 → 5'],
      ['CARRY_OVER', 'E', 8, null, 'is: completed'],
    ]);
  });
});
