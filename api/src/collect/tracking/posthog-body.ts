import { isObject, type Message } from './message.js';
import { POSTHOG_LIMIT } from './tracking-door.js';
import { jsonOf, TrackingRefusal, unpacked } from './tracking-request.js';

/** A body of PostHog's clients: who sends, when, and events. */
export interface PosthogBody {
  readonly key: unknown;
  readonly sentAt: unknown;
  readonly events: readonly unknown[];
  /** Whether it was one event, not a list of them. */
  readonly single: boolean;
}

/** Reads what PostHog's clients send: JSON, packed by gzip with or without a header that says so, or base64 in a form's field `data`. */
export function readPosthogBody(bytes: Buffer, query: Readonly<Record<string, unknown>>): PosthogBody {
  const found = jsonOf(plain(unpacked(bytes, POSTHOG_LIMIT.bytes)));
  const sentAt = isObject(found) && found['sent_at'] !== undefined ? found['sent_at'] : epochIn(query['_']);
  if (Array.isArray(found)) return { key: keyOf(found[0]), sentAt, events: found as unknown[], single: false };
  if (!isObject(found)) throw new TrackingRefusal(400, 'The body is JSON, but neither an event nor a list of events.');
  const list = found['batch'] ?? found['data'];
  if (Array.isArray(list)) return { key: keyOf(found) ?? keyOf(list[0]), sentAt, events: list as unknown[], single: false };
  return { key: keyOf(found), sentAt, events: [found], single: true };
}

function keyOf(found: unknown): unknown {
  if (!isObject(found)) return undefined;
  const properties: Message = isObject(found['properties']) ? found['properties'] : {};
  return found['api_key'] ?? found['token'] ?? properties['token'];
}

/** A form's field, whose base64 may have come with its plus signs turned into spaces. */
function plain(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1', 0, 5);
  if (text !== 'data=') return bytes;
  const data = new URLSearchParams(bytes.toString('utf8')).get('data') ?? '';
  if (data.trimStart().startsWith('{') || data.trimStart().startsWith('[')) return Buffer.from(data);
  return unpacked(Buffer.from(data.replaceAll(' ', '+'), 'base64'), POSTHOG_LIMIT.bytes);
}

/** Browsers say when they send in the address. */
function epochIn(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{13}$/.test(value) ? Number(value) : undefined;
}
