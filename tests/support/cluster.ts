import { fileURLToPath } from 'node:url';

/** Where a test run keeps its output and its pictures; git ignores it. */
export const outputDir = fileURLToPath(new URL('../.output/', import.meta.url));
export const projectDir = fileURLToPath(new URL('../../', import.meta.url));

/** The database server that the run started, and the templates that test files clone: migrated and empty, and the sample. */
export function theCluster(): { url: string; empty: string; sample: string } {
  const url = process.env['TEST_CLUSTER_URL'];
  const empty = process.env['TEST_TEMPLATE'];
  const sample = process.env['TEST_SAMPLE_TEMPLATE'];
  if (!url || !empty || !sample) throw new Error('The test database was not started: run this file with npm test -- --only api WORD.');
  return { url, empty, sample };
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
