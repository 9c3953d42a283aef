import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { projectDir } from '../support/cluster.ts';
import { commandKeyOf, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

/** GET asks for a header that a foreign page cannot send; a real client sends one of these. */
const withHeader: typeof fetch = (input, init) => fetch(input, { ...init, headers: { ...server.headers, ...(init?.headers as Record<string, string>), 'apollo-require-preflight': 'true' } });

describe('GraphQL over HTTP', () => {
  it('passes the 61 audits of graphql-http without an error', async () => {
    const audits = serverAudits({ url: `${server.url}/graphql`, fetchFn: withHeader });
    expect(audits).toHaveLength(61);
    const results: { name: string; status: string; reason?: string }[] = [];
    for (const audit of audits) {
      const result = await audit.fn();
      results.push({ name: result.name, status: result.status, ...('reason' in result ? { reason: result.reason } : {}) });
    }
    expect(results.filter((result) => result.status === 'error')).toEqual([]);
  });

  it('answers GET to a client that only sends a key, and refuses one without any such header', async () => {
    const ask = (headers: Record<string, string>) => fetch(`${server.url}/graphql?query=${encodeURIComponent('{ __typename }')}`, { headers });
    const key = await commandKeyOf(server.dataDir);
    expect(await (await ask({ authorization: `Bearer ${key}` })).json()).toMatchObject({ data: { __typename: 'Query' } });
    expect((await ask({ authorization: 'Bearer x' })).status).toBe(401);
    expect((await ask({})).status).toBe(400);
  });

  it('does not run batches of operations', async () => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...server.headers, 'content-type': 'application/json' }, body: JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]) });
    expect(response.status).toBe(400);
  });

  it('ignores variables that the operation does not declare', async () => {
    const answer = await server.ask('{ __typename }', { unknown: 1 });
    expect(answer).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  });

  it('answers a body that is no JSON with 400 and a sentence', async () => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...server.headers, 'content-type': 'application/json' }, body: '{"query": "{ __type' });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/at .*\.js|node_modules/);
  });

  it('answers an operation name that is not in the query with 400', async () => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...server.headers, 'content-type': 'application/json' }, body: JSON.stringify({ query: 'query a { __typename }', operationName: 'b' }) });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('OPERATION_RESOLUTION_FAILURE');
  });

  it('answers a fault of its own with 500 and an id', async () => {
    await server.sql('ALTER TABLE product RENAME TO mislaid');
    const answer = await server.ask('{ products { key } }');
    await server.sql('ALTER TABLE mislaid RENAME TO product');
    expect(answer).toMatchObject({ status: 500, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) } }] });
    expect(JSON.stringify(answer)).not.toMatch(/mislaid|relation|SELECT/);
  });

  it('answers the commands of the README as they are written there', async () => {
    const readme = readFileSync(join(projectDir, 'README.md'), 'utf8');
    const bodies = [...readme.matchAll(/^curl [^\n]*-d '([^']*)'/gm)].map((match) => match[1]!);
    expect(bodies).toHaveLength(2);
    for (const body of bodies) {
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...server.headers, 'content-type': 'application/json' }, body });
      expect({ status: response.status, answer: await response.json() }).toMatchObject({ status: 200, answer: { data: expect.anything() } });
    }
  });
});
