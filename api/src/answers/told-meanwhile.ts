import type { Request, RequestHandler, Response } from 'express';
import { howFar, type PartsCounted } from '../tallies/how-far.js';

/** What takes longer is told about; whoever asks is given the answer alone otherwise. */
const AFTER_MS = 1_000;
const EVERY_MS = 500;
const TYPE = 'application/x-ndjson';

/**
 * Tells those who take it (`Accept: application/x-ndjson`) how far their question is, in the answer itself, so that it does not matter
 * which server counts: from the first second on a line of JSON each half second, `{"counting": {"done", "of", "secondsLeft", "mostSeconds"}}`,
 * and the answer as the last line. `done` and `of` are parts of about the same size, 0 of 0 where it is counted in one; `secondsLeft` is
 * what the rest takes at the pace of those done, null before the first; `mostSeconds`, after how many in all the question is given up.
 */
export function toldMeanwhile(mostMs: number): RequestHandler {
  return (request, response, next) => {
    if (!takesLines(request)) { next(); return; }
    const asked = new Set<PartsCounted>();
    const beganMs = performance.now();
    let lines: Lines | null = null;
    const tell = (): void => {
      if (asked.size === 0 || (response.headersSent && lines === null)) return;
      lines ??= new Lines(response);
      lines.write({ counting: { ...standing([...asked]), mostSeconds: Math.max(0, Math.round((mostMs - (performance.now() - beganMs)) / 1_000)) } });
    };
    let every: NodeJS.Timeout | undefined;
    const after = setTimeout(() => { tell(); every = setInterval(tell, EVERY_MS); }, AFTER_MS);
    const stop = (): void => { clearTimeout(after); clearInterval(every); };
    response.once('finish', stop).once('close', stop);
    howFar.gather(asked, next);
  };
}

const takesLines = ({ method, headers: { accept } }: Request): boolean => method === 'POST' && accept !== undefined && accept.includes(TYPE);

/** All that is counted for one answer, as one. What is counted side by side takes as long as the longest; one in a single part says nothing of itself. */
function standing(counts: readonly PartsCounted[]): { done: number; of: number; secondsLeft: number | null } {
  const parts = counts.filter(({ of }) => of > 1);
  const left = counts.filter(({ isOver }) => !isOver).map((count) => (count.of > 1 ? count.leftMs() : null));
  return {
    done: parts.reduce((all, { done }) => all + done, 0), of: parts.reduce((all, { of }) => all + of, 0),
    secondsLeft: left.length === 0 || left.includes(null) ? null : Math.ceil(Math.max(...(left as number[])) / 1_000),
  };
}

/** An answer that has begun before it is there. What is sent later is its last line, whatever its status: GraphQL says in the body what went wrong. */
class Lines {
  private readonly end: Response['end'];
  private readonly writeText: Response['write'];

  constructor(response: Response) {
    this.writeText = response.write.bind(response);
    this.end = response.end.bind(response);
    response.status(200).set({ 'Content-Type': TYPE, 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
    const later = new Map<string, unknown>();
    // Headers are gone: those of the answer are remembered, for whoever keeps it.
    response.setHeader = (name, value) => { later.set(name.toLowerCase(), value); return response; };
    response.getHeader = (name) => later.get(name.toLowerCase()) as ReturnType<Response['getHeader']>;
    response.removeHeader = (name) => { later.delete(name.toLowerCase()); };
    response.send = (body: unknown) => { this.end(`${String(body).trimEnd()}\n`); return response; };
  }

  write(line: object): void {
    this.writeText(`${JSON.stringify(line)}\n`);
  }
}
