import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { decide, retention } from './adoption-questions.ts';
import { collect, createProduct, event, explain, figure, metricTable } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const day = (date: number, hour = 12): string => new Date(Date.UTC(2026, 2, date, hour)).toISOString();
const WEEK = { from: '2026-03-02', to: '2026-03-09' };
const rates = (cells: readonly { rate: number | null }[]): (number | null)[] => cells.map(({ rate }) => rate);

describe('lifecycle', () => {
  beforeAll(async () => {
    await createProduct(server, 'life');
    // Weeks of 2, 9 and 16 March: a 1, 2, 3; b 1, 3; c 2; d long ago, and 3.
    await collect(server, 'life', { events: [event('a', day(2)), event('a', day(9)), event('a', day(16)), event('b', day(3)), event('b', day(17)), event('c', day(10)), event('d', '2025-06-01T10:00:00Z'), event('d', day(18))] });
  });

  it('parts people into new, returning, resurrected and dormant, and both identities hold', async () => {
    const metrics = ['adoption.active_users', 'adoption.new_users', 'adoption.returning_users', 'adoption.resurrected_users', 'adoption.dormant_users'];
    const { rows } = await metricTable(server, { metrics, product: 'life', range: { from: '2026-03-02', to: '2026-03-23' }, grain: 'WEEK' });
    const of = (metric: string): (number | null)[] => rows.filter((row) => row.metric === metric).map(({ value }) => value);
    expect(metrics.map(of)).toEqual([
      [2, 2, 3], // a b; a c; a b d
      [2, 1, 0], // a b; c; nobody
      [0, 1, 1], // a; a
      [0, 0, 2], // b was away for a week, d for months
      [0, 1, 1], // b; c
    ]);
  });

  it('names the people of each part', async () => {
    const week = { from: '2026-03-16', to: '2026-03-23' };
    const keys = async (metric: string): Promise<string[]> => (await explain(server, { metric, product: 'life', range: week })).rows.map(({ key }) => key).sort();
    expect(await keys('adoption.resurrected_users')).toEqual(['b', 'd']);
    expect(await keys('adoption.dormant_users')).toEqual(['c']);
    expect(await keys('adoption.returning_users')).toEqual(['a']);
  });
});

describe('activation', () => {
  const hours = [1, 2, 2, 3, 5, 9];
  const at = (hour: number): string => new Date(Date.now() - 9 * 3_600_000 + hour * 3_600_000).toISOString();
  beforeAll(async () => {
    await createProduct(server, 'act');
    // Ten people sign up 9 h ago; six activate after 1, 2, 2, 3, 5 and 9 h, the others not yet.
    const people = Array.from({ length: 10 }, (_, index) => `p${index}`);
    await collect(server, 'act', { events: people.flatMap((person, index) => [event(person, at(0), 'signed_up'), ...(hours[index] === undefined || hours[index] === 9 ? [] : [event(person, at(hours[index]), 'project_created')])]) });
  });

  it('asks for a decision first', async () => {
    expect(await figure(server, 'adoption.activation_rate', { last: 'P7D' }, { product: 'act' })).toMatchObject({ value: null, nullReason: 'Nobody has decided yet what activates a person. Choose an event in the product’s settings.' });
  });

  it('has a time to value of 5 h by Kaplan and Meier, and keeps the maturing apart', async () => {
    await decide(server, 'act', { activation: { start: { event: 'signed_up' }, event: { event: 'project_created' }, hours: 4 } });
    // The one after 9 h comes now: the four others are watched for as long.
    await collect(server, 'act', { events: [event('p5', new Date().toISOString(), 'project_created'), event('late', at(7), 'signed_up'), event('late', at(8), 'project_created')] });
    const { product } = await server.graphql<{ product: { adoption: { activation: { timeToValueHours: number; timeToValuePeople: number; rate: { value: number }; curve: { hours: number; share: number }[]; cohorts: { signedUp: number; matured: number; maturing: number; activated: number }[] } } } }>(
      '{ product(key: "act") { adoption(range: { last: "P2D" }) { activation(grain: MONTH) { timeToValueHours timeToValuePeople rate { value } curve { hours share } cohorts { signedUp matured maturing activated } } } } }');
    const { activation } = product.adoption;
    const sum = (name: 'signedUp' | 'matured' | 'maturing' | 'activated'): number => activation.cohorts.reduce((total, cohort) => total + cohort[name], 0);
    // Of the ten whose 4 h have passed, those after 1, 2, 2 and 3 h; the one who signed up 2 h ago matures, though activated.
    expect([sum('signedUp'), sum('matured'), sum('maturing'), sum('activated')]).toEqual([11, 10, 1, 4]);
    expect(activation.rate.value).toBe(0.4);
    // With the eleventh (after 1 h, watched 2 h): 1 - (2/11, 2/9, 1/7, 1/6): .8182, .6364, .5455, .4545
    expect(activation.curve[0]).toMatchObject({ hours: 1, share: expect.closeTo(2 / 11, 10) });
    expect(activation.timeToValueHours).toBe(5);
    expect(activation.timeToValuePeople).toBe(11);
  });

  it('is explained by those whose time has passed, and leaves the others out by name', async () => {
    const behind = await explain(server, { metric: 'adoption.activation_rate', product: 'act', range: { last: 'P2D' } });
    expect(behind).toMatchObject({ totalCount: 10, numeratorTotal: 4, denominatorTotal: 10, leftOutCount: 1, leftOut: [{ key: 'late', reason: 'Still has time to activate.' }] });
  });

  it('counts the very edge of n hours, and not a millisecond more; and never what came before signing up', async () => {
    await createProduct(server, 'edge');
    const signed = Date.UTC(2026, 2, 3, 10);
    const after = (ms: number): string => new Date(signed + ms).toISOString();
    await collect(server, 'edge', { events: ['in', 'out', 'before'].map((person) => event(person, after(0), 'signed_up')) });
    await collect(server, 'edge', { events: [event('in', after(24 * 3_600_000), 'done'), event('out', after(24 * 3_600_000 + 1), 'done'), event('before', after(-1), 'done')] });
    await decide(server, 'edge', { activation: { start: { event: 'signed_up' }, event: { event: 'done' }, hours: 24 } });
    expect(await figure(server, 'adoption.activation_rate', WEEK, { product: 'edge' })).toMatchObject({ numerator: 1, denominator: 3 });
    // From the first qualifying event, "before" began with it.
    await decide(server, 'edge', { activation: { event: { event: 'done' }, hours: 24 } });
    expect(await figure(server, 'adoption.activation_rate', WEEK, { product: 'edge' })).toMatchObject({ numerator: 2, denominator: 3 });
  });
});

describe('retention', () => {
  beforeAll(async () => {
    await createProduct(server, 'ret');
    // u1 active days 0, 1, 3; u2 0, 3; u3 0; u4 0, 7.
    const days: Record<string, number[]> = { u1: [0, 1, 3], u2: [0, 3], u3: [0], u4: [0, 7] };
    await collect(server, 'ret', { events: Object.entries(days).flatMap(([person, on]) => on.map((n) => event(person, day(2 + n)))) });
  });
  const FIRST = { from: '2026-03-02', to: '2026-03-03' };

  it('on: D1 25 %, D3 50 %, D7 25 %', async () => {
    const { cohorts } = await retention(server, 'ret', { range: FIRST, unit: 'DAY', mode: 'ON', steps: 8 });
    expect(cohorts).toHaveLength(1);
    expect(cohorts[0]!.people).toBe(4);
    expect(rates(cohorts[0]!.cells)).toEqual([1, 0.25, 0, 0.5, 0, 0, 0, 0.25]);
  });

  it('on or after: D1 75 %, D3 75 %, D7 25 %', async () => {
    const { cohorts } = await retention(server, 'ret', { range: FIRST, unit: 'DAY', mode: 'ON_OR_AFTER', steps: 8 });
    expect([1, 3, 7].map((n) => cohorts[0]!.cells[n]!.rate)).toEqual([0.75, 0.75, 0.25]);
  });

  it('sees who came back later than the grid is wide', async () => {
    const { cohorts } = await retention(server, 'ret', { range: FIRST, unit: 'DAY', mode: 'ON_OR_AFTER', steps: 3 });
    expect(rates(cohorts[0]!.cells)).toEqual([1, 0.75, 0.75]);
  });

  it('names the people of a cell, and those who did not come', async () => {
    const people = async (came: boolean | null): Promise<string[]> => {
      const { product } = await server.graphql<{ product: { retention: { people: { totalCount: number; rows: { key: string }[] } } } }>(
        'query ($came: Boolean) { product(key: "ret") { retention(range: { from: "2026-03-02", to: "2026-03-03" }, unit: DAY, mode: ON) { people(cohort: "2026-03-02", step: 3, came: $came) { totalCount rows { key } } } } }', { came });
      expect(product.retention.people.totalCount).toBe(product.retention.people.rows.length);
      return product.retention.people.rows.map(({ key }) => key);
    };
    expect(await people(true)).toEqual(['u1', 'u2']);
    expect(await people(false)).toEqual(['u3', 'u4']);
    expect(await people(null)).toEqual(['u1', 'u2', 'u3', 'u4']);
  });

  it('looks back before the range: who began earlier is in no cohort', async () => {
    const { cohorts } = await retention(server, 'ret', { range: { from: '2026-03-03', to: '2026-03-10' }, unit: 'DAY', mode: 'ON', steps: 2 });
    expect(cohorts.map(({ people }) => people)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(cohorts[0]!.cells[0]).toMatchObject({ rate: null, nullReason: 'Nobody was new in this period.' });
  });

  it('pools the cohorts that are old enough: 1000/500, 500/400, and one still running: 60.0 %', async () => {
    await createProduct(server, 'pool');
    const today = new Date(); today.setUTCHours(0, 0, 0, 0);
    const ago = (days: number, hour = 0): string => new Date(today.getTime() - days * 86_400_000 + hour * 60_000).toISOString();
    const cohort = (name: string, began: number, people: number, back: number) => Array.from({ length: people }, (_, index) => [event(`${name}${index}`, ago(began)), ...(index < back ? [event(`${name}${index}`, ago(began - 1, 1))] : [])]).flat();
    for (const events of [cohort('a', 5, 1000, 500), cohort('b', 4, 500, 400), cohort('c', 1, 700, 0)]) await collect(server, 'pool', { events });
    await collect(server, 'pool', { events: Array.from({ length: 10 }, (_, index) => event(`c${index}`, ago(0, 0.01))) });
    const { cohorts, average } = await retention(server, 'pool', { range: { last: 'P6D' }, unit: 'DAY', mode: 'ON', steps: 2 });
    expect(cohorts.map(({ people, cells }) => [people, cells[1]!.rate])).toEqual([[1000, 0.5], [500, 0.8], [0, null], [0, null], [700, null], [0, null]]);
    expect(average[1]).toMatchObject({ rate: 0.6, returned: 900, people: 1500 });
  });

  it('takes steps of 24 hours from each one’s own start', async () => {
    await createProduct(server, 'roll');
    // 23:00 and 01:00 the next day: another day of the calendar, the same 24 hours.
    await collect(server, 'roll', { events: [event('n', '2026-03-02T23:00:00Z'), event('n', '2026-03-03T01:00:00Z'), event('n', '2026-03-03T23:00:00Z'), event('m', '2026-03-02T10:00:00Z'), event('m', '2026-03-03T09:59:59Z')] });
    const calendar = await retention(server, 'roll', { range: FIRST, unit: 'DAY', mode: 'ON', steps: 3 });
    const rolling = await retention(server, 'roll', { range: FIRST, unit: 'ROLLING_24_HOURS', mode: 'ON', steps: 3 });
    expect(rates(calendar.cohorts[0]!.cells)).toEqual([1, 1, 0]);
    expect(rates(rolling.cohorts[0]!.cells)).toEqual([1, 0.5, 0]);
  });

  it('by a chosen start and a chosen return, with conditions', async () => {
    await createProduct(server, 'chosen');
    await collect(server, 'chosen', { events: [
      event('a', day(1), 'opened'), event('a', day(2), 'bought', { item: 'plan' }), event('a', day(3), 'bought', { item: 'extra' }), event('a', day(4), 'opened'),
      event('b', day(2), 'bought', { item: 'plan' }), event('b', day(3), 'opened'), event('c', day(2), 'bought', { item: 'extra' }),
    ] });
    const start = { event: 'bought', where: [{ property: 'item', in: ['plan'] }] };
    const any = await retention(server, 'chosen', { range: FIRST, unit: 'DAY', mode: 'ON', steps: 3, start });
    expect(any.cohorts[0]).toMatchObject({ people: 2 });
    expect(rates(any.cohorts[0]!.cells)).toEqual([1, 1, 0.5]);
    const again = await retention(server, 'chosen', { range: FIRST, unit: 'DAY', mode: 'ON', steps: 3, start, back: { event: 'bought' } });
    expect(rates(again.cohorts[0]!.cells)).toEqual([1, 0.5, 0]);
    const extra = await retention(server, 'chosen', { range: FIRST, unit: 'DAY', mode: 'ON', steps: 3, start, back: { event: 'bought', where: [{ property: 'item', is: 'NOT_EQUALS', in: ['plan'] }] } });
    expect(rates(extra.cohorts[0]!.cells)).toEqual([0, 0.5, 0]);
    expect(extra.says).toBe('People by their first bought where item is plan; back with bought where item is not plan in exactly that local day.');
  });

  it('knows days of 23 and 25 hours as one day, and weeks and months by the calendar', async () => {
    await createProduct(server, 'dst', 'America/New_York');
    // 8 March 2026 has 23 hours: 04:30Z on the 9th is the 9th. 1 November has 25: 04:30Z on the 2nd is the 1st.
    await collect(server, 'dst', { events: [event('s', '2026-03-08T05:30:00Z'), event('s', '2026-03-09T04:30:00Z'), event('f', '2026-11-01T04:30:00Z'), event('f', '2026-11-02T04:30:00Z')] });
    const of = async (from: string, to: string, unit: string): Promise<(number | null)[]> => rates((await retention(server, 'dst', { range: { from, to }, unit, mode: 'ON', steps: 2 })).cohorts[0]!.cells);
    expect(await of('2026-03-08', '2026-03-09', 'DAY')).toEqual([1, 1]);
    expect(await of('2026-11-01', '2026-11-02', 'DAY')).toEqual([1, 0]);
    // 8 March is a Sunday: the 9th is in the next week, and in the same month.
    expect(await of('2026-03-08', '2026-03-09', 'WEEK')).toEqual([1, 1]);
    expect(await of('2026-03-08', '2026-03-09', 'MONTH')).toEqual([1, 0]);
  });

  it('says what is wrong with a question', async () => {
    const ask = async (args: string): Promise<string | undefined> => (await server.ask(`{ product(key: "ret") { retention(range: { from: "2026-03-02", to: "2026-03-03" }, ${args}) { cohorts { people } } } }`)).errors?.[0]?.message;
    expect(await ask('steps: 0')).toBe('steps: expected 1 to 60, got 0.');
    expect(await ask('back: { event: "x", where: [{ property: "p", is: GREATER, in: ["much"] }] }')).toContain('back.where[0].in: expected one number for GREATER');
  });
});
