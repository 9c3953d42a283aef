import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphqlAnswer, TestServer } from './server.ts';

/** Somebody who may do everything in one workspace, so that nothing but the wall holds them. */
export interface Voice {
  readonly headers: Readonly<Record<string, string>>;
  ask<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer<T> & { readonly text: string }>;
  /** The data of an answer that must have no errors. */
  data<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<T>;
}

/** By the key that commands on the machine ask by: it names the workspace. */
export function voiceIn(server: TestServer, workspace: string): Voice {
  const headers = { authorization: `Bearer ${readFileSync(join(server.dataDir, 'command-key'), 'utf8').trim()}`, 'x-bifocal-workspace': workspace };
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}) => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
    const text = await response.text();
    const body = JSON.parse(text) as { data?: T; errors?: GraphqlAnswer<T>['errors'] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [], text };
  };
  return {
    headers,
    ask,
    async data<T>(query: string, variables: Record<string, unknown> = {}) {
      const { status, data, errors } = await ask<T>(query, variables);
      if (errors.length > 0 || data === null) throw new Error(`${status} ${errors.map(({ message }) => message).join('; ')}: ${query}`);
      return data;
    },
  };
}

/** A workspace beside one's own. */
export async function makeWorkspace(server: TestServer, key: string): Promise<number> {
  const [row] = await server.sql<{ id: string }>(`INSERT INTO workspace (key, name) VALUES ($1, $2) RETURNING id`, [key, `${key} organisation`]);
  return Number(row!.id);
}

const at = (day: number, hour = 9): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();

/** Something of everything, under the same keys in every workspace; every text that is no key begins with `mark`. */
export async function fill(voice: Voice, mark: string): Promise<void> {
  await voice.data('mutation ($input: DeliveryBatch!) { collectDelivery(input: $input) { accepted } }', { input: {
    source: 'tracker', products: [{ key: 'shop', name: `${mark} shop` }], teams: [{ key: 'atlas', product: 'shop', name: `${mark} atlas` }],
    sprints: [{ key: '1', team: 'atlas', name: `${mark} sprint`, goal: `${mark} goal`, plannedStartAt: at(2), plannedEndAt: at(13), startedAt: at(2), closedAt: at(13) }, { key: '2', team: 'atlas', name: `${mark} second`, plannedStartAt: at(16), plannedEndAt: at(27), startedAt: at(16) }],
    releases: [{ key: 'r1', product: 'shop', team: 'atlas', name: `${mark} release`, startedAt: at(2), targetDate: '2026-04-30' }],
    workItems: [{ key: 'A-1', team: 'atlas', product: 'shop', title: `${mark} item`, type: 'Story', createdAt: at(1) }, { key: 'A-2', team: 'atlas', title: `${mark} bug`, type: 'Bug', severity: 'HIGH', createdAt: at(1), foundInRelease: 'r1' }],
    workItemEvents: [
      { key: 'w1', workItem: 'A-1', kind: 'CREATED', at: at(1) }, { key: 'w2', workItem: 'A-1', kind: 'ESTIMATE', to: '5', unit: 'POINTS', at: at(1, 10) }, { key: 'w3', workItem: 'A-1', kind: 'SPRINT_ENTERED', to: '1', at: at(1, 11) },
      { key: 'w4', workItem: 'A-1', kind: 'STATUS', to: `${mark} doing`, category: 'IN_PROGRESS', at: at(3) }, { key: 'w5', workItem: 'A-1', kind: 'STATUS', to: 'Done', category: 'DONE', at: at(5) }, { key: 'w6', workItem: 'A-1', kind: 'RELEASE_ENTERED', to: 'r1', at: at(2) },
    ],
    deployments: [{ key: 'd1', product: 'shop', service: `${mark} web`, at: at(6) }], incidents: [{ key: 'i1', product: 'shop', title: `${mark} outage`, startedAt: at(7), resolvedAt: at(7, 11) }],
  } });
  await voice.data('mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted } }', { input: {
    source: 'app', product: 'shop', people: [{ key: 'ann', account: 'acme', traits: { name: `${mark} Ann`, plan: `${mark} plan` } }], accounts: [{ key: 'acme', name: `${mark} Acme`, traits: { plan: `${mark} plan` } }],
    events: [{ key: 'e1', person: 'ann', name: `${mark} opened`, at: at(2) }, { key: 'e2', person: 'ann', name: 'paid', at: at(3), properties: { country: `${mark} land` } }],
    subscriptionChanges: [{ key: 'c1', account: 'acme', subscription: 's', at: at(2), status: 'ACTIVE', plan: `${mark} plan`, currency: 'EUR', amount: '10', interval: 'MONTH' }],
    payments: [{ key: 'p1', account: 'acme', at: at(2), kind: 'PAYMENT', currency: 'EUR', amount: '10' }],
    surveyResponses: [{ key: 'n1', survey: `${mark} survey`, kind: 'NPS', person: 'ann', at: at(4), score: 9, comment: `${mark} comment`, tags: [`${mark} tag`] }],
    feedback: [{ key: 'f1', person: 'ann', at: at(4), kind: `${mark} kind`, text: `${mark} feedback` }, { key: 'f2', person: 'ann', at: `${mark} never`, text: 'x' }],
  } });
  const { sprint } = (await voice.data<{ team: { sprints: { id: string }[] } }>('{ team(key: "atlas") { sprints(last: 2) { id } } }')).team.sprints.map(({ id }) => ({ sprint: id })).at(-1)!;
  const said = (text: string, variables: Record<string, unknown> = {}): Promise<unknown> => voice.data(text, variables);
  await said('mutation ($input: AddRetroNoteInput!) { addRetroNote(input: $input) { id } }', { input: { sprint, column: 'WENT_WELL', text: `${mark} note`, author: `${mark} author`, key: 'n' } });
  await said('mutation ($input: AddRetroActionInput!) { addRetroAction(input: $input) { id } }', { input: { sprint, text: `${mark} action`, owner: `${mark} owner`, key: 'a' } });
  await said('mutation ($input: CreateRequestInput!) { createRequest(input: $input) { id } }', { input: { product: 'shop', title: `${mark} request`, author: `${mark} author`, key: 'r' } });
  await said('mutation ($input: AnnotationInput!) { annotate(product: "shop", input: $input) { id } }', { input: { day: '2026-03-02', text: `${mark} annotation`, author: `${mark} author` } });
  await said('mutation ($input: FunnelInput!) { saveFunnel(product: "shop", input: $input) { id } }', { input: { key: 'f', name: `${mark} funnel`, windowMinutes: 60, steps: [{ event: `${mark} opened` }, { event: 'paid' }] } });
  await said('mutation ($name: String!) { createWriteKey(source: "app", product: "shop", name: $name) { text } }', { name: `${mark} key` });
  await said('mutation ($input: InviteInput!) { invite(input: $input) { path } }', { input: { roles: ['VIEWER'], expiresInDays: 7, note: `${mark} note` } });
  await said('mutation ($input: FeedInput!) { createFeed(input: $input) { id } }', { input: { name: `${mark} feed`, query: { metrics: ['adoption.active_users'], product: 'shop', range: { from: '2026-03-01', to: '2026-03-31' }, grain: 'DAY' } } });
}
