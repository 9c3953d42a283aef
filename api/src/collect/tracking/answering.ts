import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Response } from 'express';
import { isDatabaseGone } from '../../graphql/mask-errors.js';
import { unavailable } from '../../graphql/named-error.js';
import { TrackingRefusal } from './tracking-request.js';
import type { TrackingReceipt } from './tracking.service.js';

const logger = new Logger('tracking');
const RETRY_AFTER_S = 5;

/** Answers with what became of the messages, or with a status that tells the client's library whether to try again: 4xx never, 429 and 5xx yes. */
export async function answering(response: Response, work: () => Promise<{ readonly status: number; readonly receipt: TrackingReceipt; readonly more?: object }>): Promise<void> {
  try {
    const { status, receipt, more } = await work();
    response.status(status).json({ success: receipt.rejected.length === 0, ...receipt, ...more });
  } catch (error) {
    if (error instanceof TrackingRefusal) return refuse(response, error);
    if (isDatabaseGone(error)) return refuse(response, new TrackingRefusal(503, unavailable().message, RETRY_AFTER_S));
    const id = randomUUID();
    logger.error({ errorId: id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    response.status(500).json({ success: false, message: `Something went wrong on the server. Send it again; if it stays, report it with the id ${id}.` });
  }
}

function refuse(response: Response, { status, message, retryAfterS }: TrackingRefusal): void {
  if (retryAfterS !== null) response.setHeader('Retry-After', String(retryAfterS));
  response.status(status).json({ success: false, message });
}
