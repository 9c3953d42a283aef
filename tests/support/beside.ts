import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { launch, type TestServer } from './server.ts';

/** A second instance over a server's database, as when several stand behind one address. It has no owner of its own. */
export interface BesideServer {
  readonly url: string;
  readonly output: string;
  /** With what it ended, once it has. */
  readonly gone: Promise<number | NodeJS.Signals | null>;
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

export async function startBeside({ databaseUrl }: Pick<TestServer, 'databaseUrl'>, env: Record<string, string> = {}): Promise<BesideServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bifocal-beside-'));
  // One that says the address that people type does not say where it listens.
  const port = env['PUBLIC_URL'] ? await freePort() : null;
  const { pid, url: said, output, gone, end } = await launch(databaseUrl, dataDir, port === null ? env : { ...env, PORT: String(port) });
  const url = port === null ? said : `http://127.0.0.1:${port}`;
  return {
    url,
    gone,
    get output() { return output(); },
    signal(name) { process.kill(pid, name); },
    async stop() {
      // As Ctrl-C: no proxy is waited for.
      await end('SIGINT');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
