import { fileURLToPath } from 'node:url';

/** Where a test run keeps its output and its pictures; git ignores it. */
export const outputDir = fileURLToPath(new URL('../.output/', import.meta.url));
export const projectDir = fileURLToPath(new URL('../../', import.meta.url));

/** The database server that the run started, and the migrated template that every test file clones. */
export function theCluster(): { url: string; template: string } {
  const url = process.env['TEST_CLUSTER_URL'];
  const template = process.env['TEST_TEMPLATE'];
  if (!url || !template) throw new Error('The test database was not started: run this file with npm test -- --only api WORD.');
  return { url, template };
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
