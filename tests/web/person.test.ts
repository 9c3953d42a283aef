import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled } from '../support/browser.ts';
import { looksRight } from '../support/looks.ts';
import { becomes } from '../support/product-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
const at = (day: number, hour = 12): string => `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  await server.collectOutcomes({
    source: 'app', product: 'shop', accounts: [{ key: 'acme', name: 'Acme', at: at(1) }],
    people: [
      { key: 'ada@example.org/1', account: 'acme', createdAt: at(2), traits: { name: 'Ada Lovelace', plan: 'free' }, at: at(2) }, { key: 'ada@example.org/1', traits: { plan: 'pro' }, at: at(5) },
      { key: 'bob', traits: { name: 'Bob' }, at: at(1) },
    ],
    identities: [{ anonymous: 'laptop-3f2a9c', person: 'ada@example.org/1', at: at(3) }],
    events: [...Array.from({ length: 70 }, (_, n) => ({ key: `e${n}`, anonymous: 'laptop-3f2a9c', name: n % 2 ? 'report_opened' : 'report_shared', at: at(3 + Math.floor(n / 20), n % 20), properties: { n, page: '/reports/quarterly' } })), { key: 'b', person: 'bob', name: 'report_opened', at: at(3) }],
    surveyResponses: [{ key: 'r1', survey: 'nps', kind: 'NPS', person: 'ada@example.org/1', shownAt: at(6), at: at(6, 13), score: 9, comment: 'Just what we needed' }],
    feedback: [{ key: 'f1', anonymous: 'laptop-3f2a9c', at: at(6, 14), text: 'Let me share a report by mail', kind: 'idea' }],
    payments: [{ key: 'p1', person: 'ada@example.org/1', account: 'acme', at: at(7), kind: 'PAYMENT', currency: 'EUR', amount: '120' }],
    subscriptionChanges: [{ key: 's1', account: 'acme', subscription: 'main', at: at(1), status: 'ACTIVE', currency: 'EUR', amount: '100', interval: 'MONTH' }],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const ADA = `/people/shop/${encodeURIComponent('ada@example.org/1')}`;

describe('a person’s page', () => {
  it.each([['person', ADA], ['people', '/people/shop']])('%s fits 360, 1,280 and 1,920 px, light and dark, without a serious finding of axe', async (name, path) => {
    const { page, problems } = await openTab(browser, { width: 360 });
    await page.goto(`${server.url}${path}`);
    await settled(page);
    await looksRight(page, name);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('is found from the outcomes by a search, and tells who they are and what they did', async () => {
    const { page, problems } = await openTab(browser);
    await page.goto(`${server.url}/outcomes/shop`);
    await page.getByRole('link', { name: 'people', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Search by id, name or e-mail' }).fill('3f2a');
    await page.getByRole('link', { name: 'Bob' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Ada Lovelace' }).click();
    await page.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor();
    await settled(page);
    const who = page.getByRole('region', { name: 'Who' });
    expect(await who.innerText()).toMatch(/Acme[\s\S]*€100\.00 a month[\s\S]*anonymous laptop-3f2a9c/);
    const moments = page.getByRole('list', { name: 'What they did' });
    expect(await moments.getByRole('listitem').first().innerText()).toMatch(/paid[\s\S]*€120\.00/);
    await becomes(async () => expect(await moments.getByRole('listitem').count()).toBe(50));
    await page.getByRole('button', { name: 'Older' }).click();
    await moments.getByText('report_shared').first().waitFor();
    await page.waitForFunction(() => document.querySelectorAll('ul[aria-label="What they did"] > li').length === 23);
    await page.getByRole('combobox', { name: 'Shown' }).selectOption('Surveys and feedback');
    await moments.getByText('“Let me share a report by mail”').waitFor();
    await page.getByRole('button', { name: 'History' }).click();
    await becomes(async () => expect(await page.getByRole('region', { name: 'Traits' }).innerText()).toMatch(/plan pro[\s\S]*plan free/));
    expect(problems).toEqual([]);
    await page.close();
  });

  it('is one click away from a number that they stand behind', async () => {
    const { page } = await openTab(browser);
    const target = `adoption.active_users~${JSON.stringify({ product: 'shop', range: { from: '2026-03-01', to: '2026-04-01' } })}`;
    await page.goto(`${server.url}/outcomes/shop?explain=${encodeURIComponent(target)}`);
    await page.getByRole('dialog').getByRole('link', { name: 'Bob' }).click();
    await page.getByRole('heading', { name: 'Bob', level: 1 }).waitFor();
    await page.close();
  });

  it('hands everything over as a file', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${server.url}${ADA}`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export as JSON' }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.json$/);
    await page.close();
  });

  it('erases them once it has said exactly what goes', async () => {
    const { page, problems } = await openTab(browser, { width: 360 });
    await page.goto(`${server.url}${ADA}`);
    await page.getByRole('button', { name: 'Erase…' }).click();
    const asks = page.getByRole('alertdialog');
    await asks.getByText(/70 events/).first().waitFor();
    expect(await asks.innerText()).toMatch(/2 ids: [\s\S]*70 events[\s\S]*1 survey that was shown[\s\S]*1 feedback[\s\S]*1 payment of Acme that names them stays/);
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'person-erase-360');
    await asks.getByRole('button', { name: 'Keep them' }).click();
    await asks.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Erase…' }).click();
    await asks.getByRole('button', { name: 'Yes, erase them' }).click();
    await page.getByRole('status').getByText('70 events').waitFor();
    await page.getByRole('link', { name: 'To the other people' }).click();
    await page.getByRole('link', { name: 'Bob' }).waitFor();
    // The list as it was before may be shown until it has been asked for anew.
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await page.close();
  });
});
