import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importPath, type Job } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { dataFile, expectedOf, rowsOf } from './real-data.ts';

/** Every invoice of a gift shop over 13 months, 25,943 rows; amounts have up to three decimals. */
const SET = 'online-retail';

interface Expected {
  monthly_revenue: Record<string, number>; monthly_active_customers: Record<string, number>; new_customers: Record<string, number>; invoice_rows: number; total_revenue: number;
  all_lines: { net_revenue: number; monthly_net_revenue: Record<string, number> };
}
interface Month { period: string; paid: number; refunded: number; payments: number; customers: number; newCustomers: number; paidExact: string }

let server: TestServer;
let expected: Expected;
let valid: Job;
let all: Job;

beforeAll(async () => {
  expected = expectedOf(SET);
  server = await startServer();
  await server.graphql('mutation { a: createProduct(input: { key: "valid", name: "Valid lines", timeZone: "UTC", currency: "GBP" }) { id } b: createProduct(input: { key: "all", name: "All lines", timeZone: "UTC", currency: "GBP" }) { id } }');
  // 43 invoices span two minutes: number and instant together are the key.
  const key = [{ field: 'key', column: 'invoice_no' }, { field: 'key', column: 'invoice_at' }];
  const currency = { field: 'currency', constant: 'GBP' };
  // A valid revenue of 0 means that no line of the invoice was valid.
  valid = await importPath(server, dataFile(SET, 'invoices.csv'), { as: 'payments', source: 'valid', product: 'valid', missing: ['0'], mapping: [...key, currency, { field: 'amount', column: 'valid_revenue_gbp' }] });
  all = await importPath(server, dataFile(SET, 'invoices.csv'), { as: 'payments', source: 'all', product: 'all', mapping: [...key, currency, { field: 'amount', column: 'revenue_gbp' }, { field: 'account', column: 'customer_id', constant: 'unknown' }] });
});
afterAll(() => server?.stop());

const months = async (product: string): Promise<Month[]> =>
  (await server.graphql<{ product: { revenue: { payments: Month[] } } }>('query ($product: String!) { product(key: $product) { revenue(range: { from: "2010-12-01", to: "2012-01-01" }) { payments(grain: MONTH) { period paid refunded payments customers newCustomers paidExact } } } }', { product })).product.revenue.payments;

/** Thousandths of a pound from pence as exact text: money is never a binary fraction here. */
function milli(exactPence: string): bigint {
  const [whole, fraction = ''] = exactPence.split('.');
  return BigInt(whole!) * 10n + BigInt((fraction + '0').slice(0, 1));
}
const milliOfPounds = (pounds: string): bigint => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(pounds)!;
  return BigInt(`${match[1]}${match[2]}${(match[3] ?? '').padEnd(3, '0')}`);
};
const byMonth = <T>(rows: Month[], value: (row: Month) => T): Record<string, T> => Object.fromEntries(rows.map((row) => [row.period.slice(0, 7), value(row)]));

describe('valid lines', () => {
  it('are 18,562 payments; invoices without a valid line are left out and counted', () => {
    expect(valid).toMatchObject({ rowsRead: 25_943, accepted: expected.invoice_rows, leftOut: 25_943 - expected.invoice_rows, rejectedCount: 0 });
  });

  it('give the published revenue of each month to the penny', async () => {
    const rows = await months('valid');
    expect(byMonth(rows, ({ paidExact }) => Number((Number(milli(paidExact)) / 1000).toFixed(2)))).toEqual(expected.monthly_revenue);
    expect(rows.reduce((sum, { paidExact }) => sum + milli(paidExact), 0n)).toBe(rowsOf(SET, 'invoices.csv').reduce((sum, row) => sum + milliOfPounds(row['valid_revenue_gbp']!), 0n));
  });

  it('give the published active and new customers of each month', async () => {
    const rows = await months('valid');
    expect(byMonth(rows, ({ customers }) => customers)).toEqual(expected.monthly_active_customers);
    expect(byMonth(rows, ({ newCustomers }) => newCustomers)).toEqual(expected.new_customers);
  });
});

describe('all lines, cancellations and unknown customers included', () => {
  it('are kept whole', () => {
    expect(all).toMatchObject({ rowsRead: 25_943, accepted: 25_943, rejectedCount: 0 });
  });

  it('give the published net revenue of each month, and the cancelled value as refunds', async () => {
    const raw = rowsOf(SET, 'invoices.csv');
    const cancelled = Object.fromEntries(Object.keys(expected.monthly_revenue).map((month) => [month, raw.filter((row) => row['invoice_at']!.startsWith(month)).reduce((sum, row) => {
      const amount = milliOfPounds(row['revenue_gbp']!);
      return amount < 0n ? sum - amount : sum;
    }, 0n)]));
    const rows = await months('all');
    const net = byMonth(rows, ({ period, paidExact }) => Number(milli(paidExact) - cancelled[period.slice(0, 7)]!) / 1000);
    expect(net).toEqual(expected.all_lines.monthly_net_revenue);
    // Refunds come in whole pence.
    for (const row of rows) expect(Math.abs(row.refunded - Number(cancelled[row.period.slice(0, 7)]!) / 10)).toBeLessThanOrEqual(0.5);
  });
});
