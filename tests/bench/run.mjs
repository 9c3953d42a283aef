// npm run bench: what the product costs, measured on this machine against a peer in the same run.
// Pages: the questions that the browser really sends for each page, replayed. Collecting: against a raw COPY of the same rows.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build, checkNode, Failure, install, projectDir, run } from '../../api/bin/prepare.mjs';

const HELP = `npm run bench                     the sample's size and ten times it, and collecting
npm run bench -- --scales 1       only these sizes of the sample
npm run bench -- --rounds 40      how often each page is asked (default 20)
npm run bench -- --delivery       delivery at 2 and at 20 years of 10 teams (200,000 items, 3 million events), against its limits
                 --sizes 2,20     these years instead; --teams 10; --data FOLDER keeps the databases for the next run
npm run bench -- --outcomes       outcomes at 1 and at 10 million events, each question beside the straight SQL over the raw events
                 --sizes 1000000  this many events instead; --data FOLDER as above
npm run bench -- --answers        tables and feeds beside a bare Nest + Apollo server with the same rows; --seconds 8 a shot
`;

await run(async () => {
  const { values } = parseArgs({ options: {
    scales: { type: 'string', default: '1,10' }, rounds: { type: 'string', default: '20' },
    delivery: { type: 'boolean' }, outcomes: { type: 'boolean' }, answers: { type: 'boolean' }, seconds: { type: 'string', default: '8' }, sizes: { type: 'string' }, teams: { type: 'string', default: '10' }, data: { type: 'string' }, help: { type: 'boolean', short: 'h' },
  } });
  if (values.help) return void process.stdout.write(HELP);
  checkNode();
  await install();
  await build();
  const { provideChromium } = await import('../support/chromium.mjs');
  const { startBenchServer } = await import('./bench-server.mjs');
  const { measureCollecting } = await import('./collecting.mjs');
  const { measurePages } = await import('./pages.mjs');
  const chromium = await provideChromium();
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Failure('--rounds takes a whole number of 1 or more.');

  if (values.delivery) {
    const { benchDelivery } = await import('./delivery.mjs');
    return void (await keeping(values.data, (data) => benchDelivery({ sizes: sizesOf(values.sizes ?? '2,20'), teams: Number(values.teams), rounds, data, chromium, machine: machine(), say })));
  }
  if (values.outcomes) {
    const { benchOutcomes } = await import('./outcomes.mjs');
    return void (await keeping(values.data, (data) => benchOutcomes({ sizes: sizesOf(values.sizes ?? '1000000,10000000'), rounds, data, chromium, machine: machine(), say })));
  }

  if (values.answers) {
    const { benchAnswers } = await import('./answers.mjs');
    return void (await keeping(values.data, (data) => benchAnswers({ data, seconds: Number(values.seconds), machine: machine(), say })));
  }

  const report = { machine: machine(), at: new Date().toISOString(), firstLoadJavaScript: firstLoad(), collecting: null, pages: {} };
  const scratch = mkdtempSync(join(tmpdir(), 'bifocal-bench-'));
  // As root the database runs under another account, which must be able to enter.
  chmodSync(scratch, 0o755);
  try {
    for (const scale of values.scales.split(',').map(Number)) {
      say(`Size ${scale}: loading the sample`);
      const server = await startBenchServer(join(scratch, `scale-${scale}`), { scale });
      say(`  loaded in ${server.loadedInS.toFixed(1)} s, ${server.facts.toLocaleString('en')} facts`);
      report.pages[scale] = { facts: server.facts, loadedInS: server.loadedInS, ...(await measurePages(server, chromium, rounds, say)), apiMemoryMb: server.memoryMb() };
      if (report.collecting === null) report.collecting = await measureCollecting(server, say);
      await server.stop();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  write(report);
});

function sizesOf(text) {
  return text.split(',').map(Number);
}

/** Works in a folder that is kept where somebody named one, and removed where not. */
async function keeping(data, work) {
  const scratch = data ?? mkdtempSync(join(tmpdir(), 'bifocal-bench-'));
  mkdirSync(scratch, { recursive: true });
  // As root the database runs under another account, which must be able to enter.
  chmodSync(scratch, 0o755);
  try {
    await work(scratch);
  } finally {
    if (data === undefined) rmSync(scratch, { recursive: true, force: true });
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function machine() {
  return { cores: cpus().length, model: cpus()[0]?.model ?? 'unknown', memoryGb: Math.round(totalmem() / 2 ** 30), node: process.versions.node, platform: `${process.platform} ${process.arch}` };
}

/** What the browser must fetch before the first view: the scripts that index.html names, gzipped. */
function firstLoad() {
  const dist = join(projectDir, 'web/dist');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => match[1]);
  const bytes = files.filter((file) => existsSync(join(dist, file))).map((file) => ({ file, bytes: statSync(join(dist, file)).size, gzipped: gzipSync(readFileSync(join(dist, file))).length }));
  return { files: bytes, gzippedKb: Math.round(bytes.reduce((sum, file) => sum + file.gzipped, 0) / 1000) };
}

function write(report) {
  const lines = [
    `# Bench of ${report.at.slice(0, 10)}`, '',
    `${report.machine.cores} cores (${report.machine.model}), ${report.machine.memoryGb} GiB, Node ${report.machine.node}. API, PostgreSQL and load on the one machine.`, '',
    `First-load JavaScript: ${report.firstLoadJavaScript.gzippedKb} kB gzipped.`, '',
    '## Pages: server time of every question that the page asks', '',
    '| size | facts | page | questions | p50 ms | p95 ms | right after a fact: p50 ms | p95 ms | slowest question then, p95 ms |', '|---|---|---|---|---|---|---|---|---|',
  ];
  for (const [scale, { facts, pages }] of Object.entries(report.pages)) {
    for (const page of pages) lines.push(`| ${scale} | ${facts} | ${page.name} | ${page.questions} | ${page.kept.p50} | ${page.kept.p95} | ${page.afterFact.p50} | ${page.afterFact.p95} | ${page.afterFact.slowest.name} ${page.afterFact.slowest.p95} |`);
  }
  lines.push('', '## Collecting, against a raw COPY of the same rows', '', '| path | facts/s | share of COPY |', '|---|---|---|');
  for (const path of report.collecting?.paths ?? []) lines.push(`| ${path.name} | ${Math.round(path.perSecond).toLocaleString('en')} | ${(100 * path.perSecond / report.collecting.copyPerSecond).toFixed(0)} % |`);
  const directory = join(projectDir, 'tests/.output/bench');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'bench.json'), JSON.stringify(report, null, 2));
  writeFileSync(join(directory, 'bench.md'), `${lines.join('\n')}\n`);
  say(`\n${lines.join('\n')}\n\nWritten to tests/.output/bench/bench.md and bench.json`);
}
