import { toJson } from './json.js';
import type { Store } from './storage.js';

/** A message as it is sent. The server counts it once by its id, however often it arrives. */
export interface Message {
  readonly messageId: string;
  readonly timestamp: string;
  readonly [field: string]: unknown;
}

/** What became of a batch: the status (0: it did not get through), and for how long the server asks us to wait. */
export interface Answer {
  readonly status: number;
  readonly waitMs?: number;
  readonly says?: string;
}

/** The world around the outbox. */
export interface Surroundings {
  readonly store: Store;
  readonly writeKey: string;
  send(body: string): Promise<Answer>;
  /** Sends while the page is leaving; nobody hears the answer. */
  sendLeaving(body: string): void;
  isOnline(): boolean;
  later(work: () => void, ms: number): void;
  note(words: string): void;
}

export interface Outbox {
  add(message: Message): void;
  /** Sends what waits as soon as the server allows; `afresh`: now, since what stood in the way may be over. */
  flush(afresh?: boolean): void;
  /** The page is leaving. What was sent stays kept until an answer is heard; the next page sends it once more. */
  leave(): void;
  /** Forgets what waits. */
  clear(): void;
}

const KEPT = 'q.';
const MOST_WAITING = 500;
/** Browsers let 64 kB go out with a page that is leaving. */
const BATCH_BYTES = 60_000;
const BATCH_MESSAGES = 100;
const MESSAGE_BYTES = 32_000;
const GATHER_MS = 400;
const LONGEST_WAIT_MS = 300_000;

/** Whether sending the same again may help. */
export const isPassing = (status: number): boolean => status === 0 || status === 408 || status === 429 || status >= 500;

/** How long to wait before the next try: 1 s, 2 s, 4 s … to 5 minutes, spread so that not everybody comes back at once. */
export function waitOf(failures: number, chance: number): number {
  return Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** (failures - 1)) * (0.5 + chance / 2);
}

/** Keeps messages until the server has them: in order, in batches, through errors, page changes and days without a net. */
export function openOutbox({ store, writeKey, send, sendLeaving, isOnline, later, note }: Surroundings): Outbox {
  let waiting = leftOvers(store);
  let underWay: readonly Message[] = [];
  let failures = 0;
  let isDue = false;
  let notBefore = 0;

  const bodyOf = (batch: readonly Message[]): string => toJson({ writeKey, sentAt: new Date().toISOString(), batch });
  const forget = (batch: readonly Message[]): void => {
    waiting = waiting.filter((message) => !batch.includes(message));
    for (const { messageId } of batch) store.remove(KEPT + messageId);
  };
  const due = (ms: number): void => {
    if (isDue) return;
    isDue = true;
    later(() => {
      isDue = false;
      flush();
    }, ms);
  };
  const retry = (waitMs = 0): void => {
    failures += 1;
    const ms = Math.max(waitMs, waitOf(failures, Math.random()));
    notBefore = Date.now() + ms;
    due(ms);
  };
  const heard = ({ status, waitMs, says }: Answer): void => {
    const batch = underWay;
    underWay = [];
    if (isPassing(status)) return retry(waitMs);
    failures = 0;
    notBefore = 0;
    forget(batch);
    if (status >= 400) note(`${batch.length} message(s) refused (${status})${says ? `: ${says}` : ''}`);
    if (waiting.length > 0) flush();
  };
  function flush(): void {
    if (underWay.length > 0 || waiting.length === 0) return;
    const early = notBefore - Date.now();
    if (early > 0) return due(early);
    if (!isOnline()) return retry();
    underWay = batchOf(waiting);
    send(bodyOf(underWay)).then(heard, () => heard({ status: 0 }));
  }

  if (waiting.length > 0) due(GATHER_MS);
  return {
    add(message) {
      const json = toJson(message);
      if (sizeOf(json) > MESSAGE_BYTES) return note(`a message is larger than ${MESSAGE_BYTES / 1_000} kB, and was dropped`);
      waiting.push(message);
      store.set(KEPT + message.messageId, json);
      if (waiting.length > MOST_WAITING) {
        forget([waiting.find((one) => !underWay.includes(one))!]);
        note(`more than ${MOST_WAITING} messages are waiting: the oldest was dropped`);
      }
      due(GATHER_MS);
    },
    flush(afresh) {
      if (afresh) failures = notBefore = 0;
      flush();
    },
    leave() {
      const rest = waiting.filter((message) => !underWay.includes(message));
      if (rest.length > 0) sendLeaving(bodyOf(batchOf(rest)));
    },
    clear() {
      forget([...waiting]);
    },
  };
}

const sizeOf = (text: string): number => new Blob([text]).size;

/** The first messages that fit into one request. */
function batchOf(waiting: readonly Message[]): readonly Message[] {
  const batch: Message[] = [];
  let bytes = 200;
  for (const message of waiting) {
    bytes += sizeOf(toJson(message)) + 1;
    if (batch.length > 0 && (bytes > BATCH_BYTES || batch.length >= BATCH_MESSAGES)) break;
    batch.push(message);
  }
  return batch;
}

/** What earlier pages did not get rid of, oldest first. */
function leftOvers(store: Store): Message[] {
  const found: Message[] = [];
  for (const name of store.names(KEPT)) {
    try {
      const message = JSON.parse(store.get(name) ?? '') as Message;
      if (message.messageId && message.timestamp) found.push(message);
      else store.remove(name);
    } catch {
      store.remove(name);
    }
  }
  return found.sort((a, b) => (a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : 0)).slice(-MOST_WAITING);
}
