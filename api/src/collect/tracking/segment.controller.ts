import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Open } from '../../identity/needs.js';
import { Answering } from './answering.js';
import { isObject } from './message.js';
import { readMessages } from './read-messages.js';
import { readSegmentMessage } from './segment-message.js';
import { bytesOf, objectOf, TrackingRefusal, writeKeyIn } from './tracking-request.js';
import { TrackingService } from './tracking.service.js';

/** The type that a path stands for, by its long name and by the one letter that browsers use. */
const TYPES: Readonly<Record<string, string>> = {
  identify: 'identify', i: 'identify', track: 'track', t: 'track', page: 'page', p: 'page', screen: 'screen', s: 'screen', group: 'group', g: 'group', alias: 'alias', a: 'alias',
};
const MOST_MESSAGES = 2_500;
const MESSAGE_BYTES = 32 * 1024;

/** `POST /v1/{type}` and `/v1/batch`, in the shape of Segment's HTTP tracking API. */
@Controller('v1')
export class SegmentController {
  constructor(
    @Inject(TrackingService) private readonly tracking: TrackingService,
    @Inject(Answering) private readonly answering: Answering,
  ) {}

  // Whoever sends shows a write key.
  @Open()
  @Post(['batch', 'b', 'import'])
  async batch(@Req() request: Request, @Res() response: Response): Promise<void> {
    const receivedAtMs = Date.now();
    await this.answering.answer(request, response, async () => {
      const body = objectOf(bytesOf(request));
      const messages: unknown = body['batch'];
      if (!Array.isArray(messages)) throw new TrackingRefusal(400, 'batch: expected a list of messages.');
      if (messages.length > MOST_MESSAGES) throw new TrackingRefusal(413, `The batch has ${messages.length.toLocaleString('en')} messages; ${MOST_MESSAGES.toLocaleString('en')} is the most. Nothing was kept. Send it in parts.`);
      const first: unknown = messages[0];
      const owner = await this.tracking.ownerOf(writeKeyIn(request.headers, body['writeKey'], isObject(first) ? first['writeKey'] : null));
      const read = readMessages(messages, (message) => readSegmentMessage(message, { receivedAtMs, sentAt: body['sentAt'] }), (index) => `batch[${index}]`);
      return { status: 200, receipt: await this.tracking.take(owner, read) };
    });
  }

  // Whoever sends shows a write key.
  @Open()
  @Post(['identify', 'i', 'track', 't', 'page', 'p', 'screen', 's', 'group', 'g', 'alias', 'a'])
  async one(@Req() request: Request, @Res() response: Response): Promise<void> {
    const receivedAtMs = Date.now();
    await this.answering.answer(request, response, async () => {
      const bytes = bytesOf(request);
      if (bytes.length > MESSAGE_BYTES) throw new TrackingRefusal(413, `The message has ${bytes.length.toLocaleString('en')} bytes; 32 kB (${MESSAGE_BYTES.toLocaleString('en')} bytes) is the most. Send only what is asked about.`);
      const message = objectOf(bytes);
      const owner = await this.tracking.ownerOf(writeKeyIn(request.headers, message['writeKey']));
      const type = TYPES[request.path.replace(/\/+$/, '').split('/').pop() ?? ''];
      const receipt = await this.tracking.take(owner, readMessages([message], (each) => readSegmentMessage({ ...each, type }, { receivedAtMs }), () => ''));
      // Alone it can never be right; in a batch the good ones beside it were kept.
      return { status: receipt.rejected.length > 0 ? 400 : 200, receipt };
    });
  }
}
