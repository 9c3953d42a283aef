import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exited, launch, type TestServer } from './server.ts';

/** A second instance over a server's database, as when several stand behind one address. It has no owner of its own. */
export interface BesideServer {
  readonly url: string;
  readonly output: string;
  stop(): Promise<void>;
}

export async function startBeside({ databaseUrl }: Pick<TestServer, 'databaseUrl'>, env: Record<string, string> = {}): Promise<BesideServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bifocal-beside-'));
  const { child, url, output } = await launch(databaseUrl, dataDir, env);
  return {
    url,
    get output() { return output(); },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = exited(child);
        child.kill('SIGTERM');
        await gone;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
