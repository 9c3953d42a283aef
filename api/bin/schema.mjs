// npm run schema: writes api/schema.graphql as the running server tells it; --check: fails when the committed one differs.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { keyOf } from './command-key.mjs';
import { Failure, projectDir, run } from './prepare.mjs';

const file = join(projectDir, 'api/schema.graphql');

await run(async () => {
  const printed = `# Written by npm run schema. The definitions a user reads are the descriptions here.\n\n${await askServer()}\n`;
  if (process.argv.includes('--check')) {
    if (!existsSync(file) || readFileSync(file, 'utf8') !== printed) throw new Failure('api/schema.graphql is not what the server serves. Write it anew with: npm run schema');
    return;
  }
  writeFileSync(file, printed);
  process.stdout.write('Wrote api/schema.graphql\n');
});

async function askServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'bifocal-schema-'));
  // As root the database runs under another account, which must be able to enter.
  chmodSync(dataDir, 0o755);
  const child = spawn(process.execPath, [join(projectDir, 'api/dist/main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', SAMPLE: 'off', LOG_LEVEL: 'error', DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const url = await new Promise((resolve, reject) => {
      let output = '';
      const read = (chunk) => {
        output += chunk;
        const found = /Bifocal is at (http:\S+)/.exec(output);
        if (found) resolve(found[1]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => reject(new Failure(`The server did not start: ${output}`)));
    });
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${keyOf(dataDir)}` }, body: JSON.stringify({ query: getIntrospectionQuery() }) });
    const { data } = await response.json();
    return printSchema(lexicographicSortSchema(buildClientSchema(data)));
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  }
}
