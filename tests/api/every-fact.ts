import type { TestServer } from '../support/server.ts';

/** At least one fact of each kind, of the product shop and the team atlas. */
export async function everyFact(server: TestServer): Promise<void> {
  const kept = (receipt: { rejected: unknown[] }): void => {
    if (receipt.rejected.length > 0) throw new Error(`rejected: ${JSON.stringify(receipt.rejected)}`);
  };
  kept(await server.collectDelivery({
    source: 'tracker',
    teams: [{ key: 'atlas', name: 'Atlas', product: 'shop' }],
    sprints: [{ key: '42', team: 'atlas', name: 'Sprint 42', plannedStartAt: '2026-03-02T09:00:00Z', plannedEndAt: '2026-03-16T09:00:00Z', startedAt: '2026-03-02T09:00:00Z', closedAt: '2026-03-16T09:00:00Z', goal: 'Pay in one step' }],
    releases: [{ key: 'r1', name: '1.0', product: 'shop', startedAt: '2026-03-01T09:00:00Z', targetDate: '2026-04-01' }],
    workItems: [{ key: 'SHOP-1', team: 'atlas', product: 'shop', title: 'Pay by card', type: 'Story', createdAt: '2026-02-20T09:00:00Z' }],
    workItemEvents: [
      { key: 'a', workItem: 'SHOP-1', at: '2026-02-20T09:00:00Z', kind: 'ESTIMATE', to: '5', unit: 'POINTS' },
      { key: 'b', workItem: 'SHOP-1', at: '2026-03-01T09:00:00Z', kind: 'SPRINT_ENTERED', to: '42' },
      { key: 'c', workItem: 'SHOP-1', at: '2026-03-05T09:00:00Z', kind: 'STATUS', to: 'Done', category: 'DONE' },
      { key: 'd', workItem: 'SHOP-1', at: '2026-03-01T10:00:00Z', kind: 'RELEASE_ENTERED', to: 'r1' },
    ],
    deployments: [{ key: 'd1', product: 'shop', service: 'web', environment: 'production', at: '2026-03-06T09:00:00Z', commitAt: '2026-03-05T09:00:00Z' }],
    incidents: [{ key: 'i1', product: 'shop', title: 'Pay is slow', startedAt: '2026-03-06T10:00:00Z', resolvedAt: '2026-03-06T12:00:00Z', deployment: 'd1' }],
  }));
  kept(await server.collectOutcomes({
    source: 'app', product: 'shop',
    accounts: [{ key: 'acme', name: 'Acme', traits: { plan: 'pro' } }, { key: 'bolt', traits: { plan: 'free' } }],
    people: [{ key: 'ann', account: 'acme', traits: { country: 'DE' } }, { key: 'bob', account: 'bolt' }],
    events: [
      { key: 'e1', person: 'ann', name: 'opened', at: '2026-03-02T23:30:00Z', properties: { page: 'home' } },
      { key: 'e2', person: 'bob', name: 'opened', at: '2026-03-03T09:00:00Z' },
      { key: 'e3', person: 'ann', name: 'paid', at: '2026-03-03T10:00:00Z' },
    ],
    subscriptionChanges: [
      { key: 's1', account: 'acme', subscription: 'acme', at: '2026-03-01T09:00:00Z', status: 'ACTIVE', currency: 'EUR', amount: '100', interval: 'MONTH' },
      { key: 's2', account: 'acme', subscription: 'acme', at: '2026-03-10T09:00:00Z', status: 'ACTIVE', currency: 'EUR', amount: '120.50', interval: 'MONTH' },
    ],
    payments: [{ key: 'p1', account: 'acme', at: '2026-03-01T09:00:00Z', amount: '100', kind: 'PAYMENT', currency: 'EUR' }],
    surveyResponses: [{ key: 'n1', survey: 'nps', kind: 'NPS', person: 'ann', shownAt: '2026-03-03T10:00:00Z', at: '2026-03-03T10:01:00Z', score: 9, comment: '=1+1 is two' }],
    feedback: [{ key: 'f1', person: 'bob', at: '2026-03-04T10:00:00Z', text: 'Dark mode, please' }],
  }));
}
