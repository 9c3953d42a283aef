import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPassing, openOutbox, waitOf, type Answer, type Message } from './outbox.js';
import { openStore, type Store } from './storage.js';

/** A storage as a browser has it, in memory. */
function storage(most = Infinity): Storage {
  const kept = new Map<string, string>();
  return {
    get length() { return kept.size; },
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem(name, value) {
      if (kept.size >= most && !kept.has(name)) throw new Error('full');
      kept.set(name, value);
    },
    removeItem: (name) => { kept.delete(name); },
  };
}

const message = (index: number, more: object = {}): Message => ({ messageId: `m${index}`, timestamp: new Date(Date.UTC(2026, 0, 1) + index).toISOString(), type: 'track', ...more });
const idsOf = (body: string): string[] => (JSON.parse(body) as { batch: Message[] }).batch.map(({ messageId }) => messageId);

/** An outbox whose time passes only when `tick` is called, and whose server answers as it is told to. */
function world(answers: Answer[] = [], store: Store = openStore('t.', () => storage())) {
  const seen = { sent: [] as string[][], leaving: [] as string[][], notes: [] as string[], waits: [] as number[] };
  let work: (() => void)[] = [];
  let isOnline = true;
  const outbox = openOutbox({
    store, writeKey: 'key',
    send: (body) => { seen.sent.push(idsOf(body)); return Promise.resolve(answers.shift() ?? { status: 200 }); },
    sendLeaving: (body) => { seen.leaving.push(idsOf(body)); },
    isOnline: () => isOnline,
    later: (each, ms) => { work.push(each); seen.waits.push(ms); },
    note: (words) => { seen.notes.push(words); },
  });
  const tick = async (): Promise<void> => {
    const now = work;
    work = [];
    now.forEach((each) => each());
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { outbox, store, seen, tick, online: (is: boolean) => { isOnline = is; } };
}

describe('an outbox', () => {
  it('gathers what comes together into one batch, in order, and forgets what was taken', async () => {
    const { outbox, store, seen, tick } = world();
    [1, 2, 3].forEach((index) => outbox.add(message(index)));
    expect(seen.sent).toEqual([]);
    expect(store.names('q.')).toHaveLength(3);
    await tick();
    expect(seen.sent).toEqual([['m1', 'm2', 'm3']]);
    expect(store.names('q.')).toEqual([]);
  });

  it('tries again what may pass, after 1, 2, 4 s and so on, and drops what was refused with a note', async () => {
    const { outbox, seen, tick } = world([{ status: 503 }, { status: 400, says: 'no batch' }]);
    outbox.add(message(1));
    await tick();
    expect(seen.waits[1]).toBeGreaterThanOrEqual(500);
    expect(seen.waits[1]).toBeLessThanOrEqual(1_000);
    outbox.flush();
    await tick();
    expect(seen.sent).toEqual([['m1']]);
    outbox.flush(true);
    await tick();
    expect(seen.sent).toEqual([['m1'], ['m1']]);
    expect(seen.notes).toEqual(['1 message(s) refused (400): no batch']);
    outbox.add(message(2));
    await tick();
    expect(seen.sent[2]).toEqual(['m2']);
  });

  it('waits as long as the server asks for, and not less', async () => {
    const { outbox, seen, tick } = world([{ status: 429, waitMs: 60_000 }]);
    outbox.add(message(1));
    await tick();
    expect(seen.waits.at(-1)).toBe(60_000);
  });

  it('keeps everything while there is no net', async () => {
    const { outbox, seen, tick, online } = world();
    online(false);
    outbox.add(message(1));
    await tick();
    await tick();
    expect(seen.sent).toEqual([]);
    online(true);
    outbox.flush(true);
    await tick();
    expect(seen.sent).toEqual([['m1']]);
  });

  it('sends what waits with a page that leaves, but what is under way, and the next page sends it once more', async () => {
    const store = openStore('t.', () => storage());
    const first = world([], store);
    first.outbox.add(message(1));
    first.outbox.flush();
    first.outbox.add(message(2));
    first.outbox.leave();
    expect(first.seen).toMatchObject({ sent: [['m1']], leaving: [['m2']] });
    // Nobody was there to hear of either.
    const next = world([], store);
    next.outbox.add(message(3));
    await next.tick();
    expect(next.seen.sent).toEqual([['m1', 'm2', 'm3']]);
  });

  it('is bounded: the oldest go first, and what is too large is not taken', async () => {
    const { outbox, store, seen, tick } = world();
    for (let index = 0; index < 502; index += 1) outbox.add(message(index));
    expect(store.names('q.')).toHaveLength(500);
    expect(seen.notes).toHaveLength(2);
    outbox.add(message(999, { text: 'ü'.repeat(20_000) }));
    expect(seen.notes.at(-1)).toContain('larger than 32 kB');
    await tick();
    expect(seen.sent[0]![0]).toBe('m2');
  });

  it('never sends more than the 64 kB that may go out with a page that leaves, nor loses or doubles anything', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 40 }), async (sizes) => {
      const store = openStore('t.', () => storage());
      const bodies: string[] = [];
      const outbox = openOutbox({ store, writeKey: 'key', send: (body) => { bodies.push(body); return Promise.resolve({ status: 200 }); }, sendLeaving: () => undefined, isOnline: () => true, later: () => undefined, note: () => undefined });
      sizes.forEach((size, index) => outbox.add(message(index, { text: 'x'.repeat(size) })));
      outbox.flush();
      for (let turn = 0; turn < sizes.length + 1; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      expect(bodies.flatMap(idsOf)).toEqual(sizes.map((_, index) => `m${index}`));
      expect(bodies.every((body) => body.length < 65_536)).toBe(true);
      expect(store.names('q.')).toEqual([]);
    }), { numRuns: 40 });
  });

  it('works without storage, or with a full one', async () => {
    for (const open of [() => { throw new Error('denied'); }, () => storage(1)]) {
      const { outbox, seen, tick } = world([], openStore('t.', open as () => Storage));
      [1, 2, 3].forEach((index) => outbox.add(message(index)));
      await tick();
      expect(seen.sent).toEqual([['m1', 'm2', 'm3']]);
    }
  });
});

describe('isPassing and waitOf', () => {
  it('of the statuses: nothing heard, 408, 429 and 5xx', () => {
    expect([0, 200, 400, 401, 408, 413, 429, 500, 503].filter(isPassing)).toEqual([0, 408, 429, 500, 503]);
  });
  // 1 s x 2^(n-1), of which half to all by chance; 300 s are the most.
  it.each([[1, 0, 500], [1, 1, 1_000], [4, 1, 8_000], [30, 1, 300_000], [30, 0, 150_000]])('after failure %d with chance %d: %d ms', (failures, chance, ms) => expect(waitOf(failures, chance)).toBe(ms));
});
