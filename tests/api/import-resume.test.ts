import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ended, importText, job, start, uploadFile } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

/** Every hundredth row has no readable date. */
function events(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => `e${n},p${n % 500},open,${n % 100 === 99 ? 'soon' : `2026-03-${String(1 + (n % 28)).padStart(2, '0')}`}`);
  return `key,person,name,at\n${rows.join('\n')}\n`;
}

const COUNTS = { state: 'DONE', rowsRead: 20_000, accepted: 19_800, duplicates: 0, rejectedCount: 200 };
const kept = async (): Promise<number> => (await server.sql<{ n: number }>('SELECT count(*)::int AS n FROM event'))[0]!.n;

describe('an import that a crash interrupts', () => {
  it('goes on by itself when the server starts again, and counts every row once', async () => {
    const id = await start(server, await uploadFile(server, 'events.csv', events(20_000)), { product: 'shop' });
    for (const rows of [5_000, 10_000]) {
      while ((await job(server, id)).rowsRead < rows) await new Promise((resolve) => setTimeout(resolve, 10));
      await server.kill();
      await server.restart();
    }
    const done = await ended(server, id);
    expect(done).toMatchObject(COUNTS);
    expect(done.rejected).toHaveLength(200);
    expect(new Set(done.rejected.map(({ line }) => line)).size).toBe(200);
    expect(await kept()).toBe(19_800);
  });

  it('between keeping rows and saying so, still says that they were new', async () => {
    const done = await importText(server, 'more.csv', events(20_000).replaceAll('\ne', '\nf'), { product: 'shop' });
    expect(done).toMatchObject(COUNTS);
    // As a crash leaves it that comes after the last 5,000 rows are in, and before the checkpoint.
    await server.sql(`UPDATE import_job SET state = 'RUNNING', finished_at = NULL, rows_read = 15000, accepted = 14850, rejected = 150 WHERE id = $1`, [done.id]);
    await server.sql('DELETE FROM import_rejection WHERE job_id = $1 AND line > 15001', [done.id]);
    await server.kill();
    await server.restart();
    const again = await ended(server, done.id);
    expect(again).toMatchObject(COUNTS);
    expect(again.rejected).toHaveLength(200);
  });

  it('whose file is gone says so', async () => {
    const file = await uploadFile(server, 'gone.csv', events(10));
    const [row] = await server.sql<{ path: string }>('SELECT path FROM uploaded_file WHERE id = $1', [file]);
    const id = (await importText(server, 'here.csv', events(10), { product: 'shop' })).id;
    await server.sql(`UPDATE uploaded_file SET path = path || '-gone' WHERE id = (SELECT file_id FROM import_job WHERE id = $1)`, [id]);
    await server.sql(`UPDATE import_job SET state = 'RUNNING' WHERE id = $1`, [id]);
    await server.kill();
    await server.restart();
    expect(row?.path).toContain(file);
    expect(await ended(server, id)).toMatchObject({ state: 'FAILED', error: expect.stringContaining('no longer in the data folder. Send it again') });
  });
});
