import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from '@jest/globals';
import { outputDir } from './cluster.ts';

export type Program = 'PYTHON' | 'PSQL' | 'SOFFICE' | 'RSCRIPT' | 'CURL' | 'PGBOUNCER';

/** A test that drives a program of somebody else's. Where it is not there, that is said aloud, and counted at the end of the run. */
export function withProgram(program: Program, title: string, test: (path: string) => Promise<void>, timeoutMs?: number): void {
  const path = process.env[`CLIENT_${program}`];
  if (path) return void it(title, () => test(path), timeoutMs);
  const why = process.env[`CLIENT_${program}_MISSING`] ?? 'it was not looked for';
  it(`NOT RUN: ${title}`, () => {
    process.stderr.write(`\n!!! NOT RUN: ${title}. ${why}\n`);
    appendFileSync(join(outputDir, 'not-run.txt'), `${title}. ${why}\n`);
  });
}

/** For programs that refuse to run as root: the account of the database, which is there by then. */
export function accountOfDatabase(): { readonly uid: number; readonly gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  return { uid: id('-u'), gid: id('-g') };
}

/** Runs a program to its end; one that fails fails the test with its words. */
export function runProgram(path: string, words: readonly string[], { env = {}, cwd, input }: { env?: Record<string, string>; cwd?: string; input?: string } = {}): Promise<string> {
  const child = spawn(path, words, { cwd, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'C.UTF-8', ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString('utf8'); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString('utf8'); });
  // A program that reads nothing may be gone before it is given its nothing.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${path} ended with ${code}:\n${err}\n${out}`))));
  });
}
