import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, createProduct, explain, figure, metricTable, type Figure } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

type Response = Record<string, unknown>;
/** Answers to one survey, `[score, how many]`, in a month. */
const answers = (survey: string, kind: string, month: string, counts: [score: number, count: number][]): Response[] =>
  counts.flatMap(([score, count]) => Array.from({ length: count }, (_, index) => ({ key: `${survey}-${month}-${score}-${index}`, survey, kind, person: `${survey}-${month}-${score}-${index}`, at: `2026-${month}-10T10:00:00Z`, score })));
const month = (number: string, next: string): { from: string; to: string } => ({ from: `2026-${number}-01`, to: `2026-${next}-01` });
const rounded = (figureOf: Figure, digits: number): (number | null)[] => [figureOf.value, figureOf.low, figureOf.high].map((value) => (value === null ? null : Number(value.toFixed(digits))));

describe('NPS', () => {
  beforeAll(async () => {
    await createProduct(server, 'nps');
    // 50/30/20 of 100 in March, 60/25/15 of 100 % of 120 in April, five promoters in May.
    await collect(server, 'nps', { surveyResponses: answers('nps', 'NPS', '03', [[10, 25], [9, 25], [8, 15], [7, 15], [6, 10], [0, 10]]) });
    await collect(server, 'nps', { surveyResponses: answers('nps', 'NPS', '04', [[9, 72], [7, 30], [3, 18]]) });
    await collect(server, 'nps', { surveyResponses: [...answers('nps', 'NPS', '05', [[10, 5]]), ...Array.from({ length: 20 }, (_, index) => ({ key: `d${index}`, survey: 'nps', kind: 'NPS', person: `d${index}`, at: '2026-05-11T10:00:00Z', dismissed: true }))] });
  });

  it('is 30 +- 15.3 at 50/30/20 of 100, and 62.5 +- 45 by adjusted Wald for 5 of 5', async () => {
    // The plain margin is 15.3; the adjusted one runs from 62.5 - 45 = 17.5 to 100, where the scale ends.
    expect(rounded(await figure(server, 'satisfaction.nps', month('03', '04'), { product: 'nps' }), 1)).toEqual([30, 14.7, 45.3]);
    expect(rounded(await figure(server, 'satisfaction.nps', month('05', '06'), { product: 'nps' }), 1)).toEqual([100, 17.5, 100]);
  });

  it('rises by 15 points, [-5.2, +35.2]: not a change', async () => {
    const april = await figure(server, 'satisfaction.nps', month('04', '05'), { product: 'nps', compare: 'PREVIOUS_PERIOD' });
    expect(april).toMatchObject({ value: 45, previous: 30, change: 15, isChange: false });
    expect([april.changeLow, april.changeHigh].map((edge) => Number(edge!.toFixed(1)))).toEqual([-5.2, 35.2]);
  });

  it('leaves dismissals out, and lists them', async () => {
    const may = await explain(server, { metric: 'satisfaction.nps', product: 'nps', range: month('05', '06') });
    expect(may).toMatchObject({ totalCount: 5, numeratorTotal: 5, denominatorTotal: 5, leftOutCount: 20, formulaWithNumbers: '100 x 5 / 5 = 100.0' });
    expect(may.leftOut[0]!.reason).toBe('Dismissed: not an answer.');
  });

  it('is null with a reason in a month without answers', async () => {
    expect(await figure(server, 'satisfaction.nps', month('06', '07'), { product: 'nps' })).toMatchObject({ value: null, nullReason: 'Nobody answered in this period.' });
  });
});

describe('CSAT, CES and the response rate', () => {
  beforeAll(async () => {
    await createProduct(server, 'sat');
    await collect(server, 'sat', { surveyResponses: [...answers('csat', 'CSAT', '03', [[5, 44], [4, 40], [3, 16], [1, 20]]), ...answers('ces', 'CES', '03', [[7, 1], [6, 1], [5, 1], [4, 1], [2, 1]])] });
    await createProduct(server, 'shown');
    // 400 displays to 320 people, of whom 80 finished: 80 people saw it twice.
    const displays = Array.from({ length: 400 }, (_, index) => ({ key: `r${index}`, survey: 'exit', kind: 'CSAT', person: `p${index % 320}`, shownAt: '2026-03-10T10:00:00Z', at: '2026-03-10T10:00:00Z', ...(index < 80 ? { score: 4 } : { dismissed: true }) }));
    await collect(server, 'shown', { surveyResponses: displays });
  });

  it('is 84 of 120 = 70.0 % [61.3, 77.5], and CES 60 % of 7, 6, 5, 4, 2', async () => {
    expect(rounded(await figure(server, 'satisfaction.csat', month('03', '04'), { product: 'sat' }), 3)).toEqual([0.7, 0.613, 0.775]);
    expect(await figure(server, 'satisfaction.ces', month('03', '04'), { product: 'sat' })).toMatchObject({ value: 0.6, numerator: 3, denominator: 5 });
  });

  it('answers 25 %: 80 of 320 people, however often it was shown', async () => {
    const rate = await explain(server, { metric: 'satisfaction.response_rate', product: 'shown', range: month('03', '04'), first: 1000 });
    expect(rate).toMatchObject({ figure: { value: 0.25, numerator: 80, denominator: 320 }, totalCount: 320, numeratorTotal: 80, denominatorTotal: 320 });
    // Nothing but answers was collected of the others: nobody knows how many saw them.
    expect(await figure(server, 'satisfaction.response_rate', month('03', '04'), { product: 'sat' })).toMatchObject({ value: null, numerator: 125 });
  });

  it('gives each survey its figure, its whole scale and its response rate', async () => {
    const answer = await server.graphql<{ product: { satisfaction: { surveys: unknown[] } } }>(`{ product(key: "sat") { satisfaction(range: { from: "2026-03-01", to: "2026-04-01" }) { surveys { key kind name figure { value low } distribution { score count } responseRate { value nullReason } } } } }`);
    expect(answer.product.satisfaction.surveys).toMatchObject([
      { key: 'ces', kind: 'CES', name: 'CES', figure: { value: 0.6 }, distribution: [1, 2, 3, 4, 5, 6, 7].map((score) => ({ score, count: [2, 4, 5, 6, 7].includes(score) ? 1 : 0 })) },
      { key: 'csat', kind: 'CSAT', name: 'CSAT', figure: { value: 0.7 }, distribution: [{ score: 1, count: 20 }, { score: 2, count: 0 }, { score: 3, count: 16 }, { score: 4, count: 40 }, { score: 5, count: 44 }] },
    ]);
    const rows = (await metricTable(server, { metrics: ['satisfaction.csat'], product: 'sat', range: month('03', '04'), grain: 'MONTH', groupBy: ['survey'] })).rows;
    expect(rows.map((row) => [row.dim1, row.value])).toEqual([['csat', 0.7]]);
  });
});

describe('verbatims', () => {
  interface Page { totalCount: number; nextCursor: string | null; rows: { key: string; comment: string; person: string | null; account: string | null; mrr: number | null; score: number }[] }
  const read = async (args: string): Promise<Page> =>
    (await server.graphql<{ product: { satisfaction: { verbatims: Page } } }>(`{ product(key: "said") { satisfaction(range: { from: "2026-03-01", to: "2026-04-01" }) { verbatims${args} { totalCount nextCursor rows { key comment person account mrr score } } } } }`)).product.satisfaction.verbatims;
  beforeAll(async () => {
    await createProduct(server, 'said');
    const said = (key: string, date: string, comment: string, more: Response = {}): Response => ({ key, survey: 'nps', kind: 'NPS', person: key, at: `2026-03-${date}T10:00:00Z`, score: 8, comment, ...more });
    await collect(server, 'said', {
      accounts: [{ key: 'acme', name: 'Acme' }], people: [{ key: 'v1', account: 'acme', traits: { name: 'Ann' } }],
      subscriptionChanges: [change('400', '2026-01-01'), change('250', '2026-03-20')],
      surveyResponses: [said('v1', '02', 'Saves 100% of my time'), said('v2', '03', 'Saves 100 hours'), said('v3', '04', 'snake_case is fine'), said('v4', '05', 'snakeXcase'), said('v5', '06', ' '), said('v6', '07', 'never mind', { score: null, dismissed: true }), said('v7', '08', 'Other survey', { survey: 'exit' })],
    });
    function change(amount: string, date: string): Response {
      return { key: `m${date}`, account: 'acme', subscription: 's', at: `${date}T00:00:00Z`, status: 'ACTIVE', currency: 'EUR', amount, interval: 'MONTH' };
    }
  });

  it('stand newest first with the person, the account and its MRR now', async () => {
    const page = await read('');
    expect(page.totalCount).toBe(5);
    expect(page.rows.map(({ key }) => key)).toEqual(['v7', 'v4', 'v3', 'v2', 'v1']);
    expect(page.rows.at(-1)).toEqual({ key: 'v1', comment: 'Saves 100% of my time', person: 'Ann', account: 'Acme', mrr: 25_000, score: 8 });
    expect(page.rows[0]).toMatchObject({ account: null, mrr: null });
  });

  it('are searched for as written: % and _ are letters, case is not', async () => {
    expect((await read('(search: "100%")')).rows.map(({ key }) => key)).toEqual(['v1']);
    expect((await read('(search: "SNAKE_")')).rows.map(({ key }) => key)).toEqual(['v3']);
    expect((await read('(survey: "exit")')).rows.map(({ key }) => key)).toEqual(['v7']);
    expect(await read('(search: "\\\\")')).toMatchObject({ totalCount: 0, rows: [] });
  });

  it('are read page by page, each once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await read(`(first: 2${after === null ? '' : `, after: ${JSON.stringify(after)}`})`);
      seen.push(...page.rows.map(({ key }) => key));
      after = page.nextCursor;
    } while (after !== null);
    expect(seen).toEqual(['v7', 'v4', 'v3', 'v2', 'v1']);
  });
});
