// What a command that takes its time shows: a line that is written over on a terminal, now and then one in a log; and how it is stopped.
import { Failure } from './prepare.mjs';

const TERMINAL = process.stdout.isTTY === true;
const EVERY_MS = TERMINAL ? 100 : 10_000;
let shownAt = Date.now();

export const hearing = {
  done(line) {
    clear();
    process.stdout.write(`${line}\n`);
  },
};

/** Runs `work` with what it says shown. Ctrl-C stops it in order: nothing half is left. */
export async function saying(work) {
  const { sentenceOf } = await import('../dist/backup/backup-error.js');
  const stopping = new AbortController();
  const stop = () => stopping.abort(new Failure('Stopped: nothing was changed.'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  try {
    return await work({ say: hearing.done, now, stop: stopping.signal });
  } catch (error) {
    clear();
    const sentence = error instanceof Failure ? null : sentenceOf(error);
    throw sentence === null ? error : new Failure(sentence);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, stop);
  }
}

function now(line) {
  if (Date.now() - shownAt < EVERY_MS) return;
  shownAt = Date.now();
  process.stdout.write(TERMINAL ? `\r\u001b[K${line.slice(0, (process.stdout.columns ?? 120) - 1)}` : `${line}\n`);
}

function clear() {
  if (TERMINAL) process.stdout.write('\r\u001b[K');
}
