import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectDir } from './cluster.ts';

export interface Ended { readonly code: number | null; readonly out: string; readonly err: string }

/** A command of api/bin, begun; `ended` tells how, also where it was killed. */
export function begin(name: string, words: readonly string[], env: Record<string, string>): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(projectDir, `api/bin/${name}.mjs`), ...words], { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString('utf8'); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString('utf8'); });
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err }))) };
}

/** The same, to its end. */
export const command = (name: string, words: readonly string[], env: Record<string, string>): Promise<Ended> => begin(name, words, env).ended;
