import { connect } from 'node:net';

/** PostgreSQL's number for "end what that connection is doing". */
const CANCEL = 80_877_102;
const PATIENCE_MS = 2_000;

/** By what a connection may be told to stop from another one, and where. */
export interface Cancellable {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/**
 * Asks the server to end the statement that runs on a connection; answers when the server has passed it on. It goes by the
 * connection's own secret, not by its process, so that PgBouncer finds the right one. Whether anything was ended is told by the
 * statement itself.
 */
export function requestCancel({ host, port, processID, secretKey }: Cancellable): Promise<void> {
  if (processID === null || secretKey === null) return Promise.resolve();
  const message = Buffer.alloc(16);
  [16, CANCEL, processID, secretKey].forEach((number, index) => message.writeInt32BE(number | 0, index * 4));
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    socket.setTimeout(PATIENCE_MS, () => { socket.destroy(); });
    socket.once('connect', () => { socket.end(message); });
    socket.once('error', () => undefined);
    socket.once('close', () => { resolve(); });
    socket.resume();
  });
}
