// The same data twice: by COPY into one database, through the collecting door into another. What is kept must be the same.
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBenchServer } from './bench-server.mjs';
import { itemsOf } from './delivery-data.mjs';
import { loadByCopy } from './delivery-load.mjs';

const AT_ONCE = 200;
const iso = (ms) => (ms === null ? null : new Date(ms).toISOString());

/** Everything that is kept of work, without the numbers that a database gives its rows. */
const KEPT = {
  team: 'SELECT t.key, t.name, p.key AS product, t.measure, t.described, d.settings, d.time_zone FROM team t JOIN product p ON p.id = t.product_id JOIN team_definition d ON d.team_id = t.id ORDER BY 1',
  sprint: 'SELECT s.key, s.name, s.goal, t.key AS team, planned_start_at, planned_end_at, started_at, closed_at, s.described FROM sprint s JOIN team t ON t.id = s.team_id ORDER BY 1',
  release: 'SELECT r.key, r.name, p.key AS product, started_at, target_date::text, released_at, r.described FROM release r JOIN product p ON p.id = r.product_id ORDER BY 1',
  work_item: `SELECT w.key, t.key AS team, p.key AS product, title, type, is_sub_task, parent_key, severity, resolution, r.key AS found_in, created_at, w.described
    FROM work_item w JOIN team t ON t.id = w.team_id JOIN product p ON p.id = w.product_id LEFT JOIN release r ON r.id = w.found_in_release_id ORDER BY 1`,
  work_item_event: `SELECT w.key AS item, e.key, e.at, e.kind, from_value, to_value, unit, category, sequence, s.key AS sprint, r.key AS release, derived
    FROM work_item_event e JOIN work_item w ON w.id = e.work_item_id LEFT JOIN sprint s ON s.id = e.sprint_id LEFT JOIN release r ON r.id = e.release_id ORDER BY 1, 2`,
};

/** Throws where a single row differs. Answers how many rows were compared. */
export async function sameAsThroughTheDoor(directory, org, say) {
  const folders = ['copied', 'collected'].map((name) => join(directory, name));
  for (const folder of [directory, ...folders]) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
  }
  const servers = [await startBenchServer(folders[0], {}), await startBenchServer(folders[1], {})];
  try {
    await servers[0].database((client) => loadByCopy(client, org));
    await collect(servers[1], org);
    let rows = 0;
    for (const [table, sql] of Object.entries(KEPT)) {
      const [copied, collected] = await Promise.all(servers.map((server) => keptIn(server, sql)));
      const at = copied.findIndex((row, n) => row !== collected[n]);
      if (at >= 0 || copied.length !== collected.length) throw new Error(`${table}: COPY wrote ${copied.length} rows, the door ${collected.length}; the first that differs:\n${copied[at]}\n${collected[at]}`);
      rows += copied.length;
    }
    say(`The loader against the door: ${rows.toLocaleString('en')} rows are the same`);
    return { rows };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(directory, { recursive: true, force: true });
  }
}

const keptIn = (server, sql) => server.database(async (client) => (await client.query({ text: sql, rowMode: 'array' })).rows.map((row) => JSON.stringify(row)));

async function collect(server, org) {
  const send = async (input) => {
    const { collectDelivery } = await server.graphql('mutation ($input: DeliveryBatch!) { collectDelivery(input: $input) { rejected { path reason } } }', { input: { source: 'bench', ...input } });
    if (collectDelivery.rejected.length > 0) throw new Error(`The door rejects what the loader writes: ${JSON.stringify(collectDelivery.rejected[0])}`);
  };
  await send({
    products: org.products, teams: org.teams.map(({ sprints: _, ...team }) => team),
    releases: org.releases.map((release) => ({ ...release, startedAt: iso(release.startedAt), releasedAt: iso(release.releasedAt) })),
    sprints: org.teams.flatMap((team) => team.sprints.map(({ number: _, ...sprint }) => ({
      ...sprint, team: team.key, name: sprint.key, goal: `Goal of ${sprint.key}`, plannedStartAt: iso(sprint.plannedStartAt), plannedEndAt: iso(sprint.plannedEndAt), startedAt: iso(sprint.startedAt), closedAt: iso(sprint.closedAt),
    }))),
  });
  const all = [];
  for (let number = 0; number < org.sprintsOfTeam; number += 1) for (let team = 0; team < org.teams.length; team += 1) all.push(...itemsOf(org, team, number));
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE);
    await send({
      workItems: some.map(({ events: _, ...item }) => ({ ...item, createdAt: iso(item.createdAt) })),
      workItemEvents: some.flatMap(({ events }) => events.map((event) => ({ ...event, at: iso(event.at) }))),
    });
  }
}
