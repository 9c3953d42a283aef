import type { TestServer } from '../support/server.ts';
import { collect, event } from './outcome-questions.ts';
import { sprint42 } from './sprint-42-batch.ts';

/** A product with both halves: Sprint 42 of the definitions, and two months of customers on two plans. */
export async function agentProduct(server: TestServer): Promise<void> {
  const receipt = await server.collectDelivery(sprint42);
  if (receipt.rejected.length > 0) throw new Error(`rejected: ${JSON.stringify(receipt.rejected)}`);
  const people = Array.from({ length: 6 }, (_, index) => `p${index}`);
  const days = Array.from({ length: 59 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index, 10)).toISOString());
  await collect(server, 'shop', {
    accounts: [{ key: 'acme', traits: { plan: 'pro' } }, { key: 'bolt', traits: { plan: 'free' } }],
    people: people.map((key, index) => ({ key, account: index % 2 === 0 ? 'acme' : 'bolt' })),
    events: days.flatMap((at, day) => people.filter((_, person) => (person + day) % 3 === 0).map((person) => event(person, at))),
    subscriptionChanges: [['acme', '2026-01-05', '100'], ['bolt', '2026-01-20', '40'], ['acme', '2026-02-10', '130']].map(([account, date, amount], index) => ({ key: `c${index}`, account, subscription: account, at: `${date}T10:00:00Z`, status: 'ACTIVE', currency: 'EUR', amount, interval: 'MONTH' })),
  });
}
