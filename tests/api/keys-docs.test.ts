import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectDir } from '../support/cluster.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** docs/keys.md, run as it is written, against a server of our own. */
let server: TestServer;
let key = '';
let id = '';
beforeAll(async () => {
  server = await startServer();
  await server.graphql('mutation { createProduct(input: {key: "shop", name: "Shop"}) { key } }');
});
afterAll(() => server?.stop());

const lines = [...readFileSync(join(projectDir, 'docs/keys.md'), 'utf8').matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block!.split('\n')).filter((line) => /^(curl|npm run|KEY=)/.test(line));

function shell(line: string): Promise<{ code: number; out: string; err: string }> {
  const own = line.replaceAll('http://127.0.0.1:3000', server.url).replaceAll('ID', id);
  return new Promise((resolve) => {
    execFile('bash', ['-c', `${own}; code=$?; echo "KEY=$KEY" >&2; exit $code`], { cwd: projectDir, env: { ...process.env, PORT: new URL(server.url).port, DATA_DIR: server.dataDir, KEY: key } }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
  });
}

describe('docs/keys.md', () => {
  it('has the commands that this test knows', () => {
    expect(lines.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      'KEY=$(npm run -s key', 'npm run key --', 'curl -sS http://127.0.0.1:3000/graphql -H', 'curl -sS -u "$KEY:"', 'curl -sS -H "x-api-key:', 'npm run key --', 'npm run key --', 'curl -sN -m 3',
    ]);
  });

  it('makes a key, lists it, asks by it in three ways, hears by it, rotates and revokes it', async () => {
    const [make, list, bearer, basic, own, rotate, revoke, live] = lines as [string, string, string, string, string, string, string, string];
    const made = await shell(make);
    key = /^KEY=(bfk_live_\w{12}_\w{43})$/m.exec(made.err)![1]!;
    id = /\(id (\d+)\)/.exec(made.err)![1]!;
    expect((await shell(list)).out).toContain('Grafana');
    expect(JSON.parse((await shell(bearer)).out)).toEqual({ data: { products: [{ key: 'shop', name: 'Shop' }] }, extensions: { cost: { asked: expect.any(Number), limit: 60_000 } } });
    expect(JSON.parse((await shell(basic)).out)).toMatchObject({ data: { products: [{ key: 'shop' }] } });
    expect(JSON.parse((await shell(own)).out)).toMatchObject({ data: { metricCatalog: expect.any(Array) } });
    // curl ends by itself after three seconds, with the code that says so.
    expect(await shell(live)).toMatchObject({ code: 28, out: expect.stringMatching(/^retry: 2000\n\nevent: moved\ndata: {"facts":"[^"]+","talk":"[^"]+"}\n/) });
    expect((await shell(rotate)).out).toMatch(/bfk_live_\w{12}_\w{43}\n$/);
    expect((await shell(revoke)).err).toContain('was revoked');
    expect(JSON.parse((await shell(bearer)).out)).toMatchObject({ errors: [{ message: expect.stringMatching(/was revoked/) }] });
  });
});
