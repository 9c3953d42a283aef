import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, sidewaysOverflow, type Tab } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Drawers, the long page on paper and by keyboard, without any fact, and without a server. */
let full: TestServer;
let empty: TestServer;
let browser: Browser;
beforeAll(async () => {
  [full, empty, browser] = await Promise.all([startServer({ sample: true }), startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([full?.stop(), empty?.stop()]);
});

const DRAWERS = {
  'items of the ledger': '/delivery/atlas?items=COMMITMENT',
  'an explanation': '/delivery/atlas?explain=velocity.completed~%7B%22team%22%3A%22atlas%22%2C%22range%22%3A%7B%22last%22%3A%22P90D%22%7D%7D',
  'an explanation of DORA': '/delivery/atlas?explain=dora.change_lead_time~%7B%22product%22%3A%22checkout%22%2C%22range%22%3A%7B%22last%22%3A%22P90D%22%7D%7D',
  'flawed items': '/delivery/atlas?flaw=NEVER_ESTIMATED',
  'open defects': '/delivery/atlas?defects=age:over+90+days',
  'as closed and as of now': '/delivery/atlas/sprints/atlas-34?freeze=differs',
  'closing a sprint': '/delivery/boreas/sprints/boreas-39?freeze=close',
  'Jira’s report': '/delivery/atlas/sprints/atlas-34?parity=open',
  'what if': '/delivery/atlas/releases/orion?whatif=open',
};

describe('the drawer', () => {
  const looksRight = async (page: Page, name: string) => {
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    await settled(page);
    await page.waitForFunction(() => document.getAnimations().length === 0);
    await picture(page, `drawer-${name.replaceAll(' ', '-')}-${page.viewportSize()?.width}`, { fullPage: false });
    expect(await drawer.getByRole('alert').count()).toBe(0);
    expect(await seriousFindings(page, '[role="dialog"]')).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await drawer.getByRole('region').first().evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth)).toBe(0);
  };
  const closes = async (page: Page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  describe('by its address', () => {
    let tab: Tab;
    // One tab for all: what it has fetched once, it keeps.
    beforeAll(async () => { tab = await openTab(browser); });
    afterAll(() => tab.page.close());

    it.each(Object.entries(DRAWERS))('%s fits 360 px in the dark and 1,280 px in the light, and Escape closes it', async (name, path) => {
      await tab.page.setViewportSize({ width: 360, height: 900 });
      await tab.page.emulateMedia({ colorScheme: 'dark' });
      await tab.page.goto(`${full.url}${path}`);
      await looksRight(tab.page, name);
      await tab.page.setViewportSize({ width: 1280, height: 900 });
      await tab.page.emulateMedia({ colorScheme: 'light' });
      await looksRight(tab.page, name);
      await closes(tab.page);
      expect(tab.problems).toEqual([]);
    });
  });

  it('an item, and of all teams, that are opened by hand, lead back to what opened them', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${full.url}/delivery/atlas`);
    await settled(page);
    await page.getByRole('button', { name: 'Ageing work as a table' }).click();
    const item = page.getByRole('region', { name: 'Ageing work, table' }).getByRole('button', { name: /^CHK-/ }).first();
    const teams = page.getByRole('button', { name: /sprints behind it/ });
    for (const [name, opener] of [['an item', item], ['all teams', teams]] as const) {
      await opener.click();
      await looksRight(page, name);
      await closes(page);
      expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    await page.close();
  });
});

describe('the long delivery page', () => {
  it('asks for what is in sight first, and has all of it without being scrolled, for paper', async () => {
    const { page } = await openTab(browser);
    const asked: string[] = [];
    page.on('request', (request) => { if (request.url().endsWith('/graphql')) asked.push((request.postDataJSON() as { operationName: string }).operationName); });
    await page.goto(`${full.url}/delivery/atlas`);
    await settled(page);
    for (const below of ['TeamFlow', 'ProductDora', 'DeliveryRollUp']) {
      for (const first of ['SprintBurndown', 'SprintLedger', 'TeamVelocity', 'ReleaseProgress']) expect([below, asked.indexOf(below) > asked.indexOf(first)]).toEqual([below, true]);
    }
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    // A picture is drawn when it comes near the window; on paper all of them are.
    const drawn = () => page.locator('main .chart').evaluateAll((places) => places.map((place) => place.querySelector('svg') !== null));
    expect(await drawn()).toContain(false);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await drawn()).not.toContain(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main [data-state="loading"]').count()).toBe(0);
    expect(await page.getByRole('navigation', { name: 'Parts of this page' }).isVisible()).toBe(false);
    await page.close();
  });

  it.each([360, 1280])('leads to each of its parts by keyboard, at %d px', async (width) => {
    const { page } = await openTab(browser, { width });
    await page.goto(`${full.url}/delivery/atlas`);
    await settled(page);
    const nav = page.getByRole('navigation', { name: 'Parts of this page' });
    for (const [link, heading] of [['Flow', 'Flow'], ['Defects', 'Defects'], ['Production', 'Delivery to production'], ['Teams', 'All teams of Checkout'], ['Data quality', 'Data quality']] as const) {
      await nav.getByRole('link', { name: link }).focus();
      await page.keyboard.press('Enter');
      const part = page.getByRole('region', { name: heading, exact: true });
      expect(await part.evaluate((element) => element === document.activeElement)).toBe(true);
      const title = await part.getByRole('heading', { level: 2, name: heading }).boundingBox();
      const bar = await nav.boundingBox();
      // In the window, and not under the bar that stays above.
      expect(title!.y).toBeGreaterThan(bar!.y + bar!.height);
      expect(title!.y).toBeLessThan(900);
      expect(bar!.y).toBeGreaterThanOrEqual(0);
    }
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

describe('a page of settings', () => {
  /** What the frame around each page asks. */
  const FRAME = ['Me', 'Products', 'Workspace', 'SignInOptions'];
  const REFUSED = { status: 500, contentType: 'application/json', body: JSON.stringify({ errors: [{ message: 'Something went wrong on the server.', extensions: { code: 'INTERNAL', id: '7f3a11c0' } }] }) };
  const again = (page: Page) => page.locator('main').getByRole('button', { name: 'Try again' });

  it.each(['/settings/teams/atlas', '/settings/product/checkout', '/settings/keys', '/settings/members', '/settings/audit', '/account'])('%s waits in its shape, says what failed within it, and is whole when it is asked again', async (path) => {
    const { page, problems } = await openTab(browser, { width: 360, dark: true });
    const held: Route[] = [];
    let answer: (route: Route) => unknown = (route) => held.push(route);
    await page.route('**/graphql', (route) => (FRAME.includes((route.request().postDataJSON() as { operationName: string }).operationName) ? route.continue() : answer(route)));
    await page.goto(`${full.url}${path}`);
    await page.locator('main [data-state="loading"]').first().waitFor();
    await picture(page, `loading${path.replaceAll('/', '-')}`);
    expect(await sidewaysOverflow(page)).toBe(0);

    answer = (route) => route.fulfill(REFUSED);
    await Promise.all(held.map(answer));
    await page.waitForFunction(() => document.querySelector('main [data-state="error"]') !== null && document.querySelector('main [data-state="loading"]') === null);
    await picture(page, `failed${path.replaceAll('/', '-')}`);
    // Neither title nor foot of its panel is written over, however low that is.
    expect(await page.locator('main [data-state="error"]').evaluateAll((states) => states.filter((state) => state.scrollHeight > state.clientHeight || [...state.children].some((child) => child.getBoundingClientRect().top < state.getBoundingClientRect().top - 1)).map((state) => state.textContent))).toEqual([]);
    expect([await sidewaysOverflow(page), await seriousFindings(page)]).toEqual([0, []]);

    answer = (route) => route.continue();
    for (let left = await again(page).count(); left > 0; left = await again(page).count()) {
      await again(page).first().click();
      await page.waitForFunction((before) => [...document.querySelectorAll('main button')].filter(({ textContent }) => textContent === 'Try again').length < before, left);
    }
    await settled(page);
    expect([await page.locator('main [data-state="error"]').count(), problems]).toEqual([0, []]);
    await page.close();
  });
});

describe('when the server goes away', () => {
  it('keeps the picture, says so, and comes back by itself', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${full.url}/delivery/atlas`);
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
