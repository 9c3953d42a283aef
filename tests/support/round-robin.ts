import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const ASKS_EVERY_MS = 40;

interface Backend { readonly url: string; readonly agent: Agent; isReady: boolean; isAsked: boolean; served: number }

/** A little proxy as stands in front of several instances: it sends to one after the other of those that say they are ready, and tries nothing twice. */
export interface RoundRobin {
  readonly url: string;
  add(url: string): Promise<void>;
  /** Answers when the instance is no longer sent anything. */
  left(url: string): Promise<void>;
  servedBy(url: string): number;
  stop(): Promise<void>;
}

export async function startRoundRobin(): Promise<RoundRobin> {
  const backends: Backend[] = [];
  let next = 0;
  const serve = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const ready = backends.filter(({ isReady }) => isReady);
    const backend = ready[(next += 1) % ready.length];
    const fail = (why: string): void => { if (!outgoing.headersSent) outgoing.writeHead(502).end(why); else outgoing.destroy(); };
    if (!backend) return fail('nobody is ready');
    backend.served += 1;
    const { connection: _own, ...headers } = incoming.headers;
    const passed = request(`${backend.url}${incoming.url}`, { method: incoming.method, headers, agent: backend.agent }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers['content-type'] ? { 'content-type': answer.headers['content-type'] } : {});
      answer.pipe(outgoing);
    });
    passed.on('error', (error) => fail(error.message));
    incoming.pipe(passed);
  };
  const server: Server = createServer(serve);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const ask = async (backend: Backend): Promise<void> => {
    // One after the other: an answer that was long on its way must not undo a newer one.
    if (backend.isAsked) return;
    backend.isAsked = true;
    backend.isReady = await fetch(`${backend.url}/health/ready`).then(({ status }) => status === 200, () => false);
    backend.isAsked = false;
  };
  const asking = setInterval(() => { for (const backend of backends) void ask(backend); }, ASKS_EVERY_MS);
  const until = async (holds: () => boolean): Promise<void> => { while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10)); };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async add(url) {
      const backend: Backend = { url, agent: new Agent({ keepAlive: true }), isReady: false, isAsked: false, served: 0 };
      backends.push(backend);
      await until(() => backend.isReady);
    },
    async left(url) { await until(() => backends.every((backend) => backend.url !== url || !backend.isReady)); },
    servedBy: (url) => backends.find((backend) => backend.url === url)?.served ?? 0,
    async stop() {
      clearInterval(asking);
      for (const { agent } of backends) agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
