import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T09:00:00Z`;
const send = (...workItems: Record<string, unknown>[]) => server.collectDelivery({ source: 'sheet', workItems });
const history = async (key: string): Promise<string[]> => (await server.sql<{ at: Date; kind: string; from: string | null; to: string | null; derived: boolean }>(
  `SELECT e.at, e.kind, e.from_value AS from, e.to_value AS to, e.derived FROM work_item_event e JOIN work_item w ON w.id = e.work_item_id WHERE w.key = $1 ORDER BY e.at, e.sequence`, [key]))
  .map(({ at, kind, from, to, derived }) => `${at.getUTCDate()} ${kind} ${from ?? '-'}>${to ?? '-'}${derived ? '' : ' (sent)'}`);

describe('a tracker that keeps no history', () => {
  it('is read by the differences of its snapshots', async () => {
    await send({ key: 'A', title: 'A', createdAt: day(1), observedAt: day(2), status: 'To Do', estimate: 3, sprint: '41' });
    await send({ key: 'A', observedAt: day(5), status: 'Done', estimate: 3, sprint: '42' });
    expect(await history('A')).toEqual(['1 CREATED ->-', '2 ESTIMATE ->3', '2 SPRINT_ENTERED ->41', '2 STATUS ->To Do', '5 SPRINT_LEFT 41>-', '5 SPRINT_ENTERED ->42', '5 STATUS To Do>Done']);
  });

  it('may tell what was between two snapshots later', async () => {
    expect(await send({ key: 'A', observedAt: day(4), status: 'Doing', title: 'An older title' })).toMatchObject({ accepted: 1 });
    expect((await history('A')).filter((line) => line.includes('STATUS'))).toEqual(['2 STATUS ->To Do', '4 STATUS To Do>Doing', '5 STATUS Doing>Done']);
    // The title of day 4 is the last one that a snapshot has told.
    expect(await server.sql(`SELECT title FROM work_item WHERE key = 'A'`)).toEqual([{ title: 'An older title' }]);
    await send({ key: 'A', observedAt: day(6), title: 'The newest title' });
    await send({ key: 'A', observedAt: day(3), title: 'A title that came late' });
    expect(await server.sql(`SELECT title FROM work_item WHERE key = 'A'`)).toEqual([{ title: 'The newest title' }]);
  });

  it('that does not say when it looked, and shows nothing new, brings nothing new', async () => {
    const row = { key: 'B', title: 'B', status: 'Doing', estimate: 5 };
    expect(await send(row)).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(await send(row)).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await send({ ...row, status: 'Done' })).toMatchObject({ accepted: 1, duplicates: 0 });
    expect((await history('B')).map((line) => line.replace(/^\d+ /, ''))).toEqual(['CREATED ->-', 'ESTIMATE ->5', 'STATUS ->Doing', 'STATUS Doing>Done']);
  });

  it('gives way, kind by kind, to events that the source sends itself', async () => {
    await send({ key: 'C', observedAt: day(2), status: 'Doing', estimate: 5 });
    await server.collectDelivery({ source: 'sheet', workItemEvents: [{ key: 'e', workItem: 'C', kind: 'STATUS', to: 'In Review', at: day(3) }, { key: 'c', workItem: 'C', kind: 'CREATED', at: day(1) }] });
    expect(await history('C')).toEqual(['1 CREATED ->- (sent)', '2 ESTIMATE ->5', '3 STATUS ->In Review (sent)']);
  });

  it('says when an item was created without an event of it', async () => {
    await send({ key: 'D', createdAt: day(1) });
    await send({ key: 'D', createdAt: day(2) });
    expect(await history('D')).toEqual(['2 CREATED ->-']);
  });
});
