import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { askTable, collect, createProduct, event, explain, figures, metricTable } from './outcome-questions.ts';

let server: TestServer;
const MARCH = { from: '2026-03-01', to: '2026-04-01' };
const ODD = `o'clock "x"; --`;

beforeAll(async () => {
  server = await startServer();
  await createProduct(server, 'shop');
  const industries = ['Retail', 'Retail', 'Energy', null];
  const accounts = industries.map((industry, index) => ({ key: `A${index}`, traits: { ...(industry ? { industry } : {}), [ODD]: `v'${index % 2}` } }));
  await collect(server, 'shop', {
    accounts,
    people: accounts.map(({ key }, index) => ({ key: `p${index}`, account: key, traits: index === 1 ? { industry: 'Own' } : {} })),
    events: accounts.map((_, index) => event(`p${index}`, '2026-03-03T10:00:00Z')),
    subscriptionChanges: accounts.map(({ key }, index) => ({ key: `s${index}`, account: key, subscription: key, at: '2026-02-03T10:00:00Z', status: 'ACTIVE', currency: 'EUR', amount: String(100 * (index + 1)), interval: 'MONTH' })),
    payments: accounts.map(({ key }, index) => ({ key: `y${index}`, account: key, at: '2026-03-03T10:00:00Z', kind: 'PAYMENT', currency: 'EUR', amount: String(index + 1) })),
  });
  await createProduct(server, 'many');
  const many = Array.from({ length: 60 }, (_, index) => `M${String(index).padStart(2, '0')}`);
  await collect(server, 'many', {
    accounts: many.map((key) => ({ key, traits: { name: `name of ${key}` } })),
    subscriptionChanges: many.map((key) => ({ key, account: key, subscription: key, at: '2026-02-03T10:00:00Z', status: 'ACTIVE', currency: 'EUR', amount: '10', interval: 'MONTH' })),
  });
});
afterAll(() => server.stop());

describe('any trait is a dimension', () => {
  const by = async (metric: string, dimension = 'trait:industry', filters: { dimension: string; in: string[] }[] = []) => {
    const { rows } = await metricTable(server, { metrics: [metric], product: 'shop', range: MARCH, grain: 'MONTH', groupBy: [dimension], filters });
    return Object.fromEntries(rows.map(({ dim1, value }) => [dim1 ?? 'null', value]));
  };

  it('splits revenue by the account\'s, and its parts add up to the whole', async () => {
    expect(await by('revenue.mrr')).toEqual({ Retail: 30_000, Energy: 30_000, null: 40_000 });
    expect(await by('revenue.payments')).toEqual({ Retail: 300, Energy: 300, null: 400 });
  });

  it('splits people by their own, or else by their account\'s', async () => {
    expect(await by('adoption.active_users')).toEqual({ Retail: 1, Own: 1, Energy: 1, null: 1 });
  });

  it('takes any name for a name', async () => {
    expect(await by('revenue.mrr', `trait:${ODD}`)).toEqual({ 'v\'0': 40_000, 'v\'1': 60_000 });
    expect(await by('revenue.mrr', `trait:${ODD}`, [{ dimension: `trait:${ODD}`, in: ['v\'1'] }])).toEqual({ 'v\'1': 60_000 });
  });

  it('narrows a figure and its explanation, also to what has no value', async () => {
    const filters = [{ dimension: 'trait:industry', in: ['(none)', 'Energy'] }];
    expect((await figures(server, { metrics: ['revenue.mrr', 'adoption.active_users'], product: 'shop', range: MARCH, filters })).map(({ value }) => value)).toEqual([70_000, 2]);
    const explained = await explain(server, { metric: 'revenue.mrr', product: 'shop', range: MARCH, filters });
    expect([explained.numeratorTotal, explained.rows.map(({ key }) => key)]).toEqual([70_000, ['A3', 'A2']]);
  });

  it('shows 50 values and says "(other)" for the rest; all of them add up to the whole', async () => {
    const { rows } = await metricTable(server, { metrics: ['revenue.mrr'], product: 'many', range: MARCH, grain: 'MONTH', groupBy: ['trait:name'] });
    expect(rows).toHaveLength(51);
    expect(rows.find(({ dim1 }) => dim1 === '(other)')?.value).toBe(10_000);
    expect(rows.reduce((sum, { value }) => sum + value!, 0)).toBe(60_000);
    const rest = await explain(server, { metric: 'revenue.mrr', product: 'many', range: MARCH, filters: [{ dimension: 'trait:name', in: ['(other)'] }] });
    expect([rest.totalCount, rest.numeratorTotal, rest.rows[0]!.key]).toEqual([10, 10_000, 'M50']);
  });

  it('is listed as trait:*, and an unknown dimension is refused with what there is', async () => {
    const { metricCatalog } = await server.graphql<{ metricCatalog: { key: string; dimensions: string[] }[] }>('{ metricCatalog(half: OUTCOME) { key dimensions } }');
    expect(metricCatalog.filter(({ dimensions }) => !dimensions.includes('trait:*')).map(({ key }) => key)).toEqual([]);
    const wrong = await askTable(server, { metrics: ['revenue.mrr'], product: 'shop', range: MARCH, grain: 'MONTH', groupBy: ['industry'] });
    expect(wrong.errors[0]!.message).toContain('trait:NAME (any trait of the person or account)');
    const long = await askTable(server, { metrics: ['revenue.mrr'], product: 'shop', range: MARCH, grain: 'MONTH', groupBy: [`trait:${'x'.repeat(300)}`] });
    expect(long.errors[0]!.message).toContain('at most 200 characters');
  });
});
