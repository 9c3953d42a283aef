// npm run bench -- --outcomes: the outcome half at two sizes, each question against the best single SQL over the raw events.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { chromium as browsers } from 'playwright-core';
import { projectDir } from '../../api/bin/prepare.mjs';
import { startBenchServer } from './bench-server.mjs';
import { bringToday, loadOutcomes, PRODUCT, sameOutcomesThroughTheDoor } from './outcome-load.mjs';
import { comparedQuestions } from './outcome-questions.mjs';
import { outcomeTable } from './outcome-table.mjs';
import { quantile, questionsOf, replay, round } from './pages.mjs';

const SEED = 20_261_122;
const SQL_ROUNDS = 5;
/** A page is counted anew so often: each time is a second or so at the larger size. */
const ANEW_ROUNDS = 10;

/** `sizes` are numbers of events; `data` is a folder, in which databases that are there are taken as they are. */
export async function benchOutcomes({ sizes, rounds, data, chromium, machine, say }) {
  const report = { at: new Date().toISOString(), machine, door: null, sizes: {} };
  report.door = await sameOutcomesThroughTheDoor(join(data, `door-${process.pid}`), { seed: SEED, events: 20_000, nowMs: Date.now() }, say);
  for (const events of sizes) report.sizes[events] = await benchSize(join(data, `outcomes-${events}`), { events, rounds, chromium, say });
  const directory = join(projectDir, 'tests/.output/bench');
  mkdirSync(directory, { recursive: true });
  const table = outcomeTable(report);
  writeFileSync(join(directory, 'outcomes.json'), JSON.stringify(report, null, 2));
  writeFileSync(join(directory, 'outcomes.md'), table);
  say(`\n${table}\nWritten to tests/.output/bench/outcomes.md and outcomes.json`);
  return report;
}

async function benchSize(directory, { events, rounds, chromium, say }) {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o755);
  const server = await startBenchServer(directory, {});
  try {
    const size = await loaded(directory, server, events, say);
    size.questions = await measureQuestions(server, size.nowMs, rounds, say);
    size.today = await bringToday(server, { seed: SEED, events, nowMs: size.nowMs }, say);
    size.page = await measurePage(server, chromium, rounds, say);
    size.memoryMb = server.memoryMb();
    say(`  memory of the API at its highest: ${size.memoryMb} MB`);
    return size;
  } finally {
    await server.stop();
  }
}

async function loaded(directory, server, events, say) {
  const mark = join(directory, 'loaded.json');
  if (existsSync(mark)) return JSON.parse(readFileSync(mark, 'utf8'));
  const nowMs = Date.now();
  say(`${events.toLocaleString('en')} events: loading`);
  const startedAt = performance.now();
  const size = { wanted: events, nowMs, ...(await loadOutcomes(server, { seed: SEED, events, nowMs }, say)) };
  size.loadedInS = (performance.now() - startedAt) / 1000;
  writeFileSync(mark, JSON.stringify(size));
  return size;
}

const timed = async (rounds, work) => {
  const times = [];
  for (let n = 0; n < rounds; n += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  return { p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)) };
};

/** Each question of ours as it is answered again, and counted anew after a fact; and the statement beside it, both warm. */
async function measureQuestions(server, nowMs, rounds, say) {
  const client = new pg.Client({ connectionString: server.databaseUrl() });
  await client.connect();
  try {
    await client.query(`SET timezone = 'UTC'`);
    const { rows: [{ id }] } = await client.query('SELECT id FROM product WHERE key = $1', [PRODUCT]);
    const measured = [];
    for (const { name, ask, of, sql, span, fact: kind } of comparedQuestions(nowMs)) {
      const ours = () => server.graphql(ask.query, ask.variables);
      const theirs = () => client.query(sql, [id, ...span]);
      const answer = await ours();
      const raw = (await theirs()).rows.map(({ line }) => line).filter((line) => line !== null).sort();
      const same = of === null ? null : agree(name, of(answer), raw);
      const again = await timed(rounds, ours);
      const anew = await timed(ANEW_ROUNDS, async () => { await oneFact(server, kind); await ours(); });
      const fact = await timed(ANEW_ROUNDS, () => oneFact(server, kind));
      const straight = await timed(SQL_ROUNDS, theirs);
      measured.push({ name, same, again, anew: { p50: round(Math.max(0, anew.p50 - fact.p50)), p95: round(Math.max(0, anew.p95 - fact.p50)) }, straight });
      say(`  ${name}: again ${again.p50}, anew ${measured.at(-1).anew.p50}, raw SQL ${straight.p50} ms`);
    }
    return measured;
  } finally {
    await client.end();
  }
}

/** What is compared must be the same answer. The fact that makes us count anew is dated today, after the range. */
function agree(name, ours, theirs) {
  const at = ours.findIndex((line, n) => line !== theirs[n]);
  if (at >= 0 || ours.length !== theirs.length) throw new Error(`${name}: we answer ${ours.length} rows, the raw events ${theirs.length}; the first that differs:\n${ours[at]}\n${theirs[at]}`);
  return ours.length;
}

let facts = 0;
/** One fact of the kind that a question hangs on; of a page, an event: of them there are a thousand to any other. */
async function oneFact(server, kind = 'events') {
  facts += 1;
  const [key, at] = [`${Date.now()}-${facts}`, new Date().toISOString()];
  const fact = {
    events: { key, person: 'p1', name: 'page_view', at },
    subscriptionChanges: { key, account: 'bench-fact', subscription: 'bench-fact', at, status: 'ACTIVE', currency: 'EUR', amount: String(10 + (facts % 9)), interval: 'MONTH' },
    surveyResponses: { key, survey: 'nps', kind: 'NPS', person: 'p1', at, score: facts % 11 },
  }[kind];
  await server.graphql('mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted } }', { input: { source: 'bench-fact', product: PRODUCT, [kind]: [fact] } });
}

async function measurePage(server, executablePath, rounds, say) {
  const browser = await browsers.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  try {
    const questions = await questionsOf(browser, `${server.url}/outcomes/${PRODUCT}`, server);
    const warm = await replay(server, questions, rounds, undefined, 25);
    const anew = await replay(server, questions, ANEW_ROUNDS, () => oneFact(server));
    say(`  the Outcomes page, ${questions.length} questions: again p95 ${warm.p95} ms, anew p50 ${anew.p50} p95 ${anew.p95} ms (${anew.byQuestion.slice(0, 6).map((each) => `${each.name} ${each.p95}`).join(', ')})`);
    return { questions: questions.length, warm, anew };
  } finally {
    await browser.close();
  }
}
