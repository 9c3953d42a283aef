import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { doraAgrees, workAgrees } from './agreeing-work.ts';
import { MEASURES, releasesAgree, rollUpAgrees, sprintsAgree } from './agreeing.ts';

/** Every number of the sample's delivery half, wherever it is read. */
let server: TestServer;
let teams: readonly { key: string }[];
let product: string;
beforeAll(async () => {
  server = await startServer({ sample: true });
  const read = await server.graphql<{ products: { key: string; teams: { key: string }[] }[] }>('{ products { key teams { key } } }');
  const [first] = read.products.filter((each) => each.teams.length > 0);
  [product, teams] = [first!.key, first!.teams];
});
afterAll(async () => { await server.stop(); });

describe('the numbers of the sample agree', () => {
  it.each(MEASURES)('sprint by sprint, in %s: ledger, items, burndown, report, velocity, table, figures, explanations', async (measure) => {
    for (const { key } of teams) await sprintsAgree(server, key, measure, measure !== 'HOURS');
  });

  it.each(MEASURES)('release by release, in %s: bars, what is left, what is forecast and what it is drawn from', async (measure) => {
    for (const { key } of teams) await releasesAgree(server, key, measure);
  });

  it('all teams together', async () => { await rollUpAgrees(server, product); });

  it('flow and defects: days, weeks and the whole, charts and their items', async () => {
    for (const { key } of teams) await workAgrees(server, key);
  });

  it('deployments: the strip, its course, the table, the explanations', async () => { await doraAgrees(server, product); });

  it('is of several teams', () => { expect(teams.length).toBeGreaterThan(1); });
});
