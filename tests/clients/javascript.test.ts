import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectDir } from '../support/cluster.ts';
import { runProgram } from '../support/programs.ts';
import { inPlace, recipe } from '../support/recipes.ts';
import { METRICS, openHouse, RANGE, told, type House, type Row } from './house.ts';

let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'bifocal-javascript-'));
  await symlink(join(projectDir, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
});
afterAll(async () => {
  await house?.server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Something in between that notes what passes, and changes nothing of it. */
async function watched<T>(work: (url: string) => Promise<T>): Promise<{ result: T; seen: { method: string; path: string; headers: IncomingMessage['headers'] }[] }> {
  const seen: { method: string; path: string; headers: IncomingMessage['headers'] }[] = [];
  const between = createServer((request, response) => {
    seen.push({ method: request.method!, path: request.url!, headers: request.headers });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name))) as Record<string, string>;
      void fetch(`${house.url}${request.url}`, { method: request.method!, headers, ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}) })
        .then(async (answer) => response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(Buffer.from(await answer.arrayBuffer())));
    });
  });
  await new Promise<void>((resolve) => { between.listen(0, '127.0.0.1', resolve); });
  try {
    return { result: await work(`http://127.0.0.1:${(between.address() as AddressInfo).port}`), seen };
  } finally {
    between.closeAllConnections();
    between.close();
  }
}

/** The recipe's client as a module of its own, asked by a program of two lines. */
async function ask(name: string, where: Parameters<typeof recipe>[0], variables: unknown): Promise<{ rows: Row[]; seen: Awaited<ReturnType<typeof watched>>['seen'] }> {
  const { result, seen } = await watched(async (url) => {
    await writeFile(join(folder, `${name}.js`), inPlace(recipe(where), { ...house, url }));
    await writeFile(join(folder, `ask-${name}.js`), `import { ask } from './${name}.js';\nconst [question, variables] = JSON.parse(process.argv[2]);\nprocess.stdout.write(JSON.stringify(await ask(question, variables)));\n`);
    return runProgram(process.execPath, [join(folder, `ask-${name}.js`), JSON.stringify([recipe('javascript.md#question'), variables])], { cwd: folder, env: { BIFOCAL_KEY: house.key } });
  });
  return { rows: (JSON.parse(result) as { metricTable: { rows: Row[] } }).metricTable.rows, seen };
}

describe.each([
  ['Apollo Client', 'apollo', 'javascript.md#apollo', 'POST'],
  ['urql', 'urql', 'javascript.md#urql', 'GET'],
  ['graphql-request', 'graphql-request', 'javascript.md#graphql-request', 'POST'],
] as const)('%s, as in docs/bi/javascript.md', (_, name, where, method) => {
  it(`asks by ${method} as it does by itself, and gets the rows`, async () => {
    const { rows, seen } = await ask(name, where, { metrics: METRICS, range: RANGE });
    expect(told(rows)).toEqual(told(house.rows));
    expect(seen.map((request) => [request.method, request.path.split('?')[0], request.headers.cookie])).toEqual([[method, '/graphql', undefined]]);
  });

  it('is refused with the reason where the question is wrong', async () => {
    await expect(ask(name, where, { metrics: ['revenue.mrx'], range: RANGE })).rejects.toThrow(/there is no metric "revenue.mrx"|Nearest: revenue.mrr|400/);
  });
});

describe('the versions that were tried', () => {
  it('are the ones that are installed', async () => {
    for (const [name, major] of [['@apollo/client', 4], ['@urql/core', 6], ['graphql-request', 7]] as const) {
      expect([name, Number((JSON.parse(await readFile(join(projectDir, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version.split('.')[0])]).toEqual([name, major]);
    }
  });
});
