import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { convertMinor, crossRate, joinCurrencies, replayCustomer, type CurrencyMovement, type SubscriptionChange } from '@bifocal/metrics';
import { startServer, type TestServer } from '../support/server.ts';
import { createRequest, feedback, report } from './feedback-questions.ts';
import { collect, createProduct, explain, figures, metricTable } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const MARCH = { from: '2026-03-01', to: '2026-04-01' };
const pays = (key: string, account: string, at: string, currency: string, amount: string, status = 'ACTIVE') =>
  ({ key, account, subscription: `${account} ${currency}`, at: `${at}T10:00:00Z`, status, currency, amount, interval: 'MONTH' });
const USD = [{ day: '2026-02-28', from: 'USD', to: 'EUR', rate: '0.90' }, { day: '2026-03-10', from: 'USD', to: 'EUR', rate: '0.92' }, { day: '2026-03-31', from: 'USD', to: 'EUR', rate: '0.95' }];
/** U pays in dollars, E in euros; keys are the source's own, so each product has its own. */
const abroad = (product: string) => [pays(`${product}1`, 'U', '2026-02-10', 'USD', '100'), pays(`${product}2`, 'U', '2026-03-10', 'USD', '150'), pays(`${product}3`, 'E', '2026-02-10', 'EUR', '100')];
const KINDS = ['new', 'expansion', 'reactivation', 'contraction', 'churn'] as const;
const LINES = ['start', ...KINDS, 'currency', 'end'] as const;
type Line = Record<(typeof LINES)[number], number> & { period: string };
async function movements(product: string, range: { from: string; to: string }, grain = 'MONTH', filters: { dimension: string; in: string[] }[] = []): Promise<Line[]> {
  return (await server.graphql<{ product: { revenue: { movements: Line[] } } }>(
    `query ($product: String!, $range: RangeInput!, $grain: Grain!, $filters: [FilterInput!]) { product(key: $product) { revenue(range: $range, filters: $filters) { movements(grain: $grain) { period ${LINES.join(' ')} } } } }`, { product, range, grain, filters })).product.revenue.movements;
}

describe('a product shown in another currency', () => {
  const CHANGE = 'mutation ($product: String!, $input: ChangeProductInput!) { changeProduct(product: $product, input: $input, reason: "Board") { currency timeZone } }';
  const PREVIEW = 'query ($currency: String, $zone: String) { product(key: "moving") { previewBasics(currency: $currency, timeZone: $zone) { changes effects mrrBefore mrrAfter exponentAfter currencies { currency customers mrr countedBefore countedAfter } } } }';
  const preview = async (asked: object): Promise<Record<string, unknown> & { effects: string[] }> => (await server.graphql<{ product: { previewBasics: Record<string, unknown> & { effects: string[] } } }>(PREVIEW, asked as Record<string, unknown>)).product.previewBasics;
  beforeAll(async () => {
    await createProduct(server, 'moving');
    await collect(server, 'moving', { subscriptionChanges: [...abroad('moving'), pays('moving9', 'P', '2026-02-10', 'GBP', '10')], rates: [...USD, { day: '2026-03-10', from: 'GBP', to: 'EUR', rate: '1.2' }],
      events: [{ key: 'moving-e', person: 'ann', name: 'opened', at: '2026-03-05T23:30:00Z' }] });
  });

  it('is told beforehand what it does, and nothing is kept', async () => {
    // 150 x 0.95 + 100 + 10 x 1.2 = 254.50 EUR; 150 + 100 / 0.95 = 255.26 USD, and GBP has no rate into USD.
    expect(await preview({ currency: 'usd' })).toMatchObject({
      changes: ['Money is shown in USD, not in EUR'], mrrBefore: 25_450, mrrAfter: 25_526, exponentAfter: 2,
      currencies: [{ currency: 'USD', customers: 1, mrr: 15_000, countedBefore: true, countedAfter: true }, { currency: 'EUR', customers: 1, mrr: 10_000, countedBefore: true, countedAfter: true }, { currency: 'GBP', customers: 1, mrr: 1_000, countedBefore: true, countedAfter: false }],
    });
    const yen = await preview({ currency: 'JPY' });
    expect(yen).toMatchObject({ mrrAfter: 0, exponentAfter: 0 });
    expect(yen.effects[1]).toBe('No rate into JPY is known for EUR, GBP, USD: that money would be in no figure, and stand apart. Send rates first, and it counts.');
    expect(await preview({})).toMatchObject({ changes: [], effects: [], mrrBefore: 25_450, mrrAfter: 25_450 });
    for (const [asked, says] of [[{ currency: 'EURO' }, /^currency: expected/], [{ zone: '+02:00' }, /^timeZone: expected/], [{ zone: 'Mars/Base' }, /^timeZone: expected/]] as const) expect((await server.ask(PREVIEW, asked)).errors[0]!.message).toMatch(says);
  });

  it('follows in all figures, also of the past; and going back gives those of before', async () => {
    const before = await movements('moving', MARCH);
    expect(await server.graphql(CHANGE, { product: 'moving', input: { currency: 'USD', timeZone: 'Europe/Berlin' } })).toEqual({ changeProduct: { currency: 'USD', timeZone: 'Europe/Berlin' } });
    expect(await figures(server, { metrics: ['revenue.mrr'], product: 'moving', range: MARCH })).toMatchObject([{ value: (await preview({})).mrrBefore }]);
    // 23:30 UTC is the day after in Berlin; before the first event nothing is measured.
    const active = async () => (await metricTable(server, { metrics: ['adoption.active_users'], product: 'moving', range: { from: '2026-03-05', to: '2026-03-07' }, grain: 'DAY' })).rows.map(({ value }) => value);
    expect(await active()).toEqual([null, 1]);
    await server.graphql(CHANGE, { product: 'moving', input: { currency: 'EUR', timeZone: 'UTC' } });
    expect(await active()).toEqual([1, 0]);
    expect(await movements('moving', MARCH)).toEqual(before);
    expect((await server.ask(CHANGE, { product: 'moving', input: { currency: 'EURO' } })).errors[0]!.message).toMatch(/^currency: expected a currency code/);
    const log = await server.sql<{ details: { changes: string[]; reason: string } }>(`SELECT details FROM audit_entry WHERE what = 'DEFINITION_CHANGED' ORDER BY id`);
    expect(log.map(({ details }) => details)).toMatchObject([{ changes: ['currency: EUR → USD', 'timeZone: UTC → Europe/Berlin'], reason: 'Board' }, { changes: ['currency: USD → EUR', 'timeZone: Europe/Berlin → UTC'] }]);
  });
});

describe('money in another currency', () => {
  beforeAll(async () => {
    await createProduct(server, 'abroad');
    await collect(server, 'abroad', { subscriptionChanges: abroad('abroad'), rates: USD });
  });

  it('moves at its day\'s rate, stands at both ends at the rate of the day, and what rates did is a line of its own', async () => {
    // U: 100 x 0.90 = 90 at the start; 150 x 0.92 - 100 x 0.92 = 46 on the 10th; 150 x 0.95 = 142.50 at the end: 142.50 - 90 - 46 = 6.50. E: 100.
    expect(await movements('abroad', MARCH)).toEqual([{ period: '2026-03-01', start: 19_000, new: 0, expansion: 4_600, reactivation: 0, contraction: 0, churn: 0, currency: 650, end: 24_250 }]);
  });

  it('stands beside what people write and behind what they ask for by the same rule, as of today', async () => {
    await collect(server, 'abroad', {
      people: [{ key: 'ursula', account: 'U' }, { key: 'emil', account: 'E' }],
      surveyResponses: [{ key: 'r1', survey: 'nps', kind: 'NPS', person: 'ursula', at: '2026-03-20T10:00:00Z', score: 9, comment: 'Good' }],
      feedback: [{ key: 'f1', person: 'ursula', at: '2026-03-20T10:00:00Z', text: 'An export', kind: 'idea' }, { key: 'f2', person: 'emil', at: '2026-03-21T10:00:00Z', text: 'An export too', kind: 'idea' }],
    });
    const { product } = await server.graphql<{ product: { satisfaction: { verbatims: { rows: { account: string; mrr: number }[] } } } }>(
      'query ($range: RangeInput!) { product(key: "abroad") { satisfaction(range: $range) { verbatims { rows { account mrr } } } } }', { range: MARCH });
    // 150 USD at 0.95, the last rate known; 100 EUR.
    expect(product.satisfaction.verbatims.rows).toEqual([{ account: 'U', mrr: 14_250 }]);
    const inbox = await feedback(server, 'abroad');
    expect(inbox.rows.map(({ account, mrr }) => [account, mrr])).toEqual([['E', 10_000], ['U', 14_250]]);
    const { id, mrr } = await createRequest(server, { product: 'abroad', title: 'An export', feedback: inbox.rows.map((row) => row.id) });
    expect([mrr, (await report(server, 'abroad', id))!.accounts.map((each) => [each.key, each.mrr])]).toEqual([24_250, [['U', 14_250], ['E', 10_000]]]);
  });

  it('is retained at the rates of the start: a rate is no gain', async () => {
    // 150 x 0.90 + 100 = 235 of 190.
    const [nrr, grr, line] = await figures(server, { metrics: ['revenue.nrr', 'revenue.grr', 'revenue.currency'], product: 'abroad', range: MARCH });
    expect([nrr!.numerator, nrr!.denominator, grr!.value, line!.value]).toEqual([23_500, 19_000, 1, 650]);
  });

  it('is explained customer by customer, and the parts add up', async () => {
    const parts = async (metric: string) => {
      const { rows, numeratorTotal, figure } = await explain(server, { metric, product: 'abroad', range: MARCH });
      expect(numeratorTotal).toBe(figure.numerator);
      return rows.map(({ key, numerator }) => [key, numerator]);
    };
    expect(await parts('revenue.mrr')).toEqual([['U', 14_250], ['E', 10_000]]);
    expect(await parts('revenue.currency')).toEqual([['U', 650]]);
    expect(await parts('revenue.expansion')).toEqual([['U', 4_600]]);
    expect(await parts('revenue.nrr')).toEqual([['U', 13_500], ['E', 10_000]]);
  });

  it('has the rate of the last day before, and before the first rate the first', async () => {
    const { rows } = await metricTable(server, { metrics: ['revenue.mrr'], product: 'abroad', range: { from: '2026-02-10', to: '2026-03-12' }, grain: 'DAY' });
    const value = (day: string) => rows.find(({ period }) => period === day)!.value;
    expect([value('2026-02-10'), value('2026-03-09'), value('2026-03-10'), value('2026-03-11')]).toEqual([19_000, 19_000, 23_800, 23_800]);
  });

  it('comes out the same whatever comes first, twice, and when a rate is corrected late', async () => {
    await createProduct(server, 'late');
    await collect(server, 'late', { rates: [{ ...USD[1]!, rate: '7' }, USD[0]!] });
    await collect(server, 'late', { subscriptionChanges: abroad('late') });
    await collect(server, 'late', { rates: USD });
    const again = await server.collectOutcomes({ source: 'app', product: 'late', rates: USD });
    expect([again.accepted, again.duplicates]).toEqual([0, 3]);
    expect(await movements('late', MARCH)).toEqual(await movements('abroad', MARCH));
  });

  it('counts payments at their day\'s rate, exactly', async () => {
    await collect(server, 'abroad', { payments: [
      { key: 'a', account: 'U', at: '2026-03-11T10:00:00Z', kind: 'PAYMENT', currency: 'USD', amount: '10.01' }, { key: 'b', account: 'E', at: '2026-03-11T10:00:00Z', kind: 'PAYMENT', currency: 'EUR', amount: '1' },
      { key: 'c', account: 'U', at: '2026-03-31T10:00:00Z', kind: 'REFUND', currency: 'USD', amount: '1' }, { key: 'd', account: 'U', at: '2026-03-31T10:00:00Z', kind: 'PAYMENT', currency: 'KRW', amount: '1000' },
    ] });
    const [paid, refunded, net] = await figures(server, { metrics: ['revenue.payments', 'revenue.refunds', 'revenue.net_payments'], product: 'abroad', range: MARCH });
    // 10.01 x 0.92 + 1 = 10.2092; 1 x 0.95.
    expect([paid!.valueExact, paid!.value, refunded!.valueExact, net!.valueExact]).toEqual(['1020.92', 1_021, '95', '925.92']);
    const explained = await explain(server, { metric: 'revenue.net_payments', product: 'abroad', range: MARCH });
    expect([explained.numeratorTotal, explained.totalCount, explained.leftOut.map(({ key }) => key)]).toEqual([925.92, 3, ['d']]);
  });

  it('without a rate is never added up, but shown apart', async () => {
    await createProduct(server, 'apart');
    await collect(server, 'apart', { subscriptionChanges: abroad('apart') });
    expect((await movements('apart', MARCH)).map(({ end }) => end)).toEqual([10_000]);
    const { product } = await server.graphql<{ product: { revenue: { currencies: Record<string, unknown>[] } } }>(
      `query ($range: RangeInput!) { product(key: "apart") { revenue(range: $range) { currencies { currency exponent own counted customers mrr rate note } } } }`, { range: MARCH });
    expect(product.revenue.currencies).toEqual([
      { currency: 'EUR', exponent: 2, own: true, counted: true, customers: 1, mrr: 10_000, rate: null, note: null },
      { currency: 'USD', exponent: 2, own: false, counted: false, customers: 1, mrr: 15_000, rate: null, note: 'No rate from USD to EUR is known, so this money is not counted. Send rates with collectOutcomes { rates: [{ day, from: "USD", to: "EUR", rate }] }, or as a file.' },
    ]);
  });

  it('refuses a rate that cannot be', async () => {
    const receipt = await server.collectOutcomes({ source: 'app', product: 'late', rates: [
      { day: '2026-02-30', from: 'USD', to: 'EUR', rate: '1' }, { day: '2026-02-03', from: 'EUR', to: 'EUR', rate: '1' }, { day: '2026-02-03', from: 'USD', to: 'XXX', rate: '1' },
      { day: '2026-02-03', from: 'USD', to: 'EUR', rate: '0' }, { day: '2026-02-03', from: 'USD', to: 'EUR', rate: '1.1234567890123' },
    ] });
    expect(receipt.rejected.map(({ path }) => path)).toEqual(['rates[0].day', 'rates[1].to', 'rates[2].to', 'rates[3].rate', 'rates[4].rate']);
  });
});

/** A small generator of its own, so that the same numbers come every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return Math.floor((state / 2 ** 32) * below); };
}
const dayAt = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

describe('random customers in four currencies', () => {
  it.each([1, 2, 3])('are counted as the replay of packages/metrics says, seed %d', async (seed) => {
    const random = numbers(seed);
    const product = `random-${seed}`;
    await createProduct(server, product);
    // Euros straight, yen the other way round, pounds and dollars by way of dinars alone.
    const rates = Array.from({ length: 25 }, () => random(120)).flatMap((n) => {
      const [usd, gbp, jpy, eur] = [1 + random(999), 1 + random(999), 1 + random(999), 1 + random(999)];
      return [{ day: dayAt(n), from: 'USD', to: 'EUR', rate: `0.9${usd}` }, { day: dayAt(n), from: 'EUR', to: 'JPY', rate: `16${jpy % 10}.${jpy}` },
        { day: dayAt(n), from: 'KWD', to: 'GBP', rate: `2.4${gbp}` }, { day: dayAt(n), from: 'KWD', to: 'EUR', rate: `2.9${eur}` }];
    });
    const latest = new Map(rates.map((rate) => [`${rate.from} ${rate.to} ${rate.day}`, rate.rate]));
    const onDay = (currency: string, day: string): string | null => {
      const get = (from: string, to: string) => latest.get(`${from} ${to} ${day}`);
      if (currency === 'USD') return get('USD', 'EUR') ?? null;
      if (currency === 'JPY') { const rate = get('EUR', 'JPY'); return rate ? crossRate('1', rate) : null; }
      const [gbp, eur] = [get('KWD', 'GBP'), get('KWD', 'EUR')];
      return gbp && eur ? crossRate(eur, gbp) : null;
    };
    const days = Array.from({ length: 400 }, (_, n) => dayAt(n - 100));
    const rateOn = (currency: string, day: string): string => {
      const known = days.filter((each) => onDay(currency, each) !== null);
      return onDay(currency, known.findLast((each) => each <= day) ?? known[0]!)!;
    };
    const inEuros = (minor: number, currency: string, day: string): number => (currency === 'EUR' ? minor : convertMinor(minor, rateOn(currency, day), currency, 'EUR'));

    const sent = Array.from({ length: 90 }, (_, index) => {
      const currency = ['EUR', 'USD', 'JPY', 'GBP'][random(4)]!;
      const status = ['ACTIVE', 'ACTIVE', 'ACTIVE', 'PAUSED', 'CANCELLED'][random(5)]!;
      return pays(`${product} k${index}`, `A${random(9)}`, dayAt(random(115)), currency, currency === 'JPY' ? String(random(90_000)) : `${random(500)}.${10 + random(89)}`, status);
    });
    const once = [...new Map(sent.map((each) => [`${each.subscription} ${each.at}`, each])).values()];
    await collect(server, product, { subscriptionChanges: once.slice(40), accounts: Array.from({ length: 9 }, (_, n) => ({ key: `A${n}`, traits: { size: `s${n % 3}` } })) });
    await collect(server, product, { rates: [...rates].reverse().filter((rate, index, all) => all.findIndex((other) => other.day === rate.day && other.from === rate.from && other.to === rate.to) === index) });
    await collect(server, product, { subscriptionChanges: once.slice(0, 40) });

    const customers = new Map<string, CurrencyMovement[]>();
    for (const account of new Set(once.map((each) => each.account))) {
      const own = once.filter((each) => each.account === account);
      customers.set(account, joinCurrencies(new Map([...new Set(own.map(({ currency }) => currency))].sort().map((currency) => [currency, replayCustomer(own.filter((each) => each.currency === currency).map((each): SubscriptionChange => ({
        key: each.key, subscription: each.subscription, at: new Date(each.at), status: each.status as SubscriptionChange['status'],
        amountMinor: Math.round(Number(each.amount) * (currency === 'JPY' ? 1 : 100)), quantity: 1, interval: 'MONTH', intervalCount: 1,
      })))]))));
    }
    const level = (moved: readonly CurrencyMovement[], before: string, rateDay: string): number =>
      ['EUR', 'USD', 'JPY', 'GBP'].reduce((sum, currency) => sum + inEuros(moved.filter((each) => each.currency === currency && each.at.toISOString() < before).at(-1)?.mrrAfterMinor ?? 0, currency, rateDay), 0);
    const expected = (from: string, to: string, of: (account: string) => boolean): Omit<Line, 'period'> & { kept: number; endOfStarters: number; lost: number; starters: number } => {
      const line = { start: 0, new: 0, expansion: 0, reactivation: 0, contraction: 0, churn: 0, currency: 0, end: 0, kept: 0, endOfStarters: 0, lost: 0, starters: 0 };
      const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
      for (const [account, moved] of customers) {
        if (!of(account)) continue;
        const [start, end] = [level(moved, from, dayBefore(from)), level(moved, to, dayBefore(to))];
        line.start += start;
        line.end += end;
        for (const [index, each] of moved.entries()) {
          if (each.at.toISOString() < from || each.at.toISOString() >= to) continue;
          const before = moved.slice(0, index).findLast(({ currency }) => currency === each.currency)?.mrrAfterMinor ?? 0;
          const day = each.at.toISOString().slice(0, 10);
          line[each.kind.toLowerCase() as (typeof KINDS)[number]] += Math.abs(inEuros(each.mrrAfterMinor, each.currency, day) - inEuros(before, each.currency, day));
        }
        const last = moved.filter(({ at }) => at.toISOString() < from).at(-1);
        if (!last || last.kind === 'CHURN') continue;
        const later = level(moved, to, dayBefore(from));
        line.starters += 1;
        line.lost += moved.filter(({ at }) => at.toISOString() < to).at(-1)?.kind === 'CHURN' ? 1 : 0;
        line.endOfStarters += later;
        line.kept += Math.min(start, later);
      }
      line.currency = line.end - line.start - line.new - line.expansion - line.reactivation + line.contraction + line.churn;
      return line;
    };

    const range = { from: '2026-01-01', to: '2026-05-01' };
    for (const size of [null, 's0', 's1', 's2']) {
      const filters = size === null ? [] : [{ dimension: 'trait:size', in: [size] }];
      const of = (account: string): boolean => size === null || `s${Number(account.slice(1)) % 3}` === size;
      for (const { period, ...line } of await movements(product, range, 'MONTH', filters)) {
        const next = new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)), 1)).toISOString().slice(0, 10);
        const { kept, endOfStarters, lost, starters, ...told } = expected(period, next, of);
        expect({ period, size, ...line }).toEqual({ period, size, ...told });
        const metrics = ['revenue.nrr', 'revenue.grr', 'revenue.customer_churn', 'revenue.mrr', 'revenue.currency', 'revenue.quick_ratio', 'revenue.gross_churn'];
        const [nrr, grr, churn] = await figures(server, { metrics, product, range: { from: period, to: next }, filters });
        if (starters > 0) expect([nrr!.numerator, grr!.numerator, churn!.numerator, churn!.denominator]).toEqual([endOfStarters, kept, lost, starters]);
        for (const metric of size === null ? metrics : []) {
          const explained = await explain(server, { metric, product, range: { from: period, to: next }, filters });
          if (explained.figure.value !== null) expect([metric, explained.numeratorTotal, explained.denominatorTotal]).toEqual([metric, explained.figure.numerator, explained.figure.denominator]);
        }
      }
    }
    const whole = await movements(product, range);
    const parts = await Promise.all(['s0', 's1', 's2'].map((size) => movements(product, range, 'MONTH', [{ dimension: 'trait:size', in: [size] }])));
    whole.forEach((line, month) => { for (const name of LINES) expect(parts.reduce((sum, part) => sum + part[month]![name], 0)).toBe(line[name]); });
  });
});
