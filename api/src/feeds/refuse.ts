import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Response } from 'express';
import { Left, TookTooLong, cameOf } from '../database/waited-in-vain.js';
import { isDatabaseGone } from '../graphql/mask-errors.js';
import { NamedError, timedOut, unavailable } from '../graphql/named-error.js';

const logger = new Logger('feeds');

/** Answers with a named error's status and sentence; of everything else with an id that the log has too. */
export function refuse(response: Response, error: unknown): void {
  // Nobody reads this any more.
  if (cameOf(Left, error)) {
    response.destroy();
    return;
  }
  if (response.headersSent) {
    // A part is on its way: the connection ends short, so that nobody takes it for the whole.
    logger.error({ error: error instanceof Error ? error.stack : String(error) });
    response.destroy();
    return;
  }
  const told = error instanceof NamedError ? error : cameOf(TookTooLong, error) ? timedOut() : isDatabaseGone(error) ? unavailable() : null;
  for (const name of ['ETag', 'X-Total-Count', 'Content-Disposition', 'Content-Encoding']) response.removeHeader(name);
  if (told) {
    const { code, http } = told.extensions as { code: string; http: { status: number; headers: ReadonlyMap<string, string> } };
    response.setHeaders(new Map(http.headers)).status(http.status).json({ errors: [{ message: told.message, extensions: { code } }] });
    return;
  }
  const id = randomUUID();
  logger.error({ errorId: id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  response.status(500).json({ errors: [{ message: `Something went wrong on the server. If it stays, report it with the id ${id}.`, extensions: { code: 'INTERNAL_SERVER_ERROR', id } }] });
}
