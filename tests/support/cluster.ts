import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a test run keeps its database server, its output and its pictures; git ignores it. */
export const outputDir = fileURLToPath(new URL('../.output/', import.meta.url));
export const projectDir = fileURLToPath(new URL('../../', import.meta.url));
const note = join(outputDir, 'cluster.json');

/** The database server that the run started once, and the migrated template that every test file clones. */
export interface Cluster {
  readonly url: string;
}

export const TEMPLATE = 'bifocal_template';

export function rememberCluster(cluster: Cluster): void {
  mkdirSync(outputDir, { recursive: true });
  writeFileSync(note, JSON.stringify(cluster), { mode: 0o600 });
}

export function theCluster(): Cluster {
  if (!existsSync(note)) throw new Error('The test database was not started: run the tests with `npm test`, or `npm run test:api`.');
  return JSON.parse(readFileSync(note, 'utf8')) as Cluster;
}

export async function forgetCluster(): Promise<void> {
  await rm(note, { force: true });
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
