import { keyParts } from '../../identity/key-text.js';
import { isObject, type Message } from './message.js';

/** A request as a whole that is not taken: the status says to the client's library whether to try again. */
export class TrackingRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 413 | 429 | 503,
    message: string,
    /** In how many seconds trying again is of use. */
    readonly retryAfterS: number | null = null,
  ) {
    super(message);
  }
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** The JSON of a body. Throws TrackingRefusal where there is none. */
export function jsonOf(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new TrackingRefusal(400, 'The request has no body. Send JSON.');
  try {
    return JSON.parse(strict.decode(body));
  } catch {
    throw new TrackingRefusal(400, 'The body is not valid JSON in UTF-8.');
  }
}

export function objectOf(found: unknown): Message {
  if (!isObject(found)) throw new TrackingRefusal(400, 'The body is JSON, but no object.');
  return found;
}

interface Headers {
  readonly authorization?: string | undefined;
  readonly 'x-api-key'?: string | string[] | undefined;
}

/** What may be a write key, in the order in which it counts: Basic (as the user's name), Bearer, x-api-key, then what the body says. */
export function writeKeyIn(headers: Headers, ...said: readonly unknown[]): string | null {
  const [, scheme = '', credentials = ''] = /^(\w+) +(\S+)/.exec(headers.authorization ?? '') ?? [];
  const basic = scheme.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString('utf8').split(':') : [];
  const bearer = scheme.toLowerCase() === 'bearer' ? credentials : undefined;
  const found = [basic[0], basic[1], bearer, headers['x-api-key'], ...said].find((text): text is string => typeof text === 'string' && keyParts(text.trim()) !== null);
  return found?.trim() ?? null;
}
