// node tests/bench/tracking.mjs: messages a second through the tracking doors, beside a raw COPY of the same rows in the same run.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBenchServer } from './bench-server.mjs';
import { rawCopy } from './collecting.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const scratch = mkdtempSync(join(tmpdir(), 'bifocal-bench-'));
// As root the database runs under another account, which must be able to enter.
chmodSync(scratch, 0o755);

try {
  const server = await startBenchServer(join(scratch, 'tracking'), { env: { TRACKING_LIMIT: '1000000' } });
  const copy = await rawCopy(server);
  await server.graphql('mutation { createProduct(input: { key: "bench", name: "Bench" }) { key } }');
  const { createWriteKey } = await server.graphql('mutation { createWriteKey(source: "bench", product: "bench", name: "bench") { text } }');
  say(`${cpus().length} cores; API, PostgreSQL and load on the one machine`);
  say(`raw COPY of the same rows: ${Math.round(copy).toLocaleString('en')}/s`);
  for (const [size, connections, messages] of [[1, 1, 1_000], [1, 64, 12_000], [100, 1, 20_000], [100, 8, 60_000]]) {
    const { perSecond, p50, p95, commits } = await measure(server, createWriteKey.text, size, connections, messages);
    say(`requests of ${size}, ${connections} at a time: ${Math.round(perSecond).toLocaleString('en')} messages/s (${(100 * perSecond / copy).toFixed(1)} % of COPY), p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${commits} commits for ${messages / size} requests`);
  }
  await server.stop();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function measure(server, key, size, connections, messages) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const run = `${size}-${connections}`;
  const commitsBefore = await commitsOf(server);
  const times = [];
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, async () => {
    while (next < messages) {
      const from = next;
      next += size;
      const batch = Array.from({ length: size }, (_, index) => message(run, from + index));
      const sentAt = performance.now();
      await post(server, agent, size === 1 ? '/v1/track' : '/v1/batch', key, size === 1 ? batch[0] : { batch });
      times.push(performance.now() - sentAt);
    }
  }));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: messages / seconds, p50: times[Math.floor(times.length * 0.5)], p95: times[Math.floor(times.length * 0.95)], commits: (await commitsOf(server)) - commitsBefore };
}

function message(run, index) {
  return { type: 'track', messageId: `${run}-${index}`, userId: `p${(index * 7919) % 5_000}`, event: ['opened', 'searched', 'exported', 'invited'][index % 4], timestamp: new Date(Date.UTC(2026, 0, 1) + index * 7_001).toISOString(), properties: { plan: 'team' } };
}

async function commitsOf(server) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server.databaseUrl() });
  await client.connect();
  try {
    return Number((await client.query('SELECT count(*) AS n FROM collect_batch')).rows[0].n);
  } finally {
    await client.end();
  }
}

function post(server, agent, path, key, body) {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    request(`${server.url}${path}`, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'x-api-key': key, 'content-length': Buffer.byteLength(text) } }, (response) => {
      response.resume();
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`answered ${response.statusCode}`))));
    }).once('error', reject).end(text);
  });
}
