import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exited, launch, type TestServer } from './server.ts';

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
  const { child, url, output } = await launch(databaseUrl, dataDir, env);
  const gone = new Promise<number | NodeJS.Signals | null>((resolve) => { child.once('exit', (code, signal) => resolve(code ?? signal)); });
  return {
    url,
    gone,
    get output() { return output(); },
    signal(name) { child.kill(name); },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const end = exited(child);
        // As Ctrl-C: no proxy is waited for.
        child.kill('SIGINT');
        await end;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
