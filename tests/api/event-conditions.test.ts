import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, createProduct, funnelReport } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await createProduct(server, 'shop');
  const properties: Record<string, unknown>[] = [{ plan: 'pro', seats: 10 }, { plan: 'Professional', seats: '9' }, { plan: null, seats: 'many' }, { seats: 2.5, trial: true }];
  await collect(server, 'shop', { events: properties.map((each, person) => ({ key: `e${person}`, person: `p${person}`, name: 'paid', at: '2026-03-02T10:00:00Z', properties: each })) });
});
afterAll(() => server.stop());

const SAVE = 'mutation ($input: FunnelInput!) { saveFunnel(product: "shop", input: $input) { id steps { event where { property is in } or { event where { property is in } } } } }';
const input = (where: object[], or?: object[]) => ({ key: 'f', name: 'f', windowMinutes: 60, steps: [{ event: 'paid', where, or }, { event: 'never' }] });
/** How many of the four people did the first step. */
async function people(where: object[], or?: object[]): Promise<number> {
  const { saveFunnel } = await server.graphql<{ saveFunnel: { id: string } }>(SAVE, { input: input(where, or) });
  return (await funnelReport(server, 'shop', saveFunnel.id, { from: '2026-03-02', to: '2026-03-03' })).steps[0]!.people;
}

describe('conditions on the properties of events', () => {
  it.each<[object, number]>([
    [{ property: 'plan', in: ['pro', 'team'] }, 1], // as it was always written
    [{ property: 'trial', is: 'EQUALS', in: ['true'] }, 1],
    [{ property: 'plan', is: 'NOT_EQUALS', in: ['pro'] }, 3], // also where there is no plan
    [{ property: 'plan', is: 'CONTAINS', in: ['PRO'] }, 2],
    [{ property: 'seats', is: 'GREATER', in: ['2.5'] }, 2], // 10 and "9", not "many"
    [{ property: 'seats', is: 'LESS', in: ['1e1'] }, 2], // "9" and 2.5
    [{ property: 'plan', is: 'EXISTS' }, 2], // null is not there
    [{ property: 'plan', is: 'NOT_EXISTS' }, 2],
  ])('%j: %i people', async (condition, expected) => expect(await people([condition])).toBe(expected));

  it('asks for all of the conditions of one event, and for any of the events of one step', async () => {
    expect(await people([{ property: 'plan', is: 'EXISTS' }, { property: 'seats', is: 'GREATER', in: ['9'] }])).toBe(1);
    expect(await people([{ property: 'plan', in: ['pro'] }], [{ event: 'paid', where: [{ property: 'trial', in: ['true'] }] }])).toBe(2);
  });

  it('gives them back as they are read', async () => {
    const { saveFunnel } = await server.graphql<{ saveFunnel: { steps: object[] } }>(SAVE, { input: input([{ property: 'plan', in: ['pro'] }], [{ event: 'tried' }]) });
    expect(saveFunnel.steps[0]).toEqual({ event: 'paid', where: [{ property: 'plan', is: 'EQUALS', in: ['pro'] }], or: [{ event: 'tried', where: [] }] });
  });

  it.each<[object, string]>([
    [{ property: 'seats', is: 'GREATER', in: ['ten'] }, 'steps[0].where[0].in: expected one number for GREATER, such as "10", got other text.'],
    [{ property: 'seats', is: 'LESS', in: ['1', '2'] }, 'steps[0].where[0].in: expected one number for LESS, such as "10", got 2 values.'],
    [{ property: 'plan', is: 'EXISTS', in: ['pro'] }, 'steps[0].where[0].in: expected no values for EXISTS, got 1. Leave them out, or ask for EQUALS.'],
    [{ property: 'plan' }, 'steps[0].where[0].in: expected at least one value, got nothing.'],
    [{ property: ' ', in: ['pro'] }, 'steps[0].where[0].property: expected text, got an empty one. Leave it out if there is none.'],
  ])('refuses %j', async (condition, message) => {
    const answer = await server.ask(SAVE, { input: input([condition]) });
    expect(answer.errors.map((error) => error.message)).toEqual([message]);
  });
});
