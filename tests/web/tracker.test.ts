import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { becomes, call, startProduct, visitor, type Product, type Visitor } from '../support/product-page.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { writeKeyFor } from '../support/tracking.ts';

let server: TestServer;
let browser: Browser;
let product: Product;
let one: Visitor;
let key: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
let count = 0;
beforeEach(async () => {
  // Each test has a product of its own, so that it counts from nothing.
  key = await writeKeyFor(server, 'web', `shop-${count += 1}`);
  product = await startProduct(server.url, key);
  one = await visitor(browser);
});
afterEach(async () => {
  await one.context.close();
  await product.close();
});

interface Names { product: { adoption: { eventNames: { name: string; events: number; people: number }[] } } }
/** How often each event was counted, and of how many people. */
async function counted(): Promise<Record<string, string>> {
  const { product: found } = await server.graphql<Names>('query ($key: String!) { product(key: $key) { adoption(range: { last: "P7D" }) { eventNames { name events people } } } }', { key: `shop-${count}` });
  return Object.fromEntries(found.adoption.eventNames.map(({ name, events, people }) => [name, `${events} of ${people}`]));
}
const isCounted = (names: Record<string, string>): Promise<void> => becomes(async () => expect(await counted()).toEqual(names));
const batches = '**/v1/batch';

describe('a product with the tracker', () => {
  it('sends page views, also of pages that it changes by itself, and events; a query is no page', async () => {
    await one.page.goto(`${product.url}/plans?mail=ann@example.com`);
    await call(one.page, 'track', 'plan chosen', { plan: 'pro' });
    await one.page.evaluate(() => {
      history.pushState(null, '', '/plans?step=2');
      history.pushState(null, '', '/cart');
      history.replaceState(null, '', '/cart#total');
      history.pushState(null, '', '/app#/settings');
    });
    await isCounted({ 'Page viewed': '3 of 1', 'plan chosen': '1 of 1' });
    const rows = await server.sql<{ properties: Record<string, string> }>(`SELECT e.properties FROM event e JOIN event_name n ON n.id = e.name_id JOIN product p ON p.id = e.product_id WHERE p.key = $1 AND n.name = 'Page viewed' ORDER BY e.properties->>'path'`, [`shop-${count}`]);
    expect(rows.map(({ properties }) => properties['path'])).toEqual(['/app#/settings', '/cart', '/plans']);
    // A query often names people, so it stays in the browser.
    expect(JSON.stringify(rows)).not.toContain('ann@example.com');
    expect(one.problems).toEqual([]);
  });

  it('counts no page view by itself where it was told not to', async () => {
    product.attributes = 'data-page-views="off"';
    await one.page.goto(product.url);
    await call(one.page, 'track', 'opened');
    await call(one.page, 'page', 'Home');
    await isCounted({ opened: '1 of 1', 'Page viewed': '1 of 1' });
  });

  it('makes up for calls that were made before the script was there', async () => {
    product.ownScript = `window.bifocal = [['track', 'early'], ['identify', 'ann']];`;
    await one.page.goto(product.url);
    await isCounted({ 'Page viewed': '1 of 1', early: '1 of 1' });
    expect(await one.page.evaluate(() => Array.isArray((globalThis as unknown as { bifocal: unknown }).bifocal))).toBe(false);
    // The same way of calling holds once it is there.
    await call(one.page, 'push', ['track', 'late']);
    await isCounted({ 'Page viewed': '1 of 1', early: '1 of 1', late: '1 of 1' });
  });
});

describe('what was tracked', () => {
  it('waits while there is no net, also over a new page, and arrives once when there is', async () => {
    await one.page.goto(product.url);
    await isCounted({ 'Page viewed': '1 of 1' });
    await one.context.setOffline(true);
    await call(one.page, 'track', 'written offline');
    await call(one.page, 'track', 'written offline');
    await one.context.setOffline(false);
    await isCounted({ 'Page viewed': '1 of 1', 'written offline': '2 of 1' });
  });

  it('is kept where the page ends before anything was heard, and counts once', async () => {
    await one.page.goto(product.url);
    await isCounted({ 'Page viewed': '1 of 1' });
    await one.page.route(batches, (route) => route.abort());
    await call(one.page, 'track', 'last click');
    await one.page.close();
    const next = await one.context.newPage();
    await next.goto(product.url);
    await isCounted({ 'Page viewed': '2 of 1', 'last click': '1 of 1' });
  });

  it('goes out with a page that is left, without waiting for the next one', async () => {
    await one.page.goto(product.url);
    await isCounted({ 'Page viewed': '1 of 1' });
    await one.page.evaluate(() => {
      (globalThis as unknown as { bifocal: { track(name: string): void } }).bifocal.track('left');
      location.href = 'about:blank';
    });
    await isCounted({ 'Page viewed': '1 of 1', left: '1 of 1' });
    // Nobody heard the answer, so the next page sends it again, and it counts once all the same.
    await one.page.goto(product.url);
    await isCounted({ 'Page viewed': '2 of 1', left: '1 of 1' });
    await becomes(async () => expect(await one.page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('.q.')))).toEqual([]));
  });

  it('is sent again after the server failed, and dropped with a note where it was refused', async () => {
    let failures = 0;
    await one.page.route(batches, (route) => ((failures += 1) <= 2 ? route.fulfill({ status: failures === 1 ? 503 : 429, headers: { 'access-control-allow-origin': '*' } }) : route.continue()));
    await one.page.goto(product.url);
    await isCounted({ 'Page viewed': '1 of 1' });
    expect(failures).toBe(3);
    await one.page.unroute(batches);
    await one.page.route(batches, (route) => route.fulfill({ status: 400, headers: { 'access-control-allow-origin': '*' }, body: 'That is no batch.' }));
    await call(one.page, 'track', 'refused');
    await becomes(async () => expect(one.notes.join()).toContain('1 message(s) refused (400): That is no batch.'));
    await one.page.unroute(batches);
    await call(one.page, 'track', 'kept');
    await isCounted({ 'Page viewed': '1 of 1', kept: '1 of 1' });
  });

  it('is dropped where it cannot be kept at all, which the console is told', async () => {
    await one.page.goto(product.url);
    await call(one.page, 'track', 'too large', { text: 'x'.repeat(40_000) });
    await call(one.page, 'track', '');
    await call(one.page, 'identify');
    await becomes(async () => { await Promise.resolve(); expect(one.notes.map((note) => note.replace(/^Bifocal: /, ''))).toEqual(['a message is larger than 32 kB, and was dropped', 'track: the first argument is the event\'s name, a text.', 'identify: the first argument is the user\'s id, a text.']); });
    await isCounted({ 'Page viewed': '1 of 1' });
  });
});

describe('people', () => {
  it('keep their past when they are identified; another user of the same browser is another person', async () => {
    await one.page.goto(product.url);
    await call(one.page, 'track', 'looked around');
    await call(one.page, 'identify', 'ann', { name: 'Ann' });
    await call(one.page, 'group', 'acme', { name: 'Acme' });
    await call(one.page, 'track', 'signed up');
    await call(one.page, 'identify', 'bob');
    await call(one.page, 'track', 'signed up');
    await call(one.page, 'reset');
    await call(one.page, 'track', 'looked around');
    await isCounted({ 'Page viewed': '1 of 1', 'looked around': '2 of 2', 'signed up': '2 of 2' });
    const people = async (): Promise<unknown> => (await server.sql<{ who: string }>(`
      SELECT coalesce(p.traits->>'name', p.key) || ': ' || string_agg(n.name, ', ' ORDER BY e.at) AS who FROM event e JOIN person p ON p.id = e.person_id JOIN event_name n ON n.id = e.name_id
      JOIN product o ON o.id = e.product_id WHERE o.key = $1 GROUP BY p.id, p.key, p.traits ORDER BY min(e.at)`, [`shop-${count}`])).map(({ who }) => who.replace(/^anonymous [0-9a-f-]{36}/, 'somebody'));
    await becomes(async () => expect(await people()).toEqual(['Ann: Page viewed, looked around, signed up', 'bob: signed up', 'somebody: looked around']));
  });

  it('who opted out send nothing, on no later page either, until they opt in', async () => {
    await one.page.goto(product.url);
    await isCounted({ 'Page viewed': '1 of 1' });
    await call(one.page, 'optOut');
    await call(one.page, 'track', 'unseen');
    await one.page.reload();
    await call(one.page, 'identify', 'ann');
    await call(one.page, 'optIn');
    await call(one.page, 'track', 'seen');
    await isCounted({ 'Page viewed': '1 of 1', seen: '1 of 1' });
  });

  it('whose browser asks not to be tracked are not, where the product respects it', async () => {
    await one.context.addInitScript(() => { Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }); });
    await one.page.goto(product.url);
    await isCounted({ 'Page viewed': '1 of 1' });
    product.attributes = 'data-do-not-track="respect"';
    await one.page.goto(`${product.url}/again`);
    await call(one.page, 'track', 'unseen');
    const other = await visitor(browser);
    await other.page.goto(product.url);
    await isCounted({ 'Page viewed': '2 of 2' });
    await other.context.close();
  });
});

describe('a product that breaks things', () => {
  it('is served all the same: without storage, with foreign hooks on arrays and texts, and properties that every loop meets', async () => {
    product.ownScript = `
      Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });
      Array.prototype.toJSON = function () { return '[' + this.join() + ']'; };
      Array.prototype.surprise = 1; Object.prototype.extra = function () {};
      String.prototype.toJSON = function () { return 'text'; };`;
    await one.page.goto(product.url);
    await call(one.page, 'track', 'bought', { items: ['a', 'b'] });
    await isCounted({ 'Page viewed': '1 of 1', bought: '1 of 1' });
    expect(await server.sql(`SELECT e.properties->'items' AS items FROM event e JOIN product p ON p.id = e.product_id WHERE p.key = $1 AND e.properties ? 'items'`, [`shop-${count}`])).toEqual([{ items: ['a', 'b'] }]);
    expect(await one.page.evaluate(() => JSON.stringify(['still', 'mine']))).toBe('"[still,mine]"');
    expect(one.problems).toEqual([]);
  });

  it('never hears an error from a call, whatever it is called with', async () => {
    await one.page.goto(product.url);
    await call(one.page, 'track', 'first');
    const thrown = await one.page.evaluate(() => {
      const { bifocal } = globalThis as unknown as { bifocal: Record<string, (...all: unknown[]) => void> };
      const round: Record<string, unknown> = {};
      round['round'] = round;
      const odd = [undefined, null, 7, '', round, [], () => 1, Symbol('odd'), 10n];
      for (const method of ['track', 'page', 'identify', 'group']) for (const first of odd) for (const second of odd) bifocal[method]!(first, second);
      return 'none';
    });
    expect(thrown).toBe('none');
    expect(one.problems).toEqual([]);
  });

  it('notices nothing where the server is away', async () => {
    await one.page.route(`${server.url}/v1/**`, (route) => route.abort());
    await one.page.goto(product.url);
    await call(one.page, 'track', 'unheard');
    await one.page.getByRole('button', { name: 'Buy' }).click();
    expect(one.problems.filter((problem) => !/net::ERR/.test(problem))).toEqual([]);
  });
});
