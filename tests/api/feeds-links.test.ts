import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { createFeed, signedLink, updateFeed, type Feed } from './feed-questions.ts';
import { collect, event } from './outcome-questions.ts';

/** A signed link is enough by itself for one feed, one format and some time; nothing else of it is. */
let server: TestServer;
let feed: Feed;
const QUERY = { metrics: ['adoption.active_users'], range: { from: '2026-02-01', to: '2026-03-01' }, grain: 'MONTH' };
beforeAll(async () => {
  server = await startServer();
  await collect(server, 'shop', { events: [event('p1', '2026-02-10T10:00:00Z')] });
  feed = await createFeed(server, QUERY);
});
afterAll(() => server.stop());

/** Without any key or session. */
const open = async (path: string): Promise<[number, string]> => {
  const answer = await fetch(`${server.url}${path}`);
  return [answer.status, await answer.text()];
};
const REFUSED = [404, expect.stringMatching(/This link is not valid/)];

describe('a signed link', () => {
  it('reads its feed as its format, and as no other', async () => {
    for (const [format, ending] of [['CSV', 'csv'], ['JSON', 'json'], ['NDJSON', 'ndjson'], ['PARQUET', 'parquet']] as const) {
      const { path } = await signedLink(server, feed.id, { format });
      expect((await open(path))[0]).toBe(200);
      for (const other of ['csv', 'json', 'ndjson', 'parquet']) if (other !== ending) expect(await open(path.replace(`.${ending}?`, `.${other}?`))).toEqual(REFUSED);
    }
  });

  it('does not read another feed, and stays valid while its own feed changes', async () => {
    const other = await createFeed(server, { ...QUERY, grain: 'WEEK' }, 'Another');
    const { path } = await signedLink(server, feed.id);
    expect(await open(path.replace(feed.id, other.id))).toEqual(REFUSED);
    await updateFeed(server, feed.id, { ...QUERY, metrics: ['adoption.new_users'] });
    expect((await open(path))[1]).toContain('adoption.new_users');
  });

  it('is refused with any letter changed, cut short, doubled or made up', async () => {
    const { path } = await signedLink(server, feed.id);
    const [address, link] = path.split('?link=') as [string, string];
    const [workspace, expires, signed] = link.split('.') as [string, string, string];
    const other = (letter: string): string => (letter === 'A' ? 'B' : 'A');
    const changed = [...signed].slice(0, 42).map((letter, at) => `${signed.slice(0, at)}${other(letter)}${signed.slice(at + 1)}`);
    const wrong = [
      ...changed.filter((_, at) => at % 7 === 0).map((each) => `${workspace}.${expires}.${each}`),
      `${workspace}.${Number(expires) + 86_400}.${signed}`, `${Number(workspace) + 1}.${expires}.${signed}`, `${workspace}.${expires}.`, `${workspace}.${expires}`, link.slice(0, -1), `${link}A`, '', 'x', '..', `${link}&link=${link}`,
      `${workspace}.${expires}.${createHmac('sha256', '').update(feed.id).digest('base64url')}`,
    ];
    expect((await open(path))[0]).toBe(200);
    for (const each of wrong) expect([each, ...(await open(`${address}?link=${each}`))]).toEqual([each, ...REFUSED]);
  });

  it('expires, and says when', async () => {
    const { path, expiresAt } = await signedLink(server, feed.id, { days: 3 });
    expect(Date.parse(expiresAt) / 86_400_000).toBeCloseTo(Date.now() / 86_400_000 + 3, 2);
    // Signed by the server's own secret for a time that is over.
    const [row] = await server.sql<{ secret: Buffer; workspace: string }>('SELECT link_secret AS secret, workspace_id AS workspace FROM feed WHERE id = $1', [feed.id]);
    const signedFor = (atS: number): string => {
      const terms = [row!.workspace, feed.id, 'CSV', atS];
      return `${path.split('?')[0]}?link=${row!.workspace}.${atS}.${createHmac('sha256', row!.secret).update(['bifocal feed link 1', ...terms].join('\n')).digest('base64url')}`;
    };
    const nowS = Math.floor(Date.now() / 1000);
    expect((await open(signedFor(nowS + 60)))[0]).toBe(200);
    expect(await open(signedFor(nowS - 1))).toEqual([404, expect.stringMatching(/This link expired at 20\d\d-/)]);
  });

  it('ends with all others of its feed when they are ended, and with the feed', async () => {
    const [first, second] = [await signedLink(server, feed.id), await signedLink(server, feed.id, { format: 'JSON' })];
    await server.graphql('mutation ($id: ID!) { endFeedLinks(id: $id) { id } }', { id: feed.id });
    expect([await open(first.path), await open(second.path)]).toEqual([REFUSED, REFUSED]);
    const third = await signedLink(server, feed.id);
    expect((await open(third.path))[0]).toBe(200);
    const gone = await createFeed(server, QUERY, 'For a day');
    const last = await signedLink(server, gone.id);
    await server.graphql('mutation ($id: ID!) { deleteFeed(id: $id) }', { id: gone.id });
    expect(await open(last.path)).toEqual(REFUSED);
    const { auditLog } = await server.graphql<{ auditLog: { entries: { what: string; about: string }[] } }>('{ auditLog(first: 5) { entries { what about } } }');
    expect(auditLog.entries.map(({ what, about }) => `${what} ${about}`)).toEqual(['FEED_REMOVED For a day', 'FEED_LINK_SIGNED For a day', 'FEED_MADE For a day', expect.stringMatching(/^FEED_LINK_SIGNED /), expect.stringMatching(/^FEED_LINKS_ENDED /)]);
  });

  it.each([0, -1, 367])('is not signed for %d days', async (days) => {
    const { status, errors } = await server.ask('mutation ($id: ID!, $days: Int!) { signFeedLink(id: $id, expiresInDays: $days) { path } }', { id: feed.id, days });
    expect([status, errors[0]!.message]).toEqual([400, expect.stringMatching(/expected 1 to 366/)]);
  });

  it('is not signed for a feed that is not there, nor its secret told', async () => {
    const { status } = await server.ask('mutation { signFeedLink(id: "aaaaaaaaaaaaaaaa", expiresInDays: 1) { path } }');
    expect(status).toBe(404);
    expect(server.output).not.toMatch(/link=/);
  });
});
