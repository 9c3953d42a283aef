// What must be there before anything runs: packages as the lockfile says, and a build of the present sources.
// Plain Node, no dependency: it runs in a fresh clone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = fileURLToPath(new URL('../../', import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

/** A reason a person can act on; printed alone, without a stack. */
export class Failure extends Error {}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const good = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (!good) throw new Failure(`Node ${process.versions.node} is too old: Bifocal needs 20.19, 22.12, or later.`);
}

export async function install() {
  const lock = hashFiles([join(projectDir, 'package-lock.json')]);
  const marker = join(projectDir, 'node_modules', '.bifocal-installed');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  const cli = process.env.npm_execpath;
  const command = cli ? [process.execPath, cli] : ['npm'];
  await step('Installing packages (once; a minute or two)', [...command, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { NODE_ENV: '' });
  writeFileSync(marker, lock);
}

const TYPESCRIPT = ['node_modules/typescript/bin/tsc', '-b', 'api'];
const VITE = [join(projectDir, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'];

/** Builds what changed since the last build: by content, so that a checkout that touches files builds nothing. */
export async function build({ force = false, page = true } = {}) {
  await buildPart('Building the server', ['packages/metrics', 'packages/sample', 'api'], 'api/dist', TYPESCRIPT, projectDir, force);
  await buildPart('Building the tracker', ['packages/tracker'], 'packages/tracker/dist', VITE, join(projectDir, 'packages/tracker'), force);
  if (page) await buildPart('Building the page', ['web'], 'web/dist', VITE, join(projectDir, 'web'), force);
}

async function buildPart(title, inputs, output, command, cwd, force) {
  const print = hashFiles([join(projectDir, 'package-lock.json'), join(projectDir, 'tsconfig.base.json'), ...inputs.flatMap((input) => sources(join(projectDir, input)))]);
  const marker = join(projectDir, output, '.built-from');
  if (!force && existsSync(marker) && readFileSync(marker, 'utf8') === print) return;
  await step(title, [process.execPath, ...command], {}, cwd);
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, print);
}

function sources(directory) {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => !['dist', 'node_modules'].includes(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? sources(join(directory, entry.name)) : [join(directory, entry.name)]))
    .filter((file) => !file.endsWith('.test.ts'))
    .sort();
}

function hashFiles(files) {
  const hash = createHash('sha256');
  for (const file of files) if (statSync(file).isFile()) hash.update(file.slice(projectDir.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** Runs one command with its title, seconds that tick on a terminal, and its output only when it fails. */
export function step(title, [command, ...args], env = {}, cwd = projectDir, { ticking = true } = {}) {
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(0)} s`;
  const terminal = ticking && process.stdout.isTTY;
  if (!terminal) say(`${title} …`);
  const ticker = setInterval(() => terminal && process.stdout.write(`\r${title} … ${seconds()}`), 250);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => { output = (output + chunk).slice(-20_000); };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => { clearInterval(ticker); reject(new Failure(`${title} failed: ${error.message}`)); });
    child.once('close', (code) => {
      clearInterval(ticker);
      if (terminal) process.stdout.write('\r');
      if (code === 0) { say(`${title}: done in ${seconds()}`); resolve(); }
      else reject(new Failure(`${title} failed. Its last words:\n${output.trim().split('\n').slice(-30).join('\n')}`));
    });
  });
}

/** Runs a main function; a Failure is one sentence, anything else is a defect and shows where. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Failure ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  }
}
