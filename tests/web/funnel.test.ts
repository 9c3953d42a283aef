import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled } from '../support/browser.ts';
import { holdUpAt, peopleApart } from '../support/held-up.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  await server.graphql('mutation { createProduct(input: { key: "shop", name: "Shop" }) { key } }');
  // 140 people look, at one of two pages; 25 put something in the basket, 12 of these pay, all within minutes.
  const day = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
  const events = Array.from({ length: 140 }, (_, person) => [
    { key: `v${person}`, person: `p${person}`, name: 'viewed', at: `${day}T10:00:00Z`, properties: { page: person % 2 === 0 ? 'pricing' : 'home' } },
    ...(person < 25 ? [{ key: `b${person}`, person: `p${person}`, name: 'added', at: `${day}T10:05:00Z` }] : []),
    ...(person < 12 ? [{ key: `p${person}`, person: `p${person}`, name: 'paid', at: `${day}T10:15:00Z` }] : []),
  ]).flat();
  const receipt = await server.collectOutcomes({ source: 'app', product: 'shop', events });
  expect(receipt.rejected).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const event = (page: Page, step: number) => page.getByRole('combobox', { name: `Event of step ${step}`, exact: true });
const result = (page: Page) => page.getByRole('region', { name: 'Result' });
/** The numbers of people at each step, as the chart says them. */
const people = async (page: Page): Promise<string[]> => result(page).locator('ol li button[title$="who they are"] span').allTextContents();
const shows = (page: Page, numbers: string[]) => becomes(() => people(page), numbers);
/** Looks again until it is so, or fails with what it was at last. */
async function becomes<T>(read: () => Promise<T>, expected: T): Promise<void> {
  let found = await read();
  for (let tries = 0; tries < 900 && JSON.stringify(found) !== JSON.stringify(expected); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    found = await read();
  }
  expect(found).toEqual(expected);
}

describe('building a funnel', () => {
  it('by mouse: steps from the list, a condition, the result beside it, those who left as CSV, saved and found again by its link', async () => {
    const { page, problems } = await openTab(browser);
    await page.goto(`${server.url}/outcomes/shop`);
    await settled(page);
    await page.getByRole('link', { name: 'New funnel' }).click();
    await page.getByText('Choose an event for each step').waitFor();
    for (const [step, name] of [[1, 'viewed'], [2, 'added']] as const) {
      await event(page, step).click();
      await page.getByRole('listbox').getByRole('option', { name: new RegExp(`^${name}`) }).click();
    }
    await page.getByRole('button', { name: 'Add a step' }).click();
    await event(page, 3).click();
    await page.getByRole('listbox').getByRole('option', { name: /^paid/ }).click();
    await shows(page, ['140', '25', '12']);

    await page.getByRole('button', { name: /add a condition to viewed/ }).click();
    await page.getByRole('combobox', { name: 'Property of viewed, condition 1' }).click();
    await page.getByRole('listbox').getByRole('option', { name: /^page/ }).click();
    await page.getByRole('combobox', { name: 'Value of viewed, condition 1' }).click();
    await page.getByRole('listbox').getByRole('option', { name: 'pricing' }).click();
    await shows(page, ['70', '13', '6']);
    await settled(page);
    await picture(page, 'funnel-built');
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('button', { name: /57 left here.*before added/ }).click();
    const drawer = page.getByRole('dialog', { name: 'Left before added' });
    await drawer.getByText('57 people').waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), drawer.getByRole('button', { name: 'All as CSV' }).click()]);
    const lines = (await readFile((await file.path()))).toString().trim().split('\r\n');
    expect([lines.length, lines[0]]).toEqual([58, 'person,name,account,account name,entered at,last step at,furthest step']);
    expect(page.url()).toContain('people=');
    await drawer.getByRole('button', { name: 'Close' }).click();

    await page.getByLabel('Name', { exact: true }).fill('Pricing to paid');
    await page.getByRole('button', { name: 'Save the funnel' }).click();
    await page.getByRole('heading', { level: 1, name: 'Pricing to paid' }).waitFor();
    expect(new URL(page.url()).searchParams.get('funnel')).toBe('pricing-to-paid');
    await page.reload();
    await shows(page, ['70', '13', '6']);
    expect(await event(page, 3).inputValue()).toBe('paid');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('is told where somebody else saves it meanwhile; what was built stays, and is saved over theirs only by saying so', async () => {
    const { page, problems } = await openTab(browser);
    const savesOf = (windowMinutes: number) => server.graphql('mutation ($input: FunnelInput!) { saveFunnel(product: "shop", input: $input) { version } }', { input: { key: 'pricing-to-paid', name: 'Pricing to paid', windowMinutes, steps: [{ event: 'viewed' }, { event: 'paid' }] } });
    await page.goto(`${server.url}/outcomes/shop/funnel?funnel=pricing-to-paid`);
    await settled(page);
    const windowSize = page.getByLabel('Window', { exact: true });
    await windowSize.fill('3');
    await page.getByLabel('Name', { exact: true }).fill('Mine');
    await savesOf(120);
    await page.getByText('“Pricing to paid” was changed meanwhile: it is version 2.').waitFor();
    expect([await windowSize.inputValue(), await page.getByLabel('Name', { exact: true }).inputValue()]).toEqual(['3', 'Mine']);
    const answered = page.waitForResponse((response) => response.request().postData()?.includes('mutation SaveFunnel') ?? false);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await (await answered).text()).toContain('"CONFLICT"');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mine' }).waitFor();
    await page.getByText('Version 3, as it is saved.').waitFor();
    await page.getByText('Saved.', { exact: true }).waitFor();
    // Nothing is changed here any more: what others save shows by itself.
    await savesOf(60);
    await page.getByText('Version 4, as it is saved.').waitFor();
    await becomes(() => windowSize.inputValue(), '1');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('by keyboard: typed and taken with Enter, moved with the arrows, and all of it in the link', async () => {
    const { page, problems } = await openTab(browser, { width: 360, height: 800 });
    await page.goto(`${server.url}/outcomes/shop/funnel`);
    await settled(page);
    await event(page, 1).focus();
    await page.keyboard.type('add');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await event(page, 2).focus();
    await page.keyboard.type('view');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // Nobody looks after having put something in.
    await becomes(async () => (await result(page).locator('ol li').allTextContents()).map((text) => /\d+ people/.exec(text)?.[0]), ['25 people', '0 people']);
    await page.getByRole('button', { name: /^Move step 2 of 2/ }).focus();
    await page.keyboard.press('ArrowUp');
    expect(await event(page, 1).inputValue()).toBe('viewed');
    await shows(page, ['140', '25']);
    await page.getByLabel('Order', { exact: true }).selectOption('Strict order');
    await shows(page, ['140', '25']);
    await page.getByRole('button', { name: 'Compare the entry rules' }).click();
    await page.getByRole('cell', { name: 'Every entry' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await settled(page);
    await picture(page, 'funnel-phone');
    await page.waitForURL(/STRICT/);

    const { page: other } = await openTab(browser);
    await other.goto(page.url());
    await shows(other, ['140', '25']);
    expect(await other.getByLabel('Order', { exact: true }).inputValue()).toBe('STRICT');
    expect(await seriousFindings(other)).toEqual([]);
    expect(problems).toEqual([]);
    await Promise.all([page.close(), other.close()]);
  });
});

it('a count that takes long says how far it is, can be stopped, and begun again', async () => {
  await server.graphql('mutation { createProduct(input: { key: "slow", name: "Slow" }) { key } }');
  await peopleApart(server);
  const at = new Date(Date.now() - 9 * 86_400_000).toISOString();
  for (const person of ['s0', 's1', 's2', 's3']) await server.collectOutcomes({ source: 'app', product: 'slow', events: ['viewed', ...(person === 's0' ? [] : ['added'])].map((name) => ({ key: `${name} ${person}`, person, name, at })) });
  await server.graphql('mutation ($input: FunnelInput!) { saveFunnel(product: "slow", input: $input) { id } }', { input: { key: 'f', name: 'F', windowMinutes: 60, entries: 'FIRST', steps: [{ event: 'viewed' }, { event: 'added' }] } });
  const held = await holdUpAt(server, 's2');
  const { page, problems } = await openTab(browser);
  await page.goto(`${server.url}/outcomes/slow/funnel?funnel=f`);
  // Four people in a part each, in the range and in the one before: of the range two are counted.
  await result(page).getByText('6 of 8 parts of the people').waitFor();
  expect(await result(page).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('75');
  await picture(page, 'funnel-counting');
  // One way to stop it, of all that the page counts.
  await page.getByRole('button', { name: 'Stop counting', exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /stop/i }).count()).toBe(1);
  await page.getByRole('button', { name: 'Stop counting', exact: true }).click();
  await result(page).getByText('Result was not counted.').waitFor();
  await held.letGo();
  await settled(page);
  await page.getByRole('button', { name: 'Count again' }).click();
  await shows(page, ['4', '3']);
  expect(await seriousFindings(page)).toEqual([]);
  expect(problems).toEqual([]);
  await page.close();
});
