// npm test: everything, on a machine with nothing but Node, npm and git. One step after the other; the first that
// fails ends the run and shows its words. `--only check` is the quick half, `--only real` the suite over real data.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, checkNode, Failure, install, projectDir, run, step } from '../api/bin/prepare.mjs';
import { provideClients } from './support/client-programs.mjs';

const HELP = `npm test                        everything: types, lint, arrows, unit, API, faults, browser
npm run check                   types, lint, arrows, unit, schema drift (under a minute)
npm run test:real               the suite over real data: REAL_DATA=FOLDER npm run test:real
npm test -- --only api          one part: check, unit, arrows, api, faults, clients, web, bench, real
npm test -- --only api sprint   of that part, the files whose path has this word
PICTURES=on npm test -- --only web looks   with pictures to look at, in tests/.output/pictures
`;
const PARTS = ['check', 'unit', 'arrows', 'api', 'faults', 'clients', 'web', 'bench', 'real'];
const NOT_RUN = join(projectDir, 'tests/.output/not-run.txt');

await run(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return void process.stdout.write(HELP);
  if (values.only && !PARTS.includes(values.only)) throw new Failure(`--only takes one of ${PARTS.join(', ')}.`);
  const startedAt = Date.now();
  checkNode();
  await install();
  const all = !values.only;
  rmSync(NOT_RUN, { force: true });
  // Programs that have to be brought come while the page is built and formulas are tried.
  const clients = all || values.only === 'clients' ? provideClients() : null;
  await build({ page: all || values.only === 'web' || values.only === 'bench' });
  if (all || values.only === 'check') await check({ everyZone: all });
  if (values.only === 'unit' || values.only === 'arrows') await jest([values.only], positionals);
  const served = all ? ['api', 'faults', 'clients', 'web'] : ['api', 'faults', 'clients', 'web', 'real'].filter((part) => part === values.only);
  if (served.length > 0) await serve(served, positionals, await clients);
  // Whether it runs and answers as SQL does; its times are judged by nobody here.
  if (all || values.only === 'bench') await step('Bench, the least of everything', [process.execPath, 'tests/bench/run.mjs', '--smoke']);
  sayWhatDidNotRun();
  process.stdout.write(`\nAll passed in ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`);
});

async function check({ everyZone }) {
  const tsc = [process.execPath, 'node_modules/typescript/bin/tsc'];
  // Side by side, one for each core; without the ticking seconds, which would write over each other.
  const quiet = (title, command) => step(title, command, {}, projectDir, { ticking: false });
  await Promise.all([
    quiet('Types of the tracker', [...tsc, '-p', 'packages/tracker']).then(() => quiet('Types of the page', [...tsc, '-p', 'web', '--noEmit'])).then(() => quiet('Types of the tests', [...tsc, '-p', 'tests'])),
    quiet('Lint', [process.execPath, 'node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']).then(() => quiet('Schema as committed', [process.execPath, 'api/bin/schema.mjs', '--check'])),
  ]);
  await step('Generated types as committed', [process.execPath, 'web/codegen.mjs', '--check']);
  await jest(['unit', 'arrows'], []);
  // Half an hour off: a day that is taken from the machine's zone shows here.
  if (everyZone) await jest(['unit'], [], { TZ: 'America/St_Johns' });
}

/** The parts that need a server: each test file starts its own, over its own clone of the migrated database, in a process that has served before. */
async function serve(parts, files, clients) {
  if (parts.includes('real') && !process.env.REAL_DATA) throw new Failure('REAL_DATA is not set. Give the folder with the data sets: REAL_DATA=../shared/data npm run test:real');
  const { provideChromium } = await import('./support/chromium.mjs');
  const chromium = parts.includes('web') ? { CHROMIUM_PATH: await provideChromium() } : {};
  const { withCluster } = await import('./support/cluster.mjs');
  const { withWarmServers } = await import('./support/warm-servers.mjs');
  // Only the browser's walks and the sample's own test look at the sample.
  const withSample = parts.includes('web') || (parts.includes('api') && (files.length === 0 || files.some((word) => word.includes('sample'))));
  await withCluster({ withSample }, (cluster) => withWarmServers((servers) => jest(parts, files, { ...cluster, ...servers, ...chromium, ...clients })));
}

/** A client that could not be had is no success: it is said last, where it is read. */
function sayWhatDidNotRun() {
  if (!existsSync(NOT_RUN)) return;
  const lines = readFileSync(NOT_RUN, 'utf8').trim().split('\n');
  process.stdout.write(`\n!!! ${lines.length} ${lines.length === 1 ? 'test was' : 'tests were'} NOT RUN, since a program is missing:\n${lines.map((line) => `    ${line}`).join('\n')}\n`);
}

/** Jest's own output is the progress. */
function jest(projects, files, env = {}) {
  const zone = env.TZ ?? 'UTC';
  process.stdout.write(`\nTests: ${projects.join(', ')} (time zone ${zone})\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '-c', 'tests/jest.config.mjs', '--passWithNoTests=false', ...files], {
      cwd: projectDir,
      env: { ...process.env, TZ: zone, TEST_PROJECTS: projects.join(','), TEST_OUTPUT: join(projectDir, 'tests/.output'), ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Failure(`Tests failed: ${projects.join(', ')}. Run them alone with: npm test -- --only ${projects[0]}`))));
  });
}
