import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hooksFile } from '../support/hooks.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { DAY, derived, event as stripeEvent, item, sendStripe, START, subscription } from '../support/stripe.ts';

let server: TestServer;
const SECRET = 'whsec_of-erasing';
beforeAll(async () => { server = await startServer({ env: { HOOKS_FILE: hooksFile({ stripe: { kind: 'stripe', secret: SECRET, product: 'shop' } }) } }); });
afterAll(() => server.stop());

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T12:00:00Z`;
const collect = (lists: Record<string, unknown>) => server.collectOutcomes({ source: 'app', product: 'shop', ...lists });
const erase = async (key: string): Promise<Record<string, unknown>> => (await server.graphql<{ erasePerson: Record<string, unknown> }>(
  'mutation ($key: String!) { erasePerson(product: "shop", key: $key) { erasedAt ids events responses feedback payments paymentsOfAccount } }', { key })).erasePerson;

const FACTS = {
  accounts: [{ key: 'acme', name: 'Acme', at: at(1) }],
  people: [{ key: 'ada', account: 'acme', traits: { name: 'Ada Lovelace', email: 'ada@example.org' }, at: at(1) }, { key: 'bob', traits: { name: 'Bob' }, at: at(1) }],
  identities: [{ anonymous: 'laptop', person: 'ada', at: at(2) }, { previous: 'ada-old', person: 'ada', at: at(3) }],
  events: [
    { key: '1', anonymous: 'laptop', name: 'opened', at: at(1) }, { key: '2', person: 'ada', name: 'opened', at: at(2) }, { key: '3', person: 'ada-old', name: 'left', at: at(3) },
    { key: '2', anonymous: 'laptop', name: 'opened', at: at(2) }, { key: '4', person: 'bob', name: 'opened', at: at(2) },
  ],
  surveyResponses: [{ key: 'r1', survey: 'nps', kind: 'NPS', person: 'ada', at: at(2), score: 3, comment: 'Ada was here' }, { key: 'r2', survey: 'nps', kind: 'NPS', person: 'bob', at: at(2), score: 9 }],
  feedback: [{ key: 'f1', anonymous: 'laptop', at: at(2), text: 'Ada wants more' }],
  payments: [
    { key: 'p1', person: 'ada', at: at(2), kind: 'PAYMENT', currency: 'EUR', amount: '10' }, { key: 'p2', person: 'ada', account: 'acme', at: at(2), kind: 'PAYMENT', currency: 'EUR', amount: '20' },
  ],
};
const REJECTED = { events: [{ key: '5', person: 'ada', name: 'x'.repeat(300), at: at(2) }, { key: '6', person: 'bob', at: at(2) }], feedback: [{ key: 'f2', anonymous: 'laptop', at: 'yesterday', text: 'Ada again' }] };

/** Every text that the database holds, wherever it may be. */
async function everything(): Promise<string> {
  const tables = await server.sql<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`);
  // One after the other: each is a connection, and there are nearly as many tables as all tests together may hold.
  const texts: string[] = [];
  for (const { name } of tables) texts.push(JSON.stringify(await server.sql(`SELECT to_jsonb(t) AS row FROM ${name} t`)));
  return texts.join('\n');
}
/** Who was erased, by any of their names. A hash may have these three letters by chance. */
const ADA = /(?<![0-9a-f])ada|laptop|lovelace/i;
const counts = async (): Promise<Record<string, number>> => (await server.sql<Record<string, number>>(`SELECT
  (SELECT count(*)::int FROM person) AS people, (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM event_twin) AS twins, (SELECT count(*)::int FROM person_day) AS days,
  (SELECT count(*)::int FROM person_event_day) AS "eventDays", (SELECT count(*)::int FROM survey_response) AS responses, (SELECT count(*)::int FROM feedback) AS feedback,
  (SELECT count(*)::int FROM payment) AS payments, (SELECT count(*)::int FROM identity_claim) AS claims, (SELECT count(*)::int FROM person_said) AS said, (SELECT count(*)::int FROM collect_rejection) AS rejections`))[0]!;

describe('an erased person', () => {
  it('leaves nothing behind, named by any of their ids', async () => {
    await collect(FACTS);
    await collect(REJECTED);
    expect(await counts()).toEqual({ people: 4, events: 4, twins: 1, days: 4, eventDays: 4, responses: 2, feedback: 1, payments: 2, claims: 2, said: 2, rejections: 3 });
    const version = async (): Promise<unknown> => (await server.sql(`SELECT value FROM setting WHERE key = 'changes'`))[0];
    const before = await version();
    expect(await erase('anonymous laptop')).toMatchObject({ ids: 3, events: 3, responses: 1, feedback: 1, payments: 1, paymentsOfAccount: 1 });
    expect(await version()).not.toEqual(before);
    expect(await counts()).toEqual({ people: 1, events: 1, twins: 0, days: 1, eventDays: 1, responses: 1, feedback: 0, payments: 1, claims: 0, said: 1, rejections: 1 });
    expect(await everything()).not.toMatch(ADA);
    await expect(erase('ada')).rejects.toThrow('nobody by the key');
  });

  it('does not come back with old facts, and says so without naming anybody', async () => {
    const receipt = await collect(FACTS);
    expect(receipt.rejected.map(({ path, value }) => [path, value])).toEqual([
      ['events[0]', null], ['events[1]', null], ['events[2]', null], ['events[3]', null], ['payments[0]', null], ['surveyResponses[0]', null], ['feedback[0]', null], ['identities[0]', null], ['identities[1]', null], ['people[0]', null],
    ]);
    expect(receipt.rejected[0]!.reason).toBe('is of a person who was erased, and was so before that: it is not kept again. Leave it out.');
    // Money of the account is the account's, and nobody else's.
    expect(await server.sql('SELECT key, person_id, account_id IS NOT NULL AS of_account FROM payment')).toEqual([{ key: 'p2', person_id: null, of_account: true }]);
    expect(await counts()).toMatchObject({ people: 1, events: 1, days: 1 });
    expect(await everything()).not.toMatch(ADA);
  });

  it('has no traits without an instant before something newer is known of them', async () => {
    expect(await collect({ people: [{ key: 'ada', traits: { name: 'Ada' } }] })).toMatchObject({ accepted: 0, rejected: [{ path: 'people[0]' }] });
  });

  it('is a new person with what is dated after', async () => {
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(await collect({ events: [{ key: '1', anonymous: 'laptop', name: 'opened', at: at(1) }, { key: '9', anonymous: 'laptop', name: 'opened', at: later }], people: [{ key: 'ada', traits: { plan: 'pro' } }], identities: [{ anonymous: 'laptop', person: 'ada', at: later }] }))
      .toMatchObject({ accepted: 3, rejected: [{ path: 'events[0]' }] });
    expect(await server.sql(`SELECT n.key, n.traits, count(e.*)::int AS events FROM person n LEFT JOIN event e ON e.person_id = n.id WHERE n.key <> 'bob' GROUP BY n.id ORDER BY n.key`)).toEqual([
      { key: 'ada', traits: { plan: 'pro' }, events: 1 }, { key: 'anonymous laptop', traits: {}, events: 0 }]);
  });
});

describe('an account that was theirs alone', () => {
  const customer = (id: string, name: string, domain: string) => stripeEvent('customer.created', { id: `cus_${id}`, object: 'customer', name, email: `mail@${domain}`, description: `${name}, since ever`, created: START }, START);
  const leaving = (id: string, comment: string) => stripeEvent('customer.subscription.deleted', { ...subscription(id, [item(`${id}a`, 5_000)]), status: 'canceled', ended_at: START + 9 * DAY, description: comment, cancellation_details: { feedback: 'unused', comment, reason: 'cancellation_requested' } }, START + 9 * DAY);
  const money = () => server.sql(`SELECT a.key, a.name, a.traits, m.kind, m.amount_minor::int AS amount, m.reason, m.comment FROM account a JOIN mrr_movement m ON m.account_id = a.id WHERE a.key LIKE 'cus%' ORDER BY a.key, m.at`);

  it('forgets who it was, also in what Stripe said; what it paid, and the account of several, stay', async () => {
    for (const [id, name, domain] of [['one', 'Grace Hopper', 'hopper.example'], ['two', 'Pair Ltd', 'pair.example']] as const) {
      for (const each of [customer(id, name, domain), stripeEvent('customer.subscription.created', subscription(id, [item(`${id}a`, 5_000)]), START), leaving(id, `${name} leaves`)]) expect((await sendStripe(server, 'stripe', SECRET, each)).status).toBe(200);
    }
    await derived(server);
    await collect({ people: [{ key: 'grace', account: 'cus_one', at: at(1) }, { key: 'hana', account: 'cus_two', at: at(1) }, { key: 'ivy', account: 'cus_two', at: at(1) }] });
    const [fresh, gone, ...others] = await money() as Record<string, unknown>[];
    expect([fresh, gone]).toMatchObject([{ key: 'cus_one', name: 'Grace Hopper', traits: { emailDomain: 'hopper.example' }, kind: 'NEW', amount: 5_000 }, { kind: 'CHURN', reason: 'unused', comment: 'Grace Hopper leaves' }]);
    await erase('grace');
    await erase('hana');
    expect(await everything()).not.toMatch(/grace|hopper/i);
    expect(await money()).toEqual([...[fresh, gone].map((row) => ({ ...row, name: null, traits: {}, comment: null })), ...others]);
    // Whatever is derived again tells no more than what is kept.
    await server.sql('UPDATE stripe_event SET derived_by = NULL');
    await server.kill();
    await server.restart();
    await derived(server);
    expect(await everything()).not.toMatch(/grace|hopper/i);
    expect(await money()).toEqual([...[fresh, gone].map((row) => ({ ...row, name: null, traits: {}, comment: null })), ...others]);
  });

  it('loses a name that is the person\'s, and keeps one that is not', async () => {
    await collect({ accounts: [{ key: 'solo', name: 'Kim Novak', at: at(1) }, { key: 'works', name: 'Novak Works', at: at(1) }], people: [{ key: 'kim', account: 'solo', traits: { name: 'kim novak' }, at: at(1) }, { key: 'lee', account: 'works', traits: { name: 'Lee' }, at: at(1) }] });
    await erase('kim');
    await erase('lee');
    expect(await server.sql(`SELECT key, name FROM account WHERE key IN ('solo', 'works') ORDER BY key`)).toEqual([{ key: 'solo', name: null }, { key: 'works', name: 'Novak Works' }]);
    expect(await everything()).not.toMatch(/kim/i);
  });
});

describe('what is said of erasing', () => {
  it('tells who is not there', async () => {
    const answer = await server.ask('mutation { erasePerson(product: "shop", key: "nobody") { ids } }');
    expect(answer.errors[0]).toMatchObject({ message: 'key: shop has nobody by the key "nobody". They may have been erased already.', extensions: { code: 'NOT_FOUND' } });
  });
});
