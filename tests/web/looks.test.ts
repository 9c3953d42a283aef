import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, sidewaysOverflow } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Every page at every width, light and dark. What else can be seen of them is in looks-states. */
let full: TestServer;
let browser: Browser;
beforeAll(async () => { [full, browser] = await Promise.all([startServer({ sample: true }), openBrowser()]); });
afterAll(async () => {
  await browser?.close();
  await full?.stop();
});

const PAGES = {
  delivery: '/delivery/atlas',
  'sprint, closed': '/delivery/atlas/sprints/atlas-34',
  'sprint, running': '/delivery/boreas/sprints/boreas-39',
  release: '/delivery/atlas/releases/orion',
  'release, out': '/delivery/atlas/releases/vela',
  outcomes: '/outcomes/checkout',
  review: '/review/checkout',
  settings: '/settings',
  sources: '/sources',
};
const WIDTHS = [360, 1280, 1920];

describe.each(Object.entries(PAGES))('the page %s', (name, path) => {
  it.each(WIDTHS)('fits %d px, light and dark, without a serious finding of axe, and says that the sample is simulated', async (width) => {
    const { page, problems } = await openTab(browser, { width });
    await page.goto(`${full.url}${path}`);
    await settled(page);
    await picture(page, `${name.replace(', ', '-')}-${width}-light`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, `${name.replace(', ', '-')}-${width}-dark`);
    // Nothing but colours differs in the dark, and they are the same at every width.
    if (width === 1280) expect(await seriousFindings(page, ':root', ['color-contrast'])).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await page.getByText('Simulated data').first().isVisible()).toBe(true);
    expect(problems).toEqual([]);
    await page.close();
  });
});
