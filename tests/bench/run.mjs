// npm run bench: what the product costs on this machine, beside the best SQL over raw facts, a raw COPY and the least an answer can cost.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, checkNode, Failure, install, run } from '../../api/bin/prepare.mjs';

const HELP = `npm run bench                        200,000 events, about two minutes
npm run bench -- --size 10m          ten million events, and delivery beside them; 1m and 100m as well; --size 1m,10m for both and their growth
                 --data FOLDER       keeps the databases there, each in a folder of its size, and takes those that are there: loading is most of the time
                 --load              only loads, for a run later on
                 --only pages        one part alone, or several: pages,collecting,freshness,browser
                 --rounds 20         how often each thing is asked
npm run bench -- --only answers      tables and feeds beside a bare Nest + Apollo server with the same rows; --seconds 8 a shot
npm run bench -- --smoke             the least of everything, as npm test runs it: says whether all of it works, keeps no figures

Results go to bench-results/, one JSON and one Markdown a run, each compared with the last of its size. docs/bench.md says how to read them.
`;
const PARTS = ['pages', 'collecting', 'freshness', 'browser'];
const ROUNDS = 20;
/** How much is done of each: an ordinary run, and the least. */
const FULL = (rounds) => ({ rounds, anewRounds: Math.ceil(rounds / 2), eachRounds: Math.ceil(rounds / 4), rawRounds: 2, limitRounds: 5 * rounds, cold: true, collect: 100_000, freshSeconds: 12, reflectedRounds: rounds, browserRounds: 5, checkLoader: true });
const LEAST = { only: ['Review'], rounds: 1, anewRounds: 1, eachRounds: 1, rawRounds: 1, limitRounds: 2, cold: false, collect: 500, freshSeconds: 1, reflectedRounds: 1, browserRounds: 0, checkLoader: false };

await run(async () => {
  const { values } = parseArgs({ options: {
    size: { type: 'string' }, data: { type: 'string' }, only: { type: 'string' }, rounds: { type: 'string', default: String(ROUNDS) }, seconds: { type: 'string', default: '8' },
    load: { type: 'boolean' }, smoke: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
  } });
  if (values.help) return void process.stdout.write(HELP);
  checkNode();
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Failure('--rounds takes a whole number of 1 or more.');
  const parts = values.only?.split(',') ?? PARTS;
  const wrong = parts.find((part) => !PARTS.includes(part) && part !== 'answers');
  if (wrong !== undefined) throw new Failure(`--only takes ${PARTS.join(', ')} or answers; not "${wrong}".`);
  await install();
  await build();
  await keeping(values.data, async (data) => {
    if (parts.includes('answers')) {
      const { benchAnswers } = await import('./answers.mjs');
      await benchAnswers({ data, seconds: Number(values.seconds), machine: machineOf(), say });
    }
    const measured = PARTS.filter((part) => parts.includes(part));
    if (measured.length > 0) await benchSizes(data, (values.size ?? (values.smoke ? '20k' : '200k')).split(','), measured, values.smoke ? LEAST : FULL(rounds), values);
  });
});

async function benchSizes(data, texts, parts, rounds, { smoke, load }) {
  const { sizeOf, provideSize } = await import('./size.mjs');
  const { measureSize } = await import('./measure.mjs');
  const { provideChromium } = await import('../support/chromium.mjs');
  const sizes = texts.map(sizeOf).sort((a, b) => a.events - b.events);
  const chromium = load ? null : await provideChromium();
  const report = { at: new Date().toISOString(), machine: machineOf(), sizes: {} };
  for (const size of sizes) {
    const provided = await provideSize(data, size, { checkLoader: rounds.checkLoader, say });
    if (!load) report.sizes[size.label] = await measureSize(provided, size, parts, rounds, chromium, say);
  }
  if (load) return say(`Loaded in ${data}.`);
  const failed = Object.values(report.sizes).flatMap((size) => size.failed);
  if (smoke && failed.length === 0) return say('Everything ran, and every answer was the same as by SQL over the raw facts.');
  if (smoke) throw new Failure(failed.map(({ part, why }) => `${part}: ${why}`).join('\n'));
  report.machine.postgres = Object.values(report.sizes)[0].postgres;
  const { keepRun, lastRuns } = await import('./kept-runs.mjs');
  const { reportOf } = await import('./report.mjs');
  const markdown = reportOf(report, lastRuns());
  say(`\n${markdown}\nWritten to ${keepRun(report, markdown)}.md and .json`);
  if (failed.length > 0) throw new Failure(`Not all could be measured:\n${failed.map(({ part, why }) => `${part}: ${why}`).join('\n')}`);
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

function machineOf() {
  return { cores: cpus().length, model: cpus()[0]?.model ?? 'unknown', memoryGb: Math.round(totalmem() / 2 ** 30), node: process.versions.node, platform: `${process.platform} ${process.arch}`, load: loadavg()[0] };
}
