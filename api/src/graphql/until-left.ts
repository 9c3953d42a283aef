import { setMaxListeners } from 'node:events';
import type { Response } from 'express';

/** What a resolver is given beside its arguments. */
export interface AnswerContext {
  readonly res?: Response;
}

const signals = new WeakMap<Response, AbortSignal>();

/** Tells when the one who asked has closed the connection before the answer was sent, so that nothing goes on being counted for nobody. */
export function untilLeft({ res }: AnswerContext): AbortSignal {
  if (!res) return new AbortController().signal;
  const known = signals.get(res);
  if (known) return known;
  const left = new AbortController();
  // Each statement that runs for the answer listens.
  setMaxListeners(0, left.signal);
  res.once('close', () => { if (!res.writableFinished) left.abort(); });
  signals.set(res, left.signal);
  return left.signal;
}
