import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { ConfigError, readConfig } from './config.js';
import { createApplication } from './application.js';
import { createDataSource } from './database/data-source.js';
import { openReplicas } from './database/open-replicas.js';
import type { ReadingDataSource } from './database/reading-data-source.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './database/embedded-postgres.js';
import { requireRestored } from './database/beside-the-database.js';
import { prepareDatabase } from './database/prepare-database.js';
import { FirstOwner } from './identity/first-owner.js';
import { Workspaces } from './identity/workspaces.js';
import { Draining } from './health/draining.js';
import { claim, release } from './running.js';
import { SampleLoader } from './sample/sample-loader.js';

/** Progress for people, on standard output; the log is on standard error. */
const say = (line: string): void => { process.stdout.write(`${line}\n`); };

async function main(): Promise<void> {
  const config = readConfig();
  await claim(config);
  let embedded: EmbeddedPostgres | null = null;
  if (!config.databaseUrl) {
    await requireRestored(config.dataDir);
    embedded = await startEmbeddedPostgres(config.dataDir, say, config.databasePort);
  }
  let dataSource: ReadingDataSource | null = null;
  try {
    const database = await prepareDatabase({ owner: config.databaseUrl ?? embedded!.url, runtime: config.databaseRuntimeUrl }, say);
    dataSource = createDataSource(database, (error) => process.stderr.write(`${JSON.stringify({ level: 40, msg: `database connection lost: ${error.message}` })}\n`), config.databaseConnections);
    await dataSource.initialize();
    dataSource.replicas.use(await openReplicas(dataSource, config.databaseReplicaUrls, database, config.databaseConnections, (line) => process.stderr.write(`${JSON.stringify({ level: 30, msg: line })}\n`)));
    const app = await createApplication(config, dataSource, () => shutDown(embedded, config.dataDir));
    stopWhenTold(app, config.drainMs);
    if (config.sample) await app.get(Workspaces).prepareSample();
    await app.listen(config.port, config.host);
    const address = app.getHttpServer().address() as AddressInfo;
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    const url = `http://${host}:${address.port}`;
    const ownerPath = await app.get(FirstOwner).linkPath();
    const owner = ownerPath === null ? '' : `\nYour owner account, a link that works once: ${config.publicUrl ?? url}${ownerPath}`;
    say(`Bifocal is at ${config.publicUrl ?? url}${config.loopbackOnly ? ' (reachable from this machine only)' : ''}${owner}`);
    app.get(SampleLoader).start(url, say);
  } catch (error) {
    await dataSource?.destroy().catch(() => undefined);
    await shutDown(embedded, config.dataDir);
    throw error;
  }
}

/** Ctrl-C has somebody who waits for it, and no proxy; whoever keeps servers running sends SIGTERM. A second one is for those in a hurry. */
function stopWhenTold(app: INestApplication, drainMs: number): void {
  const [draining, sample] = [app.get(Draining), app.get(SampleLoader)];
  let isTold = false;
  const stop = (forMs: number): void => {
    if (isTold) return draining.hasten();
    isTold = true;
    draining.begin();
    // The sample comes in by the server's own door.
    sample.stop().then(() => draining.drain(app.getHttpServer(), forMs)).then(() => app.close()).then(() => process.exit(0), (error: unknown) => {
      process.stderr.write(`\nBifocal did not stop in order: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    });
  };
  process.on('SIGTERM', () => stop(drainMs));
  process.on('SIGINT', () => stop(0));
  process.on('SIGHUP', () => stop(0));
}

async function shutDown(embedded: EmbeddedPostgres | null, dataDir: string): Promise<void> {
  await embedded?.stop();
  await release(dataDir);
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || error instanceof Error;
  const message = known ? explain(error) : String(error);
  process.stderr.write(`\nBifocal could not start: ${message}\n`);
  process.exit(1);
});

function explain(error: Error & { code?: string; port?: number }): string {
  if (error.code === 'EADDRINUSE') return `port ${error.port} is taken by another program. Choose another: PORT=3001 npm start`;
  if (error.code === 'ECONNREFUSED') return 'the database of DATABASE_URL does not answer. Is it running, and is the address right?';
  if (error.code === '28P01' || error.code === '28000') return 'the database of DATABASE_URL refuses the user or the password.';
  if (error.code === '3D000') return 'the database named in DATABASE_URL does not exist. Create it first: createdb NAME';
  return error.message || String(error);
}
