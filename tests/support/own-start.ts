import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectDir } from './cluster.ts';

export interface OwnStart { readonly child: ChildProcess; readonly output: () => string; readonly address: Promise<string>; readonly exit: Promise<number | null> }

/** The server as npm start has it: a process of its own, with the database that comes along. `address` is refused with its words where it ends before. */
export function ownStart(dataDir: string, env: Record<string, string> = {}): OwnStart {
  const child = spawn(process.execPath, [join(projectDir, 'api/dist/main.js')], {
    env: { PATH: process.env['PATH'], PORT: '0', SAMPLE: 'off', LOG_LEVEL: 'warn', DATA_DIR: dataDir, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const exit = new Promise<number | null>((resolve) => { child.once('exit', (code) => resolve(code)); });
  const address = new Promise<string>((resolve, reject) => {
    // By then its last words have been read.
    child.once('close', (code) => reject(new Error(`The server ended with ${code}:\n${text}`)));
    const read = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      const found = /Bifocal is at (http:\S+)/.exec(text);
      if (found?.[1]) resolve(found[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  // A test that waits for the end alone does not look at the address.
  address.catch(() => undefined);
  return { child, output: () => text, address, exit };
}

/** Ends it by a signal, and waits until it has. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => { child.once('exit', resolve); });
  child.kill(signal);
  await gone;
}
