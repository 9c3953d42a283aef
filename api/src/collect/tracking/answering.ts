import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isDatabaseGone } from '../../graphql/mask-errors.js';
import { unavailable } from '../../graphql/named-error.js';
import { TrackingRefusal, writeKeyIn } from './tracking-request.js';
import { TrackingService, type TrackingReceipt } from './tracking.service.js';

const RETRY_AFTER_S = 5;
const CAME_BYTES = 4_000;

export interface TrackingAnswer {
  readonly status: number;
  readonly receipt: TrackingReceipt;
  readonly more?: object;
}

/** Answers with what became of the messages, or with a status that tells the client's library whether to try again: 4xx never, 429 and 5xx yes. */
@Injectable()
export class Answering {
  private readonly logger = new Logger('tracking');

  constructor(@Inject(TrackingService) private readonly tracking: TrackingService) {}

  async answer(request: Request, response: Response, work: () => Promise<TrackingAnswer>): Promise<void> {
    try {
      const { status, receipt, more } = await work();
      response.status(status).json({ success: receipt.rejected.length === 0, ...receipt, ...more });
    } catch (error) {
      if (error instanceof TrackingRefusal) return this.refuse(request, response, error);
      if (isDatabaseGone(error)) return this.refuse(request, response, new TrackingRefusal(503, unavailable().message, RETRY_AFTER_S));
      const id = randomUUID();
      this.logger.error({ errorId: id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      response.status(500).json({ success: false, message: `Something went wrong on the server. Send it again; if it stays, report it with the id ${id}.` });
    }
  }

  private async refuse(request: Request, response: Response, { status, message, retryAfterS }: TrackingRefusal): Promise<void> {
    if (status === 400 || status === 413) await this.note(request, message).catch(() => undefined);
    if (retryAfterS !== null) response.setHeader('Retry-After', String(retryAfterS));
    response.status(status).json({ success: false, message });
  }

  /** Nobody reads the answers of a page in the wild: what can never be kept is shown on the Sources page, where the headers say whose it is. */
  private async note(request: Request, reason: string): Promise<void> {
    const key = writeKeyIn(request.headers);
    if (key === null) return;
    const owner = await this.tracking.ownerOf(key);
    await this.tracking.noteRefusal(owner, reason, Buffer.isBuffer(request.body) ? request.body.toString('utf8', 0, CAME_BYTES) : '');
  }
}
