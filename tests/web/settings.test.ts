import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, type Tab } from '../support/browser.ts';
import { looksRight } from '../support/looks.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let tab: Tab;
const daysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** Two closed sprints, one frozen, and a running one. LOST-1 was brought to "Shipped to shop", which nobody has placed, before the first closed. */
const BATCH = {
  source: 'tracker', products: [{ key: 'shop', name: 'Shop', timeZone: 'Europe/Berlin' }], teams: [{ key: 'vega', product: 'shop', name: 'Vega', graceDays: 1 }],
  sprints: [
    { key: 'v1', team: 'vega', name: 'Vega 1', plannedStartAt: daysFromNow(-30), startedAt: daysFromNow(-30), plannedEndAt: daysFromNow(-16), closedAt: daysFromNow(-16) },
    { key: 'v2', team: 'vega', name: 'Vega 2', plannedStartAt: daysFromNow(-2), startedAt: daysFromNow(-2), plannedEndAt: daysFromNow(12) },
  ],
  workItems: ['LOST-1', 'LOST-2'].map((key) => ({ key, team: 'vega', title: `Item ${key}`, type: 'Story', createdAt: daysFromNow(-40) })),
  workItemEvents: ['LOST-1', 'LOST-2'].flatMap((workItem) => [
    { key: `${workItem}-e`, workItem, kind: 'ESTIMATE', at: daysFromNow(-40), to: '5', unit: 'POINTS' },
    { key: `${workItem}-s`, workItem, kind: 'SPRINT_ENTERED', at: daysFromNow(-35), to: 'v1' },
    { key: `${workItem}-d`, workItem, kind: 'STATUS', at: daysFromNow(-20), to: workItem === 'LOST-1' ? 'Shipped to shop' : 'Done' },
  ]),
};
const NEXT_YEAR = new Date().getFullYear() + 1;
const CALENDAR = [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN',
  'BEGIN:VEVENT', 'UID:1', `DTSTART;VALUE=DATE:${NEXT_YEAR}0501`, 'SUMMARY:Labour Day', 'END:VEVENT',
  'BEGIN:VEVENT', 'UID:2', `DTSTART;VALUE=DATE:${NEXT_YEAR}1003`, 'SUMMARY:Unity Day', 'END:VEVENT',
  'BEGIN:VEVENT', 'UID:3', `DTSTART:${NEXT_YEAR}0502T090000Z`, `DTEND:${NEXT_YEAR}0502T100000Z`, 'SUMMARY:Planning', 'END:VEVENT',
  'END:VCALENDAR', '',
].join('\r\n');

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  expect(await server.collectDelivery(BATCH)).toMatchObject({ rejected: [] });
  await server.graphql('mutation { freezeSprints(team: "vega") }');
  tab = await openTab(browser);
  await tab.page.goto(`${server.url}/settings`);
  await tab.page.waitForURL(/\/settings\/teams\/vega/);
  await settled(tab.page);
});
afterAll(async () => {
  await tab?.page.close();
  await browser?.close();
  await server?.stop();
});

const section = (name: string) => tab.page.getByRole('region', { name: new RegExp(`^${name}`) }).first();
const statusOf = (name: string) => tab.page.getByLabel(`${name} is read as`);

async function save(page: Page, button: RegExp, reason: string): Promise<string> {
  await page.getByRole('button', { name: 'See what changes, and save' }).click();
  const drawer = page.getByRole('dialog');
  const written = await drawer.innerText();
  await drawer.getByLabel('Reason').fill(reason);
  await drawer.getByRole('button', { name: button }).click();
  await drawer.waitFor({ state: 'detached' });
  return written;
}

/** What the frozen sprint is said to have completed, and by which definition. */
async function closedSprint(): Promise<unknown> {
  const { team } = await server.graphql<{ team: { sprints: { key: string; ledger: { completed: number }; definition: { version: number }; freeze: { versions: { kind: string; version: number; definitionVersion: number }[] } }[] } }>(
    '{ team(key: "vega") { sprints { key ledger { completed } definition { version } freeze { versions { kind version definitionVersion } } } } }');
  const { ledger, definition, freeze } = team.sprints.find(({ key }) => key === 'v1')!;
  return { completed: ledger.completed, definition: definition.version, versions: freeze.versions.filter(({ kind }) => kind === 'CLOSE').map(({ version, definitionVersion }) => [version, definitionVersion]) };
}

describe('an admin', () => {
  it('sees first which status nobody has placed, and who says each setting', async () => {
    const { page } = tab;
    const first = page.getByRole('row').nth(1);
    expect(await first.innerText()).toContain('Shipped to shop');
    expect(await first.innerText()).toContain('nobody has placed it');
    await section('Statuses').getByText('1 placed by nobody').waitFor();
    expect(await page.locator('[data-setting=graceDays]').innerText()).toContain('Its source says so');
    expect(await page.locator('[data-setting=countSubTasks]').innerText()).toContain('Nobody said');
  });

  it('reads what is wrong at the field it is about, and nothing is kept', async () => {
    const { page } = tab;
    const grace = page.getByRole('textbox', { name: 'Grace days' });
    await grace.fill('400');
    await page.getByRole('button', { name: 'See what changes, and save' }).click();
    await page.locator('[data-setting=graceDays]').getByRole('alert').getByText(/expected .*365/).waitFor();
    await page.getByRole('button', { name: 'Undo Grace days' }).click();
    expect(await grace.inputValue()).toBe('1');
    expect(await page.getByRole('region', { name: 'Not saved' }).count()).toBe(0);
  });

  it('takes holidays from a calendar, and sees what of it is left out', async () => {
    const { page } = tab;
    await page.getByLabel('Calendar file').setInputFiles({ name: 'holidays.ics', mimeType: 'text/calendar', buffer: Buffer.from(CALENDAR) });
    const preview = page.getByRole('region', { name: 'holidays.ics' });
    await preview.getByText('2 days are added').waitFor();
    expect(await preview.getByRole('list', { name: 'Added' }).innerText()).toContain('Labour Day');
    await preview.getByText('1 event is left out').click();
    expect(await preview.getByRole('list', { name: 'Left out' }).innerText()).toContain('Planning');
    await picture(page, 'settings-calendar');
    await preview.getByRole('button', { name: 'Take into the list' }).click();
    await page.getByText(`${NEXT_YEAR} 2 days`).waitFor();
  });

  it('is asked before unsaved changes are left', async () => {
    const { page } = tab;
    await page.getByRole('link', { name: 'Sources' }).click();
    const asks = page.getByRole('dialog', { name: 'Leave without saving?' });
    await asks.getByRole('button', { name: 'Stay' }).click();
    await asks.waitFor({ state: 'hidden' });
    expect(page.url()).toContain('/settings/teams/vega');
  });

  it('places the status, reads what that changes, and saves: definition 2, and the frozen sprint stays', async () => {
    const { page } = tab;
    await statusOf('Shipped to shop').selectOption({ label: 'Done' });
    await page.getByText('2 settings changed, not saved').waitFor();
    const written = await save(page, /Save as definition 2/, 'Shipped is done');
    expect(written).toContain('Status “shipped to shop”: as the tracker says → done');
    expect(written).toContain(`Holidays: 2 added (${NEXT_YEAR}-05-01, ${NEXT_YEAR}-10-03)`);
    expect(written).toContain('Definition 2, from now on: the running sprint Vega 2 and later ones. 1 closed sprint stays as it is.');
    const latest = section('Versions').getByRole('listitem').first();
    await latest.getByText('Definition 2').first().waitFor();
    for (const words of ['in force', 'Olga Owner', 'Shipped is done', '0 closed sprints read by it']) expect(await latest.innerText()).toContain(words);
    expect(await closedSprint()).toEqual({ completed: 5, definition: 1, versions: [[1, 1]] });
    expect(await section('Statuses').getByRole('row', { name: /^Shipped to shop/ }).innerText()).toContain('decided here');
  });

  it('reads the closed sprint anew as an act of its own, having seen what it does; both versions are kept', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'Read closed sprints by definition 2…' }).click();
    const drawer = page.getByRole('dialog', { name: 'Read closed sprints anew' });
    await drawer.getByText('Version 2 of 1 sprint is written, read by definition 2 from the history as it is now. Version 1 stays').waitFor();
    await drawer.getByText('5 → 10').first().waitFor();
    await drawer.getByText('So does your name, Olga Owner.').waitFor();
    await drawer.getByLabel('Reason').fill('It was delivered after all');
    await picture(page, 'settings-recompute');
    expect(await seriousFindings(page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Read 1 sprint by definition 2' }).click();
    await drawer.getByText('1 sprint is read by definition 2 now').waitFor();
    expect(await closedSprint()).toEqual({ completed: 10, definition: 2, versions: [[1, 1], [2, 2]] });
    await drawer.getByRole('link', { name: 'Look at Vega 1' }).click();
    await page.waitForURL(/\/delivery\/vega\/sprints\/v1/);
    await page.getByText(/^Definition 2 · in points · .*done: shipped to shop/).waitFor();
  });

  it('gives a setting back to its source', async () => {
    const { page } = tab;
    await page.goto(`${server.url}/settings/teams/vega`);
    await settled(page);
    await page.getByRole('button', { name: 'Give back to the source: Holidays' }).click();
    await page.locator('[data-setting=holidays]').getByText('Given back to the source').waitFor();
    expect(await save(page, /Save as definition 3/, 'The tracker knows them')).toContain('Holidays: 2 removed');
    await page.locator('[data-setting=holidays]').getByText('Nobody said: the default.').waitFor();
    expect(await server.graphql('{ team(key: "vega") { decidedSettings settings { holidays } } }')).toEqual({ team: { decidedSettings: ['statuses'], settings: { holidays: [] } } });
  });

  it('is told where somebody else changes the same, loses nothing, and saves over it only by saying so', async () => {
    const { page } = tab;
    const decide = (settings: string) => server.graphql(`mutation { decideTeamSettings(team: "vega", settings: ${settings}, author: "Mia", reason: "also") }`);
    const holidays = page.locator('[data-setting=holidays]');
    await page.getByLabel('A day off').fill(`${NEXT_YEAR}-12-24`);
    await page.getByRole('button', { name: 'Add the day' }).click();
    await page.getByText('1 setting changed, not saved').waitFor();
    await decide(`{ holidays: ["${NEXT_YEAR}-12-31"], graceDays: 3 }`);
    await holidays.getByText('Mia changed this meanwhile: + 31 Dec').waitFor();
    // What is changed nowhere here shows as it is now.
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[data-setting=graceDays] input')?.value === '3');
    await page.getByText('One of them was changed by somebody else meanwhile').waitFor();
    await holidays.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('button', { name: 'See what changes, and save' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Reason').fill('Christmas Eve');
    await decide(`{ holidays: ["${NEXT_YEAR}-12-30"] }`);
    await drawer.getByText('Somebody else changed this meanwhile.').waitFor();
    expect(await drawer.getByLabel('Reason').inputValue()).toBe('Christmas Eve');
    await drawer.getByRole('button', { name: 'Close' }).click();
    await holidays.getByRole('button', { name: 'Keep mine' }).click();
    await save(page, /Save as definition \d+/, 'Christmas Eve');
    expect(await server.graphql('{ team(key: "vega") { settings { holidays graceDays } } }')).toEqual({ team: { settings: { holidays: [`${NEXT_YEAR}-12-24`], graceDays: 3 } } });
  });

  it('is told so of a product, too; another part that others change shows by itself', async () => {
    const { page } = tab;
    const decide = (settings: string) => server.graphql(`mutation { decideProductSettings(product: "shop", settings: ${settings}, author: "Mia", reason: "also") }`);
    await page.goto(`${server.url}/settings/product/shop`);
    await settled(page);
    await page.getByRole('button', { name: 'Choose an event' }).click();
    await page.getByLabel('Event that activates').first().fill('paid');
    await decide('{ features: [{ key: "search", name: "Search", events: [{ event: "searched" }] }] }');
    await page.getByLabel('Name of feature 1').waitFor();
    expect(await page.getByText('meanwhile').count()).toBe(0);
    await decide('{ activation: { event: { event: "signed" }, hours: 24 } }');
    await page.getByText('Mia changed what activates meanwhile: it is definition 3').waitFor();
    expect(await page.getByLabel('Event that activates').first().inputValue()).toBe('paid');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await save(page, /Save as definition 4/, 'Paying is what counts');
    await page.getByText('Definition 4 is in force.').waitFor();
    const { product } = await server.graphql<{ product: { definitions: { features: { key: string }[]; activation: { event: { event: string } } }[] } }>('{ product(key: "shop") { definitions { features { key } activation { event { event } } } } }');
    expect(product.definitions.at(-1)).toEqual({ features: [{ key: 'search' }], activation: { event: { event: 'paid' } } });
  });

  it('reads what would go before raw events are kept for so long only; a person’s page then says where it begins', async () => {
    const { page } = tab;
    const at = (months: number) => new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - months, 15)).toISOString();
    await server.collectOutcomes({ source: 'app', product: 'shop', events: [['old', 30], ['new', 1]].map(([key, months]) => ({ key: String(key), person: 'ada', name: 'opened', at: at(Number(months)) })) });
    await page.getByLabel('Raw events are kept').selectOption({ label: '13 months' });
    await page.getByRole('button', { name: 'See what would go' }).click();
    const drawer = page.getByRole('dialog', { name: 'Raw events of Shop' });
    await drawer.getByText('1 event', { exact: true }).waitFor();
    await looksRight(page, 'retention-drawer', { dark: [1280], within: '[role="dialog"]' });
    await drawer.getByLabel('Reason').fill('Nobody asks for more');
    await drawer.getByRole('button', { name: 'Remove them, and keep it so' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByText(/^Raw events of before .* Who did what on which day stays known\.$/).waitFor();
    await page.goto(`${server.url}/people/shop/ada`);
    await settled(page);
    await page.getByText(/^Raw events of before .* are removed: what they did begins there\.$/).waitFor();
    expect(await page.getByRole('list', { name: 'What they did' }).getByRole('listitem').count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('finds under a chart what it is read by, by keyboard, and the way here', async () => {
    const { page } = tab;
    await page.goto(`${server.url}/delivery/vega?sprint=v1`);
    await settled(page);
    // The frozen sprint is read by the definition it was written down with, what runs by the one in force.
    const line = page.getByRole('region', { name: 'Ledger' }).getByRole('button', { name: 'Definition 2' });
    await line.focus();
    await page.keyboard.press('Enter');
    await page.locator(':popover-open').getByText(/^Definition 2 · in points/).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/settings\/teams\/vega/);
    expect(tab.problems).toEqual([]);
  });
});

describe('the page', () => {
  it('fits 360, 1,280 and 1,920 px, light and dark, without a serious finding of axe', async () => {
    const { page, problems } = await openTab(browser, { width: 360 });
    await page.goto(`${server.url}/settings/teams/vega`);
    await settled(page);
    await page.getByRole('textbox', { name: 'Grace days' }).fill('3');
    await looksRight(page, 'settings');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('says what failed and tries again; says that a team is not known', async () => {
    const { page } = await openTab(browser);
    await page.route('**/graphql', (route) => (route.request().postData()?.includes('TeamSettings') ? route.fulfill({ status: 500, json: { errors: [{ message: 'The database is away.' }] } }) : route.continue()));
    await page.goto(`${server.url}/settings/teams/vega`);
    await page.getByText('The settings could not be read.').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('textbox', { name: 'Grace days' }).waitFor();
    await page.goto(`${server.url}/settings/teams/nobody`);
    await page.getByText('nobody').first().waitFor();
    await page.close();
  });
});
