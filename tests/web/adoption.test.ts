import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, sidewaysOverflow, type Tab } from '../support/browser.ts';
import { becomes } from '../support/product-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let tab: Tab;
const DAY = 86_400_000;
const ago = (days: number, hours = 0): string => new Date(Math.floor(Date.now() / DAY) * DAY - days * DAY + hours * 3_600_000).toISOString();

/** Ten people sign up five weeks ago; six make a project after an hour, four export a week later; a bot beats every day. */
const people = Array.from({ length: 10 }, (_, index) => `person-${index}`);
const events = [
  ...people.map((person) => ({ key: `${person}-s`, person, name: 'signed_up', at: ago(35) })),
  ...people.slice(0, 6).map((person) => ({ key: `${person}-p`, person, name: 'project_created', at: ago(35, 1) })),
  ...people.slice(0, 4).map((person) => ({ key: `${person}-e`, person, name: 'exported', at: ago(28) })),
  ...[3, 2, 1].map((days) => ({ key: `bot-${days}`, person: 'bot', name: 'heartbeat', at: ago(days) })),
];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  await server.graphql('mutation { createProduct(input: { key: "shop", name: "Shop", timeZone: "UTC" }) { key } }');
  expect(await server.collectOutcomes({ source: 'app', product: 'shop', events })).toMatchObject({ rejected: [] });
  await server.collectDelivery({ source: 'jira', releases: [{ key: 'r', name: 'Release 7', product: 'shop', releasedAt: ago(20) }] });
  tab = await openTab(browser);
});
afterAll(async () => {
  await tab?.page.close();
  await browser?.close();
  await server?.stop();
});

const panel = (name: string) => tab.page.getByRole('region', { name, exact: true });

describe('what counts', () => {
  it('is decided on a page of its own, in sight of what it changes', async () => {
    const { page } = tab;
    await page.goto(`${server.url}/outcomes/shop`);
    await settled(page);
    await panel('Features').getByRole('link', { name: 'Name features' }).click();
    await page.waitForURL(/\/settings\/product\/shop/);
    await settled(page);
    await page.getByLabel('heartbeat').uncheck();
    await page.getByRole('button', { name: 'Add a feature' }).click();
    await page.getByLabel('Name of feature 1').fill('Export');
    await page.getByLabel('Event 1 of Export').fill('exported');
    await page.getByRole('button', { name: 'Choose an event' }).click();
    await page.getByLabel('What signing up is').selectOption('event');
    await page.getByLabel('Event of signing up').fill('signed_up');
    await page.getByLabel('Event that activates').fill('project_created');
    await picture(page, 'product-settings');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'See what changes, and save' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('No longer qualifying: heartbeat').waitFor();
    await drawer.getByText('All of the past too').click();
    await drawer.getByText('numbers that people have quoted may move', { exact: false }).waitFor();
    await drawer.getByText('5 → 4').first().waitFor();
    await drawer.getByLabel('Reason').fill('The bot is nobody');
    await drawer.getByRole('button', { name: 'Save as definition 2' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByText('Definition 2 is in force.').waitFor();
  });
});

describe('the Adoption part', () => {
  beforeAll(async () => {
    await tab.page.goto(`${server.url}/outcomes/shop`);
    await settled(tab.page);
  });

  it('shows features by person and by account', async () => {
    const features = panel('Features');
    // Ten were active in the range, four of them exported.
    await features.getByText('4 of 10').waitFor();
    await features.getByText('By account').click();
    await becomes(async () => expect(await features.getByRole('table').innerText()).toContain('–'));
  });

  it('shows activation with its median, and its cohorts', async () => {
    const activation = panel('Activation');
    expect(await activation.innerText()).toMatch(/60\.0\s?%/);
    expect(await activation.innerText()).toContain('1 h time to value');
    await activation.getByText('Cohorts', { exact: true }).click();
    await activation.getByRole('columnheader', { name: 'Maturing' }).first().waitFor();
  });

  it('opens the people behind a cell of retention, by keys', async () => {
    const { page } = tab;
    const grid = panel('Retention').getByRole('grid');
    const cell = grid.getByRole('gridcell', { name: /week 1: 40\.0\s?%, 4 of 10 people/ }).first();
    await grid.locator('[data-place="0-0"]').focus();
    await page.keyboard.press('ArrowRight');
    await cell.waitFor();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('4 people').waitFor();
    await drawer.getByRole('table').getByText('person-0').first().waitFor();
    await drawer.getByText('Did not').click();
    await drawer.getByText('6 people').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('marks the release and the changed definition, and a note that is written here', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'Notes' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('Release 7').waitFor();
    await drawer.getByLabel('What happened').fill('Price rise');
    await drawer.getByRole('button', { name: 'Add the note' }).click();
    await drawer.getByText('Price rise').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await panel('Active people').getByText('1 release, 1 note, 1 changed definition').waitFor();
  });

  it('has no serious finding, no fault, and fits on a phone', async () => {
    const { page, problems } = tab;
    await settled(page);
    expect(await seriousFindings(page, 'section[aria-labelledby="adoption"]')).toEqual([]);
    await picture(page, 'adoption');
    const phone = await openTab(browser, { width: 360 });
    await phone.page.goto(`${server.url}/outcomes/shop`);
    await settled(phone.page);
    expect(await sidewaysOverflow(phone.page)).toBe(0);
    await phone.page.close();
    expect([...problems, ...phone.problems]).toEqual([]);
  });
});
