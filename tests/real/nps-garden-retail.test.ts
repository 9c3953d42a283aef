import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importPath, type Job } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { dataFile, expectedOf } from './real-data.ts';

/** 13,954 answers of a garden centre's customers, 342 of them blank, none of them dated. */
const SET = 'nps-garden-retail';

interface Expected { overall: { n: number; promoters: number; detractors: number; nps: number }; distribution: Record<string, number>; blank_scores: number; rows: number }

let server: TestServer;
let expected: Expected;
let done: Job;

beforeAll(async () => {
  expected = expectedOf(SET);
  server = await startServer();
  done = await importPath(server, dataFile(SET, 'responses.csv'), { product: 'garden', mapping: [{ field: 'at', constant: '2015-06-01' }] });
});
afterAll(() => server?.stop());

describe('an NPS survey', () => {
  it('leaves blank answers out, and counts them', () => {
    expect(done).toMatchObject({ rowsRead: expected.rows, accepted: expected.overall.n, leftOut: expected.blank_scores, rejectedCount: 0 });
  });

  it('scores 53.4161, as published', async () => {
    const { product } = await server.graphql<{ product: { satisfaction: { surveys: { kind: string; figure: { value: number; numerator: number; denominator: number; sampleSize: number }; distribution: { score: number; count: number }[] }[] } } }>(
      '{ product(key: "garden") { satisfaction(range: { from: "2015-06-01", to: "2015-07-01" }) { surveys { kind figure { value numerator denominator sampleSize } distribution { score count } } } } }');
    const [survey] = product.satisfaction.surveys;
    expect(survey?.kind).toBe('NPS');
    expect(survey?.figure.value).toBeCloseTo(expected.overall.nps, 4);
    expect(survey?.figure).toMatchObject({ numerator: expected.overall.promoters - expected.overall.detractors, denominator: expected.overall.n, sampleSize: expected.overall.n });
    expect(Object.fromEntries(survey!.distribution.filter(({ count }) => count > 0).map(({ score, count }) => [score, count]))).toEqual(expected.distribution);
  });
});
