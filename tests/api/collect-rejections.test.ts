import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

const at = '2026-03-02T09:00:00Z';
const event = { key: 'k', person: 'ann', name: 'login', at };
const response = { key: 'r', survey: 'pulse', kind: 'NPS', at, score: 9 };
const payment = { key: 'p', account: 'acme', at, kind: 'PAYMENT', currency: 'EUR', amount: '1' };
const change = { key: 's', account: 'acme', subscription: 'sub', at, status: 'ACTIVE', currency: 'EUR', amount: '1', interval: 'MONTH' };
const soon = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

type Case = readonly [list: string, item: Record<string, unknown>, field: string, reason: RegExp];

const delivery: Case[] = [
  ['workItems', { key: 'a', estimate: 'five' }, 'estimate', /expected a number of 0 or more, got text. Send it without quotes/],
  ['workItems', { key: 'a', estimate: -3 }, 'estimate', /expected a number of 0 or more, got -3/],
  ['workItems', { key: 'a', estimate: 2e6 }, 'estimate', /1,000,000 at most/],
  ['workItems', { key: 'a', createdAt: '0000-01-01T00:00:00Z' }, 'createdAt', /the year 0 is not between 1970 and 2200/],
  ['workItems', { key: 'a', createdAt: '9999-01-01T00:00:00Z' }, 'createdAt', /the year 9999/],
  ['workItems', { key: 'a', createdAt: '2026-02-30T00:00:00Z' }, 'createdAt', /30 February 2026 does not exist/],
  ['workItems', { key: 'a', createdAt: '2026-03-02T09:00:00' }, 'createdAt', /without a zone/],
  ['workItems', { key: 'a', isSubTask: 'yes' }, 'isSubTask', /expected true or false, got text/],
  ['workItems', { key: 'a', statusCategory: 'FINISHED' }, 'statusCategory', /expected one of TO_DO, IN_PROGRESS, WAITING, DONE, CANCELLED, got "FINISHED"/],
  ['workItems', { key: 'a', title: 'x'.repeat(10_001) }, 'title', /at most 10,000 characters, got 10,001/],
  ['workItems', { key: 'a', title: 'x'.repeat(1024 * 1024) }, 'title', /at most 10,000 characters, got 1,048,576/],
  ['workItems', { key: 'a', title: 'a\0b' }, 'title', /null byte/],
  ['workItems', { key: 'a', title: 'a\ud800b' }, 'title', /half of a character/],
  ['workItems', { key: 'a\0b' }, 'key', /null byte/],
  ['workItems', { title: 'no key' }, 'key', /is missing/],
  ['workItems', { key: '' }, 'key', /1 to 200 characters, got an empty one/],
  ['workItems', { key: 'k'.repeat(201) }, 'key', /1 to 200 characters, got 201/],
  ['sprints', { key: 's', plannedStartAt: '2026-03-13T09:00:00Z', plannedEndAt: '2026-03-02T09:00:00Z' }, 'plannedEndAt', /would end .* before it starts/],
  ['sprints', { key: 's', startedAt: '2026-03-13T09:00:00Z', closedAt: '2026-03-02T09:00:00Z' }, 'closedAt', /closed .* before it was started/],
  ['products', { key: 'p', timeZone: 'Mars/Olympus' }, 'timeZone', /time zone by its IANA name/],
  ['products', { key: 'p', timeZone: '+01:00' }, 'timeZone', /time zone by its IANA name/],
  ['products', { key: 'p', currency: 'EUX' }, 'currency', /currency code of ISO 4217, as EUR or USD, got "EUX"/],
  ['teams', { key: 't', workingDays: [1, 8] }, 'workingDays', /entry 2: expected a whole number from 1 to 7, got 8/],
  ['teams', { key: 't', holidays: ['2026-02-30'] }, 'holidays', /entry 1: 30 February 2026/],
  ['teams', { key: 't', statuses: [{ name: 'Doing', category: 'BUSY' }] }, 'statuses', /entry 1: expected one of TO_DO/],
  ['workItemEvents', { key: 'e', workItem: 'a', kind: 'MOVED', at }, 'kind', /expected one of CREATED, TYPE, STATUS/],
  ['workItemEvents', { key: 'e', workItem: 'a', kind: 'STATUS', at }, 'to', /needs the new status/],
  ['workItemEvents', { key: 'e', workItem: 'a', kind: 'SPRINT_LEFT', to: '42', at }, 'from', /needs the key of the sprint/],
  ['workItemEvents', { key: 'e', workItem: 'a', kind: 'ESTIMATE', to: 'five', at }, 'to', /expected an estimate as a number/],
  ['workItemEvents', { key: 'snapshot:1', workItem: 'a', kind: 'CREATED', at }, 'key', /are made here/],
  ['workItemEvents', { key: 'e', workItem: 'a', kind: 'CREATED', at: soon(25) }, 'at', /more than 24 hours in the future/],
  ['incidents', { key: 'i', product: 'p', startedAt: at, resolvedAt: '2026-03-01T09:00:00Z' }, 'resolvedAt', /before it started/],
];
const outcomes: Case[] = [
  ['events', { ...event, person: undefined }, 'person', /an event belongs to a person/],
  ['events', { ...event, key: undefined }, 'key', /the source's own id of the event/],
  ['events', { ...event, at: soon(25) }, 'at', /more than 24 hours in the future/],
  ['events', { ...event, at: 1772442000 }, 'at', /looks like seconds/],
  ['events', { ...event, name: 'n'.repeat(201) }, 'name', /at most 200 characters/],
  ['events', { ...event, properties: 'none' }, 'properties', /expected an object/],
  ['events', { ...event, properties: { text: 'x'.repeat(33 * 1024) } }, 'properties', /at most 32 kB of JSON, got 34 kB/],
  ['events', { ...event, properties: { a: { b: { c: { d: { e: { f: { g: { h: { i: { j: { k: 1 } } } } } } } } } } } }, 'properties', /more than 10 levels deep/],
  ['events', { ...event, properties: { text: 'a\0b' } }, 'properties', /null byte/],
  ['events', { ...event, properties: { 'a\ud800': 1 } }, 'properties', /half of a character/],
  ['people', { key: 'ann', createdAt: 'yesterday' }, 'createdAt', /expected an instant with a zone/],
  ['surveyResponses', { ...response, score: 11 }, 'score', /from 0 to 10, got 11/],
  ['surveyResponses', { ...response, kind: 'CSAT', score: 0 }, 'score', /from 1 to 5, the scale of CSAT, got 0/],
  ['surveyResponses', { ...response, kind: 'CES', score: 6.5 }, 'score', /from 1 to 7, the scale of CES, got 6.5/],
  ['surveyResponses', { ...response, kind: 'STARS' }, 'kind', /expected one of NPS, CSAT, CES, got "STARS"/],
  ['surveyResponses', { ...response, dismissed: true }, 'score', /dismissed has no score/],
  ['payments', { ...payment, currency: 'XXX' }, 'currency', /currency code of ISO 4217/],
  ['payments', { ...payment, amount: '1,000.00' }, 'amount', /not a decimal number/],
  ['payments', { ...payment, amount: -1 }, 'amount', /0 or more, got -1. Money that goes back is a REFUND/],
  ['payments', { ...payment, account: undefined }, 'account', /belongs to an account or a person/],
  ['subscriptionChanges', { ...change, amount: '1.005' }, 'amount', /EUR has 2 decimals/],
  ['subscriptionChanges', { ...change, amount: '99999999999' }, 'amount', /more than 1,000,000,000,000 minor units a month/],
  ['subscriptionChanges', { ...change, quantity: 1.5 }, 'quantity', /whole number/],
  ['subscriptionChanges', { ...change, discountPercent: 120 }, 'discountPercent', /from 0 to 100, got 120/],
  ['feedback', { key: 'f', at, text: ' ' }, 'text', /got an empty one/],
];

describe('a bad item is rejected by itself, with its path, its value and the reason', () => {
  it.each(delivery)('%s %j', async (list, item, field, reason) => {
    const good = list === 'workItems' ? { key: `good ${Math.random()}` } : null;
    const receipt = await server.collectDelivery({ source: 'bad', [list]: [item, ...(good ? [good] : [])] });
    expect(receipt).toMatchObject({ accepted: good ? 1 : 0, duplicates: 0, rejected: [{ path: `${list}[0].${field}`, reason: expect.stringMatching(reason) }] });
    expect((receipt.rejected[0]?.value ?? '').length).toBeLessThanOrEqual(120);
  });

  it.each(outcomes)('%s %j', async (list, item, field, reason) => {
    const good = { ...event, key: `good ${Math.random()}` };
    const receipt = await server.collectOutcomes({ source: 'bad', product: 'shop', events: [good], ...(list === 'events' ? { events: [item, good] } : { [list]: [item] }) });
    expect(receipt).toMatchObject({ accepted: 1, duplicates: 0, rejected: [{ path: `${list}[0].${field}`, reason: expect.stringMatching(reason) }] });
  });

  it('1e309, which JSON reads as infinite', async () => {
    const query = 'mutation ($input: DeliveryBatch!) { collectDelivery(input: $input) { accepted rejected { path value reason } } }';
    const body = JSON.stringify({ query, variables: { input: { source: 'bad', workItems: [{ key: 'a', estimate: 12345 }] } } }).replace('12345', '1e309');
    const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...server.headers, 'content-type': 'application/json' }, body });
    expect(await answer.json()).toMatchObject({ data: { collectDelivery: { accepted: 0, rejected: [{ path: 'workItems[0].estimate', value: 'Infinity', reason: expect.stringContaining('too large') }] } } });
  });

  it('all its faults in one go, also those of two fields together', async () => {
    const { rejected } = await server.collectOutcomes({ source: 'bad', product: 'shop', payments: [{ at: 'x', kind: 'GIFT', currency: 'EUX', amount: 'much' }] });
    expect(rejected.map(({ path }) => path)).toEqual(['payments[0].key', 'payments[0].at', 'payments[0].kind', 'payments[0].currency', 'payments[0].amount', 'payments[0].account']);
    const sprints = [{ key: 's', name: 5, plannedStartAt: '2026-03-13T09:00:00Z', plannedEndAt: at }];
    expect((await server.collectDelivery({ source: 'bad', sprints })).rejected.map(({ path }) => path)).toEqual(['sprints[0].name', 'sprints[0].plannedEndAt']);
  });

  it('a response of another kind than its survey, also within one batch', async () => {
    await server.collectOutcomes({ source: 'bad', product: 'shop', surveyResponses: [response] });
    const { rejected, accepted } = await server.collectOutcomes({
      source: 'bad', product: 'shop',
      surveyResponses: [{ ...response, key: 'r2', kind: 'CSAT', score: 4 }, { ...response, key: 'r3', survey: 'new', kind: 'CES', score: 7 }, { ...response, key: 'r4', survey: 'new' }],
    });
    expect(accepted).toBe(1);
    expect(rejected).toMatchObject([{ path: 'surveyResponses[0].kind', reason: expect.stringContaining('is of kind NPS') }, { path: 'surveyResponses[2].kind', reason: expect.stringContaining('is of kind CES') }]);
  });

  it('an event up to 24 hours ahead is kept: clocks differ', async () => {
    expect(await server.collectOutcomes({ source: 'bad', product: 'shop', events: [{ ...event, key: 'soon', at: soon(23) }] })).toMatchObject({ accepted: 1, rejected: [] });
  });
});

describe('a batch is refused as a whole', () => {
  const ask = (input: Record<string, unknown>) => server.ask('mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted } }', { input });
  const refusals: [string, Record<string, unknown>, RegExp][] = [
    ['without a source', { source: '', product: 'shop' }, /source: expected a key of 1 to 200 characters/],
    ['without a product', { source: 'bad', product: ' ' }, /product: expected a key/],
    ['with a null byte in its source', { source: 'a\0', product: 'shop' }, /null byte/],
    ['of an unknown shape', { source: 'bad', product: 'shop', event: [] }, /event/],
    ['with more than 10,000 items', { source: 'bad', product: 'shop', feedback: Array.from({ length: 10_001 }, () => ({ key: 'f' })) }, /10,001 items; 10,000 is the most. Nothing was kept/],
  ];
  it.each(refusals)('%s', async (_, input, message) => {
    const answer = await ask(input);
    expect(answer).toMatchObject({ status: 400, data: null, errors: [{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});
