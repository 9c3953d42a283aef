// Puts outcome data into the tables as the collecting door keeps it, by COPY: for the sake of the time it takes, and for nothing
// else. sameAsThroughTheDoor holds the two ways beside each other. What is counted ahead is counted by the database itself.
import { hash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { startBenchServer } from './bench-server.mjs';
import { countryOf, DAY, DAYS, eventsOfDay, FUNNEL, NAMES, outcomePeople, paidAndSaid, planOf } from './outcome-data.mjs';

const SOURCE = 'bench';
export const PRODUCT = 'bench';
const FUNNEL_WINDOW_MINUTES = 14 * 24 * 60;
const AT_ONCE = 250_000;
const BATCH = 5_000;
const iso = (ms) => new Date(ms).toISOString();
const hashOf = (key) => hash('sha256', `${SOURCE}\0${key}`, 'hex').slice(0, 32);

/** Loads a size through a running server and its database. Answers how much of it there is. */
export async function loadOutcomes(server, size, say) {
  const people = outcomePeople(size);
  await describe(server);
  const client = new pg.Client({ connectionString: server.databaseUrl() });
  await client.connect();
  try {
    const ids = await framesOf(client, people);
    const events = await copyEvents(client, people, size, ids, say);
    await client.query('VACUUM (ANALYZE)');
    await collectRest(server, people, size);
    await client.query('ANALYZE');
    return { people: people.count, events, bytes: await bytesOf(client) };
  } finally {
    await client.end();
  }
}

/** The product and its funnel, through their own doors. */
async function describe(server) {
  await send(server, {});
  await server.graphql('mutation ($input: CreateProductInput!) { createProduct(input: $input) { key } }', { input: { key: PRODUCT, name: 'Bench', timeZone: 'UTC', currency: 'EUR' } });
  await server.graphql('mutation ($product: String!, $input: FunnelInput!) { saveFunnel(product: $product, input: $input) { id } }', { product: PRODUCT, input: { key: 'buy', name: 'Sign-up to purchase', windowMinutes: FUNNEL_WINDOW_MINUTES, steps: FUNNEL.map((event) => ({ event })) } });
}

/** The days since the last one that is loaded, up to now: a page is asked on a day on which people come. Answers how many events that were. */
export async function bringToday(server, size, say) {
  const people = outcomePeople(size);
  const nowMs = Date.now();
  const client = new pg.Client({ connectionString: server.databaseUrl() });
  await client.connect();
  try {
    const ids = await knownIds(client, people);
    const { rows: [{ last }] } = await client.query(`SELECT extract(epoch FROM max(at)) * 1000 AS last FROM event WHERE product_id = $1 AND source_id = $2`, [ids.product, ids.source]);
    const lines = [];
    for (let day = DAYS; people.firstDay + day * DAY <= nowMs; day += 1) {
      let count = 0;
      for (const [n, name, ms] of eventsOfDay(people, size, day)) {
        count += 1;
        if (ms > Number(last) && ms <= nowMs) lines.push(lineOf(ids, [n, name, ms], `day ${day} ${count}`));
      }
    }
    await copy(client, EVENT, lines);
    await client.query('ANALYZE event; ANALYZE person_day; ANALYZE person_event_day');
    say(`  ${lines.length.toLocaleString('en')} events since, up to now`);
    return lines.length;
  } finally {
    await client.end();
  }
}

async function framesOf(client, people) {
  const { workspace, source, product } = await framesIds(client);
  await copy(client, 'COPY person (workspace_id, source_id, product_id, key, traits, created_at) FROM STDIN', (function* rows() {
    for (let n = 0; n < people.count; n += 1) yield `${workspace}\t${source}\t${product}\tp${n}\t${JSON.stringify({ plan: planOf(people, n), country: countryOf(people, n) })}\t${iso(people.firstDay + people.signUp[n])}\n`;
  })());
  for (const name of NAMES) await client.query('INSERT INTO event_name (product_id, name) VALUES ($1, $2)', [product, name]);
  return knownIds(client, people);
}

async function framesIds(client) {
  const one = async (text, values) => Number((await client.query(text, values)).rows[0].id);
  const product = await one('SELECT id FROM product WHERE key = $1', [PRODUCT]);
  const workspace = await one('SELECT workspace_id AS id FROM product WHERE id = $1', [product]);
  return { workspace, product, source: await one('SELECT id FROM source WHERE workspace_id = $1 AND key = $2', [workspace, SOURCE]) };
}

/** The numbers that the database has given to people and names, by ours. */
async function knownIds(client, people) {
  const { source, product } = await framesIds(client);
  const person = new Float64Array(people.count);
  for (const { id, key } of (await client.query(`SELECT id, key FROM person WHERE product_id = $1 AND key ~ '^p[0-9]+$'`, [product])).rows) person[Number(key.slice(1))] = Number(id);
  const { rows: names } = await client.query('SELECT id, name FROM event_name WHERE product_id = $1', [product]);
  return { source, product, person, names: NAMES.map((wanted) => Number(names.find(({ name }) => name === wanted).id)) };
}

const EVENT = 'COPY event (person_id, key_hash, product_id, source_id, name_id, at) FROM STDIN';
const lineOf = ({ source, product, person, names }, [n, name, ms], key) => `${person[n]}\t${hashOf(key)}\t${product}\t${source}\t${names[name]}\t${iso(ms)}\n`;

const copy = (client, statement, rows) => pipeline(Readable.from(rows), client.query(copyFrom(statement)));

async function copyEvents(client, people, size, ids, say) {
  let events = 0;
  let lines = [];
  const write = async () => {
    await copy(client, EVENT, lines);
    lines = [];
    say(`  ${events.toLocaleString('en')} events`);
  };
  for (let day = 0; day < DAYS; day += 1) {
    for (const event of eventsOfDay(people, size, day)) {
      events += 1;
      lines.push(lineOf(ids, event, `e${events}`));
      if (lines.length === AT_ONCE) await write();
    }
  }
  await write();
  return events;
}

const COLLECT = 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { rejected { path reason } } }';
async function send(server, lists) {
  const { collectOutcomes } = await server.graphql(COLLECT, { input: { source: SOURCE, product: PRODUCT, ...lists } });
  if (collectOutcomes.rejected.length > 0) throw new Error(`The door rejects what the loader writes: ${JSON.stringify(collectOutcomes.rejected[0])}`);
}

async function collectRest(server, people, size) {
  let lists = {};
  let count = 0;
  for (const { list, item } of paidAndSaid(people, size)) {
    (lists[list] ??= []).push({ ...item, at: iso(item.at), ...(item.shownAt ? { shownAt: iso(item.shownAt) } : {}) });
    count += 1;
    if (count % BATCH === 0) {
      await send(server, lists);
      lists = {};
    }
  }
  await send(server, lists);
}

/** What an event takes on disk: itself, its indexes, and what is counted ahead of it. */
async function bytesOf(client) {
  const { rows } = await client.query(`SELECT c.relname AS name, pg_total_relation_size(c.oid)::float8 AS bytes FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
    WHERE s.nspname = 'public' AND c.relkind = 'r' AND pg_total_relation_size(c.oid) > 10000000 ORDER BY 2 DESC`);
  return rows;
}

const KEPT = {
  event: 'SELECT p.key, n.name, e.key_hash, e.at, e.properties FROM event e JOIN person p ON p.id = e.person_id JOIN event_name n ON n.id = e.name_id ORDER BY e.key_hash',
  person: 'SELECT key, traits, created_at FROM person ORDER BY 1',
  person_day: 'SELECT p.key, d.day::text FROM person_day d JOIN person p ON p.id = d.person_id ORDER BY 1, 2',
};

/** The same data by COPY into one database and through the door into another. Throws where a row differs; answers how many were compared. */
export async function sameOutcomesThroughTheDoor(directory, size, say) {
  const folders = ['copied', 'collected'].map((name) => join(directory, name));
  for (const folder of [directory, ...folders]) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
  }
  const servers = [await startBenchServer(folders[0], {}), await startBenchServer(folders[1], {})];
  try {
    await loadOutcomes(servers[0], size, () => undefined);
    const people = outcomePeople(size);
    await describe(servers[1]);
    await send(servers[1], { people: Array.from({ length: people.count }, (_, n) => ({ key: `p${n}`, traits: { plan: planOf(people, n), country: countryOf(people, n) }, createdAt: iso(people.firstDay + people.signUp[n]) })) });
    const events = [];
    for (let day = 0; day < DAYS; day += 1) for (const [n, name, ms] of eventsOfDay(people, size, day)) events.push({ key: `e${events.length + 1}`, person: `p${n}`, name: NAMES[name], at: iso(ms) });
    for (let from = 0; from < events.length; from += BATCH) await send(servers[1], { events: events.slice(from, from + BATCH) });
    await collectRest(servers[1], people, size);
    let rows = 0;
    for (const [table, sql] of Object.entries(KEPT)) {
      const [copied, collected] = await Promise.all(servers.map(async (server) => {
        const client = new pg.Client({ connectionString: server.databaseUrl() });
        await client.connect();
        try {
          return (await client.query({ text: sql, rowMode: 'array' })).rows.map((row) => JSON.stringify(row));
        } finally {
          await client.end();
        }
      }));
      const differs = copied.findIndex((row, n) => row !== collected[n]);
      if (differs >= 0 || copied.length !== collected.length) throw new Error(`${table}: COPY wrote ${copied.length} rows, the door ${collected.length}; the first that differs:\n${copied[differs]}\n${collected[differs]}`);
      rows += copied.length;
    }
    say(`The loader against the door: ${rows.toLocaleString('en')} rows are the same`);
    return { rows };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(directory, { recursive: true, force: true });
  }
}
