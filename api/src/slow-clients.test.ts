import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';
import { againstSlowClients } from './slow-clients.js';

it('ends a request whose headers do not come', async () => {
  const server = createServer((_request, response) => { response.end('answered'); });
  againstSlowClients(server, { headers: 100, request: 100, silence: 600_000, between: 600_000, lookedEvery: 20, connections: 10 });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1.1 408 /);
  await new Promise((resolve) => { server.close(resolve); });
  // Node's own half a minute until it looks would be too long.
}, 20_000);
