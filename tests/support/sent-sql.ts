import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a database on which every statement is written down as it is really sent. */
export interface Tapped {
  readonly url: string;
  readonly statements: ReadonlySet<string>;
  stop(): Promise<void>;
}

export async function tap(databaseUrl: string): Promise<Tapped> {
  const target = new URL(databaseUrl);
  const statements = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const read = reader(statements);
    client.on('data', read);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => { client.destroy(); upstream.destroy(); sockets.delete(socket); });
    }
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    statements,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}

/** Messages of PostgreSQL's protocol: the first has no letter, and Parse holds a name and a text, each with a zero at its end. */
function reader(statements: Set<string>): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isFirst = true;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = isFirst ? 0 : 1;
      if (rest.length < head + 4) return;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return;
      if (!isFirst && rest[0] === 0x50) {
        const [, text = ''] = rest.subarray(5, end).toString('utf8').split('\0');
        statements.add(text);
      }
      rest = rest.subarray(end);
      isFirst = false;
    }
  };
}
