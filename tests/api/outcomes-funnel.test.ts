import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, createProduct, event, explain, figures, funnelReport, metricTable, saveFunnel, type EventFact, type Step } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const RANGE = { from: '2026-03-02', to: '2026-03-03' };
const at = (time: string): string => `2026-03-02T${time}Z`;
const steps = (letters: string): Step[] => [...letters].map((letter) => ({ event: letter }));

let products = 0;
/** The furthest step of one person, through the public door. */
async function furthest(letters: string, events: [name: string, time: string][], windowMinutes = 60, range = RANGE): Promise<number> {
  const product = `vector-${(products += 1)}`;
  await createProduct(server, product);
  await collect(server, product, { events: events.map(([name, time], index) => ({ key: `${product}-${index}`, person: 'p', name, at: time.includes('T') ? time : at(time) })) });
  const id = await saveFunnel(server, product, 'f', steps(letters), windowMinutes);
  const report = await funnelReport(server, product, id, range);
  expect(report.maturing).toBe(0);
  return report.steps.filter((step) => step.people === 1).length;
}

describe('the vectors of the definitions, W = 60 minutes', () => {
  it('1: A 13:00, A 13:30, B 13:45, C 14:15 reaches 3, from the second entry', async () => {
    expect(await furthest('ABC', [['A', '13:00:00'], ['A', '13:30:00'], ['B', '13:45:00'], ['C', '14:15:00']])).toBe(3);
  });
  it('2: A 10:00, B 10:50, C 11:40 reaches 2: C is 100 minutes after A', async () => {
    expect(await furthest('ABC', [['A', '10:00:00'], ['B', '10:50:00'], ['C', '11:40:00']])).toBe(2);
  });
  it('3: A and B at the same instant reach 2', async () => {
    expect(await furthest('AB', [['B', '10:00:00.000'], ['A', '10:00:00.000']])).toBe(2);
  });
  it('4: A, A, B wants an event for each step: A, B reaches 1, A, A, B reaches 3', async () => {
    expect(await furthest('AAB', [['A', '10:00:00'], ['B', '10:10:00']])).toBe(1);
    expect(await furthest('AAB', [['A', '10:00:00'], ['A', '10:05:00'], ['B', '10:10:00']])).toBe(3);
  });
  it('5: B exactly 60:00 after A reaches 2, a millisecond later 1', async () => {
    expect(await furthest('AB', [['A', '10:00:00'], ['B', '11:00:00.000']])).toBe(2);
    expect(await furthest('AB', [['A', '10:00:00'], ['B', '11:00:00.001']])).toBe(1);
  });
  it('6: B 10:00, A 10:10, C 10:20 reaches 1; A, X, B reaches 2', async () => {
    expect(await furthest('ABC', [['B', '10:00:00'], ['A', '10:10:00'], ['C', '10:20:00']])).toBe(1);
    expect(await furthest('AB', [['A', '10:00:00'], ['X', '10:10:00'], ['B', '10:20:00']])).toBe(2);
  });
  it('7: A day 1, A day 20, B day 20, W = 1 day reaches 2', async () => {
    const events: [string, string][] = [['A', '2026-03-01T10:00:00Z'], ['A', '2026-03-20T10:00:00Z'], ['B', '2026-03-20T15:00:00Z']];
    expect(await furthest('AB', events, 24 * 60, { from: '2026-03-01', to: '2026-04-01' })).toBe(2);
  });
  it('8: ten emails sent, one opened: by person 100 %', async () => {
    const sent: [string, string][] = Array.from({ length: 10 }, (_, index) => ['sent', `10:${String(index).padStart(2, '0')}:00`]);
    const product = 'emails';
    await createProduct(server, product);
    await collect(server, product, { events: [...sent, ['opened', '10:30:00'] as const].map(([name, time], index) => ({ key: `m${index}`, person: 'p', name, at: at(time), properties: { email_id: String(index % 10) } })) });
    const id = await saveFunnel(server, product, 'f', [{ event: 'sent' }, { event: 'opened' }], 60);
    expect((await funnelReport(server, product, id, RANGE)).conversion).toMatchObject({ value: 1, numerator: 1, denominator: 1 });
  });
  it('counts nobody at a step whose event was never collected, also where it has conditions', async () => {
    await createProduct(server, 'expected');
    await collect(server, 'expected', { events: [{ key: 'e', person: 'p', name: 'A', at: at('10:00:00') }] });
    const id = await saveFunnel(server, 'expected', 'f', [{ event: 'A' }, { event: 'not yet', where: [{ property: 'plan', in: ['pro'] }] }], 60);
    expect((await funnelReport(server, 'expected', id, RANGE)).steps.map(({ people }) => people)).toEqual([1, 0]);
  });
  it('counts a step after the end of the range while it is within W of an entry in the range', async () => {
    expect(await furthest('AB', [['A', '23:50:00'], ['B', '2026-03-03T00:30:00Z']])).toBe(2);
    expect(await furthest('AB', [['A', '23:50:00'], ['B', '2026-03-03T00:50:00.001Z']])).toBe(1);
  });
  it('does not take an event of one instant twice: A, B, A with one A and one B at once reaches 2', async () => {
    expect(await furthest('ABA', [['A', '10:00:00'], ['B', '10:00:00']])).toBe(2);
    expect(await furthest('ABA', [['A', '10:00:00'], ['B', '10:00:00'], ['A', '10:00:00.001']])).toBe(3);
  });
});

describe('a funnel in numbers', () => {
  it('gives 40 / 12 / 6 % of the start and 40 / 30 / 50 % of the step before, each with Wilson’s interval', async () => {
    await createProduct(server, 'rates');
    const reach = (person: number): string => (person < 60 ? 'ABCD' : person < 120 ? 'ABC' : person < 400 ? 'AB' : 'A');
    const events = Array.from({ length: 1000 }, (_, person) => [...reach(person)].map((name, index) => event(`p${person}`, at(`10:0${index}:00`), name))).flat();
    for (let from = 0; from < events.length; from += 400) await collect(server, 'rates', { events: events.slice(from, from + 400) });
    const id = await saveFunnel(server, 'rates', 'f', steps('ABCD'), 60);
    const report = await funnelReport(server, 'rates', id, RANGE);
    expect(report.steps.map((step) => step.people)).toEqual([1000, 400, 120, 60]);
    expect(report.steps.map((step) => step.ofStart)).toEqual([1, 0.4, 0.12, 0.06]);
    expect(report.steps.map((step) => step.ofPrevious)).toEqual([null, 0.4, 0.3, 0.5]);
    expect(report.steps.map((step) => step.dropOff)).toEqual([null, 600, 280, 60]);
    // Wilson 95 % of 400 of 1000.
    expect([report.steps[1]!.ofStartLow, report.steps[1]!.ofStartHigh].map((edge) => Number(edge!.toFixed(4)))).toEqual([0.3701, 0.4307]);
    const behind = await explain(server, { metric: 'conversion.rate', product: 'rates', funnel: id, range: RANGE, first: 7 });
    expect(behind).toMatchObject({ totalCount: 1000, numeratorTotal: 60, denominatorTotal: 1000, formulaWithNumbers: '60 / 1,000 = 6.0 %' });
    expect(behind.rows).toHaveLength(7);
  });

  it('tells 180 of 1000 from 225 of 1000: +4.5 points, Newcombe [+0.98, +8.01], a change', async () => {
    await createProduct(server, 'compared');
    const month = (name: string, converted: number): EventFact[] => Array.from({ length: 1000 }, (_, person) => [
      event(`${name}-${person}`, `2026-${name}-05T10:00:00Z`, 'A'), ...(person < converted ? [event(`${name}-${person}`, `2026-${name}-05T10:01:00Z`, 'B')] : []),
    ]).flat();
    const events = [...month('01', 180), ...month('02', 225)];
    for (let from = 0; from < events.length; from += 500) await collect(server, 'compared', { events: events.slice(from, from + 500) });
    const id = await saveFunnel(server, 'compared', 'f', steps('AB'), 60);
    const [rate] = await figures(server, { metrics: ['conversion.rate'], product: 'compared', funnel: id, range: { from: '2026-02-01', to: '2026-03-01' }, compare: 'PREVIOUS_PERIOD' });
    expect(rate).toMatchObject({ value: 0.225, previous: 0.18, isChange: true });
    expect([rate!.change, rate!.changeLow, rate!.changeHigh].map((part) => Number((100 * part!).toFixed(2)))).toEqual([4.5, 0.98, 8.01]);
  });

  it('judges entries as old as the window alone: young ones are apart, converted or not', async () => {
    await createProduct(server, 'young');
    const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
    await collect(server, 'young', { events: [event('old', ago(300), 'A'), event('waits', ago(20), 'A'), event('done', ago(20), 'A'), event('done', ago(10), 'B'), event('both', ago(300), 'A'), event('both', ago(5), 'A')] });
    const id = await saveFunnel(server, 'young', 'f', steps('AB'), 60);
    const report = await funnelReport(server, 'young', id, { last: 'P2D' });
    // old and both have an entry of 300 minutes; waits and done entered 20 minutes ago, within the window of 60
    expect(report).toMatchObject({ entered: 2, maturing: 2 });
    expect(report.steps.map((step) => step.people)).toEqual([2, 0]);
    const behind = await explain(server, { metric: 'conversion.rate', product: 'young', funnel: id, range: { last: 'P2D' } });
    expect(behind).toMatchObject({ totalCount: 2, leftOutCount: 2, numeratorTotal: 0, denominatorTotal: 2 });
    expect(behind.leftOut.map((row) => row.key).sort()).toEqual(['done', 'waits']);
  });

  it('asks for conditions on properties', async () => {
    await createProduct(server, 'where');
    await collect(server, 'where', { events: [event('p', at('10:00:00'), 'view', { page: 'pricing' }), event('q', at('10:00:00'), 'view', { page: 'home' }), event('p', at('10:01:00'), 'view', { page: 'checkout' })] });
    const id = await saveFunnel(server, 'where', 'f', [{ event: 'view', where: [{ property: 'page', in: ['pricing', 'plans'] }] }, { event: 'view', where: [{ property: 'page', in: ['checkout'] }] }], 60);
    expect((await funnelReport(server, 'where', id, RANGE)).steps.map((step) => step.people)).toEqual([1, 1]);
  });

  it('says what to do where a product has no funnel', async () => {
    await createProduct(server, 'none');
    const { rows } = await metricTable(server, { metrics: ['conversion.rate'], product: 'none', range: RANGE, grain: 'DAY' });
    expect(rows).toMatchObject([{ value: null, nullReason: 'This product has no funnel. Save one with saveFunnel.' }]);
  });
});

/** The rule word for word, by trying every way: entries, then for each next step every later or equal event not used yet. */
function bruteForce(events: { name: string; minute: number }[], letters: string, window: number): number {
  const ways = (step: number, since: number, entry: number, used: Set<number>): number => {
    if (step === letters.length) return step;
    let best = step;
    events.forEach(({ name, minute }, index) => {
      if (name !== letters[step] || used.has(index) || minute < since || minute > entry + window) return;
      best = Math.max(best, ways(step + 1, minute, entry, new Set([...used, index])));
    });
    return best;
  };
  return Math.max(0, ...events.flatMap(({ name, minute }, index) => (name === letters[0] ? [ways(1, minute, minute, new Set([index]))] : [])));
}

describe('random histories', () => {
  it('reach what trying every way reaches: ties, repeated steps, any window', async () => {
    const history = fc.array(fc.record({ name: fc.constantFrom('A', 'B', 'C'), minute: fc.integer({ min: 0, max: 12 }) }), { minLength: 1, maxLength: 7 });
    const cases = fc.sample(history, { numRuns: 400, seed: 42 });
    const funnels = ['AB', 'ABC', 'AAB', 'ABA', 'AA', 'ABAC', 'AABB', 'CBA'].flatMap((letters) => [3, 8].map((window) => ({ letters, window })));
    await createProduct(server, 'random');
    const events = cases.flatMap((facts, person) => facts.map(({ name, minute }, index) => ({ key: `${person}-${index}`, person: `p${person}`, name, at: at(`10:${String(minute).padStart(2, '0')}:00`) })));
    for (let from = 0; from < events.length; from += 500) await collect(server, 'random', { events: events.slice(from, from + 500) });
    for (const { letters, window } of funnels) {
      const id = await saveFunnel(server, 'random', `${letters}-${window}`, steps(letters), window);
      const expected = cases.map((facts) => bruteForce(facts, letters, window));
      const report = await funnelReport(server, 'random', id, RANGE);
      expect([letters, window, report.steps.map((step) => step.people)]).toEqual([letters, window, [...letters].map((_, step) => expected.filter((reached) => reached > step).length)]);
      const behind = await explain(server, { metric: 'conversion.rate', product: 'random', funnel: id, range: RANGE, first: 1000 });
      expect(behind.rows.filter((row) => row.numerator === 1).map((row) => row.key).sort()).toEqual(expected.flatMap((reached, person) => (reached === letters.length ? [`p${person}`] : [])).sort());
    }
  });
});
