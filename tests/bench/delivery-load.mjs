// Puts delivery data into the tables as the collecting door keeps it, by COPY: for the sake of the time it takes, and for
// nothing else. delivery-door.mjs holds the two ways beside each other.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { itemsOf } from './delivery-data.mjs';

const AT_ONCE = 4_000;
const iso = (ms) => (ms === null ? null : new Date(ms).toISOString());
const cell = (value) => (value === null || value === undefined ? '\\N' : String(value).replace(/[\\\t\n\r]/g, (mark) => `\\${{ '\\': '\\', '\t': 't', '\n': 'n', '\r': 'r' }[mark]}`));
const line = (cells) => `${cells.map(cell).join('\t')}\n`;

/** Loads an organisation under one source. Answers how much of it there is. */
export async function loadByCopy(client, org, source = 'bench') {
  const { rows: [{ id: workspace }] } = await client.query('SELECT id FROM workspace ORDER BY id LIMIT 1');
  await client.query('INSERT INTO source (workspace_id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [workspace, source]);
  const { rows: [{ id: sourceId }] } = await client.query('SELECT id FROM source WHERE workspace_id = $1 AND key = $2', [workspace, source]);
  const ids = await frames(client, workspace, sourceId, org);
  const counted = await work(client, workspace, sourceId, org, ids);
  await client.query('VACUUM (ANALYZE) work_item');
  await client.query('VACUUM (ANALYZE) work_item_event');
  await client.query('ANALYZE sprint');
  return counted;
}

async function frames(client, workspace, source, org) {
  const idsOf = async (table, columns, rows) => {
    const values = rows.map((_, row) => `($1, $2, ${columns.map((__, column) => `$${3 + row * columns.length + column}`).join(', ')}, true)`).join(', ');
    // The product of the other half may be there.
    await client.query(`INSERT INTO ${table} (workspace_id, source_id, ${columns.join(', ')}, described) VALUES ${values} ON CONFLICT DO NOTHING`, [workspace, source, ...rows.flat()]);
    const { rows: made } = await client.query(`SELECT id, key FROM ${table} WHERE workspace_id = $1 AND key = ANY ($2)`, [workspace, rows.map(([key]) => key)]);
    return new Map(made.map(({ id, key }) => [key, id]));
  };
  const products = await idsOf('product', ['key', 'name'], org.products.map(({ key, name }) => [key, name]));
  const teams = await idsOf('team', ['key', 'name', 'product_id'], org.teams.map(({ key, name, product }) => [key, name, products.get(product)]));
  const sprints = new Map();
  for (const team of org.teams) {
    const rows = team.sprints.map(({ key, plannedStartAt, plannedEndAt, startedAt, closedAt }) => [key, key, `Goal of ${key}`, teams.get(team.key), iso(plannedStartAt), iso(plannedEndAt), iso(startedAt), iso(closedAt)]);
    const made = await idsOf('sprint', ['key', 'name', 'goal', 'team_id', 'planned_start_at', 'planned_end_at', 'started_at', 'closed_at'], rows);
    for (const [key, id] of made) sprints.set(key, id);
  }
  const releases = await idsOf('release', ['key', 'name', 'product_id', 'started_at', 'target_date', 'released_at'],
    org.releases.map(({ key, name, product, startedAt, targetDate, releasedAt }) => [key, name, products.get(product), iso(startedAt), targetDate, iso(releasedAt)]));
  return { products, teams, sprints, releases };
}

async function work(client, workspace, source, org, { products, teams, sprints, releases }) {
  const copy = (statement, rows) => pipeline(Readable.from(rows), client.query(copyFrom(statement)));
  const { rows: [{ last }] } = await client.query('SELECT coalesce(max(id), 0) AS last FROM work_item');
  let id = Number(last);
  let events = 0;
  let items = [];
  const write = async () => {
    const from = id + 1;
    await copy('COPY work_item (id, workspace_id, source_id, team_id, product_id, key, title, type, severity, found_in_release_id, created_at, described) FROM STDIN', items.map((item, n) =>
      line([from + n, workspace, source, teams.get(item.team), products.get(item.product), item.key, item.title, item.type, item.severity, releases.get(item.foundInRelease), iso(item.createdAt), true])));
    const rows = function* () {
      for (const [n, item] of items.entries()) {
        for (const event of item.events) {
          const [sprint, release] = ['SPRINT', 'RELEASE'].map((frame) => (event.kind === `${frame}_ENTERED` ? event.to : event.kind === `${frame}_LEFT` ? event.from : null));
          events += 1;
          yield line([workspace, from + n, event.key, iso(event.at), event.kind, event.from, event.to, event.unit, event.category, event.sequence, sprints.get(sprint), releases.get(release)]);
        }
      }
    };
    await copy('COPY work_item_event (workspace_id, work_item_id, key, at, kind, from_value, to_value, unit, category, sequence, sprint_id, release_id) FROM STDIN', rows());
    id += items.length;
    items = [];
  };
  // In the order of time, the teams side by side, as it would have come in.
  for (let number = 0; number < org.sprintsOfTeam; number += 1) {
    for (let team = 0; team < org.teams.length; team += 1) items.push(...itemsOf(org, team, number));
    if (items.length >= AT_ONCE) await write();
  }
  await write();
  await client.query(`SELECT setval(pg_get_serial_sequence('work_item', 'id'), $1)`, [id]);
  return { items: id - Number(last), events };
}
