import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { workAgrees } from './agreeing-work.ts';
import { MEASURES, releasesAgree, rollUpAgrees, sprintsAgree, type Measure } from './agreeing.ts';
import { randomDelivery, type RandomDelivery } from './random-delivery.ts';

/** Random histories, collected through the door: whatever comes later, every number is one wherever it is read, and closed sprints stay. */
let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

/** What must stay, by team. */
interface Kept { sprints: Record<string, unknown>; releases: Record<string, unknown> }

/** Everything agrees. */
async function allAgree({ teams, product }: RandomDelivery): Promise<Kept> {
  const kept: Kept = { sprints: {}, releases: {} };
  for (const team of teams) {
    for (const measure of MEASURES) {
      kept.sprints[`${team} ${measure}`] = await sprintsAgree(server, team, measure, measure !== 'HOURS');
      kept.releases[`${team} ${measure}`] = await releasesAgree(server, team, measure);
    }
    await workAgrees(server, team);
  }
  await rollUpAgrees(server, product);
  return kept;
}

/** Of every closed sprint what its history says now, and whether that is what was written down. */
async function asOfNow(team: string, measure: Measure): Promise<{ key: string; same: boolean; ledger: unknown; now: unknown }[]> {
  const LEDGER = '{ commitment added removed reEstimated completed cancelled carryOver }';
  const read = await server.graphql<{ team: { sprints: { key: string; difference: { same: boolean }; ledger: unknown; now: unknown }[] } }>(
    `query ($team: String!, $measure: Measure!) { team(key: $team) { sprints(state: CLOSED) { key difference(measure: $measure) { same } ledger(measure: $measure) ${LEDGER} now: ledger(measure: $measure, as: NOW) ${LEDGER} } } }`, { team, measure });
  return read.team.sprints.map(({ difference, ...rest }) => ({ ...rest, same: difference.same }));
}

const defectsOf = async (team: string): Promise<unknown> => server.graphql(
  'query ($team: String!) { team(key: $team) { sprints(state: CLOSED) { key report { defects { key } defectDensity { value } } } } density: metricTable(metrics: ["defects.density", "defects.opened"], team: $team, grain: SPRINT, range: { from: "2000-01-01", to: "2100-01-01" }, completeOnly: true) { rows { metric label value } } }', { team });

describe.each([2, 6])('random history %i', (seed) => {
  const told = randomDelivery(seed);
  const [atlas, borea] = told.teams;
  let closed: Kept;

  it('is one before anything is frozen', async () => {
    for (const batch of told.batches) expect(await server.collectDelivery(batch)).toMatchObject({ rejected: [] });
    closed = await allAgree(told);
  });

  it('is the same when it is frozen', async () => {
    for (const team of told.teams) expect((await server.graphql<{ freezeSprints: number }>('mutation ($team: String!) { freezeSprints(team: $team) }', { team })).freezeSprints).toBeGreaterThan(4);
    expect(await allAgree(told)).toEqual(closed);
  });

  it('stays where it is closed when more is told about it, and says what differs', async () => {
    expect(await server.collectDelivery(told.lateNews)).toMatchObject({ rejected: [] });
    expect(await allAgree(told)).toEqual(closed);
    expect((await asOfNow(atlas, 'ITEMS')).some(({ same }) => !same)).toBe(true);
  });

  it('stays where it is closed when the team counts otherwise from now on', async () => {
    const before = await defectsOf(atlas);
    await server.graphql(`mutation { decideTeamSettings(team: "${atlas}", settings: { graceDays: 3, defectTypes: ["Bug", "Task"], statuses: [{ name: "Review", category: DONE }, { name: "To Do", category: IN_PROGRESS }] }) }`);
    expect(await allAgree(told)).toEqual(closed);
    expect(await defectsOf(atlas)).toEqual(before);
  });

  it('moves as one when it is corrected', async () => {
    await server.graphql(`mutation { recomputeSprints(team: "${atlas}", author: "Mia", reason: "as we count now") }`);
    const anew = await allAgree(told);
    expect(anew.releases[`${atlas} ITEMS`]).not.toEqual(closed.releases[`${atlas} ITEMS`]);
    for (const measure of MEASURES) {
      expect(anew.sprints[`${atlas} ${measure}`]).not.toEqual(closed.sprints[`${atlas} ${measure}`]);
      expect(anew.sprints[`${borea} ${measure}`]).toEqual(closed.sprints[`${borea} ${measure}`]);
    }
    for (const measure of MEASURES) for (const { key, same, ledger, now } of await asOfNow(atlas, measure)) expect([key, same, ledger]).toEqual([key, true, now]);
  });
});
