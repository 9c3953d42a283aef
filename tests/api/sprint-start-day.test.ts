import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importText } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Sources that know the day on which a sprint started, and not the hour: the commitment is what stands at the end of that day. */
let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

interface Read { startedAt: string; startedOnDateOnly: boolean; ledger: { commitment: number; added: number } }
const read = async (team: string): Promise<Read> => (await server.graphql<{ team: { sprints: Read[] } }>(
  'query ($team: String!) { team(key: $team) { sprints { startedAt startedOnDateOnly ledger(measure: ITEMS) { commitment added } } } }', { team })).team.sprints[0]!;

/** Three items, entered on the day of the start (in Berlin) at 9 and at 23:30, and half an hour after it. */
const items = (team: string, sprint: string): Record<string, unknown> => ({
  source: 'days',
  workItems: [1, 2, 3].map((n) => ({ key: `${team}-${n}`, team, title: `Item ${n}` })),
  workItemEvents: ['2026-03-02T09:00:00+01:00', '2026-03-02T23:30:00+01:00', '2026-03-03T00:30:00+01:00'].flatMap((at, n) => [
    { key: 'made', workItem: `${team}-${n + 1}`, kind: 'CREATED', at: '2026-02-20T09:00:00Z' }, { key: 'in', workItem: `${team}-${n + 1}`, kind: 'SPRINT_ENTERED', at, to: sprint },
  ]),
});
const teamOf = (key: string): Record<string, unknown> => ({ key, product: 'shop', timeZone: 'Europe/Berlin', measure: 'ITEMS' });

describe('a start given as a day', () => {
  const sprint = { key: 'S', team: 'atlas', startedAt: '2026-03-02', closedAt: '2026-03-13T17:00:00+01:00' };

  it('commits to what stands at the end of that day in the team\'s zone', async () => {
    expect(await server.collectDelivery({ ...items('atlas', 'S'), products: [{ key: 'shop' }], teams: [teamOf('atlas')], sprints: [sprint] })).toMatchObject({ rejected: [] });
    expect(await read('atlas')).toEqual({ startedAt: '2026-03-01T23:00:00.000Z', startedOnDateOnly: true, ledger: { commitment: 2, added: 1 } });
    expect(await server.collectDelivery({ source: 'days', sprints: [sprint] })).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  it('follows the team\'s zone: in New York the day ends six hours later', async () => {
    await server.collectDelivery({ source: 'days', teams: [{ ...teamOf('atlas'), timeZone: 'America/New_York' }] });
    expect(await read('atlas')).toEqual({ startedAt: '2026-03-02T05:00:00.000Z', startedOnDateOnly: true, ledger: { commitment: 3, added: 0 } });
    await server.collectDelivery({ source: 'days', teams: [teamOf('atlas')] });
  });

  it('is a day of 23 hours on 29 March', async () => {
    await server.collectDelivery({ source: 'days', sprints: [{ key: 'S', startedAt: '2026-03-29', closedAt: '2026-04-10T17:00:00+02:00' }], workItemEvents: [
      { key: 'in', workItem: 'atlas-2', kind: 'SPRINT_ENTERED', at: '2026-03-29T23:59:00+02:00', to: 'S' }, { key: 'in', workItem: 'atlas-3', kind: 'SPRINT_ENTERED', at: '2026-03-30T00:00:00+02:00', to: 'S' },
    ] });
    expect((await read('atlas')).ledger).toEqual({ commitment: 2, added: 1 });
  });

  it('gives way to an instant, and an instant to a day', async () => {
    await server.collectDelivery({ source: 'days', sprints: [{ key: 'S', startedAt: '2026-03-29T10:00:00+02:00' }] });
    expect(await read('atlas')).toMatchObject({ startedAt: '2026-03-29T08:00:00.000Z', startedOnDateOnly: false, ledger: { commitment: 1, added: 2 } });
    await server.collectDelivery({ source: 'days', sprints: [{ key: 'S', startedAt: '2026-03-29' }] });
    expect((await read('atlas')).startedOnDateOnly).toBe(true);
  });

  it('is a day that there is, before the close', async () => {
    const { rejected } = await server.collectDelivery({ source: 'days', sprints: [{ key: 'X', team: 'atlas', startedAt: '2026-02-30' }, { key: 'Y', team: 'atlas', startedAt: '2026-03-14', closedAt: '2026-03-13T17:00:00Z' }] });
    expect(rejected.map(({ path, reason }) => [path, reason])).toEqual([
      ['sprints[0].startedAt', expect.stringContaining('30 February 2026 does not exist')], ['sprints[1].closedAt', expect.stringContaining('before it was started')],
    ]);
  });
});

describe('a file', () => {
  it.each([
    ['with days', 'days-csv', '2026-03-02', '2026-03-13', { commitment: 2, added: 1 }],
    ['with days as they are written elsewhere', 'points-csv', '02.03.2026', '13.03.2026', { commitment: 2, added: 1 }],
    ['with times', 'times-csv', '2026-03-02 08:00', '2026-03-13 17:00', { commitment: 0, added: 3 }],
  ])('%s', async (_name, team, start, end, ledger) => {
    await server.collectDelivery({ ...items(team, `${team}-S`), source: 'files', products: [{ key: 'shop' }], teams: [teamOf(team)] });
    const done = await importText(server, 'sprints.csv', `Sprint ID,Name,Start,End,Closed\n${team}-S,One,${start},${end},2026-03-13 17:00\n`, { as: 'sprints', source: 'files', team, product: 'shop', timeZone: 'Europe/Berlin' });
    expect(done).toMatchObject({ state: 'DONE', rejectedCount: 0 });
    expect((await read(team)).ledger).toEqual(ledger);
  });

  it('of Jira whose board has dates without times', async () => {
    await server.collectDelivery({ ...items('jira', '7'), source: 'files', products: [{ key: 'shop' }], teams: [teamOf('jira')] });
    const board = JSON.stringify({ sprints: [{ id: 7, name: 'S 7', state: 'closed', startDate: '2026-03-02', endDate: '2026-03-13', completeDate: '2026-03-13T17:00:00.000+0100', originBoardId: 1 }] });
    expect(await importText(server, 'board.json', board, { as: 'jira', source: 'files', team: 'jira', product: 'shop' })).toMatchObject({ state: 'DONE', rejectedCount: 0 });
    expect(await read('jira')).toMatchObject({ startedOnDateOnly: true, ledger: { commitment: 2, added: 1 } });
  });
});
