import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, sidewaysOverflow } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

let full: TestServer;
let empty: TestServer;
let browser: Browser;
beforeAll(async () => {
  [full, empty, browser] = await Promise.all([startServer({ sample: true }), startServer(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all([full?.stop(), empty?.stop()]);
});

const PAGES = { delivery: '/delivery/atlas', sprint: '/delivery/atlas/sprints/atlas-34', release: '/delivery/atlas/releases/orion', outcomes: '/outcomes/checkout', review: '/review/checkout', sources: '/sources', settings: '/settings/teams/atlas' };
const WIDTHS = [360, 1280, 1920];

describe.each(Object.entries(PAGES))('the page %s', (name, path) => {
  it.each(WIDTHS.flatMap((width) => [{ width, dark: false }, { width, dark: true }]))('fits $width px, dark: $dark, without a serious finding of axe', async ({ width, dark }) => {
    const { page, problems } = await openTab(browser, { width, dark });
    await page.goto(`${full.url}${path}`);
    await settled(page);
    await picture(page, `${name}-${width}-${dark ? 'dark' : 'light'}`);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('says that the sample is simulated', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${full.url}${path}`);
    await settled(page);
    await page.getByText('Simulated data').first().waitFor();
    await page.close();
  });
});

describe('without any fact', () => {
  it.each(['/', '/delivery', '/outcomes', '/review', '/sources', '/settings'])('%s says what to send, and where', async (path) => {
    const { page, problems } = await openTab(browser, { width: 1280 });
    await page.goto(`${empty.url}${path}`);
    await settled(page);
    await picture(page, `empty${path.replace('/', '-')}`);
    await page.getByRole('link', { name: /source|data|send|own|create/i }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });
});

describe('when the server goes away', () => {
  it('keeps the picture, says so, and comes back by itself', async () => {
    const server = await startServer({ sample: true, env: { PORT: '0' } });
    const { page } = await openTab(browser);
    await page.goto(`${server.url}/delivery/atlas`);
    await settled(page);
    const burndown = page.getByRole('region', { name: 'Sprint burndown' });
    const height = (await burndown.boundingBox())?.height;
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('alert').first().waitFor();
    await picture(page, 'server-gone');
    expect((await burndown.boundingBox())?.height).toBe(height);
    await page.unroute('**/graphql');
    await page.getByRole('alert').first().waitFor({ state: 'detached' });
    await page.close();
    await server.stop();
  });

  it('a page that is opened then says what failed, and tries again on request', async () => {
    const { page } = await openTab(browser);
    await page.route('**/graphql', (route) => route.abort());
    await page.goto(`${full.url}/delivery/atlas`);
    const again = page.getByRole('button', { name: /try again|retry/i }).first();
    await again.waitFor();
    await picture(page, 'failed');
    await page.unroute('**/graphql');
    await again.click();
    await page.getByRole('heading', { level: 1, name: 'Atlas' }).waitFor();
    await page.close();
  });
});
