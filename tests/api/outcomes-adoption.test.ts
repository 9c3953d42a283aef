import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, createProduct, event, explain, figure, metricTable, type EventFact } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const day = (date: number, hour = 12): string => `2026-03-${String(date).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
const WEEK = { from: '2026-03-01', to: '2026-03-08' };
const values = async (product: string, metric: string, range = WEEK, grain = 'DAY'): Promise<(number | null)[]> =>
  (await metricTable(server, { metrics: [metric], product, range, grain })).rows.map((row) => row.value);

describe('adoption', () => {
  beforeAll(async () => {
    await createProduct(server, 'stick');
    await collect(server, 'stick', { events: [...[1, 2, 3, 4, 5, 6, 7].map((date) => event('a', day(date))), event('b', day(1)), event('b', day(3)), event('c', day(7))] });
  });

  it('counts a active days 1-7, b days 1 and 3, c day 7: DAU 2, 1, 2, 1, 1, 1, 2', async () => {
    expect(await values('stick', 'adoption.active_users')).toEqual([2, 1, 2, 1, 1, 1, 2]);
  });

  it('rolls WAU: everybody of days d-6 to d, 3 on the seventh day and 2 the day after, when day 1 is out', async () => {
    // Ends 1..7: a and b are in all of them, c from day 7 on. Days 8 and 9 look back to 2 and 3, where b still is; day 10 no longer.
    expect(await values('stick', 'adoption.wau', { from: '2026-03-01', to: '2026-03-11' })).toEqual([2, 2, 2, 2, 2, 2, 3, 3, 3, 2]);
    expect(await values('stick', 'adoption.mau', { from: '2026-03-29', to: '2026-04-07' })).toEqual([3, 3, 3, 3, 2, 2, 2, 2, 0]);
  });

  it('is sticky by 47.62 %: mean day 10/7 of 3 people, not the last day’s 2 of 3', async () => {
    const stickiness = await figure(server, 'adoption.stickiness', WEEK, { product: 'stick' });
    expect(stickiness.value).toBeCloseTo(10 / 7 / 3, 12);
    expect([stickiness.numerator, stickiness.denominator]).toEqual([10 / 7, 3]);
  });

  it('counts everybody of a whole range once, and new people by their first event ever', async () => {
    expect((await figure(server, 'adoption.active_users', WEEK, { product: 'stick' })).value).toBe(3);
    expect(await values('stick', 'adoption.new_users')).toEqual([2, 0, 0, 0, 0, 0, 1]);
    // A range that begins later still looks back: a and b are not new on day 3.
    expect(await values('stick', 'adoption.new_users', { from: '2026-03-03', to: '2026-03-05' })).toEqual([0, 0]);
  });

  it('is null with a reason before the first fact, and 0 on a quiet day after it', async () => {
    const { rows } = await metricTable(server, { metrics: ['adoption.active_users'], product: 'stick', range: { from: '2026-02-28', to: '2026-03-10' }, grain: 'DAY' });
    expect(rows[0]).toMatchObject({ value: null, nullReason: 'No events were collected up to this period.' });
    expect(rows.at(-1)).toMatchObject({ period: '2026-03-09', value: 0, nullReason: null });
  });

  it('knows who came back in the next period, and leaves it empty until that is over', async () => {
    // First day of a and b is 1 March; both came back within the next day? Only a did on the 2nd.
    const { rows } = await metricTable(server, { metrics: ['adoption.retention'], product: 'stick', range: { from: '2026-03-01', to: '2026-03-02' }, grain: 'DAY' });
    expect(rows[0]).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
    const running = await figure(server, 'adoption.retention', { last: 'P1D' }, { product: 'stick' });
    expect(running).toMatchObject({ value: null, nullReason: 'The period in which people could come back is not over.' });
  });
});

describe('local days', () => {
  beforeAll(async () => { await createProduct(server, 'york', 'America/New_York'); });

  it('counts 2026-03-02T02:30Z in New York for 1 March', async () => {
    await collect(server, 'york', { events: [event('late', '2026-03-02T02:30:00Z')] });
    expect(await values('york', 'adoption.active_users', { from: '2026-03-01', to: '2026-03-03' })).toEqual([1, 0]);
  });

  it('takes the days on which clocks change as one day of 23 and of 25 hours', async () => {
    // 8 March 2026 lasts from 05:00Z to 04:00Z, 1 November from 04:00Z to 05:00Z the next day.
    const spring = ['2026-03-08T04:59:59Z', '2026-03-08T05:00:00Z', '2026-03-09T03:59:59Z', '2026-03-09T04:00:00Z'];
    const autumn = ['2026-11-01T03:59:59Z', '2026-11-01T04:00:00Z', '2026-11-02T04:59:59Z', '2026-11-02T05:00:00Z'];
    await collect(server, 'york', { events: [...spring, ...autumn].map((at, index) => event(`p${index}`, at)) });
    expect(await values('york', 'adoption.active_users', { from: '2026-03-07', to: '2026-03-10' })).toEqual([1, 2, 1]);
    expect(await values('york', 'adoption.active_users', { from: '2026-10-31', to: '2026-11-03' })).toEqual([1, 2, 1]);
    // By the event's name the events themselves are counted, by the same days.
    const byName = await metricTable(server, { metrics: ['adoption.active_users'], product: 'york', range: { from: '2026-03-07', to: '2026-03-10' }, grain: 'DAY', groupBy: ['event'] });
    expect(byName.rows.map((row) => [row.dim1, row.value])).toEqual([['opened', 1], ['opened', 2], ['opened', 1]]);
  });

  it('moves the days with the product’s zone', async () => {
    await createProduct(server, 'moved');
    await collect(server, 'moved', { events: [event('x', '2026-03-02T02:30:00Z')] });
    expect(await values('moved', 'adoption.active_users', { from: '2026-03-01', to: '2026-03-03' })).toEqual([null, 1]);
    await server.collectDelivery({ source: 'app', products: [{ key: 'moved', timeZone: 'America/New_York' }] });
    expect(await values('moved', 'adoption.active_users', { from: '2026-03-01', to: '2026-03-03' })).toEqual([1, 0]);
  });
});

describe('groups', () => {
  beforeAll(async () => {
    await createProduct(server, 'groups');
    await collect(server, 'groups', {
      accounts: [{ key: 'acme', name: 'Acme', traits: { plan: 'pro', country: 'DE' } }],
      people: [{ key: 'own', account: 'acme', traits: { plan: 'trial' } }, { key: 'of-account', account: 'acme' }, { key: 'nobody' }],
      events: [event('own', day(1)), event('of-account', day(1)), event('nobody', day(1)), event('nobody', day(1), 'exported'), event('own', day(2), 'exported')],
    });
  });

  it('takes a person’s own trait before the account’s, and null where there is none', async () => {
    const { rows } = await metricTable(server, { metrics: ['adoption.active_users', 'adoption.mau'], product: 'groups', range: { from: '2026-03-01', to: '2026-03-02' }, grain: 'DAY', groupBy: ['plan'] });
    expect(rows.map((row) => [row.metric, row.dim1, row.value])).toEqual([
      ['adoption.active_users', 'pro', 1], ['adoption.active_users', 'trial', 1], ['adoption.active_users', null, 1],
      ['adoption.mau', 'pro', 1], ['adoption.mau', 'trial', 1], ['adoption.mau', null, 1],
    ]);
  });

  it('filters by event and by plan, and the people behind are the same', async () => {
    const filters = [{ dimension: 'event', in: ['exported'] }];
    const table = await metricTable(server, { metrics: ['adoption.active_users'], product: 'groups', range: WEEK, grain: 'WEEK', filters });
    // 1 March 2026 is a Sunday, so that it ends an ISO week.
    expect(table.rows.map((row) => [row.period, row.value])).toEqual([['2026-02-23', 1], ['2026-03-02', 1]]);
    const behind = await explain(server, { metric: 'adoption.active_users', product: 'groups', range: WEEK, filters });
    expect(behind).toMatchObject({ totalCount: 2, numeratorTotal: 2, figure: { value: 2 } });
    expect(behind.rows.map((row) => row.key).sort()).toEqual(['nobody', 'own']);
  });

  it('lists what people did', async () => {
    const answer = await server.graphql<{ product: { adoption: { eventNames: unknown[] } } }>('{ product(key: "groups") { adoption(range: { from: "2026-03-01", to: "2026-03-08" }) { eventNames { name people events } } } }');
    expect(answer.product.adoption.eventNames).toEqual([{ name: 'opened', people: 3, events: 3 }, { name: 'exported', people: 2, events: 2 }]);
  });
});

describe('the order of collecting', () => {
  it('changes nothing: late, twice and out of order give the same rows', async () => {
    const events: EventFact[] = Array.from({ length: 60 }, (_, index) => event(`p${(index * 7) % 11}`, day(1 + ((index * 5) % 9), (index * 3) % 24), ['a', 'b', 'c'][index % 3]));
    const orders = { inorder: [events], backwards: [[...events].reverse()], twice: [events.slice(20), events, events.slice(0, 30)] };
    const seen: unknown[] = [];
    for (const [product, batches] of Object.entries(orders)) {
      await createProduct(server, product);
      for (const batch of batches) await server.collectOutcomes({ source: product, product, events: batch });
      const metrics = ['adoption.active_users', 'adoption.wau', 'adoption.mau', 'adoption.new_users', 'adoption.stickiness', 'adoption.retention'];
      seen.push((await metricTable(server, { metrics, product, range: { from: '2026-03-01', to: '2026-03-12' }, grain: 'DAY' })).rows);
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('keeps (person, day) equal to a count from scratch, also when events go', async () => {
    await server.sql(`DELETE FROM event WHERE at >= '2026-03-04' AND at < '2026-03-06'`);
    const differing = await server.sql(`
      (SELECT person_id, day, product_id FROM person_day EXCEPT SELECT e.person_id, (e.at AT TIME ZONE p.time_zone)::date, e.product_id FROM event e JOIN product p ON p.id = e.product_id)
      UNION ALL (SELECT e.person_id, (e.at AT TIME ZONE p.time_zone)::date, e.product_id FROM event e JOIN product p ON p.id = e.product_id EXCEPT SELECT person_id, day, product_id FROM person_day)`);
    expect(differing).toEqual([]);
  });
});
