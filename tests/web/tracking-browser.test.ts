import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openTab, picture, settled } from '../support/browser.ts';
import { projectDir } from '../support/cluster.ts';
import { looksRight } from '../support/looks.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { basic, send, writeKeyFor } from '../support/tracking.ts';

let server: TestServer;
let browser: Browser;
let shop: Server;
let shopUrl: string;
let key: string;
/** What the shop's own server was asked for. */
const asked: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  key = await writeKeyFor(server);
  const umd = join(projectDir, 'node_modules/@segment/analytics-next/dist/umd');
  // A shop on an origin of its own: its page, Segment's script, and what Segment's CDN would answer.
  shop = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    asked.push(path);
    if (path.endsWith('/settings')) {
      const segment = { apiKey: key, apiHost: `${new URL(server.url).host}/v1`, protocol: 'http' };
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ integrations: { 'Segment.io': segment }, plan: { track: { __default: { enabled: true, integrations: {} } } } }));
    }
    if (/^\/segment\/[\w.-]+\.js$/.test(path)) return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(join(umd, path.slice('/segment/'.length))));
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>The shop</title><h1>Pricing</h1><script src="/segment/index.js"></script>');
  });
  await new Promise<void>((resolve) => { shop.listen(0, '127.0.0.1', resolve); });
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  shop?.close();
  await server?.stop();
});

interface Segment { AnalyticsNext: { AnalyticsBrowser: { load(settings: object, options?: object): { page(): Promise<unknown>; identify(id: string, traits: object): Promise<unknown>; track(name: string, properties?: object): Promise<unknown>; group(id: string, traits: object): Promise<unknown> } } } }
const events = () => server.sql<{ name: string; person: string; properties: Record<string, unknown> }>('SELECT n.name, p.key AS person, e.properties FROM event e JOIN event_name n ON n.id = e.name_id JOIN person p ON p.id = e.person_id ORDER BY e.at, n.name');
async function until(count: number): Promise<Awaited<ReturnType<typeof events>>> {
  for (let look = 0; look < 900; look += 1) {
    const found = await events();
    if (found.length >= count) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return events();
}

describe('Segment\'s browser client in a page of another origin', () => {
  it('sends every kind of message, as its CDN\'s settings say; the visitor\'s past is the person\'s', async () => {
    const { page, problems } = await openTab(browser);
    const bodies: string[] = [];
    page.on('request', (request) => {
      // The browser asks for permission first, since the client sends a header of its own; that is not seen here, only that it was given.
      if (request.url().startsWith(server.url) && request.method() === 'POST') bodies.push(`${new URL(request.url()).pathname} ${request.headers()['content-type'] ?? ''}`);
    });
    await page.goto(`${shopUrl}/pricing?utm_source=mail&utm_campaign=spring`);
    await page.evaluate(async ({ writeKey, cdnURL }) => {
      const analytics = (globalThis as unknown as Segment).AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL });
      await analytics.page();
      await analytics.track('looked around');
      await analytics.identify('ada', { plan: 'team' });
      await analytics.group('acme', { name: 'Acme' });
      await analytics.track('order placed', { total: 12.5 });
    }, { writeKey: key, cdnURL: shopUrl });
    const kept = await until(3);
    expect(kept.map(({ name, person }) => [name, person])).toEqual([['Page viewed', 'ada'], ['looked around', 'ada'], ['order placed', 'ada']]);
    expect(kept[0]!.properties).toMatchObject({ path: '/pricing', title: 'The shop', campaign: 'spring', campaign_source: 'mail', library: 'analytics.js' });
    expect(kept[2]!.properties).toMatchObject({ total: 12.5, page_path: '/pricing' });
    expect(asked).toContain(`/v1/projects/${key}/settings`);
    expect(new Set(bodies.map((body) => body.split(' ')[0]))).toEqual(new Set(['/v1/p', '/v1/t', '/v1/i', '/v1/g']));
    expect(bodies.every((body) => body.includes('text/plain'))).toBe(true);
    expect(await server.sql(`SELECT p.traits->>'plan' AS plan, a.name FROM person p JOIN account a ON a.id = p.account_id WHERE p.key = 'ada'`)).toEqual([{ plan: 'team', name: 'Acme' }]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('sends in batches, also while the page goes away', async () => {
    const before = (await events()).length;
    const { page, problems } = await openTab(browser);
    await page.goto(`${shopUrl}/basket`);
    await page.evaluate(async ({ writeKey, cdnURL }) => {
      const analytics = (globalThis as unknown as Segment).AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL }, { integrations: { 'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: 10, timeout: 60_000 } } } } });
      for (let index = 0; index < 13; index += 1) await analytics.track('scrolled', { index });
    }, { writeKey: key, cdnURL: shopUrl });
    expect((await until(before + 10)).length).toBe(before + 10);
    // The three that wait leave with the page.
    await page.goto('about:blank');
    expect((await until(before + 13)).length).toBe(before + 13);
    expect(problems).toEqual([]);
    await page.close();
  });
});

describe('the Sources page', () => {
  const open = async (options: object = {}): Promise<{ page: Page; problems: string[] }> => {
    const tab = await openTab(browser, options);
    await tab.page.goto(`${server.url}/sources`);
    await settled(tab.page);
    return tab;
  };

  it('makes a key that works as its example says, replaces and revokes it', async () => {
    const { page, problems } = await open();
    await page.getByLabel('Name of the key').fill('web shop');
    await page.getByRole('button', { name: 'Make a key', exact: true }).click();
    await page.getByText('it is not shown again').waitFor();
    const text = (await page.getByLabel('The key', { exact: true }).textContent())!;
    expect(text).toMatch(/^bfk_live_/);
    for (const [way, says] of [['curl', `${server.url}/v1/track -u ${text}:`], ['node', `host: '${server.url}'`], ['browser', `apiHost: '${new URL(server.url).host}/v1'`], ['posthog', `new PostHog('${text}'`]] as const) {
      await page.getByRole('combobox', { name: 'Send by' }).selectOption(way);
      await page.getByText(says).waitFor();
    }
    await picture(page, 'write-key-made');
    expect((await send(server, '/v1/track', { userId: 'ada', event: 'by example' }, basic(text))).status).toBe(200);
    await page.getByRole('button', { name: 'I have it' }).click();
    expect(await page.getByText(text, { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: `Make a key to replace web shop ${text.slice(0, 21)}` }).click();
    await page.getByText('it is not shown again').waitFor();
    await page.getByRole('button', { name: `Revoke web shop ${text.slice(0, 21)}` }).click();
    await page.getByRole('button', { name: `Yes, revoke web shop ${text.slice(0, 21)}` }).click();
    await page.getByText(/^revoked/).waitFor();
    expect((await send(server, '/v1/track', { userId: 'ada', event: 'by example' }, basic(text))).status).toBe(401);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('fits 360, 1,280 and 1,920 px, light and dark, shows what was rejected with what came, and is read by all', async () => {
    await send(server, '/v1/batch', { batch: [{ type: 'group', messageId: 'g1', userId: 'u1', traits: { name: 'Acme' } }] }, basic(key));
    const { page, problems } = await open({ width: 360 });
    await page.getByText('What came').first().click();
    await page.getByText('"name": "Acme"').first().waitFor();
    await looksRight(page, 'sources', { within: 'main' });
    expect(problems).toEqual([]);
    await page.close();
  });
});
