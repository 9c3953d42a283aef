import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectDir } from '../support/cluster.ts';
import { makeKey } from '../support/keys.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { agentProduct } from './agent-product.ts';

let server: TestServer;
let key: string;
let http: Client;
let stdio: Client;

interface Answer { isError?: boolean; text: string; data: Record<string, unknown> }
const call = async (client: Client, name: string, given: Record<string, unknown> = {}): Promise<Answer> => {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: given });
  return { ...(isError ? { isError: true } : {}), text: (content as { text: string }[]).map(({ text }) => text).join('\n'), data: (structuredContent ?? {}) as Record<string, unknown> };
};

async function overHttp(headers: Record<string, string>): Promise<Client> {
  const client = new Client({ name: 'a test', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit: { headers } }));
  return client;
}

beforeAll(async () => {
  server = await startServer();
  await agentProduct(server);
  key = (await makeKey(server, { name: 'an agent', scopes: ['READ_DELIVERY', 'READ_OUTCOMES'] })).text;
  http = await overHttp({ authorization: `Bearer ${key}` });
  stdio = new Client({ name: 'a test', version: '1.0.0' });
  await stdio.connect(new StdioClientTransport({ command: process.execPath, args: [join(projectDir, 'api/bin/mcp.mjs'), '--url', server.url], env: { BIFOCAL_KEY: key } }));
});
afterAll(async () => {
  await Promise.all([http?.close(), stdio?.close()]);
  await server?.stop();
});

describe.each([['streamable HTTP', () => http], ['standard input and output', () => stdio]] as const)('over %s', (_, client) => {
  it('lists tools that only read, each with described arguments', async () => {
    const { tools } = await client().listTools();
    expect(tools.map(({ name }) => name)).toEqual(['list_products_and_teams', 'metric_catalog', 'metric_table', 'explain', 'sprint_report']);
    for (const tool of tools) {
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(tool.outputSchema).toBeDefined();
      const bare = Object.entries(tool.inputSchema.properties ?? {}).filter(([, property]) => !(property as { description?: string }).description);
      expect(bare).toEqual([]);
    }
    expect(client().getInstructions()).toContain('list_products_and_teams');
  });

  it('gives the products and teams that GraphQL gives', async () => {
    const { products } = await server.graphql<{ products: unknown[] }>('{ products { key name timeZone currency simulated firstFactAt lastFactAt teams { key name timeZone measure } funnels { id name } } }');
    const answer = await call(client(), 'list_products_and_teams');
    expect(answer.data['products']).toEqual(products);
    expect(answer.text).toContain('product "shop"');
  });

  it('gives the catalogue as GraphQL does, page by page, and finds by words', async () => {
    const { metricCatalog } = await server.graphql<{ metricCatalog: { key: string }[] }>('{ metricCatalog { key name half unit better definition formula source grains dimensions additivity version } }');
    const all: unknown[] = [];
    for (let after: string | undefined, pages = 0; pages < 20; pages += 1) {
      const { data, text } = await call(client(), 'metric_catalog', { first: 30, ...(after ? { after } : {}) });
      all.push(...(data['metrics'] as unknown[]));
      after = data['nextCursor'] as string | undefined;
      expect(text.includes('For more, ask again')).toBe(Boolean(after));
      if (!after) break;
    }
    expect(all).toEqual(metricCatalog);
    const found = await call(client(), 'metric_catalog', { search: 'revenue CHURN', half: 'OUTCOME' });
    expect((found.data['metrics'] as { key: string }[]).map((metric) => metric.key)).toContain('revenue.churn');
    expect((await call(client(), 'metric_catalog', { search: 'no such words' })).text).toContain('No metric has all of these words');
  });

  it('gives the table that GraphQL gives, cut where it says so, and the rest by its cursor', async () => {
    const given = { metrics: ['revenue.mrr', 'adoption.active_users'], range: { from: '2026-01-01', to: '2026-03-01' }, grain: 'WEEK', groupBy: ['plan'], compare: 'PREVIOUS_PERIOD' };
    const { metricTable } = await server.graphql<{ metricTable: { rowsJson: unknown[]; totalCount: number } }>(
      'query ($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $groupBy: [String!], $compare: Compare) { metricTable(metrics: $metrics, range: $range, grain: $grain, groupBy: $groupBy, compare: $compare) { rowsJson totalCount columns { name type unit description } timeZone } }', given);
    expect(metricTable.totalCount).toBeGreaterThan(20);
    const first = await call(client(), 'metric_table', { ...given, first: 15 });
    expect(first.data['rows']).toEqual(metricTable.rowsJson.slice(0, 15));
    expect(first.data).toMatchObject({ totalCount: metricTable.totalCount, truncated: true });
    expect(first.text).toContain(`15 of ${metricTable.totalCount} rows are here`);
    const rest = await call(client(), 'metric_table', { ...given, first: 1_000, after: first.data['nextCursor'] });
    const same = await call(client(), 'metric_table', { ...given, first: 15, after: first.data['nextCursor'] });
    expect([...(first.data['rows'] as unknown[]), ...(rest.data['rows'] as unknown[])]).toEqual(metricTable.rowsJson);
    expect(same.data['rows']).toEqual(metricTable.rowsJson.slice(15, 30));
    // Those who read only the text get the same rows.
    const lines = first.text.split('\n').filter((line) => /^(revenue\.mrr|adoption\.active_users),2026/.test(line) || /^(revenue\.mrr|adoption\.active_users),2025/.test(line));
    expect(lines).toHaveLength(15);
  });

  it('explains a number as GraphQL does, and adds up', async () => {
    const given = { metric: 'revenue.mrr', range: { from: '2026-01-01', to: '2026-03-01' } };
    const { explain } = await server.graphql<{ explain: Record<string, unknown> }>('query ($metric: String!, $range: RangeInput) { explain(metric: $metric, range: $range) { formulaWithNumbers numeratorTotal totalCount rows { key label detail at numerator denominator } graphql } }', given);
    const { data, text } = await call(client(), 'explain', given);
    expect(data).toMatchObject(explain);
    const rows = data['rows'] as { numerator: number }[];
    expect(rows.reduce((sum, row) => sum + row.numerator, 0)).toBe(data['numeratorTotal']);
    expect(text).toContain('minor units of EUR');
  });

  it.each([['42'], ['sprint 42'], ['last']])('reports the sprint "%s" as GraphQL does', async (sprint) => {
    const { team } = await server.graphql<{ team: { sprints: { key: string; report: Record<string, unknown> }[] } }>('{ team(key: "atlas") { sprints { key report { goalSentence ledger { commitment added completed carryOver } items { bucket key title amount } } } } }');
    const { report } = team.sprints.find((one) => one.key === '42')!;
    const { data, text } = await call(client(), 'sprint_report', { team: 'atlas', sprint });
    expect(data).toMatchObject({ sprint: { key: '42' }, report, itemCount: (report['items'] as unknown[]).length, nextCursor: null });
    expect(text).toContain(String(report['goalSentence']));
  });

  it('cuts a long report where it says so', async () => {
    const whole = await call(client(), 'sprint_report', { team: 'atlas' });
    const items = (answer: Answer): unknown[] => (answer.data['report'] as { items: unknown[] }).items;
    const one = await call(client(), 'sprint_report', { team: 'atlas', first: 1 });
    const next = await call(client(), 'sprint_report', { team: 'atlas', first: 100, after: one.data['nextCursor'] });
    expect(one.text).toContain(`1 of ${items(whole).length} items are here`);
    expect([...items(one), ...items(next)]).toEqual(items(whole));
  });

  it('explains a sprint\'s number by its team and its name', async () => {
    const { data } = await call(client(), 'explain', { metric: 'velocity.completed', team: 'atlas', sprint: 'Sprint 42' });
    expect(data['figure']).toMatchObject({ value: 37 });
    expect((data['rows'] as { numerator: number }[]).reduce((sum, row) => sum + row.numerator, 0)).toBe(37);
  });

  it.each([
    ['metric_table', { metrics: ['revenue.mr'], grain: 'MONTH' }, /no metric "revenue\.mr".*revenue\.mrr[\s\S]*metric_catalog/],
    ['metric_table', { metrics: ['revenue.mrr'], grain: 'MOON' }, /grain/],
    ['metric_table', { metrics: ['revenue.mrr'], grain: 'SPRINT' }, /not known by SPRINT. It is known by DAY/],
    ['metric_table', { metrics: ['revenue.mrr'], grain: 'MONTH', product: 'nobody' }, /nobody/],
    ['metric_table', { metrics: ['revenue.mrr'], grain: 'MONTH', range: { last: 'P3D', this: 'MONTH' } }, /exactly one/],
    ['metric_table', { metrics: ['revenue.mrr'], grain: 'MONTH', first: 100_000 }, /first/],
    ['metric_table', { metrics: ['revenue.mrr'], grain: 'MONTH', groupBye: ['plan'] }, /groupBye/],
    ['metric_table', { metrics: ['revenue.mrr'], grain: 'MONTH', after: 'nonsense' }, /cursor/],
    ['metric_catalog', { after: 'nonsense' }, /cursor/],
    ['sprint_report', { team: 'nobody' }, /Known: atlas[\s\S]*list_products_and_teams/],
    ['sprint_report', { team: 'atlas', sprint: '99' }, /no sprint "99"\. The newest: "42"/],
    ['sprint_report', { team: 'atlas', sprint: 'running' }, /no running sprint/],
    ['explain', { metric: 'velocity.completed', sprint: 'last' }, /say whose sprint/],
    ['explain', { metric: 'velocity.completed', team: 'atlas', release: 'none' }, /no release "none"/],
  ])('%s says what to mend: %j', async (name, given, says) => {
    const answer = await call(client(), name, given);
    expect([answer.isError, answer.text]).toEqual([true, expect.stringMatching(says)]);
    expect(answer.text).not.toMatch(/select|stack|at \/|node_modules/i);
  });

  it('has the definitions as resources', async () => {
    const { resources } = await client().listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(expect.arrayContaining(['bifocal://glossary', 'bifocal://metrics/revenue.mrr']));
    const [metric] = (await client().readResource({ uri: 'bifocal://metrics/velocity.completed' })).contents as { text: string }[];
    expect(metric!.text).toContain('No partial credit');
    const [glossary] = (await client().readResource({ uri: 'bifocal://glossary' })).contents as { text: string }[];
    expect(glossary!.text).toContain('# Glossary');
    await expect(client().readResource({ uri: 'bifocal://metrics/none' })).rejects.toThrow(/There is no metric "none"/);
  });
});

describe('a key', () => {
  const withKey = async <T>(more: Parameters<typeof makeKey>[1], work: (client: Client, id: string) => Promise<T>): Promise<T> => {
    const made = await makeKey(server, more);
    const client = await overHttp({ authorization: `Bearer ${made.text}` });
    try {
      return await work(client, made.id);
    } finally {
      await client.close();
    }
  };

  it('of one half reads that half, and is told which scope the other needs', async () => {
    await withKey({ name: 'outcomes', scopes: ['READ_OUTCOMES'] }, async (client) => {
      expect((await call(client, 'metric_table', { metrics: ['revenue.mrr'], grain: 'MONTH', range: { from: '2026-01-01', to: '2026-03-01' } })).isError).toBeUndefined();
      const known = await call(client, 'list_products_and_teams');
      expect(known.data['products']).toEqual([expect.objectContaining({ key: 'shop' })]);
      expect(known.text).not.toContain('atlas');
      for (const [tool, given] of [['metric_table', { metrics: ['velocity.completed'], grain: 'SPRINT' }], ['sprint_report', { team: 'atlas' }], ['explain', { metric: 'velocity.completed', team: 'atlas', sprint: 'last' }]] as const) {
        const { isError, text } = await call(client, tool, given);
        expect([tool, isError, text]).toEqual([tool, true, expect.stringContaining('READ_DELIVERY')]);
      }
    });
    await withKey({ name: 'delivery', scopes: ['READ_DELIVERY'] }, async (client) => {
      expect((await call(client, 'sprint_report', { team: 'atlas' })).isError).toBeUndefined();
      expect(await call(client, 'metric_table', { metrics: ['revenue.mrr'], grain: 'MONTH' })).toMatchObject({ isError: true, text: expect.stringContaining('READ_OUTCOMES') });
    });
  });

  it('that only sends facts is not let in', async () => {
    const { text } = await makeKey(server, { name: 'sender', scopes: ['COLLECT_DELIVERY'] });
    await expect(overHttp({ authorization: `Bearer ${text}` })).rejects.toThrow(/READ_DELIVERY|READ_OUTCOMES/);
  });

  it('of another product sees nothing of this one', async () => {
    await server.graphql('mutation { createProduct(input: { key: "till", name: "Till" }) { key } }');
    await withKey({ name: 'till alone', scopes: ['READ_DELIVERY', 'READ_OUTCOMES'], products: ['till'] }, async (client) => {
      const { data } = await call(client, 'list_products_and_teams');
      expect((data['products'] as { key: string }[]).map((product) => product.key)).toEqual(['till']);
      expect(await call(client, 'sprint_report', { team: 'atlas' })).toMatchObject({ isError: true, text: expect.stringContaining('no team "atlas"') });
    });
  });

  it('spends the budget that GraphQL spends, and is told when it is filled again', async () => {
    const given = { metrics: ['revenue.mrr'], grain: 'DAY', range: { from: '2026-01-01', to: '2026-02-01' }, product: 'shop' };
    await withKey({ name: 'small', scopes: ['READ_OUTCOMES'], budget: 2_000 }, async (client) => {
      let answer = await call(client, 'metric_table', given);
      expect(answer.isError).toBeUndefined();
      for (let asked = 0; asked < 40 && !answer.isError; asked += 1) answer = await call(client, 'metric_table', given);
      expect(answer).toMatchObject({ isError: true, text: expect.stringMatching(/may spend 2,000 a minute.*Ask again in \d+ s/) });
      // What lists the tools costs nothing.
      expect((await client.listTools()).tools).toHaveLength(5);
    });
    await withKey({ name: 'tiny', scopes: ['READ_OUTCOMES'], budget: 10 }, async (client) => {
      expect(await call(client, 'metric_table', given)).toMatchObject({ isError: true, text: expect.stringMatching(/costs [\d,]+; this key may spend 10[\s\S]*smaller `first`/) });
    });
  });

  it('that was revoked is out with the next question', async () => {
    await withKey({ name: 'revoked', scopes: ['READ_OUTCOMES'] }, async (client, id) => {
      expect((await call(client, 'list_products_and_teams')).isError).toBeUndefined();
      await server.graphql('mutation ($id: ID!) { revokeKey(id: $id) { id } }', { id });
      await expect(call(client, 'list_products_and_teams')).rejects.toThrow(/revoked/);
    });
  });

  it('is needed: the command without one says so, and with a wrong one what to do', async () => {
    const command = (env: Record<string, string>, args: string[] = []) => new Promise<{ code: number | null; said: string; out: string }>((resolve) => {
      const child = spawn(process.execPath, [join(projectDir, 'api/bin/mcp.mjs'), '--url', server.url, ...args], { env: { PATH: process.env['PATH']!, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
      let [said, out] = ['', ''];
      child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
      child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); if (out.includes('\n')) child.stdin.end(); });
      child.once('close', (code) => resolve({ code, said, out }));
      child.stdin.write('{"jsonrpc":"2.0","id":7,"method":"tools/list","params":{}}\n');
    });
    expect(await command({})).toMatchObject({ code: 1, said: expect.stringContaining('BIFOCAL_KEY is not set'), out: '' });
    const wrong = await command({ BIFOCAL_KEY: 'bfk_live_abcdefghijkl_abcdefghijklmnopqrstuvwxyzABCDEF' });
    expect(JSON.parse(wrong.out)).toMatchObject({ id: 7, error: { message: expect.stringContaining('Make one on the BI page') } });
    expect(wrong.said + wrong.out).not.toContain('abcdefghijkl');
    const nobody = await command({ BIFOCAL_KEY: key }, ['--url', 'http://127.0.0.1:1']);
    expect(JSON.parse(nobody.out)).toMatchObject({ id: 7, error: { message: expect.stringContaining('No server answers at http://127.0.0.1:1') } });
  });
});

describe('POST /mcp', () => {
  const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });
  const post = (headers: Record<string, string>, body = message) => fetch(`${server.url}/mcp`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', authorization: `Bearer ${key}`, ...headers }, body });

  it('lets nobody in with a key that is not known', async () => {
    const response = await post({ authorization: 'Bearer bfk_live_abcdefghijkl_abcdefghijklmnopqrstuvwxyzABCDEF' });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('abcdefghijkl');
  });

  it('wants a key: neither nobody nor whoever is signed in comes in without one', async () => {
    for (const headers of [{}, server.headers]) {
      const response = await fetch(`${server.url}/mcp`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers }, body: message });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Bearer')]);
      expect(await response.text()).toContain('Give a key');
    }
  });

  it('turns pages of other sites away', async () => {
    for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null']) expect([origin, (await post({ origin })).status]).toEqual([origin, 403]);
    expect((await post({ origin: server.url })).status).toBe(200);
    expect((await post({})).status).toBe(200);
  });

  it('keeps no session and opens no stream', async () => {
    for (const method of ['GET', 'DELETE']) {
      const response = await fetch(`${server.url}/mcp`, { method, headers: { accept: 'text/event-stream', authorization: `Bearer ${key}` } });
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'POST']);
    }
  });

  it('answers what is no message with a 4xx', async () => {
    expect((await post({}, '{')).status).toBe(400);
    expect((await post({}, '{"hello": 1}')).status).toBe(400);
    expect((await post({ accept: 'text/html' })).status).toBe(406);
    expect((await post({}, `"${'x'.repeat(5_000_000)}"`)).status).toBe(413);
  });
});
