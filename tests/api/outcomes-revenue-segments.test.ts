import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, createProduct, explain } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const MARCH = { from: '2026-03-01', to: '2026-04-01' };
const change = (key: string, account: string, at: string, amount: string, status = 'ACTIVE') => ({ key, account, subscription: `${account}-1`, at: `${at}T10:00:00Z`, status, currency: 'EUR', amount, interval: 'MONTH' });
const LEDGER = [
  change('1', 'A', '2026-01-05', '400'), change('2', 'B', '2026-01-05', '300'), change('3', 'C', '2026-01-05', '200'), change('4', 'D', '2026-01-05', '100'),
  change('5', 'Z', '2025-12-05', '150'), change('6', 'Z', '2026-01-20', '150', 'CANCELLED'),
  change('7', 'A', '2026-03-04', '500'), change('8', 'B', '2026-03-09', '250'), change('9', 'C', '2026-03-12', '200', 'CANCELLED'), change('10', 'Z', '2026-03-15', '120'), change('11', 'E', '2026-03-20', '180'),
];
interface Cell { month: number; complete: boolean; size: number; customers: number | null; customersKept: number | null; netMrr: number | null; netKept: number | null; grossMrr: number | null; grossKept: number | null; nullReason: string | null }
interface Cohorts { rows: { period: string; customers: number; startMrr: number; cells: Cell[] }[]; average: Cell[] }
const CELL = 'month complete size customers customersKept netMrr netKept grossMrr grossKept nullReason';
const cohorts = async (product: string, range: { from: string; to: string }, last = 4, filters: { dimension: string; in: string[] }[] = []): Promise<Cohorts> => (await server.graphql<{ product: { revenue: { cohorts: Cohorts } } }>(
  `query ($product: String!, $range: RangeInput!, $last: Int!, $filters: [FilterInput!]) { product(key: $product) { revenue(range: $range, filters: $filters) { cohorts(last: $last) { rows { period customers startMrr cells { ${CELL} } } average { ${CELL} } } } } }`, { product, range, last, filters })).product.revenue.cohorts;
const LINES = ['start', 'new', 'expansion', 'reactivation', 'contraction', 'churn', 'currency', 'end', 'customers'] as const;
type Segment = Record<(typeof LINES)[number], number> & { value: string | null; filter: string[] | null; nrr: number | null; grr: number | null; customerChurn: number | null; arpa: number | null };
interface Segments { rows: Segment[]; other: Segment | null; otherValues: number; whole: Segment }
const segments = async (product: string, by: string, first = 12): Promise<Segments> => (await server.graphql<{ product: { revenue: { segments: Segments } } }>(
  `query ($product: String!, $range: RangeInput!, $by: String!, $first: Int!) { product(key: $product) { revenue(range: $range) { segments(by: $by, first: $first) { otherValues rows { ...S } other { ...S } whole { ...S } } } } }
   fragment S on RevenueSegment { value filter ${LINES.join(' ')} nrr grr customerChurn arpa }`, { product, range: MARCH, by, first })).product.revenue.segments;

describe('cohorts of customers', () => {
  beforeAll(async () => {
    await createProduct(server, 'ledger');
    await collect(server, 'ledger', { accounts: ['A', 'B', 'C', 'D', 'E', 'Z'].map((key, index) => ({ key, traits: index === 5 ? {} : { size: `s${index}`, team: index < 2 ? 'x' : 'y' } })), subscriptionChanges: LEDGER });
  });

  it('stand by the month of the first payment, as customers, net and gross', async () => {
    const { rows, average } = await cohorts('ledger', MARCH);
    expect(rows.map(({ period, customers, startMrr }) => [period, customers, startMrr])).toEqual([['2025-12-01', 1, 15_000], ['2026-01-01', 4, 100_000], ['2026-02-01', 0, 0], ['2026-03-01', 1, 18_000]]);
    const kept = (row: number) => rows[row]!.cells.map(({ customersKept, netKept, grossKept }) => [customersKept, netKept, grossKept]);
    // Z left in January and was back in March at 120 of 150. A 500, B 250, D 100 of 400, 300, 200, 100: 850 net, 750 gross.
    expect(kept(0)).toEqual([[1, 1, 1], [0, 0, 0], [0, 0, 0], [1, 0.8, 0.8]]);
    expect(kept(1)).toEqual([[1, 1, 1], [1, 1, 1], [0.75, 0.85, 0.75]]);
    expect(rows[2]!.cells[0]).toMatchObject({ customersKept: null, nullReason: 'Nobody began to pay in this month.' });
    // Month 2: Z has left, of the four three stay: 3 of 5; 850 of 1,150.
    expect(average[2]).toMatchObject({ size: 5, customers: 3, customersKept: 0.6, netMrr: 85_000, grossMrr: 75_000 });
    expect(average[3]).toMatchObject({ size: 1, customersKept: 1 });
  });

  it('are what stands behind new MRR of that month', async () => {
    const { rows } = await cohorts('ledger', MARCH);
    const explained = await explain(server, { metric: 'revenue.new', product: 'ledger', range: { from: '2026-01-01', to: '2026-02-01' } });
    expect([explained.totalCount, explained.numeratorTotal]).toEqual([rows[1]!.customers, rows[1]!.startMrr]);
  });

  it('of one segment are its own, and a month that is not over is null', async () => {
    expect((await cohorts('ledger', MARCH, 4, [{ dimension: 'trait:team', in: ['x'] }])).rows[1]).toMatchObject({ customers: 2, startMrr: 70_000 });
    await createProduct(server, 'now');
    const now = new Date();
    const begin = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 2)).toISOString().slice(0, 10);
    await collect(server, 'now', { subscriptionChanges: [change('n1', 'N', begin, '10')] });
    const { rows, average } = await cohorts('now', { from: begin, to: new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10) }, 2);
    expect(rows[0]!.cells.map(({ complete, customersKept, nullReason }) => [complete, customersKept, nullReason])).toEqual([[true, 1, null], [false, null, 'This month is not over.']]);
    expect(average.map(({ customersKept }) => customersKept)).toEqual([1, null]);
  });

  it('refuses more months than it shows', async () => {
    const { errors } = await server.ask('{ product(key: "ledger") { revenue(range: { last: "P90D" }) { cohorts(last: 99) { rows { period } } } } }');
    expect(errors[0]!.message).toBe('last: expected 1 to 36 months, got 99.');
  });
});

describe('segments', () => {
  it('add up to the whole, line by line, whatever is shown apart', async () => {
    for (const [by, first] of [['trait:team', 12], ['trait:size', 2], ['plan', 12], ['country', 12], ['trait:nobody', 12]] as const) {
      const { rows, other, whole } = await segments('ledger', by, first);
      for (const line of LINES) expect([by, line, [...rows, ...(other ? [other] : [])].reduce((sum, row) => sum + row[line], 0)]).toEqual([by, line, whole[line]]);
      for (const row of [...rows, whole]) expect(row.start + row.new + row.expansion + row.reactivation - row.contraction - row.churn + row.currency).toBe(row.end);
      expect(whole).toMatchObject({ start: 100_000, end: 115_000, customers: 5, nrr: 0.85, grr: 0.75, customerChurn: 0.25, arpa: 23_000 });
    }
  });

  it('have their own retention, name those without a value, and take the rest together', async () => {
    const { rows } = await segments('ledger', 'trait:team');
    // x: A and B, 700 to 750. y: C, D and E, 300 to 280. Z has none: it came back.
    expect(rows.map(({ value, filter, end, nrr, grr }) => [value, filter, end, nrr, grr])).toEqual([['x', ['x'], 75_000, 750 / 700, 650 / 700], ['y', ['y'], 28_000, 100 / 300, 100 / 300], [null, ['(none)'], 12_000, null, null]]);
    const { rows: largest, other, otherValues } = await segments('ledger', 'trait:size', 2);
    expect([largest.map(({ value }) => value), otherValues, other!.end]).toEqual([['s0', 's1'], 4, 40_000]);
    const behind = await explain(server, { metric: 'revenue.mrr', product: 'ledger', range: MARCH, filters: [{ dimension: 'trait:size', in: other!.filter! }] });
    expect(behind.numeratorTotal).toBe(other!.end);
  });

  it('are by what the product knows of its accounts', async () => {
    const { product } = await server.graphql<{ product: { revenue: { dimensions: unknown[] } } }>('{ product(key: "ledger") { revenue(range: { last: "P90D" }) { dimensions { key name accounts values } } } }');
    expect(product.revenue.dimensions).toEqual([
      { key: 'plan', name: 'plan', accounts: null, values: null }, { key: 'country', name: 'country', accounts: null, values: null },
      { key: 'trait:size', name: 'size', accounts: 5, values: 5 }, { key: 'trait:team', name: 'team', accounts: 5, values: 2 },
    ]);
  });
});
