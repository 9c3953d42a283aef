// npm run bench -- --answers: what an answer costs, beside a bare Nest + Apollo server that has the same rows in memory, in one run.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { projectDir } from '../../api/bin/prepare.mjs';
import { answersTable } from './answers-table.mjs';
import { startBenchServer } from './bench-server.mjs';
import { summary, timeOf } from './timing.mjs';

const CONNECTIONS = 10;
const PRODUCT = 'bench';
const ROW = 'metric unit period periodEnd complete label dim1 dim2 dim3 value valueExact numerator denominator sampleSize low high previous change target nullReason';
const TABLE = `query Table($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $first: Int) { metricTable(metrics: $metrics, product: "${PRODUCT}", range: $range, grain: $grain, first: $first) { totalCount truncated nextCursor rows { ${ROW} } } }`;
const METRICS = ['adoption.active_users', 'adoption.new_users', 'adoption.wau', 'adoption.mau'];
/** Days that are over: what is asked about stands still while facts come in for today. */
const LAST_DAY = Date.UTC(2026, 5, 30);
const day = (back) => new Date(LAST_DAY - back * 86_400_000).toISOString().slice(0, 10);
const QUESTIONS = [
  { name: 'metricTable, 90 rows', rows: 90, variables: { metrics: METRICS.slice(0, 1), range: { from: day(90), to: day(0) }, grain: 'DAY', first: 90 } },
  { name: 'metricTable, 1,000 rows', rows: 1_000, variables: { metrics: METRICS, range: { from: day(250), to: day(0) }, grain: 'DAY', first: 1_000 } },
];
const FEED = { metrics: ['adoption.active_users'], product: PRODUCT, range: { from: day(200), to: day(0) }, grain: 'DAY', groupBy: ['event'] };
const FEED_ROWS = 10_000;
const FEED_NAMES = 50;
/** How often a fact comes in while facts move. */
const FACT_EVERY_MS = 100;

export async function benchAnswers({ data, seconds, machine, say }) {
  const server = await startBenchServer(join(data, 'answers'), {});
  const report = { at: new Date().toISOString(), machine, loadBefore: loadavg()[0], connections: CONNECTIONS, seconds, lines: [], feed: null };
  let bare = null;
  try {
    await load(server);
    const tables = {};
    for (const { rows, variables } of QUESTIONS) {
      tables[variables.first] = (await server.graphql(TABLE, variables)).metricTable;
      if (tables[variables.first].rows.length !== rows) throw new Error(`${rows} rows were wanted, ${tables[variables.first].rows.length} came.`);
    }
    const file = join(data, 'tables.json');
    writeFileSync(file, JSON.stringify(tables));
    bare = await startBare(file);
    const shots = [{ name: '{ __typename }', body: { query: '{ __typename }' } }, ...QUESTIONS.map(({ name, variables }) => ({ name, body: { query: TABLE, variables } }))];
    for (const { name, body } of shots) {
      const [theirs, moving, ours] = [await shoot(bare.url, {}, body, seconds), name.startsWith('metric') ? await whileFactsMove(server, () => shoot(server.url, server.headers, body, seconds)) : null, await shoot(server.url, server.headers, body, seconds)];
      // Once more in the other order, and the better of both: the machine is never quite the same.
      const [oursAgain, theirsAgain] = [await shoot(server.url, server.headers, body, seconds), await shoot(bare.url, {}, body, seconds)];
      const line = { name, bare: better(theirs, theirsAgain), ours: better(ours, oursAgain), moving };
      report.lines.push(line);
      say(`  ${name}: bare ${words(line.bare)}; ours unchanged ${words(line.ours)}${moving ? `; while facts move ${words(moving)}` : ''}`);
    }
    report.anew = await anew(server, say);
    report.feed = await measureFeed(server, seconds, say);
    report.loadAfter = loadavg()[0];
  } finally {
    bare?.stop();
    await server.stop();
  }
  const directory = join(projectDir, 'bench-results');
  mkdirSync(directory, { recursive: true });
  const table = answersTable(report);
  writeFileSync(join(directory, 'answers.json'), JSON.stringify(report, null, 2));
  writeFileSync(join(directory, 'answers.md'), table);
  say(`\n${table}\nWritten to bench-results/answers.md and answers.json`);
  return report;
}

const words = ({ perSecond, p95 }) => `${perSecond}/s, p95 ${p95} ms`;
const better = (a, b) => (b.perSecond > a.perSecond ? b : a);

const COLLECT = 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted rejected { reason } } }';
const collect = (server, events) => server.graphql(COLLECT, { input: { source: 'bench', product: PRODUCT, events } });

async function load(server) {
  const events = Array.from({ length: 250 }, (_, back) => Array.from({ length: 20 }, (_, n) => ({ key: `e${back}-${n}`, person: `p${(back * 7 + n * 3) % 400}`, name: `event ${(back + n) % FEED_NAMES}`, at: `${day(back + 1)}T10:00:00Z` }))).flat();
  for (let at = 0; at < events.length; at += 2_500) await collect(server, events.slice(at, at + 2_500));
}

let facts = 0;
async function oneFact(server) {
  facts += 1;
  await collect(server, [{ key: `now-${process.pid}-${facts}`, person: 'p1', name: 'event 1', at: new Date().toISOString() }]);
}

/** One shot of some seconds: requests a second, and the 95th percentile of their times. */
async function shoot(url, headers, body, seconds, method = 'POST') {
  const times = [];
  await new Promise((resolve, reject) => {
    const shot = autocannon({
      url: method === 'POST' ? `${url}/graphql` : url, method, connections: CONNECTIONS, duration: seconds,
      headers: { ...(method === 'POST' ? { 'content-type': 'application/json' } : {}), ...headers }, ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    }, (error) => (error ? reject(error) : resolve()));
    shot.on('response', (_client, status, _bytes, ms) => {
      if (status !== 200 && status !== 304) reject(new Error(`${status} instead of an answer`));
      times.push(ms);
    });
  });
  return { perSecond: Math.round(times.length / seconds), ...summary(times) };
}

async function whileFactsMove(server, work) {
  let going = true;
  const facts = (async () => {
    while (going) {
      await oneFact(server);
      await new Promise((next) => setTimeout(next, FACT_EVERY_MS));
    }
  })();
  try {
    return await work();
  } finally {
    going = false;
    await facts;
  }
}

const ROUNDS = 40;
/** Each time right after a fact, one after the other: nothing that was kept serves. */
async function anew(server, say) {
  const found = {};
  for (const { name, variables } of QUESTIONS) {
    const times = [];
    for (let n = 0; n < ROUNDS; n += 1) {
      await oneFact(server);
      times.push(await timeOf(() => server.graphql(TABLE, variables)));
    }
    found[name] = summary(times);
    say(`  ${name}, right after a fact: p50 ${found[name].p50}, p95 ${found[name].p95} ms`);
  }
  return found;
}

async function measureFeed(server, seconds, say) {
  const { createFeed: { id } } = await server.graphql('mutation ($input: FeedInput!) { createFeed(input: $input) { id } }', { input: { name: 'bench', query: FEED } });
  const address = `${server.url}/api/v1/feeds/${id}.csv`;
  const read = async (headers = {}) => {
    const answer = await fetch(address, { headers: { ...server.headers, ...headers } });
    const text = await answer.text();
    if (answer.status !== 200 || answer.headers.get('x-total-count') !== String(FEED_ROWS)) throw new Error(`${answer.status}, ${answer.headers.get('x-total-count')} rows`);
    return { tag: answer.headers.get('etag'), bytes: text.length };
  };
  const { tag, bytes } = await read();
  const [again, afterFact, afterFactZipped] = [[], [], []];
  for (let n = 0; n < ROUNDS; n += 1) {
    again.push(await timeOf(() => read({ 'accept-encoding': 'identity' })));
    await oneFact(server);
    afterFact.push(await timeOf(() => read({ 'accept-encoding': 'identity' })));
    await oneFact(server);
    afterFactZipped.push(await timeOf(() => read({ 'accept-encoding': 'gzip' })));
  }
  const unchanged = [];
  for (let n = 0; n < ROUNDS * 5; n += 1) {
    unchanged.push(await timeOf(async () => {
      const answer = await fetch(address, { headers: { ...server.headers, 'if-none-match': tag } });
      await answer.arrayBuffer();
      if (answer.status !== 304) throw new Error(`${answer.status} instead of 304`);
    }));
  }
  const many = await shoot(address, { ...server.headers, 'if-none-match': tag }, null, seconds, 'GET');
  const feed = { rows: FEED_ROWS, bytes, again: summary(again), afterFact: summary(afterFact), afterFactZipped: summary(afterFactZipped), notModified: summary(unchanged), notModifiedAtOnce: many };
  say(`  feed CSV, ${FEED_ROWS} rows: unchanged p95 ${feed.again.p95}, after a fact p95 ${feed.afterFact.p95} ms, gzipped ${feed.afterFactZipped.p95}; 304 p95 ${feed.notModified.p95} ms, ${words(many)} by ${CONNECTIONS} at once`);
  return feed;
}

async function startBare(file) {
  const child = spawn(process.execPath, ['--max-old-space-size=512', join(projectDir, 'tests/bench/bare-server.mjs'), file], { env: { PATH: process.env.PATH, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /Bare is at (http:\S+)/.exec(output);
      if (found) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`The bare server ended with ${code}.`)));
  });
  return { url, stop: () => child.kill('SIGTERM') };
}
