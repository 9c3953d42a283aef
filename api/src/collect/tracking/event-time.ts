import { readInstant } from '../instant.js';
import { Unfit } from '../unfit.js';

/** What a sender's clock said, as it came: when it happened, and when it was sent. */
export interface SenderClock {
  readonly original?: unknown;
  readonly sentAt?: unknown;
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/**
 * When something happened, by this server's clock: receivedAt - (sentAt - original). A sender's clock may be wrong by years; how long
 * before sending it happened is right all the same. Without sentAt the sender's word counts as it is, without an original it happened
 * when it was received; nothing has happened after it was received.
 * @returns RFC 3339 in UTC. Throws Unfit where the original is no instant, or leads out of the centuries; a sentAt that is no instant is left aside.
 */
export function eventTime({ original, sentAt }: SenderClock, receivedAtMs: number): string {
  if (!isThere(original)) return new Date(receivedAtMs).toISOString();
  const originalMs = Date.parse(readInstant(original));
  const sentMs = sentMsOf(sentAt);
  const happenedMs = sentMs === null ? originalMs : receivedAtMs - (sentMs - originalMs);
  return readInstant(Math.min(happenedMs, receivedAtMs));
}

function sentMsOf(sentAt: unknown): number | null {
  if (!isThere(sentAt)) return null;
  try {
    return Date.parse(readInstant(sentAt));
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
}
