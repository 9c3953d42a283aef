import type { Server } from 'node:http';

export interface SlowLimits {
  /** Until the headers of a request are there. */
  readonly headers: number;
  /** Until all of a request is there. */
  readonly request: number;
  /** A connection on which nothing comes or goes. */
  readonly silence: number;
  /** Between two requests: longer than proxies keep a connection, so that none is closed under a request that is on its way. */
  readonly between: number;
  /** How often it is looked who is too slow: by itself Node looks every 30 seconds, so that 15 could become 45. */
  readonly lookedEvery: number;
  readonly connections: number;
}

/** Who is slow on purpose holds little, and not for long. All in milliseconds, but the connections. Before the server listens. */
export function againstSlowClients(server: Server, { headers, request, silence, between, lookedEvery, connections }: SlowLimits): void {
  server.headersTimeout = headers;
  server.requestTimeout = request;
  server.keepAliveTimeout = between;
  server.setTimeout(silence);
  server.maxConnections = connections;
  // Node takes it when a server is made, which Nest does; it is read when the server begins to listen.
  Object.assign(server, { connectionsCheckingInterval: lookedEvery });
}
