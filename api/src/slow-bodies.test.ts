import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import type { Server } from 'node:http';
import { slowBodies } from './slow-bodies.js';

let server: Server;
beforeAll(async () => {
  const app = express();
  app.use(slowBodies(150, /^\/files$/), express.json(), (_request, response) => { response.send('taken'); });
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => { server.closeAllConnections(); server.close(); });

/** Sends the head and a part of the body, then the rest after so long; answers what came back. */
async function send(path: string, pauseMs: number): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => { answer += text; });
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{`);
  const closed = once(socket, 'close');
  setTimeout(() => { if (socket.writable) socket.write('}'); }, pauseMs);
  await closed;
  return answer;
}

describe('a body that does not come whole in time', () => {
  it('ends its connection', async () => expect(await send('/graphql', 2_000)).toBe(''));
  it('is waited for where it is a file', async () => expect(await send('/files', 400)).toContain('taken'));
});

describe('a body that comes in time', () => {
  it('is taken', async () => expect(await send('/graphql', 10)).toContain('taken'));
});
