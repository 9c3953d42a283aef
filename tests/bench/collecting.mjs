// Accepted facts a second through the doors, beside a raw COPY of the same rows into a table of the same shape.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const EVENTS = 200_000;
const BATCH = 2_500;
const PEOPLE = 5_000;
const NAMES = ['opened', 'searched', 'exported', 'invited'];

export async function measureCollecting(server, say) {
  say(`  Collecting ${EVENTS.toLocaleString('en')} events by each path`);
  const copyPerSecond = await rawCopy(server);
  const paths = [
    { name: 'raw COPY (limit)', perSecond: copyPerSecond },
    { name: `collectOutcomes, batches of ${BATCH}, 1 connection`, perSecond: await graphql(server, 'bench-one', 1) },
    { name: `collectOutcomes, batches of ${BATCH}, 4 connections`, perSecond: await graphql(server, 'bench-four', 4) },
    { name: 'file import, NDJSON', perSecond: await file(server) },
  ];
  for (const path of paths) say(`    ${path.name}: ${Math.round(path.perSecond).toLocaleString('en')}/s`);
  return { events: EVENTS, copyPerSecond, paths };
}

function event(index) {
  return { key: `e${index}`, person: `p${(index * 7919) % PEOPLE}`, name: NAMES[index % NAMES.length], at: new Date(Date.UTC(2026, 0, 1) + index * 7_001).toISOString(), properties: { plan: 'team' } };
}

export async function rawCopy(server) {
  const client = new pg.Client({ connectionString: server.databaseUrl() });
  await client.connect();
  try {
    await client.query('CREATE TABLE bench_copy (LIKE event INCLUDING ALL)');
    const startedAt = performance.now();
    const rows = function* () {
      for (let index = 0; index < EVENTS; index += 1) {
        const { at } = event(index);
        const hash = index.toString(16).padStart(32, '0');
        yield `${(index * 7919) % PEOPLE}\t${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20)}\t1\t1\t${index % NAMES.length}\t${at}\t{"plan":"team"}\n`;
      }
    };
    await pipeline(Readable.from(rows()), client.query(copyFrom('COPY bench_copy (person_id, key_hash, product_id, source_id, name_id, at, properties) FROM STDIN')));
    return EVENTS / ((performance.now() - startedAt) / 1000);
  } finally {
    await client.query('DROP TABLE IF EXISTS bench_copy').finally(() => client.end());
  }
}

const COLLECT = 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted duplicates rejected { path reason } } }';

async function graphql(server, product, connections) {
  let next = 0;
  let accepted = 0;
  const startedAt = performance.now();
  const worker = async () => {
    while (next < EVENTS) {
      const from = next;
      next += BATCH;
      const events = Array.from({ length: Math.min(BATCH, EVENTS - from) }, (_, index) => event(from + index));
      const { collectOutcomes } = await server.graphql(COLLECT, { input: { source: 'bench', product, events } });
      accepted += collectOutcomes.accepted;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  if (accepted < EVENTS) throw new Error(`Only ${accepted} of ${EVENTS} events were accepted.`);
  return EVENTS / ((performance.now() - startedAt) / 1000);
}

async function file(server) {
  const lines = function* () {
    for (let index = 0; index < EVENTS; index += 1) yield `${JSON.stringify(event(index))}\n`;
  };
  const startedAt = performance.now();
  const upload = await fetch(`${server.url}/api/v1/files`, { method: 'POST', headers: { ...server.headers, 'x-file-name': 'bench.ndjson', 'x-requested-with': 'bifocal', 'content-type': 'application/octet-stream' }, body: Readable.toWeb(Readable.from(lines())), duplex: 'half' });
  const { id } = await upload.json();
  const { startImport } = await server.graphql('mutation ($file: ID!, $options: ImportOptions!) { startImport(file: $file, options: $options) { id } }', { file: id, options: { as: 'events', source: 'bench-file', product: 'bench-file' } });
  for (;;) {
    const { importJob } = await server.graphql('query ($id: ID!) { importJob(id: $id) { state accepted error } }', { id: startImport.id });
    if (importJob.state === 'FAILED') throw new Error(importJob.error);
    if (importJob.state === 'DONE') {
      if (importJob.accepted < EVENTS) throw new Error(`Only ${importJob.accepted} of ${EVENTS} events were accepted.`);
      return EVENTS / ((performance.now() - startedAt) / 1000);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
