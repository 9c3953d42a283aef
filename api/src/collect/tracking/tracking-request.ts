import type { Request } from 'express';
import { gunzipSync } from 'node:zlib';
import { keyParts } from '../../identity/key-text.js';
import { isObject, type Message } from './message.js';

/** A request as a whole that is not taken: the status says to the client's library whether to try again. */
export class TrackingRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** In how many seconds trying again is of use. */
    readonly retryAfterS: number | null = null,
  ) {
    super(message);
  }
}

/** What was wrong with a request before anybody asked who sends it. */
const refusals = new WeakMap<object, TrackingRefusal>();
export const refuseLater = (request: Request, refusal: TrackingRefusal): void => { refusals.set(request, refusal); };

/** The bytes of a body. Throws TrackingRefusal where there are none. */
export function bytesOf(request: Request): Buffer {
  const refusal = refusals.get(request);
  if (refusal) throw refusal;
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || body.length === 0) throw new TrackingRefusal(400, 'The request has no body. Send JSON.');
  return body;
}

/** What gzip has packed, where it says so by its first bytes and not in a header. */
export function unpacked(bytes: Buffer, mostBytes: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    throw new TrackingRefusal(tooLarge ? 413 : 400, tooLarge ? 'The request is too large once it is unpacked. Send fewer messages at once.' : 'The body did not arrive whole, or is no gzip.');
  }
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** The JSON object of a body. Throws TrackingRefusal where there is none. */
export function objectOf(bytes: Uint8Array): Message {
  const found = jsonOf(bytes);
  if (!isObject(found)) throw new TrackingRefusal(400, 'The body is JSON, but no object.');
  return found;
}

export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strict.decode(bytes));
  } catch {
    throw new TrackingRefusal(400, 'The body is not valid JSON in UTF-8.');
  }
}

/** What may be a write key, in the order in which it counts: Basic (as the user's name), Bearer, x-api-key, then what the body says. */
export function writeKeyIn(headers: Request['headers'], ...said: readonly unknown[]): string | null {
  const [, scheme = '', credentials = ''] = /^(\w+) +(\S+)/.exec(headers.authorization ?? '') ?? [];
  const basic = scheme.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString('utf8').split(':') : [];
  const bearer = scheme.toLowerCase() === 'bearer' ? credentials : undefined;
  const found = [basic[0], basic[1], bearer, headers['x-api-key'], ...said].find((text): text is string => typeof text === 'string' && keyParts(text.trim()) !== null);
  return found?.trim() ?? null;
}
