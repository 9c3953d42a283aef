import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { askTable, collect, event, explain, figures, metricTable, saveFunnel, type Row } from './outcome-questions.ts';

let server: TestServer;
const FEBRUARY = { from: '2026-02-01', to: '2026-03-01' };
const EVENTS = ['opened', 'exported', 'paid'];

beforeAll(async () => {
  server = await startServer();
  const days = Array.from({ length: 45 }, (_, index) => new Date(Date.UTC(2026, 0, 20 + index, 10)).toISOString());
  const people = Array.from({ length: 12 }, (_, index) => `p${index}`);
  await collect(server, 'shop', {
    accounts: [{ key: 'acme', traits: { plan: 'pro', country: 'DE' } }, { key: 'bolt', traits: { plan: 'free', country: 'US' } }, { key: 'none' }],
    people: people.map((key, index) => ({ key, account: ['acme', 'bolt', 'none'][index % 3] })),
    events: days.flatMap((at, day) => people.filter((_, person) => (person * 5 + day) % 4 < 2).map((person, index) => event(person, at, EVENTS[(day + index) % 3]))),
    subscriptionChanges: [['acme', '2026-01-10', '100'], ['bolt', '2026-01-15', '40'], ['acme', '2026-02-10', '130'], ['none', '2026-02-12', '70'], ['bolt', '2026-02-20', '25']].map(([account, date, amount], index) => ({ key: `c${index}`, account, subscription: account, at: `${date}T10:00:00Z`, status: 'ACTIVE', currency: 'EUR', amount, interval: 'MONTH' })),
    payments: [['acme', '2026-02-03', '12.345', 'PAYMENT'], ['bolt', '2026-02-04', '7', 'PAYMENT'], ['acme', '2026-02-05', '2', 'REFUND']].map(([account, date, amount, kind], index) => ({ key: `p${index}`, account, at: `${date}T10:00:00Z`, amount, kind, currency: 'EUR' })),
    surveyResponses: ['NPS', 'CSAT', 'CES'].flatMap((kind) => people.map((person, index) => ({ key: `${kind}-${person}`, survey: kind.toLowerCase(), kind, person, shownAt: '2026-02-11T09:00:00Z', at: '2026-02-11T10:00:00Z', ...(index % 4 === 3 ? { dismissed: true } : { score: 3 + (index % 3) }) }))),
  });
  await collect(server, 'shop', { subscriptionChanges: [{ key: 'c9', account: 'bolt', subscription: 'bolt', at: '2026-02-26T10:00:00Z', status: 'CANCELLED', currency: 'EUR', amount: '25', interval: 'MONTH' }] });
  await saveFunnel(server, 'shop', 'first', [{ event: 'opened' }, { event: 'paid' }], 3 * 24 * 60);
});
afterAll(() => server.stop());

const catalogue = async (half?: string) =>
  (await server.graphql<{ metricCatalog: { key: string; half: string; unit: string; grains: string[]; dimensions: string[]; additivity: string; definition: string }[] }>(
    `query ($half: Half) { metricCatalog(half: $half) { key half unit grains dimensions additivity definition } }`, { half })).metricCatalog;

describe('the catalogue', () => {
  it('lists metrics of both halves, or of one, each with its definition', async () => {
    const all = await catalogue();
    const outcome = await catalogue('OUTCOME');
    expect(outcome.every(({ half, definition }) => half === 'OUTCOME' && definition.length > 20)).toBe(true);
    expect(all.map(({ key }) => key)).toEqual([...new Set(all.map(({ key }) => key))]);
    expect(outcome.map(({ key }) => key)).toEqual(expect.arrayContaining(['adoption.active_users', 'adoption.stickiness', 'conversion.rate', 'revenue.nrr', 'revenue.ltv', 'satisfaction.nps']));
  });
});

describe('what stands behind', () => {
  it('adds up to the number, for every outcome metric of the catalogue', async () => {
    const seen: string[] = [];
    for (const { key } of await catalogue('OUTCOME')) {
      for (const range of [FEBRUARY, { from: '2026-02-09', to: '2026-02-16' }, { from: '2026-01-01', to: '2026-02-01' }]) {
        const { figure, numeratorTotal, denominatorTotal, totalCount } = await explain(server, { metric: key, range });
        expect([key, range, numeratorTotal, denominatorTotal]).toEqual([key, range, figure.numerator, figure.denominator]);
        if (figure.value !== null && totalCount > 0) seen.push(key);
      }
    }
    // Not vacuous: nearly all of them have people, customers or answers behind them here.
    expect(new Set(seen).size).toBeGreaterThan(20);
  });

  it('gives, on its pages together, rows that add up, and a query that gives the number', async () => {
    const rows: { numerator: number | null; denominator: number | null }[] = [];
    let after: string | null = null;
    let last = await explain(server, { metric: 'conversion.rate', range: FEBRUARY, first: 5 });
    do {
      last = await explain(server, { metric: 'conversion.rate', range: FEBRUARY, first: 5, after });
      rows.push(...last.rows);
      after = last.nextCursor;
    } while (after);
    expect(rows).toHaveLength(last.totalCount);
    expect(rows.reduce((sum, row) => sum + (row.numerator ?? 0), 0)).toBe(last.figure.numerator);
    const asked = await server.graphql<{ figures: { value: number; numerator: number }[] }>(last.graphql);
    expect(asked.figures[0]).toMatchObject({ value: last.figure.value, numerator: last.figure.numerator });
  });

  it('gives the same value as a figure, as a table row and explained, filters included', async () => {
    const filters = [{ dimension: 'plan', in: ['pro'] }];
    for (const { key, dimensions } of (await catalogue('OUTCOME')).filter((metric) => metric.dimensions.includes('plan'))) {
      expect(dimensions).toContain('plan');
      const table = await metricTable(server, { metrics: [key], range: FEBRUARY, grain: 'MONTH', filters });
      const [figure] = await figures(server, { metrics: [key], range: FEBRUARY, filters });
      const explained = await explain(server, { metric: key, range: FEBRUARY, filters });
      const parts = ({ value, numerator, denominator }: Pick<Row, 'value' | 'numerator' | 'denominator'>) => ({ key, value, numerator, denominator });
      expect(parts(table.rows[0]!)).toEqual(parts(figure!));
      expect({ key, numerator: explained.numeratorTotal, denominator: explained.denominatorTotal }).toEqual({ key, numerator: figure!.numerator, denominator: figure!.denominator });
    }
  });
});

describe('the flat table', () => {
  it('has the same keys in every row, and one type a column, over metrics of all kinds', async () => {
    const metrics = (await catalogue('OUTCOME')).filter(({ dimensions }) => dimensions.includes('plan') && dimensions.includes('country')).map(({ key }) => key);
    const { rowsJson, columns, totalCount, truncated, nextCursor, timeZone } = await metricTable(server, { metrics, range: FEBRUARY, grain: 'WEEK', groupBy: ['plan', 'country'], compare: 'PREVIOUS_PERIOD', first: 10_000 });
    expect({ truncated, nextCursor, timeZone, total: totalCount === rowsJson.length }).toEqual({ truncated: false, nextCursor: null, timeZone: 'UTC', total: true });
    const keys = columns.map(({ name }) => name);
    expect(keys).toEqual(['metric', 'unit', 'period', 'periodEnd', 'complete', 'label', 'plan', 'country', 'value', 'valueExact', 'numerator', 'denominator', 'sampleSize', 'low', 'high', 'previous', 'change', 'target', 'nullReason']);
    for (const row of rowsJson) expect(Object.keys(row)).toEqual(keys);
    for (const { name, type } of columns) {
      const types = new Set(rowsJson.map((row) => row[name]).filter((value) => value !== null).map((value) => typeof value));
      expect([name, [...types].filter((each) => each !== (type === 'date' ? 'string' : type))]).toEqual([name, []]);
    }
  });

  it('adds up over groups where the metric says so', async () => {
    for (const { key, additivity, unit } of await catalogue('OUTCOME')) {
      if (additivity === 'NOT_ADDITIVE' || unit === 'RATIO') continue;
      const whole = await metricTable(server, { metrics: [key], range: FEBRUARY, grain: 'WEEK' });
      const groups = await metricTable(server, { metrics: [key], range: FEBRUARY, grain: 'WEEK', groupBy: ['plan'] });
      for (const row of whole.rows) {
        const parts = groups.rows.filter(({ period }) => period === row.period).map(({ numerator }) => numerator ?? 0);
        expect([key, row.period, parts.reduce((sum, part) => sum + part, 0)]).toEqual([key, row.period, row.numerator ?? 0]);
      }
    }
  });

  it('has 1,000 rows by default and the rest on pages, each row once and in the same order', async () => {
    const question = { metrics: ['adoption.active_users', 'adoption.wau', 'adoption.mau', 'adoption.new_users'], range: { from: '2025-06-01', to: '2026-03-15' }, grain: 'DAY' };
    const first = await server.graphql<{ metricTable: { rows: unknown[]; totalCount: number; truncated: boolean } }>(
      'query ($metrics: [String!]!, $range: RangeInput!, $grain: Grain!) { metricTable(metrics: $metrics, range: $range, grain: $grain) { totalCount truncated rows { metric period } } }', question);
    expect(first.metricTable).toMatchObject({ totalCount: 287 * 4, truncated: true });
    expect(first.metricTable.rows).toHaveLength(1000);
    const whole = await metricTable(server, { ...question, first: 10_000 });
    const paged: Row[] = [];
    let after: string | null = null;
    do {
      const page = await metricTable(server, { ...question, first: 301, after });
      paged.push(...page.rows);
      after = page.nextCursor;
    } while (after);
    expect(paged).toEqual(whole.rows);
  });

  it('keeps its place when facts come in between two pages', async () => {
    const question = { metrics: ['adoption.active_users'], range: FEBRUARY, grain: 'DAY', groupBy: ['event'], first: 10 };
    const page = await metricTable(server, question);
    await collect(server, 'shop', { events: [event('p1', '2026-02-01T10:00:00Z', 'added later')] });
    const next = await metricTable(server, { ...question, after: page.nextCursor });
    const [last, begin] = [page.rows.at(-1)!, next.rows[0]!];
    expect([last.period, last.dim1] < [begin.period, begin.dim1]).toBe(true);
    expect(next.rows.some((row) => page.rows.some((seen) => seen.period === row.period && seen.dim1 === row.dim1))).toBe(false);
  });

  it('compares with the period before and with a year ago', async () => {
    const rows = (await metricTable(server, { metrics: ['adoption.active_users'], range: { from: '2026-02-02', to: '2026-02-05' }, grain: 'DAY', compare: 'PREVIOUS_PERIOD' })).rows;
    const before = (await metricTable(server, { metrics: ['adoption.active_users'], range: { from: '2026-02-01', to: '2026-02-04' }, grain: 'DAY' })).rows;
    expect(rows.map(({ previous }) => previous)).toEqual(before.map(({ value }) => value));
    expect(rows.map(({ value, change }) => value! - change!)).toEqual(before.map(({ value }) => value));
    const year = (await metricTable(server, { metrics: ['adoption.active_users'], range: { from: '2026-02-02', to: '2026-02-03' }, grain: 'DAY', compare: 'PREVIOUS_YEAR' })).rows;
    expect(year[0]).toMatchObject({ previous: null, change: null });
  });

  it('marks the running period, and leaves it out on request', async () => {
    const question = { metrics: ['adoption.active_users'], range: { last: 'P2M' }, grain: 'MONTH' };
    expect((await metricTable(server, question)).rows.at(-1)!.complete).toBe(false);
    expect((await metricTable(server, { ...question, completeOnly: true })).rows.every(({ complete }) => complete)).toBe(true);
  });

  it('gives the value of a changed fact at once: nothing that is kept is stale', async () => {
    const question = { metrics: ['adoption.active_users'], range: { from: '2026-02-07', to: '2026-02-08' }, grain: 'DAY' };
    const before = (await metricTable(server, question)).rows[0]!.value!;
    for (let added = 1; added <= 3; added += 1) {
      await collect(server, 'shop', { events: [event(`late-${added}`, '2026-02-07T12:00:00Z')] });
      expect((await metricTable(server, question)).rows[0]!.value).toBe(before + added);
    }
  });
});

describe('wrong questions', () => {
  const base = { metrics: ['adoption.active_users'], range: FEBRUARY, grain: 'DAY' };
  const wrong: [string, Record<string, unknown>, RegExp][] = [
    ['an unknown metric', { metrics: ['adoption.actve_users'] }, /no metric "adoption\.actve_users"\. Nearest: adoption\.active_users/],
    ['a metric by its last word', { metrics: ['mrr'] }, /Nearest: revenue\.mrr/],
    ['an unknown dimension', { groupBy: ['contry'] }, /no dimension "contry"\. It has: country/],
    ['a dimension of another metric', { metrics: ['adoption.active_users', 'adoption.mau'], groupBy: ['event'] }, /adoption\.mau has no dimension "event"/],
    ['a filter by an unknown dimension', { filters: [{ dimension: 'paln', in: ['pro'] }] }, /filters\[0\]\.dimension: .* It has: plan/],
    ['an empty filter', { filters: [{ dimension: 'plan', in: [] }] }, /filters\[0\]\.in: give at least one/],
    ['a grain it is not known by', { grain: 'SPRINT' }, /adoption\.active_users is not known by SPRINT\. It is known by DAY, WEEK, MONTH, QUARTER/],
    ['a grain that is none', { grain: 'HOUR' }, /"HOUR"/],
    ['a negative first', { first: -1 }, /first/],
    ['first 0', { first: 0 }, /first: expected a number from 1/],
    ['too many rows', { first: 10_001 }, /10,000 is the most/],
    ['four dimensions', { groupBy: ['country', 'plan', 'event', 'survey'] }, /3 is the most/],
    ['a dimension twice', { groupBy: ['plan', 'plan'] }, /once/],
    ['no metric', { metrics: [] }, /at least one key/],
    ['a product that is not there', { product: 'shp' }, /no product "shp"\. Known: shop/],
    ['a range of two forms', { range: { last: 'P1D', this: 'MONTH' } }, /exactly one/],
    ['a range that ends before it begins', { range: { from: '2026-02-02', to: '2026-02-01' } }, /must be before/],
    ['a cursor that was made up', { after: 'x' }, /cursor/],
    ['too long a range', { range: { from: '1990-01-01', to: '2026-01-01' } }, /more than 4000 rows/],
    ['a funnel that is no id', { funnel: 'x' }, /funnel: expected an id/],
  ];
  it.each(wrong)('refuses %s with 400 and a sentence', async (_name, change, message) => {
    const answer = await askTable(server, { ...base, ...change });
    expect(answer.status).toBe(400);
    expect(answer.errors[0]!.message).toMatch(message);
  });

  it('refuses a cursor of another question', async () => {
    const { nextCursor } = await metricTable(server, { ...base, first: 2 });
    const answer = await askTable(server, { ...base, grain: 'WEEK', after: nextCursor });
    expect([answer.status, answer.errors[0]!.message]).toEqual([400, expect.stringMatching(/not of this question/)]);
  });

  it('wants the product named once there are two', async () => {
    await collect(server, 'second', { events: [event('x', '2026-02-01T10:00:00Z')] });
    const answer = await askTable(server, base);
    expect([answer.status, answer.errors[0]!.message]).toEqual([400, expect.stringMatching(/there are several, so say which\. Known: .*shop/)]);
    expect((await askTable(server, { ...base, product: 'shop' })).status).toBe(200);
  });
});
