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
const COLD_ROUNDS = 3;
const REFLECTED_ROUNDS = 20;

/** `sizes` are years; `data` is a folder, in which databases that are there are taken as they are. */
export async function benchDelivery({ sizes, teams = TEAMS, rounds, data, chromium, say }) {
  const report = { at: new Date().toISOString(), teams, door: null, sizes: {} };
  for (const years of sizes) {
    const directory = join(data, `delivery-${teams}-${years}`);
    const loaded = join(directory, 'loaded.json');
    const isThere = existsSync(loaded);
    mkdirSync(directory, { recursive: true });
    chmodSync(directory, 0o755);
    const start = (options = {}) => startBenchServer(directory, options);
    let server = await start();
    report.door ??= await sameAsThroughTheDoor(join(data, `door-${process.pid}`), organisation({ seed: SEED, teams: 2, years: 0.5, nowMs: Date.now() }), say);
    const size = isThere ? JSON.parse(readFileSync(loaded, 'utf8')) : { years };
    report.sizes[years] = size;
    if (!isThere) {
      const org = organisation({ seed: SEED, teams, years, nowMs: Date.now() });
      say(`${years} years of ${teams} teams: loading`);
      const startedAt = performance.now();
      Object.assign(size, await loadByCopy(server.databaseUrl(), org), { loadedInS: (performance.now() - startedAt) / 1000 });
      say(`  ${size.items.toLocaleString('en')} items with ${size.events.toLocaleString('en')} events in ${size.loadedInS.toFixed(0)} s`);
      size.frozen = await freeze(server, org, say);
      writeFileSync(loaded, JSON.stringify(size));
      await server.stop();
      server = await start();
    }
    const team = 'team-1';
    const pages = await deliveryQuestions(server, chromium, team);
    await server.stop();
    size.cold = await measureCold(start, pages, COLD_ROUNDS);
    server = await start();
    size.pages = await measureWarm(server, pages, team, rounds);
    for (const { name, warm, afterFact } of size.pages) say(`  ${name}: p95 ${warm.p95} ms; right after a fact p95 ${afterFact.p95} ms (${afterFact.slowest.name} ${afterFact.slowest.p95}); cold ${size.cold.find((each) => each.name === name).p50} ms`);
    size.reflected = await measureReflected(server, 'team-2', REFLECTED_ROUNDS);
    say(`  100 events in the burndown after ${size.reflected.p95} ms`);
    await everyTeam(server, pages, teams);
    size.memoryMb = server.memoryMb();
    say(`  memory of the API at its highest: ${size.memoryMb} MB`);
    await server.stop();
  }
  const directory = join(projectDir, 'tests/.output/bench');
  mkdirSync(directory, { recursive: true });
  const table = deliveryTable(report);
  writeFileSync(join(directory, 'delivery.json'), JSON.stringify(report, null, 2));
  writeFileSync(join(directory, 'delivery.md'), table);
  say(`\n${table}\nWritten to tests/.output/bench/delivery.md and delivery.json`);
  return report;
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
      await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: body.replaceAll('team-1"', `team-${team}"`) }).then((answer) => answer.text());
    }
  }
}
