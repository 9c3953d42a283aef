import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importPath, type Job } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { dataFile, expectedOf } from './real-data.ts';

/** An airport's yearly survey of eight years: 15 ratings in a row, of which 0 and 6 mean no answer, and a year for a date. */
const SET = 'csat-sfo';

interface Cell { answers: number; csat_pct: number; counts_1_5: number[] }
interface Survey { key: string; figure: { value: number; denominator: number }; distribution: { score: number; count: number }[] }

let server: TestServer;
let csat: Record<string, Record<string, Cell>>;
let done: Job;

beforeAll(async () => {
  csat = expectedOf<{ csat: Record<string, Record<string, Cell>> }>(SET).csat;
  server = await startServer();
  // The columns of ratings are recognised; respondents are numbered anew each year, so they are no people.
  done = await importPath(server, dataFile(SET, 'responses.csv'), { product: 'sfo', missing: ['0', '6'], mapping: [{ field: 'kind', constant: 'CSAT' }, { field: 'person' }] });
});
afterAll(() => server?.stop());

describe('CSAT of an airport', () => {
  it('counts every answer of 1 to 5 and no other', () => {
    const answers = Object.values(csat).flatMap((years) => Object.values(years)).reduce((sum, cell) => sum + cell.answers, 0);
    expect(done).toMatchObject({ accepted: answers, rejectedCount: 0 });
  });

  it.each(['2010', '2011', '2012', '2013', '2014', '2015', '2016', '2017'])('has the published shares of all ratings in %s', async (year) => {
    const { product } = await server.graphql<{ product: { satisfaction: { surveys: Survey[] } } }>('query ($range: RangeInput!) { product(key: "sfo") { satisfaction(range: $range) { surveys { key figure { value denominator } distribution { score count } } } } }', { range: { from: `${year}-01-01`, to: `${Number(year) + 1}-01-01` } });
    const ours = Object.fromEntries(product.satisfaction.surveys.filter(({ figure }) => figure.denominator > 0).map(({ key, figure, distribution }) => [key, { answers: figure.denominator, csat_pct: Number((figure.value * 100).toFixed(4)), counts_1_5: distribution.map(({ count }) => count) }]));
    const published = Object.fromEntries(Object.entries(csat).filter(([, years]) => years[year]).map(([key, years]) => [key, { answers: years[year]!.answers, csat_pct: years[year]!.csat_pct, counts_1_5: years[year]!.counts_1_5 }]));
    expect(ours).toEqual(published);
  });
});
