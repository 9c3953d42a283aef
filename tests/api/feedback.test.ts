import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { forgetAll } from '../support/content.ts';
import { listenLive } from '../support/live-client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { createRequest, editRequest, feedback, mergeRequests, report, requests, sortFeedback, type FeedbackPage } from './feedback-questions.ts';
import { collect, createProduct } from './outcome-questions.ts';

let server: TestServer;
let ids: Record<string, string>;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server?.stop());

const said = (key: string, person: string | null, text: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({ key, ...(person ? { person } : {}), at: `2026-03-0${key.slice(1)}T10:00:00Z`, text, ...more });
const change = (account: string, amount: string, at = '2026-01-01'): Record<string, unknown> => ({ key: `${account}-${at}`, account, subscription: `${account}-s`, at: `${at}T00:00:00Z`, status: 'ACTIVE', currency: 'EUR', amount, interval: 'MONTH' });
const FEEDBACK = [
  said('f1', 'ann', 'Please add a dark theme', { kind: 'idea' }), said('f2', 'ann', 'Dark theme, please!', { kind: 'idea' }), said('f3', 'ben', 'A dark mode would help', { kind: 'idea' }),
  said('f4', 'cat', 'Export invoices as CSV', { kind: 'idea' }), said('f5', 'dan', 'CSV of invoices'), said('f6', null, '100% of exports fail', { kind: 'problem' }), said('f7', null, 'Thank you', { kind: 'praise' }),
];

beforeEach(async () => {
  await forgetAll(server);
  await createProduct(server, 'shop');
  // Ann and Ben are of Acme (100 a month), Cat of Big (1,000), Dan of nobody.
  await collect(server, 'shop', {
    accounts: [{ key: 'acme', name: 'Acme' }, { key: 'big', name: 'Big' }],
    people: [{ key: 'ann', account: 'acme', traits: { name: 'Ann' } }, { key: 'ben', account: 'acme' }, { key: 'cat', account: 'big' }],
    subscriptionChanges: [change('acme', '80'), change('acme', '100', '2026-02-01'), change('big', '1000')],
    feedback: FEEDBACK,
  });
  ids = Object.fromEntries((await feedback(server, 'shop')).rows.map(({ key, id }) => [key, id]));
});

const keys = ({ rows }: FeedbackPage): string[] => rows.map(({ key }) => key);
const of = (...names: string[]): string[] => names.map((name) => ids[name]!);
const stop = async (query: string): Promise<{ status: number; message: string | undefined }> => {
  const { status, errors } = await server.ask(query);
  return { status, message: errors[0]?.message };
};

describe('the inbox', () => {
  it('holds what nobody has sorted, newest first, with the person and what the account pays', async () => {
    const inbox = await feedback(server, 'shop', '(place: INBOX)');
    expect(keys(inbox)).toEqual(['f7', 'f6', 'f5', 'f4', 'f3', 'f2', 'f1']);
    // Ann wrote twice; the two of nobody known are two people.
    expect([inbox.totalCount, inbox.people]).toEqual([7, 6]);
    expect(inbox.rows.at(-1)).toMatchObject({ person: 'Ann', personKey: 'ann', account: 'Acme', mrr: 10_000, place: 'INBOX', request: null, sortedBy: null });
    expect(inbox.rows[0]).toMatchObject({ person: null, account: null, mrr: null });
  });

  it('is searched for words in any order and case, % being a letter, and narrowed by kind', async () => {
    expect(keys(await feedback(server, 'shop', '(search: "THEME dark")'))).toEqual(['f2', 'f1']);
    expect(keys(await feedback(server, 'shop', '(search: "100%")'))).toEqual(['f6']);
    expect(keys(await feedback(server, 'shop', '(search: "voice")'))).toEqual(['f5', 'f4']);
    expect(keys(await feedback(server, 'shop', '(kind: "praise")'))).toEqual(['f7']);
    const { product } = await server.graphql<{ product: { voice: { kinds: string[] } } }>('{ product(key: "shop") { voice { kinds } } }');
    expect(product.voice.kinds).toEqual(['idea', 'praise', 'problem']);
  });

  it('is read page by page, each once, and its cursor is of no other question', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: FeedbackPage = await feedback(server, 'shop', `(first: 3${after === null ? '' : `, after: ${JSON.stringify(after)}`})`);
      seen.push(...keys(page));
      after = page.nextCursor ?? after;
      if (page.nextCursor === null) break;
    } while (seen.length < 20);
    expect(seen).toEqual(['f7', 'f6', 'f5', 'f4', 'f3', 'f2', 'f1']);
    expect((await stop(`{ product(key: "shop") { voice { feedback(first: 3, kind: "idea", after: ${JSON.stringify(after)}) { totalCount } } } }`)).message).toContain('this cursor is not of this question');
  });

  it('loses what is put aside, and gets it back', async () => {
    expect(await sortFeedback(server, { feedback: of('f7'), place: 'ASIDE', author: 'Mia' })).toBe(1);
    expect((await feedback(server, 'shop', '(place: ASIDE)')).rows).toMatchObject([{ key: 'f7', place: 'ASIDE', sortedBy: 'Mia', requestId: null }]);
    expect(keys(await feedback(server, 'shop', '(place: INBOX)'))).not.toContain('f7');
    await sortFeedback(server, { feedback: of('f7'), place: 'INBOX' });
    expect(keys(await feedback(server, 'shop', '(place: INBOX)'))).toContain('f7');
  });
});

describe('requests', () => {
  it('are ranked by people, each once, and by MRR, each account once; what stands behind them adds up', async () => {
    const dark = await createRequest(server, { product: 'shop', title: 'Dark theme', feedback: of('f1', 'f2', 'f3'), author: 'Mia' });
    expect(dark).toMatchObject({ state: 'OPEN', people: 2, feedback: 3, accounts: 1, mrr: 10_000, author: 'Mia' });
    const csv = await createRequest(server, { product: 'shop', title: 'Invoices as CSV', feedback: of('f4', 'f5', 'f6') });
    expect(csv).toMatchObject({ people: 3, feedback: 3, accounts: 1, mrr: 100_000 });
    const thanks = await createRequest(server, { product: 'shop', title: 'Thanks', feedback: of('f7') });
    expect(thanks).toMatchObject({ people: 1, accounts: 0, mrr: null });
    const empty = await createRequest(server, { product: 'shop', title: 'Nobody asked' });
    expect(empty).toMatchObject({ people: 0, feedback: 0, mrr: null });
    await sortFeedback(server, { feedback: of('f5'), place: 'SORTED', request: dark.id });
    expect((await requests(server, 'shop')).rows.map(({ title, people }) => [title, people])).toEqual([['Dark theme', 3], ['Invoices as CSV', 2], ['Thanks', 1], ['Nobody asked', 0]]);
    expect((await requests(server, 'shop', '(order: MRR)')).rows.map(({ title, mrr }) => [title, mrr])).toEqual([['Invoices as CSV', 100_000], ['Dark theme', 10_000], ['Thanks', null], ['Nobody asked', null]]);
    expect((await requests(server, 'shop', '(search: "csv")')).rows.map(({ title }) => title)).toEqual(['Invoices as CSV']);
    for (const { id, people, feedback: count, mrr, accounts } of (await requests(server, 'shop')).rows) {
      const behind = (await report(server, 'shop', id))!;
      expect([behind.feedback.totalCount, behind.feedback.people, behind.accounts.length]).toEqual([count, people, accounts]);
      expect(behind.accounts.length === 0 ? null : behind.accounts.reduce((sum, account) => sum + (account.mrr ?? 0), 0)).toBe(mrr);
    }
    expect((await report(server, 'shop', dark.id))!.accounts).toEqual([{ key: 'acme', name: 'Acme', people: 2, feedback: 3, mrr: 10_000 }]);
  });

  it('hold an account that pays nothing as 0, and a feedback in one place at a time', async () => {
    await collect(server, 'shop', { people: [{ key: 'dan', account: 'free' }] });
    const one = await createRequest(server, { product: 'shop', title: 'One', feedback: of('f5') });
    expect(one).toMatchObject({ accounts: 1, mrr: 0 });
    const two = await createRequest(server, { product: 'shop', title: 'Two', feedback: of('f5') });
    expect([two.feedback, (await report(server, 'shop', one.id))!.request.feedback]).toEqual([1, 0]);
  });

  it('stay as they were sorted when feedback is sent again, also with other words', async () => {
    const dark = await createRequest(server, { product: 'shop', title: 'Dark theme', feedback: of('f1', 'f3') });
    await collect(server, 'shop', { feedback: [...FEEDBACK, said('f3', 'ben', 'A dark mode would help a lot')] });
    expect(await report(server, 'shop', dark.id)).toMatchObject({ request: { people: 2 }, feedback: { rows: [{ text: 'A dark mode would help a lot' }, { key: 'f1' }] } });
  });

  it('are made once for a key, renamed by version, and have the state that was said last', async () => {
    const first = await createRequest(server, { product: 'shop', title: 'Dark', key: 'k', author: 'Mia' });
    expect((await createRequest(server, { product: 'shop', title: 'Dark', key: 'k' })).id).toBe(first.id);
    expect(await editRequest(server, { id: first.id, title: 'Dark theme', version: 1, author: 'Jon' })).toMatchObject({ saved: true, request: { title: 'Dark theme', version: 2, changedBy: 'Jon' } });
    expect(await editRequest(server, { id: first.id, title: 'Darkness', version: 1 })).toMatchObject({ saved: false, yours: 'Darkness', request: { title: 'Dark theme', version: 2 } });
    expect(await editRequest(server, { id: first.id, state: 'PLANNED' })).toMatchObject({ saved: true, request: { state: 'PLANNED', version: 2 } });
    expect((await requests(server, 'shop', '(states: [OPEN])')).totalCount).toBe(0);
    expect((await requests(server, 'shop', '(states: [PLANNED, DONE])')).totalCount).toBe(1);
  });

  it('are merged with all that was in them, also when somebody still sorts into the one that went up', async () => {
    const [dark, theme, csv] = [await createRequest(server, { product: 'shop', title: 'Dark', feedback: of('f1') }), await createRequest(server, { product: 'shop', title: 'Theme', feedback: of('f2', 'f3') }), await createRequest(server, { product: 'shop', title: 'CSV' })];
    expect(await mergeRequests(server, { request: theme.id, into: dark.id, author: 'Mia' })).toMatchObject({ id: dark.id, title: 'Dark', people: 2, feedback: 3 });
    expect((await requests(server, 'shop')).totalCount).toBe(2);
    expect((await report(server, 'shop', theme.id))!.request.id).toBe(dark.id);
    await sortFeedback(server, { feedback: of('f4'), place: 'SORTED', request: theme.id });
    expect((await report(server, 'shop', dark.id))!.request.feedback).toBe(4);
    // What was merged twice leads to the last one.
    await mergeRequests(server, { request: dark.id, into: csv.id });
    expect((await report(server, 'shop', theme.id))!.request).toMatchObject({ id: csv.id, feedback: 4 });
  });

  it('lose nothing when two merge against each other while a third sorts', async () => {
    const [one, two] = [await createRequest(server, { product: 'shop', title: 'One', feedback: of('f1', 'f2') }), await createRequest(server, { product: 'shop', title: 'Two', feedback: of('f3') })];
    await Promise.all([
      mergeRequests(server, { request: one.id, into: two.id }), mergeRequests(server, { request: two.id, into: one.id }),
      ...['f4', 'f5', 'f6'].map((key) => sortFeedback(server, { feedback: of(key), place: 'SORTED', request: key === 'f5' ? two.id : one.id })),
    ]);
    const left = await requests(server, 'shop');
    expect([left.totalCount, left.rows[0]!.feedback]).toEqual([1, 6]);
    expect(await server.sql('SELECT 1 FROM feedback_request q JOIN feedback_request m ON m.id = q.merged_into WHERE m.merged_into IS NOT NULL')).toEqual([]);
  });

  it('are of one product, and name what is wrong', async () => {
    await createProduct(server, 'other');
    await collect(server, 'other', { feedback: [said('f9', 'zoe', 'Elsewhere')] });
    const elsewhere = (await feedback(server, 'other')).rows[0]!.id;
    const mine = await createRequest(server, { product: 'shop', title: 'Mine' });
    const theirs = await createRequest(server, { product: 'other', title: 'Theirs' });
    const sort = (feedbackIds: string, request: string): string => `mutation { sortFeedback(input: { feedback: ${feedbackIds}, place: SORTED, request: "${request}" }) }`;
    expect(await stop(sort(`["${ids['f1']}", "${elsewhere}"]`, mine.id))).toMatchObject({ message: expect.stringContaining('different products. Nothing was moved') });
    expect((await report(server, 'shop', mine.id))!.request.feedback).toBe(0);
    expect((await stop(sort('["999999"]', mine.id))).message).toContain('is not there');
    expect((await stop(sort(`["${ids['f1']}"]`, '999999'))).message).toContain('is not there');
    expect((await stop(sort('["x"]', mine.id))).message).toContain('feedback[0]: expected an id');
    expect((await stop('mutation { sortFeedback(input: { feedback: ["1"], place: SORTED }) }')).message).toContain('request: goes with the place SORTED');
    expect((await stop(`mutation { mergeRequests(input: { request: "${mine.id}", into: "${theirs.id}" }) { id } }`)).message).toContain('no two requests of one product');
    expect((await stop(`mutation { mergeRequests(input: { request: "${mine.id}", into: "${mine.id}" }) { id } }`)).message).toContain('cannot go up in itself');
    expect((await stop(`mutation { editRequest(input: { id: "${mine.id}", title: "x" }) { saved } }`)).message).toContain('version: say with a new title');
    expect((await stop('mutation { createRequest(input: { product: "shop", title: "  " }) { id } }')).message).toContain('title: expected 1 to 200 characters');
    expect(await report(server, 'shop', theirs.id)).toBeNull();
  });

  it('tell open pages at once that something was said, and move no fact', async () => {
    const live = await listenLive(server);
    const before = await live.more(0);
    const { length } = live.told;
    await createRequest(server, { product: 'shop', title: 'Told' });
    const after = await live.more(length);
    expect([after.facts, after.talk === before.talk]).toEqual([before.facts, false]);
    live.close();
  });

  it('go with the product, the person and the source', async () => {
    const dark = await createRequest(server, { product: 'shop', title: 'Dark', feedback: of('f1', 'f3') });
    await server.sql(`DELETE FROM person WHERE key = 'ann'`);
    expect((await report(server, 'shop', dark.id))!.request).toMatchObject({ feedback: 1, people: 1 });
    await server.sql('DELETE FROM product');
    expect(await server.sql('SELECT 1 FROM feedback_request')).toEqual([]);
  });
});
