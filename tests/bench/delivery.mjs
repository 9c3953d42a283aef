// npm run bench -- --delivery: the delivery half at two sizes of the same shape, against the limits that it is built for.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '../../api/bin/prepare.mjs';
import { startBenchServer } from './bench-server.mjs';
import { organisation } from './delivery-data.mjs';
import { sameAsThroughTheDoor } from './delivery-door.mjs';
import { loadByCopy } from './delivery-load.mjs';
import { deliveryQuestions, measureCold, measureReflected, measureWarm } from './delivery-pages.mjs';
import { deliveryTable } from './delivery-table.mjs';

const TEAMS = 10;
const SEED = 20_251_122;
const COLD_ROUNDS = 2;
const ASKED_TEAM = 'team-1';
const REFLECTED_ROUNDS = 20;

/** `sizes` are years; `data` is a folder, in which databases that are there are taken as they are. */
export async function benchDelivery({ sizes, teams = TEAMS, rounds, data, chromium, machine, say }) {
  const report = { at: new Date().toISOString(), machine, teams, door: null, sizes: {} };
  report.door = await sameAsThroughTheDoor(join(data, `door-${process.pid}`), organisation({ seed: SEED, teams: 2, years: 0.5, nowMs: Date.now() }), say);
  for (const years of sizes) report.sizes[years] = await benchSize(join(data, `delivery-${teams}-${years}`), { years, teams, rounds, chromium, say });
  const directory = join(projectDir, 'tests/.output/bench');
  mkdirSync(directory, { recursive: true });
  const table = deliveryTable(report);
  writeFileSync(join(directory, 'delivery.json'), JSON.stringify(report, null, 2));
  writeFileSync(join(directory, 'delivery.md'), table);
  say(`\n${table}\nWritten to tests/.output/bench/delivery.md and delivery.json`);
  return report;
}

async function benchSize(directory, { years, teams, rounds, chromium, say }) {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o755);
  const running = new Set();
  const start = async () => {
    const server = await startBenchServer(directory, {});
    running.add(server);
    return { ...server, stop: async () => { running.delete(server); await server.stop(); } };
  };
  try {
    const size = await loaded(directory, { years, teams, start, say });
    const asking = await start();
    const pages = await deliveryQuestions(asking, chromium, ASKED_TEAM);
    await asking.stop();
    size.cold = await measureCold(start, pages, COLD_ROUNDS);
    const server = await start();
    size.pages = await measureWarm(server, pages, ASKED_TEAM, rounds);
    for (const [n, { name, warm, afterFact }] of size.pages.entries()) say(`  ${name}: p95 ${warm.p95} ms; right after a fact p95 ${afterFact.p95} ms (${afterFact.slowest.name} ${afterFact.slowest.p95}); just started ${size.cold[n].p50} ms`);
    size.reflected = await measureReflected(server, 'team-2', REFLECTED_ROUNDS);
    say(`  100 events in the burndown after ${size.reflected.p95} ms`);
    await everyTeam(server, pages, teams);
    size.memoryMb = server.memoryMb();
    say(`  memory of the API at its highest: ${size.memoryMb} MB`);
    await server.stop();
    return size;
  } finally {
    for (const server of running) await server.stop();
  }
}

/** The database of a size: taken as it is, or loaded and frozen. */
async function loaded(directory, { years, teams, start, say }) {
  const mark = join(directory, 'loaded.json');
  if (existsSync(mark)) return JSON.parse(readFileSync(mark, 'utf8'));
  const org = organisation({ seed: SEED, teams, years, nowMs: Date.now() });
  say(`${years} years of ${teams} teams: loading`);
  const server = await start();
  const startedAt = performance.now();
  const size = { years, ...(await loadByCopy(server.databaseUrl(), org)), loadedInS: (performance.now() - startedAt) / 1000 };
  say(`  ${size.items.toLocaleString('en')} items with ${size.events.toLocaleString('en')} events in ${size.loadedInS.toFixed(0)} s`);
  size.frozen = await freeze(server, org, say);
  await server.stop();
  writeFileSync(mark, JSON.stringify(size));
  return size;
}

/** Every team's closed sprints written down through the product's own door. */
async function freeze(server, org, say) {
  const startedAt = performance.now();
  let snapshots = 0;
  for (const { key } of org.teams) snapshots += (await server.graphql('mutation ($team: String!) { freezeSprints(team: $team) }', { team: key })).freezeSprints;
  const seconds = (performance.now() - startedAt) / 1000;
  say(`  ${snapshots.toLocaleString('en')} snapshots in ${seconds.toFixed(0)} s, memory ${server.memoryMb()} MB`);
  return { snapshots, seconds, perSecond: snapshots / seconds, memoryMb: server.memoryMb() };
}

/** Somebody looks at every team: what one process holds then. */
async function everyTeam(server, pages, teams) {
  for (let team = 1; team <= teams; team += 1) {
    for (const { body } of pages[0].questions) {
      await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...server.headers }, body: body.replaceAll('team-1"', `team-${team}"`) }).then((answer) => answer.text());
    }
  }
}
