import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { askToDecide, decide } from './adoption-questions.ts';
import { collect, createProduct, event, explain, figure, metricTable } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const day = (date: number, hour = 12): string => new Date(Date.UTC(2026, 2, date, hour)).toISOString();
const WEEK = { from: '2026-03-02', to: '2026-03-09' };
interface Shares { eligible: number; used: number; usedOnThreeDays: number; rate: number | null; threeDaysRate: number | null }
interface FeatureUse { key: string; name: string; says: string; people: Shares; accounts: Shares; medianDays: number | null; medianUses: number | null; adoption: { value: number | null }; trend: { period: string; value: number | null }[] }
const SHARES = '{ eligible used usedOnThreeDays rate threeDaysRate }';
const features = async (product: string, range = WEEK): Promise<FeatureUse[]> =>
  (await server.graphql<{ product: { adoption: { features: FeatureUse[] } } }>(
    `query ($product: String!, $range: RangeInput!) { product(key: $product) { adoption(range: $range) { features(grain: DAY) { key name says people ${SHARES} accounts ${SHARES} medianDays medianUses adoption { value } trend { period value } } } } }`, { product, range })).product.adoption.features;

describe('features', () => {
  beforeAll(async () => {
    await createProduct(server, 'feat');
    // 200 people active, 30 of them export; of these 10 on three days, twice a day.
    const people = Array.from({ length: 200 }, (_, index) => `p${index}`);
    await collect(server, 'feat', { events: [
      ...people.map((person) => event(person, day(2))),
      ...people.slice(0, 30).map((person) => event(person, day(3), 'exported', { format: 'csv' })),
      ...people.slice(0, 10).flatMap((person) => [3, 4, 5].flatMap((date) => [event(person, day(date, 13), 'exported', { format: 'pdf' }), event(person, day(date, 14), 'exported', { format: 'pdf' })])),
    ] });
  });

  it('asks for a feature first', async () => {
    expect(await features('feat')).toEqual([]);
    expect(await figure(server, 'adoption.feature_rate', WEEK, { product: 'feat' })).toMatchObject({ value: null, nullReason: 'This product has no features yet. Name some in its settings.' });
  });

  it('30 of 200 eligible: 15.0 %, 5 % on three days or more, depth as medians from the counts', async () => {
    await decide(server, 'feat', { features: [{ key: 'export', name: 'Export', events: [{ event: 'exported' }] }, { key: 'pdf', name: 'PDF', events: [{ event: 'exported', where: [{ property: 'format', in: ['pdf'] }] }] }, { key: 'never', name: 'Never', events: [{ event: 'never_sent' }] }] });
    const [all, pdf, never] = await features('feat');
    expect(all).toMatchObject({ key: 'export', says: 'exported, for everybody', people: { eligible: 200, used: 30, usedOnThreeDays: 10, rate: 0.15, threeDaysRate: 0.05 } });
    // 20 people 1 day and 1 use, 10 people 3 days and 7 uses: the 15th and 16th of 30 have 1.
    expect([all!.medianDays, all!.medianUses]).toEqual([1, 1]);
    expect(pdf).toMatchObject({ people: { eligible: 200, used: 10, usedOnThreeDays: 10, rate: 0.05 }, medianDays: 3, medianUses: 6 });
    expect(never).toMatchObject({ people: { eligible: 200, used: 0, rate: 0 }, medianDays: null, medianUses: null });
    // Nobody has an account: there is no rate, and no 0.
    expect(all!.accounts).toMatchObject({ eligible: 0, rate: null });
    expect(all!.adoption.value).toBe(0.15);
    expect(all!.trend.map(({ value }) => value)).toEqual([0, 1, 1, 1, null, null, null]);
  });

  it('is served to BI by feature, and ungrouped as any of them', async () => {
    const { rows } = await metricTable(server, { metrics: ['adoption.feature_rate'], product: 'feat', range: WEEK, grain: 'WEEK', groupBy: ['feature'] });
    expect(rows.map((row) => [row.dim1, row.value, row.numerator, row.denominator])).toEqual([['export', 0.15, 30, 200], ['never', 0, 0, 200], ['pdf', 0.05, 10, 200]]);
    expect((await figure(server, 'adoption.feature_rate', WEEK, { product: 'feat' })).value).toBe(0.15);
  });

  it('is explained by everybody eligible, with who used it', async () => {
    const behind = await explain(server, { metric: 'adoption.feature_rate', product: 'feat', range: WEEK, filters: [{ dimension: 'feature', in: ['pdf'] }] });
    expect(behind).toMatchObject({ totalCount: 200, numeratorTotal: 10, denominatorTotal: 200, figure: { value: 0.05 } });
  });

  it('counts only those eligible by a trait of the person or of the account, and accounts by their people', async () => {
    await createProduct(server, 'trait');
    await collect(server, 'trait', {
      accounts: [{ key: 'acme', traits: { plan: 'pro' } }, { key: 'beta', traits: { plan: 'free' } }],
      people: [{ key: 'a1', account: 'acme', traits: { role: 'admin' } }, { key: 'a2', account: 'acme' }, { key: 'b1', account: 'beta', traits: { role: 'admin' } }, { key: 'lone', traits: { role: 'admin', plan: 'pro' } }],
      events: [...['a1', 'a2', 'b1', 'lone'].map((person) => event(person, day(2))), event('a1', day(2), 'used'), event('a2', day(3), 'used'), event('a1', day(4), 'used'), event('b1', day(3), 'used'), event('gone', '2026-01-01T00:00:00Z', 'used')],
    });
    await decide(server, 'trait', { features: [
      { key: 'pro', name: 'Pro', events: [{ event: 'used' }], eligible: { of: 'ACCOUNT', trait: 'plan', in: ['pro'] } },
      { key: 'admins', name: 'Admins', events: [{ event: 'used' }], eligible: { of: 'PERSON', trait: 'role', in: ['admin'] } }] });
    const [pro, admins] = await features('trait');
    // a1 and a2 of acme; together on the 2nd, 3rd and 4th.
    expect(pro).toMatchObject({ people: { eligible: 2, used: 2, usedOnThreeDays: 0 }, accounts: { eligible: 1, used: 1, usedOnThreeDays: 1 } });
    expect(admins).toMatchObject({ people: { eligible: 3, used: 2 }, accounts: { eligible: 2, used: 2 } });
    expect(pro!.says).toBe('used, for accounts whose plan is pro');
  });

  it('splits by plan', async () => {
    const { rows } = await metricTable(server, { metrics: ['adoption.feature_rate'], product: 'trait', range: WEEK, grain: 'WEEK', groupBy: ['feature', 'plan'] });
    // Of the pro feature acme alone is eligible; lone has no account, but a plan of its own.
    expect(rows.map((row) => [row.dim1, row.numerator, row.denominator])).toEqual([['admins', 1, 1], ['admins', 1, 2], ['pro', 2, 2]]);
  });

  it('says what is wrong with a feature', async () => {
    const message = async (settings: Parameters<typeof askToDecide>[2]): Promise<string | undefined> => (await askToDecide(server, 'feat', settings)).errors?.[0]?.message;
    const one = { key: 'a', name: 'A', events: [{ event: 'x' }] };
    expect(await message({ features: [one, { ...one, name: 'B' }] })).toBe('settings.features[1].key: there is another feature "a". Give each a key of its own.');
    expect(await message({ features: [{ ...one, events: [] }] })).toBe('settings.features[0].events: expected 1 to 20 events, got 0.');
    expect(await message({ features: [{ ...one, eligible: { of: 'PERSON', trait: 'plan', in: [] } }] })).toContain('settings.features[0].eligible.in: expected at least one value');
    expect(await message({ activation: { start: { event: 'x' }, event: { event: 'x' } } })).toContain('settings.activation.event: is the very event that signing up is');
    expect(await message({ activation: { event: { event: 'x' }, hours: 0 } })).toContain('settings.activation.hours: expected 1 to');
  });
});
