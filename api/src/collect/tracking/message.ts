import { createHash, randomUUID } from 'node:crypto';
import type { OUTCOME_LISTS } from '../batch.js';

export type Message = Readonly<Record<string, unknown>>;

/** What one message says, as items of an outcome batch; and for each field of an item, where it stood in the message. */
export interface MappedMessage {
  readonly lists: Partial<Record<(typeof OUTCOME_LISTS)[number], readonly object[]>>;
  readonly fields: Readonly<Record<string, string>>;
}

/** A message that cannot be kept whatever its fields hold. */
export class UnfitMessage extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

export const isObject = (value: unknown): value is Message => typeof value === 'object' && value !== null && !Array.isArray(value);
export const objectIn = (message: Message, name: string): Message => (isObject(message[name]) ? message[name] : {});

/** What was said; empty text, as many clients send for nobody, is nothing. */
export const saidIn = (message: Message, ...names: readonly string[]): unknown => {
  for (const name of names) {
    const value = message[name];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
};

/** Only what has a value. */
export function onlyThere(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const there: Record<string, unknown> = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined && value !== null && value !== '') there[name] = value;
  }
  return there;
}

/**
 * The key by which a message counts once: its own id. One without an id is known by its content where that says when it happened,
 * so that a repeated request counts once; where it does not, each stands for itself.
 */
export function keyOf(message: Message, id: unknown, timestamp: unknown): unknown {
  if (id !== undefined) return id;
  if (timestamp === undefined) return randomUUID();
  const { sentAt: _sent, sent_at: _alsoSent, ...content } = message;
  return `content-${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 40)}`;
}

/** Short text of an object that the world fills as it likes. */
export const shortText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' && value.length <= 1_000 ? value : undefined);
