import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** Lines that stay open until somebody ends them: nobody waits for their end. */
const LINES = /^\/live(\/|$)/;
const LOOK_EVERY_MS = 20;
/** What runs is given this long to finish; a question may take QUESTION_SECONDS, and an orchestrator's patience is 30 s by default. */
const MOST_MS = 20_000;

/**
 * How a server goes without a failed request: it says that it is not ready, and goes on serving until whoever sends requests has
 * heard of it; each answer ends its connection, so that no request is on its way on one that is closed. Then it takes no more,
 * and finishes what runs.
 */
@Injectable()
export class Draining {
  private running = 0;
  private isLeaving = false;
  private readonly hurry = new AbortController();

  /** Whether the server is about to stop: no proxy should send more. */
  get isDraining(): boolean {
    return this.isLeaving;
  }

  /** In front of everything. */
  readonly watch = (request: Request, response: Response, next: NextFunction): void => {
    if (this.isLeaving) response.setHeader('Connection', 'close');
    if (!LINES.test(request.path)) {
      this.running += 1;
      response.once('close', () => { this.running -= 1; });
    }
    next();
  };

  /** From here on the server says that it is not ready. */
  begin(): void {
    this.isLeaving = true;
  }

  /** Serves on for `forMs`, then takes no more connections; answers when nothing runs any more but lines. */
  async drain(server: Server, forMs: number): Promise<void> {
    this.begin();
    await wait(forMs, undefined, { signal: this.hurry.signal }).catch(() => undefined);
    server.close();
    // An answer whose head was sent before has promised to keep its connection; so has a line, whose end comes later.
    setInterval(() => { server.closeIdleConnections(); }, LOOK_EVERY_MS).unref();
    const untilMs = performance.now() + MOST_MS;
    while (this.running > 0 && performance.now() < untilMs) await wait(LOOK_EVERY_MS);
  }

  /** Whoever asks twice does not want to wait for proxies. */
  hasten(): void {
    this.hurry.abort();
  }
}
