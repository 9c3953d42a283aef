import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { createProduct } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await createProduct(server, 'shop', 'America/New_York');
});
afterAll(() => server.stop());

interface Mark { id: string | null; kind: string; day: string; text: string; author: string | null }
const marks = async (from = '2026-03-01', to = '2026-04-01'): Promise<Mark[]> =>
  (await server.graphql<{ product: { annotations: Mark[] } }>('query ($from: FlexibleDate, $to: FlexibleDate) { product(key: "shop") { annotations(range: { from: $from, to: $to }) { id kind day text author } } }', { from, to })).product.annotations;
const ANNOTATE = 'mutation ($input: AnnotationInput!) { annotate(product: "shop", input: $input) { id kind day text author } }';
const REMOVE = 'mutation ($id: ID!) { removeAnnotation(id: $id) }';

describe('what happened to a product', () => {
  it('is its releases by the local day, and notes, in the order of their days', async () => {
    // 02:30Z on 2 March is the evening of the 1st in New York.
    await server.collectDelivery({ source: 'jira', releases: [
      { key: 'r1', name: '1.0', product: 'shop', releasedAt: '2026-03-02T02:30:00Z' }, { key: 'r2', name: '1.1', product: 'shop', releasedAt: '2026-04-01T03:59:59Z' },
      { key: 'r3', name: '1.2', product: 'shop', releasedAt: '2026-04-01T04:00:00Z' }, { key: 'r4', name: 'planned', product: 'shop', targetDate: '2026-03-20' }] });
    await server.graphql(ANNOTATE, { input: { day: '2026-03-10', text: '  Price rise  ', author: 'Ada' } });
    expect((await marks()).map(({ kind, day, text, author }) => [kind, day, text, author])).toEqual([
      ['RELEASE', '2026-03-01', '1.0', null], ['NOTE', '2026-03-10', 'Price rise', 'Ada'], ['RELEASE', '2026-03-31', '1.1', null]]);
    expect((await marks('2026-04-01', '2026-04-02')).map(({ text }) => text)).toEqual(['1.2']);
  });

  it('loses a note that is removed, once', async () => {
    const { annotate } = await server.graphql<{ annotate: Mark }>(ANNOTATE, { input: { day: '2026-03-11', text: 'A mistake' } });
    expect(await server.graphql(REMOVE, { id: annotate.id })).toEqual({ removeAnnotation: true });
    expect((await marks()).map(({ text }) => text)).not.toContain('A mistake');
    expect((await server.ask(REMOVE, { id: annotate.id })).errors?.[0]?.message).toContain('there is no note with the id');
  });

  it('says what is wrong with a note', async () => {
    expect((await server.ask(ANNOTATE, { input: { day: '2026-02-30', text: 'x' } })).errors?.[0]?.message).toContain('input.day: 2026-02-30 is not a day');
    expect((await server.ask(ANNOTATE, { input: { day: '2026-03-01', text: ' ' } })).errors?.[0]?.message).toContain('input.text: expected 1 to 200 characters');
  });
});
