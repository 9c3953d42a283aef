import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { readSegmentMessage } from './segment-message.js';
import { answering } from './answering.js';
import { jsonOf, objectOf, TrackingRefusal, writeKeyIn } from './tracking-request.js';
import { TrackingService } from './tracking.service.js';
import type { Message } from './message.js';

/** The type that a path stands for, by its long name and by the one letter that browsers use. */
const TYPES: Readonly<Record<string, string>> = {
  identify: 'identify', i: 'identify', track: 'track', t: 'track', page: 'page', p: 'page', screen: 'screen', s: 'screen', group: 'group', g: 'group', alias: 'alias', a: 'alias',
};
const MOST_MESSAGES = 2_500;

/** `POST /v1/{type}` and `/v1/batch`, in the shape of Segment's HTTP tracking API. */
@Controller('v1')
export class SegmentController {
  constructor(@Inject(TrackingService) private readonly tracking: TrackingService) {}

  @Post(['batch', 'b', 'import'])
  async batch(@Req() request: Request, @Res() response: Response): Promise<void> {
    const receivedAtMs = Date.now();
    await answering(response, async () => {
      const body = objectOf(jsonOf(request.body));
      const messages = body['batch'];
      if (!Array.isArray(messages)) throw new TrackingRefusal(400, 'batch: expected a list of messages.');
      if (messages.length > MOST_MESSAGES) throw new TrackingRefusal(413, `The batch has ${messages.length.toLocaleString('en')} messages; ${MOST_MESSAGES.toLocaleString('en')} is the most. Nothing was kept. Send it in parts.`);
      const [first] = messages as readonly unknown[];
      const owner = await this.tracking.ownerOf(writeKeyIn(request.headers, body['writeKey'], (first as Message | undefined)?.['writeKey']));
      const receipt = await this.tracking.take(owner, messages, (message) => readSegmentMessage(message, { receivedAtMs, sentAt: body['sentAt'] }));
      return { status: 200, receipt };
    });
  }

  @Post(['identify', 'i', 'track', 't', 'page', 'p', 'screen', 's', 'group', 'g', 'alias', 'a'])
  async one(@Req() request: Request, @Res() response: Response): Promise<void> {
    const receivedAtMs = Date.now();
    await answering(response, async () => {
      const message = objectOf(jsonOf(request.body));
      const owner = await this.tracking.ownerOf(writeKeyIn(request.headers, message['writeKey']));
      const type = TYPES[request.path.replace(/\/+$/, '').split('/').pop() ?? ''];
      const receipt = await this.tracking.take(owner, [message], (each) => readSegmentMessage({ ...each, type }, { receivedAtMs }));
      return { status: receipt.rejected.length > 0 ? 400 : 200, receipt };
    });
  }
}
