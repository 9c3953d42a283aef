// Accepted facts a second through each door, beside a raw COPY of the same rows into a bare copy of the table; none lost.
import { Agent, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { importFile } from './outcome-load.mjs';
import { round, summary } from './timing.mjs';

const BATCH = 2_500;
const MESSAGES = 100;
const CONNECTIONS = 4;
const PEOPLE = 5_000;
const NAMES = ['opened', 'searched', 'exported', 'invited'];

/** Each run collects into a source of its own, so that everything is new. */
export async function measureCollecting(server, events, say) {
  const run = `collect-${Date.now().toString(36)}`;
  say(`  Collecting ${events.toLocaleString('en')} events by each door`);
  const doors = [
    { door: 'GraphQL, batches of 2,500, 1 connection', collect: (product) => graphql(server, product, events, 1) },
    { door: 'GraphQL, batches of 2,500, 4 connections', collect: (product) => graphql(server, product, events, CONNECTIONS) },
    { door: 'tracking API, batches of 100, 4 connections', collect: (product) => tracking(server, product, events) },
    { door: 'file, NDJSON', collect: (product) => importFile(server, Array.from({ length: events }, (_, n) => `${JSON.stringify(event(n))}\n`), { as: 'events', source: product, product }) },
  ];
  const paths = [];
  for (const [n, { door, collect }] of doors.entries()) {
    const product = `${run}-${n}`;
    const prepared = n === 2 ? await writeKey(server, product) : product;
    const startedAt = performance.now();
    const more = await collect(prepared);
    const seconds = (performance.now() - startedAt) / 1000;
    const lost = events - await keptOf(server, product);
    if (lost !== 0) throw new Error(`${door}: of ${events} events ${lost} are lost, though all were acknowledged.`);
    paths.push({ door, perSecond: Math.round(events / seconds), lost, requests: more ?? null });
    say(`    ${door}: ${paths.at(-1).perSecond.toLocaleString('en')}/s`);
  }
  const copyPerSecond = await rawCopy(server, `${run}-0`, events);
  say(`    raw COPY of the same rows: ${copyPerSecond.toLocaleString('en')}/s`);
  return { events, copyPerSecond, paths };
}

function event(n) {
  return { key: `e${n}`, person: `p${(n * 7919) % PEOPLE}`, name: NAMES[n % NAMES.length], at: new Date(Date.UTC(2026, 0, 1) + n * 7_001).toISOString(), properties: { plan: 'team' } };
}

const keptOf = (server, product) => server.database(async (client) => (await client.query('SELECT count(*)::int AS n FROM event WHERE product_id = (SELECT id FROM product WHERE key = $1)', [product])).rows[0].n);

/** The rows as they were kept, written once more by COPY into a table of the same shape, with its indexes and nothing else. */
async function rawCopy(server, product, events) {
  return server.database(async (client) => {
    const { rows: [{ id, columns }] } = await client.query(`SELECT (SELECT id FROM product WHERE key = $1) AS id,
      (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'event'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns`, [product]);
    const rows = [];
    for await (const chunk of client.query(copyTo(`COPY (SELECT ${columns} FROM event WHERE product_id = ${Number(id)}) TO STDOUT`))) rows.push(chunk);
    await client.query('DROP TABLE IF EXISTS bench.bare_event; CREATE TABLE bench.bare_event (LIKE event INCLUDING ALL)');
    try {
      const startedAt = performance.now();
      await pipeline(Readable.from(rows), client.query(copyFrom(`COPY bench.bare_event (${columns}) FROM STDIN`)));
      return Math.round(events / ((performance.now() - startedAt) / 1000));
    } finally {
      await client.query('DROP TABLE bench.bare_event');
    }
  });
}

const COLLECT = 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted duplicates rejected { path reason } } }';

async function graphql(server, product, events, connections) {
  let next = 0;
  await Promise.all(Array.from({ length: connections }, async () => {
    while (next < events) {
      const from = next;
      next += BATCH;
      await server.graphql(COLLECT, { input: { source: product, product, events: Array.from({ length: Math.min(BATCH, events - from) }, (_, n) => event(from + n)) } });
    }
  }));
}

export async function writeKey(server, product) {
  await server.graphql('mutation ($key: String!) { createProduct(input: { key: $key, name: $key }) { key } }', { key: product });
  return (await server.graphql('mutation ($key: String!) { createWriteKey(source: $key, product: $key, name: "bench") { text } }', { key: product })).createWriteKey.text;
}

async function tracking(server, key, events) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = [];
  let next = 0;
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
      while (next < events) {
        const from = next;
        next += MESSAGES;
        const batch = Array.from({ length: Math.min(MESSAGES, events - from) }, (_, n) => trackMessage(event(from + n)));
        const sentAt = performance.now();
        await sendBatch(server, agent, key, batch);
        times.push(performance.now() - sentAt);
      }
    }));
  } finally {
    agent.destroy();
  }
  const { p50, p95 } = summary(times);
  return { p50: round(p50), p95: round(p95) };
}

export const trackMessage = ({ key, person, name, at, properties }) => ({ type: 'track', messageId: key, userId: person, event: name, timestamp: at, properties });

/** POST /v1/batch; answered when it is kept. */
export function sendBatch(server, agent, key, batch) {
  const text = JSON.stringify({ batch });
  return new Promise((resolve, reject) => {
    request(`${server.url}/v1/batch`, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'x-api-key': key, 'content-length': Buffer.byteLength(text) } }, (response) => {
      response.resume();
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`POST /v1/batch answered ${response.statusCode}`))));
    }).once('error', reject).end(text);
  });
}
