import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { projectDir } from '../support/cluster.ts';
import { runProgram } from '../support/programs.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** What of the tables and of the questions would fit a Citus cluster. There is none here: this holds the plan, and the SQL that is really sent. */
let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

describe('npm run db:distribute', () => {
  it('has the person in every key of what would be distributed, and references that Citus allows; what is in the way are triggers alone', async () => {
    const said = await runProgram(process.execPath, [join(projectDir, 'api/bin/db-distribute.mjs'), '--dry-run'], { env: { DATABASE_URL: server.databaseUrl } });
    const lines = said.split('\n\n')[0]!.trim().split('\n');
    expect(lines.map((line) => line.split(':')[0])).toEqual(['workspace', 'source', 'product', 'event_name', 'account', 'person', 'event', 'person_day', 'person_event_day', 'person_said']);
    expect(lines.filter((line) => /lacks|refers to/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes('cannot be')).every((line) => /: its triggers do not run on workers \([\w, ]+\)\.$/.test(line))).toBe(true);
    expect(lines.at(-2)).toBe('person_event_day: would be distributed by person_id.');
    expect(said).toContain(`SELECT create_distributed_table('person_day', 'person_id', colocate_with => 'event');`);
  });

  it('changes nothing where there is no Citus, and says what to do', async () => {
    await expect(runProgram(process.execPath, [join(projectDir, 'api/bin/db-distribute.mjs')], { env: { DATABASE_URL: server.databaseUrl } })).rejects.toThrow(/CREATE EXTENSION citus.*Nothing was changed/);
  });
});
