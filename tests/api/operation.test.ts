import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

describe('the server in operation', () => {
  it('says that it lives, and that it is ready', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      const response = await fetch(`${server.url}${path}`);
      expect([path, response.status, await response.json()]).toEqual([path, 200, { status: 'ok' }]);
    }
  });

  it('answers an unknown path of its own with 404 and no page', async () => {
    const response = await fetch(`${server.url}/api/v1/nothing`, { headers: { ...server.headers, accept: 'text/html' } });
    expect(response.status).toBe(404);
  });

  it('answers to its own name alone, so that no foreign page can point its name here', async () => {
    const port = Number(new URL(server.url).port);
    const statusFor = (host: string) => new Promise<number>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/health/live', headers: { host } }, (response) => { response.resume(); resolve(response.statusCode ?? 0); }).once('error', reject).end();
    });
    expect([await statusFor(`localhost:${port}`), await statusFor(`127.0.0.1:${port}`), await statusFor('evil.example'), await statusFor(`localhost.evil.example:${port}`)]).toEqual([200, 200, 421, 421]);
  });

  it('compresses what it answers', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST', headers: { ...server.headers, 'content-type': 'application/json', 'accept-encoding': 'gzip' },
      body: JSON.stringify({ query: '{ __schema { types { name description fields { name description } } } }' }),
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });

  it('moves its version when facts come in, and not otherwise', async () => {
    const version = async () => (await server.graphql<{ workspace: { version: string } }>('{ workspace { version } }')).workspace.version;
    const before = await version();
    expect(await version()).toBe(before);
    await server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key: 'e1', person: 'ann', name: 'opened', at: '2026-03-02T09:00:00Z' }] });
    expect(await version()).not.toBe(before);
  });
});
