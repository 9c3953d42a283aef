import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentOf, forgetAll } from '../support/content.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

const at = (minute: number): string => new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString();
const delivery = Array.from({ length: 12 }, (_, n) => ({
  source: 'tracker',
  products: [{ key: 'shop', name: 'Shop' }], teams: [{ key: 'atlas', product: 'shop' }], sprints: [{ key: `s${n % 4}`, team: 'atlas', startedAt: at(n) }],
  workItems: Array.from({ length: 40 }, (__, index) => ({ key: `w${index}`, team: 'atlas', title: `Item ${index}`, createdAt: at(index), observedAt: at(100 + n), status: n % 2 ? 'Doing' : 'To Do', estimate: n })),
  workItemEvents: Array.from({ length: 60 }, (__, index) => ({ key: `e${n}-${index}`, workItem: `x${index}`, kind: 'SPRINT_ENTERED', to: `s${n % 4}`, at: at(n * 60 + index) })),
}));
const outcomes = Array.from({ length: 24 }, (_, n) => ({
  source: 'app', product: 'shop',
  people: Array.from({ length: 20 }, (__, index) => ({ key: `p${index}`, account: `a${index % 6}`, traits: { n: index } })),
  events: Array.from({ length: 800 }, (__, index) => ({ key: `${n}-${index}`, person: `p${index % 150}`, name: `e${index % 5}`, at: at(n * 800 + index) })),
  subscriptionChanges: [{ key: `c${n}`, account: `a${n % 6}`, subscription: 's', at: at(n * 1_000), status: n % 3 ? 'ACTIVE' : 'PAUSED', currency: 'EUR', amount: String(10 + n), interval: 'MONTH' }],
}));

/** Sends everything, two at a time; a server that is gone ends it. `taken` hears how many have been acknowledged. */
async function sendAll(taken: (count: number) => void = () => undefined): Promise<void> {
  const jobs = [...delivery.map((batch) => () => server.collectDelivery(batch)), ...outcomes.map((batch) => () => server.collectOutcomes(batch))];
  let [next, count] = [0, 0];
  await Promise.all(Array.from({ length: 2 }, async () => {
    while (next < jobs.length) {
      const job = jobs[next]!;
      next += 1;
      await job();
      taken(count += 1);
    }
  }));
}

describe('a server killed while it collects', () => {
  it('holds the same facts, each once, after everything is sent again', async () => {
    await sendAll();
    const whole = await contentOf(server);
    await forgetAll(server);
    // At its first batch, among delivery, and among outcomes: the other sender is in the midst of one.
    for (const after of [1, 8, 20]) {
      let cut: Promise<void> | null = null;
      const sending = sendAll((count) => { if (count >= after) cut ??= server.kill(); }).then(() => 'all sent', () => 'cut off');
      expect(await sending).toBe('cut off');
      await cut;
      await server.restart();
    }
    await sendAll();
    expect(await contentOf(server)).toEqual(whole);
    const [sum] = await server.sql<{ accepted: number }>('SELECT sum(accepted)::int AS accepted FROM collect_batch b JOIN source s ON s.id = b.source_id WHERE s.key = $1', ['app']);
    expect(sum).toEqual({ accepted: 24 * 800 + 24 + 20 });
  });
});
