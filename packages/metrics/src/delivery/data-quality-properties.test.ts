/** What must hold of findings, whatever the histories. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dataQuality } from './data-quality.js';
import type { QualityFrame } from './data-quality-frame.js';
import { doubtsOf } from './data-quality-doubts.js';
import { gapsOf } from './data-quality-gaps.js';
import { deliveryCatalog } from './catalog.js';
import { berlinSettings } from './fixtures/histories.js';
import { INSTANTS, KINDS, NOW, S, T, U, VALUES } from './fixtures/random-frame.js';
import type { ItemEvent, ItemHistory } from './history.js';
import { categoryOf } from './status.js';
import { timelineOf } from './timeline.js';

const RUNS = { numRuns: 300 };
const settings = berlinSettings();
const step = fc.record({ at: fc.constantFrom(...INSTANTS), kind: fc.constantFrom(...KINDS), value: fc.nat(), old: fc.nat() });
const steps = fc.array(step, { minLength: 1, maxLength: 20 });
const named = (id: string, events: readonly ItemEvent[]): ItemHistory =>
  ({ id, key: id, title: id, type: 'Story', isSubTask: false, severity: null, resolution: null, foundInReleaseId: null, events });
const pick = (values: readonly string[], n: number): string => values[n % values.length]!;

/** Anything at all: old values that were never there, sprints left that were never entered. */
const wild = (id: string) => steps.map((all) => named(id, all.map(({ at, kind, value, old }, n): ItemEvent => {
  const [to, from] = [pick(VALUES[kind], value), pick(VALUES[kind], old)];
  return { id: `${id}-${n}`, at, kind, from: kind.endsWith('ENTERED') ? null : from, to: kind.endsWith('LEFT') ? null : to, sequence: n };
})));

/** As a tracker tells it: in order, each change from what was there, nothing left that was not entered. */
const clean = (id: string) => steps.map((all) => {
  const known: Record<string, string | null> = {};
  const inside = new Set<string>();
  const events: ItemEvent[] = [];
  const add = (at: number, kind: ItemEvent['kind'], from: string | null, to: string | null): void => { events.push({ id: `${id}-${events.length}`, at, kind, from, to, sequence: events.length }); };
  for (const { at, kind, value } of [...all].sort((a, b) => a.at - b.at)) {
    const to = pick(VALUES[kind], value);
    if (kind === 'STATUS' || kind === 'ESTIMATE') {
      add(at, kind, known[kind] ?? null, to);
      known[kind] = to;
    } else if (kind.endsWith('ENTERED') && !inside.has(to)) {
      add(at, kind, null, to);
      inside.add(to);
    } else if (kind.endsWith('LEFT') && inside.delete(to)) add(at, kind, to, null);
  }
  return named(id, events);
});

const histories = fc.tuple(wild('a'), wild('b'), clean('c'));
const frameOf = (items: readonly ItemHistory[], from: number, to: number): QualityFrame =>
  ({ items, subTasksOf: new Map([['a', items.slice(1)]]), sprints: [S, { ...T, closedAt: null }, U], settings, measure: 'POINTS', fromAt: Math.min(from, to), toAt: Math.max(from, to) + 1, now: NOW });
const instant = fc.constantFrom(...INSTANTS, NOW);

it('a history that hangs together has no gap', () => {
  fc.assert(fc.property(clean('c'), (item) => {
    expect(gapsOf(timelineOf(item, settings), [S, T, U], settings)).toEqual([]);
  }), { numRuns: 1_000 });
});

it('a status or estimate that is taken out of the middle of a history leaves a gap, unless nothing changed by it', () => {
  fc.assert(fc.property(clean('c'), fc.nat(), fc.constantFrom('STATUS', 'ESTIMATE'), (item, n, kind) => {
    const changes = item.events.filter((event) => event.kind === kind);
    fc.pre(changes.length >= 3 && new Set(changes.map((event) => event.at)).size === changes.length);
    const taken = changes[1 + (n % (changes.length - 2))]!;
    const next = changes[changes.indexOf(taken) + 1]!;
    const read = (value: string | null) => (kind === 'STATUS' ? value && categoryOf(value, null, settings) : value === null || value.trim() === '' || Number.isNaN(Number(value)) ? null : String(Number(value)));
    const before = read(changes[changes.indexOf(taken) - 1]!.to);
    const isSeen = before !== null && read(next.from) !== null && read(next.from) !== before;
    const gaps = gapsOf(timelineOf({ ...item, events: item.events.filter((event) => event !== taken) }, settings), [S, T, U], settings);
    expect(gaps.map((gap) => gap.at)).toEqual(isSeen ? [next.at] : []);
  }), RUNS);
});

it('a finding has items that exist, each once and in the time asked about, and the order of events does not matter', () => {
  fc.assert(fc.property(histories, instant, instant, (items, from, to) => {
    const frame = frameOf(items, from, to);
    const { findings, checkedItems } = dataQuality(frame);
    expect(checkedItems).toBeLessThanOrEqual(items.length);
    for (const { kind, items: own } of findings) {
      expect(own.length).toBeGreaterThan(0);
      expect(new Set(own.map((each) => each.id)).size).toBe(own.length);
      const known = kind === 'SPRINT_NEVER_CLOSED' ? frame.sprints.map((sprint) => sprint.id) : items.map((item) => item.id);
      expect(own.filter((each) => !known.includes(each.id) || each.detail === '')).toEqual([]);
      if (kind !== 'SPRINT_NEVER_CLOSED' && kind !== 'TWO_RUNNING_SPRINTS') expect(own.filter((each) => each.at < frame.fromAt || each.at >= frame.toAt)).toEqual([]);
    }
    const mixed = items.map((item) => ({ ...item, events: [...item.events].reverse() }));
    expect(dataQuality({ ...frame, items: mixed, subTasksOf: new Map([['a', mixed.slice(1)]]) })).toEqual({ findings, checkedItems });
  }), RUNS);
});

it('a time that is cut in two has no flaw more than the whole, of those that belong to an instant', () => {
  fc.assert(fc.property(histories, fc.tuple(instant, instant, instant), (items, three) => {
    const [from, middle, to] = [...three].sort((a, b) => a - b) as [number, number, number];
    const ids = (frame: QualityFrame, kind: string) => dataQuality(frame).findings.find((finding) => finding.kind === kind)?.items.map((item) => item.id) ?? [];
    const [whole, first, second] = [frameOf(items, from, to), { ...frameOf(items, from, middle), toAt: middle }, frameOf(items, middle, to)];
    for (const kind of ['MOVED_BACKWARDS', 'ESTIMATE_AFTER_DONE', 'GAP_IN_HISTORY', 'STATUS_NOT_MAPPED', 'DONE_WITHOUT_START']) {
      expect([kind, ids(whole, kind).sort()]).toEqual([kind, [...new Set([...ids(first, kind), ...ids(second, kind)])].sort()]);
    }
  }), RUNS);
});

it('a doubt is about items that are behind the number', () => {
  fc.assert(fc.property(histories, fc.subarray(['a', 'b', 'c']), fc.subarray(['a', 'b', 'c']), (items, counted, leftOut) => {
    const { findings } = dataQuality(frameOf(items, INSTANTS[0]!, NOW));
    for (const { key } of deliveryCatalog) {
      for (const doubt of doubtsOf(key, findings, { counted: new Set(counted), leftOut: new Set(leftOut), measure: 'POINTS', teamMeasure: 'POINTS' })) {
        if (doubt.kind === 'SPRINT_NEVER_CLOSED') continue;
        expect(doubt.items).toBeGreaterThan(0);
        expect(doubt.items).toBeLessThanOrEqual(doubt.of);
        expect(doubt.of).toBeLessThanOrEqual(new Set([...counted, ...leftOut]).size);
      }
    }
  }), RUNS);
});
