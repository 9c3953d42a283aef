import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { projectDir } from './cluster.ts';
import type { TestServer } from './server.ts';

/** The address at which a server works, by its owner's. */
export async function runtimeUrlOf(ownerUrl: string): Promise<string> {
  const { runtimeUrl } = (await import(pathToFileURL(join(projectDir, 'api/dist/database/runtime-role.js')).href)) as { runtimeUrl(url: string): string };
  return runtimeUrl(ownerUrl);
}

/** A connection to the server's database as the role that it works as, with whatever it sets of its own. */
export async function asRuntime(server: Pick<TestServer, 'databaseUrl'>): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: await runtimeUrlOf(server.databaseUrl) });
  await client.connect();
  return client;
}
