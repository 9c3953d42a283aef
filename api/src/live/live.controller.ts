import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { NeedsOneOf } from '../identity/needs.js';
import { Presence } from '../identity/presence.js';
import { WhoAsks } from '../identity/who-asks.js';
import { LiveChannel } from './live-channel.js';

/** A word now and then keeps proxies from cutting a line on which nothing is said, and finds out who has gone. */
const BEAT_MS = 15_000;
const MOST_LISTENERS = 2_000;
const MOST_OF_ONE = 100;
/** One that does not read what it is told is let go; it comes back by itself. */
const MOST_UNREAD_BYTES = 65_536;

/**
 * GET /live: server-sent events, by which a page or a BI tool hears at once that something has moved, instead of asking again and
 * again. Opened by a session or by a key that reads, and ended within a second when that has ended.
 * It says where the workspace stands ("facts", "talk") and nothing of what is in it: what has moved is asked for over GraphQL.
 */
@Controller('live')
export class LiveController {
  constructor(
    @Inject(LiveChannel) private readonly channel: LiveChannel,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(Presence) private readonly presence: Presence,
  ) {}

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Get()
  live(@Res() response: Response): void {
    const asker = this.whoAsks.asker();
    if (this.presence.countOf(asker) >= MOST_OF_ONE) {
      response.status(429).set('Retry-After', '5').json({ errors: [{ message: `${MOST_OF_ONE} lines are open already by this session or key, which is the most. Close one, or share one.`, extensions: { code: 'TOO_MANY' } }] });
      return;
    }
    if (this.channel.isClosing || this.channel.listenerCount >= MOST_LISTENERS) {
      response.status(503).set('Retry-After', '5').json({ errors: [{ message: 'The live channel is not there right now. Ask workspace { version talkVersion } instead, or try again in a moment.', extensions: { code: 'UNAVAILABLE' } }] });
      return;
    }
    // no-transform: a compressed stream would be held back until a block is full; the last one says the same to nginx.
    response.status(200).set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
    const say = (words: string): void => {
      if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
      else if (!response.writableEnded) response.write(`${words}\n\n`);
    };
    say('retry: 2000');
    const leave = this.channel.listen(asker.workspaceId, {
      tell: (standing) => say(`event: moved\ndata: ${JSON.stringify(standing)}`),
      end: () => { response.end(); },
    });
    const away = this.presence.hold(asker, () => {
      say('event: ended\ndata: {"reason":"The session or key by which this line was opened has ended."}');
      response.end();
    });
    const beat = setInterval(() => say(': still here'), BEAT_MS).unref();
    response.on('close', () => {
      clearInterval(beat);
      away();
      leave();
    });
  }
}
