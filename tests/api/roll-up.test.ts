import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { eventsOf, sprint42 } from './sprint-42-batch.ts';

/** Sprint 42 of the definitions in points, and a second team of the same product that counts items. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.collectDelivery(sprint42);
  const lines = (done: string | null): Parameters<typeof eventsOf>[1] => [['2026-04-06', 'CREATED'], ['2026-04-06', 'SPRINT_ENTERED', 'z1'], ...(done === null ? [] : [[done, 'STATUS', 'Done'] as const])];
  const items = { Z1: lines('2026-04-09'), Z2: lines('2026-04-10'), Z3: lines(null), Z4: [['2026-04-08', 'CREATED'], ['2026-04-08', 'SPRINT_ENTERED', 'z1'], ['2026-04-10', 'STATUS', 'Done']] as Parameters<typeof eventsOf>[1] };
  const receipt = await server.collectDelivery({
    source: 'tracker',
    teams: [{ key: 'zephyr', product: 'shop', name: 'Zephyr', timeZone: 'Europe/Berlin', measure: 'ITEMS' }],
    sprints: [{ key: 'z1', team: 'zephyr', name: 'Zephyr 1', startedAt: '2026-04-07T08:00:00Z', plannedStartAt: '2026-04-07T08:00:00Z', plannedEndAt: '2026-04-17T15:00:00Z', closedAt: '2026-04-30T22:30:00Z' }],
    workItems: Object.keys(items).map((key) => ({ key, team: 'zephyr', title: key, type: 'Task' })),
    workItemEvents: Object.entries(items).flatMap(([key, own]) => eventsOf(key, own)),
  });
  expect(receipt.rejected).toEqual([]);
});
afterAll(async () => { await server.stop(); });

interface Period { period: string; committed: number; kept: number; completed: number; keptCommitment: number | null; nullReason: string | null; teams: { team: string; measure: string; sprints: number; completedOfCommitment: number | null; nullReason: string | null }[]; sprints: { key: string; teamName: string; committed: number; kept: number; completed: number }[] }
const FIELDS = 'grain asOf periods { period periodEnd complete committed kept completed keptCommitment nullReason teams { team teamName measure sprints completedOfCommitment nullReason } sprints { sprint key name team teamName closedAt committed kept completed } }';
const rollUp = async (args: string): Promise<Period[]> => (await server.graphql<{ product: { deliveryRollUp: { periods: Period[] } } }>(`{ product(key: "shop") { deliveryRollUp(${args}) { ${FIELDS} } } }`)).product.deliveryRollUp.periods;

describe('the roll-up of a product\'s teams', () => {
  it('adds items, and sets each team against its own commitment in its own measure', async () => {
    const [march, april, may] = await rollUp('range: {from: "2026-03-01", to: "2026-05-31"}');
    // Sprint 42: 9 items committed, 6 kept, 7 completed; 37 of 40 points.
    expect(march).toMatchObject({ period: '2026-03-01', committed: 9, kept: 6, completed: 7, keptCommitment: 6 / 9, nullReason: null });
    expect(march!.teams).toMatchObject([
      { team: 'atlas', measure: 'POINTS', sprints: 1, completedOfCommitment: 37 / 40, nullReason: null },
      { team: 'zephyr', measure: 'ITEMS', sprints: 0, completedOfCommitment: null, nullReason: 'No sprint was closed in this period.' },
    ]);
    expect(april).toMatchObject({ period: '2026-04-01', committed: 0, completed: 0, keptCommitment: null, nullReason: 'No sprint was closed in this period.', sprints: [] });
    // Closed at 22:30 UTC of 30 April, which is 1 May in the team's zone. Committed Z1, Z2, Z3; Z4 was added.
    expect(may).toMatchObject({ period: '2026-05-01', committed: 3, kept: 2, completed: 3, keptCommitment: 2 / 3 });
    expect(may!.teams[1]).toMatchObject({ team: 'zephyr', sprints: 1, completedOfCommitment: 1 });
    expect(may!.sprints).toEqual([expect.objectContaining({ key: 'z1', teamName: 'Zephyr', committed: 3, kept: 2, completed: 3 })]);
  });

  it('takes a quarter together', async () => {
    const [first, second] = await rollUp('range: {from: "2026-03-01", to: "2026-05-31"}, grain: QUARTER');
    expect([first, second].map((each) => [each!.period, each!.committed, each!.kept, each!.completed])).toEqual([['2026-01-01', 9, 6, 7], ['2026-04-01', 3, 2, 3]]);
  });

  it.each([
    ['grain: DAY, range: {last: "P90D"}', 'grain: a roll-up has a row a WEEK, MONTH or QUARTER, got DAY.'],
    ['grain: SPRINT, range: {last: "P90D"}', 'grain: a roll-up has a row a WEEK, MONTH or QUARTER, got SPRINT.'],
    ['range: {from: "2000-01-01", to: "2026-01-01"}', 'range: 312 periods were asked for; 120 are the most. Ask for a shorter range, or a larger grain.'],
  ])('refuses %s in words', async (args, says) => {
    const answer = await server.ask(`{ product(key: "shop") { deliveryRollUp(${args}) { grain } } }`);
    expect([answer.status, answer.errors[0]?.message]).toEqual([400, says]);
  });
});
