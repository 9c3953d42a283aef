// A database of a size: both halves of one product, loaded once, and kept where somebody named a folder.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../api/bin/prepare.mjs';
import { startBenchServer } from './bench-server.mjs';
import { loadByCopy } from './delivery-load.mjs';
import { organisation } from './delivery-data.mjs';
import { sameAsThroughTheDoor } from './delivery-door.mjs';
import { loadOutcomes, PRODUCT } from './outcome-load.mjs';

export const SEED = 20_261_122;
const UNITS = { k: 1_000, m: 1_000_000 };

/** "10m" is ten million events; answers its name and number. */
export function sizeOf(text) {
  const [, digits, unit] = /^(\d+)([km])?$/i.exec(text.trim()) ?? [];
  const events = Number(digits) * (UNITS[unit?.toLowerCase()] ?? 1);
  if (!(events >= 10_000)) throw new Failure(`--size takes a number of events of 10k or more, as 200k, 1m, 10m or 100m; not "${text}".`);
  return { label: events % UNITS.m === 0 ? `${events / UNITS.m}m` : `${events / UNITS.k}k`, events };
}

/** So much delivery beside so many events: ten teams, of half a year to twenty; from there on more teams. */
function deliveryOf(events) {
  return { teams: events < 100_000 ? 3 : 10 * Math.max(1, Math.round(events / 10_000_000)), years: Math.min(20, Math.max(0.5, events / 500_000)) };
}

/** Makes the database where it is not there yet. Answers what is in it, and how a server over it is started. */
export async function provideSize(data, { label, events }, { checkLoader, say }) {
  const directory = join(data, label);
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o755);
  // Requests of a bench come faster than one key may send.
  const start = () => startBenchServer(directory, { env: { TRACKING_LIMIT: '1000000' } });
  const server = await start();
  try {
    const outcomes = await once(directory, 'loaded.json', async () => {
      say(`${label}: loading ${events.toLocaleString('en')} events through the import`);
      const nowMs = Date.now();
      const startedAt = performance.now();
      return { wanted: events, nowMs, ...(await loadOutcomes(server, { seed: SEED, events, nowMs }, say)), loadedInS: (performance.now() - startedAt) / 1000 };
    });
    const delivery = await once(directory, 'delivery.json', async () => {
      const shape = deliveryOf(events);
      if (checkLoader) await sameAsThroughTheDoor(join(data, `door-${process.pid}`), organisation({ seed: SEED, teams: 2, years: 0.5, nowMs: Date.now() }), say);
      say(`${label}: loading ${shape.years} years of ${shape.teams} teams by COPY`);
      const org = organisation({ seed: SEED, ...shape, nowMs: Date.now(), firstProduct: PRODUCT });
      const startedAt = performance.now();
      const counted = await server.database((client) => loadByCopy(client, org));
      return { ...shape, ...counted, loadedInS: (performance.now() - startedAt) / 1000 };
    });
    // Freezing what is frozen changes nothing, so it may be taken up again.
    delivery.frozen = await once(directory, 'frozen.json', () => freeze(server, delivery.teams), { again: true });
    await server.database(watchStatements);
    return { directory, start, outcomes, delivery };
  } finally {
    await server.stop();
  }
}

async function once(directory, name, make, { again = false } = {}) {
  const mark = join(directory, name);
  if (existsSync(mark)) return JSON.parse(readFileSync(mark, 'utf8'));
  const begun = `${mark}.begun`;
  if (existsSync(begun) && !again) throw new Failure(`${directory} was not loaded to its end. Remove the folder, then run it again.`);
  writeFileSync(begun, '');
  const made = await make();
  writeFileSync(mark, JSON.stringify(made));
  rmSync(begun);
  return made;
}

/** Every team's closed sprints written down through the product's own door. */
async function freeze(server, teams) {
  const startedAt = performance.now();
  let snapshots = 0;
  for (let team = 1; team <= teams; team += 1) snapshots += (await server.graphql('mutation ($team: String!) { freezeSprints(team: $team) }', { team: `team-${team}` })).freezeSprints;
  const seconds = (performance.now() - startedAt) / 1000;
  return { snapshots, seconds, memoryMb: server.memoryMb() };
}

/** PostgreSQL tells what each statement read, from its next start on. */
async function watchStatements(client) {
  await client.query(`ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'`);
  await client.query('CREATE SCHEMA IF NOT EXISTS bench');
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA bench');
}
