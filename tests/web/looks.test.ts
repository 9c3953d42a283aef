import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openTab, settled } from '../support/browser.ts';
import { looksRight } from '../support/looks.ts';
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

it.each(Object.entries(PAGES))('the page %s fits 360, 1,280 and 1,920 px, light and dark, without a serious finding of axe, and says that the sample is simulated', async (name, path) => {
  const { page, problems } = await openTab(browser, { width: 360 });
  await page.goto(`${full.url}${path}`);
  await settled(page);
  await page.getByText('Simulated data').first().waitFor();
  // Of these, colours in the dark are the same at every width.
  await looksRight(page, name.replace(', ', '-'), { dark: [1280] });
  expect(problems).toEqual([]);
  await page.close();
});
