import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, sidewaysOverflow, type Tab } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { asMember, type Voice } from '../support/voices.ts';

let server: TestServer;
let browser: Browser;
let mia: Tab;
let jon: Tab;
let people: readonly Voice[];
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ sample: true }), openBrowser()]);
  people = [await asMember(server, { roles: ['OWNER'], workspace: 'sample', name: 'Mia' }), await asMember(server, { roles: ['OWNER'], workspace: 'sample', name: 'Jon' })];
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => { [mia, jon] = await Promise.all([openTab(browser, { as: people[0]! }), openTab(browser, { as: people[1]! })]); });
afterEach(async () => {
  await Promise.all([mia.page.close(), jon.page.close()]);
  expect([mia.problems, jon.problems]).toEqual([[], []]);
});

/** The page at its satisfaction, without its own asking every few seconds: what it learns it can only have been told. */
async function open({ page }: Tab, query = ''): Promise<Page> {
  await page.addInitScript(() => {
    const every = window.setInterval.bind(window);
    Object.assign(window, { setInterval: (work: () => void, ms?: number) => (ms !== undefined && ms >= 1_000 ? 0 : every(work, ms)) });
  });
  await page.goto(`${server.url}/outcomes/checkout?range=P365D${query}`);
  await settled(page);
  await page.locator('#satisfaction').scrollIntoViewIfNeeded();
  await page.locator('ul[aria-label="Feedback"]').waitFor();
  await settled(page);
  return page;
}

/** Reads again until it is as wanted; what was read last is told where it never is. */
async function eventually<T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const value = await read();
    if (isSo(value)) return;
    if (attempt === 900) throw new Error(`It never came to be so: ${JSON.stringify(value).slice(0, 600)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const part = (page: Page) => page.locator('section[aria-labelledby="satisfaction"]');
const written = (page: Page) => page.getByRole('list', { name: 'What people wrote' }).locator('> li');
const panel = (page: Page, name: string | RegExp) => part(page).getByRole('region', { name, exact: true });

describe('the Satisfaction part', () => {
  it('puts the surveys side by side; one is looked at, and the URL says which', async () => {
    const page = await open(mia);
    const cards = page.getByRole('list', { name: 'Surveys' }).getByRole('button');
    await cards.nth(2).waitFor();
    expect(await cards.count()).toBe(3);
    expect(await cards.filter({ hasText: 'NPS relationship' }).getAttribute('aria-pressed')).toBe('true');
    expect(await panel(page, 'NPS relationship').innerText()).toMatch(/95 %: .+\(± \d/);
    expect(await panel(page, 'NPS relationship').innerText()).toMatch(/Detractors[\s\S]*%[\s\S]*Promoters/);
    await cards.filter({ hasText: 'CES first project' }).click();
    await panel(page, 'CES first project').waitFor();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('survey')).toBe('ces-first-project');
    await panel(page, 'CES first project').getByText(/mean \d/).first().waitFor();
    await page.goBack();
    await panel(page, 'NPS relationship').waitFor();
  });

  it('parts a score by plan, country and any trait, each with its margin; a part opens what its people wrote', async () => {
    const page = await open(mia);
    const table = part(page).getByRole('table', { name: /satisfaction.nps by plan/ });
    expect(await table.getByRole('row').count()).toBeGreaterThan(3);
    await table.getByRole('button', { name: 'What Business wrote' }).click();
    await page.getByRole('button', { name: /^plan: Business/ }).waitFor();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('segment')).toBe('plan~Business');
    await page.getByLabel('Segments by').selectOption('trait:');
    await page.getByLabel('Name of the trait').fill('size');
    await page.keyboard.press('Enter');
    await part(page).getByRole('table', { name: /by size/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('by')).toBe('trait:size');
  });

  it('holds no serious flaw for those who cannot see it, and fits a phone', async () => {
    const page = await open(mia);
    expect(await seriousFindings(page, 'section[aria-labelledby="satisfaction"]')).toEqual([]);
    await picture(page, 'satisfaction');
    await page.setViewportSize({ width: 360, height: 800 });
    await settled(page);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await seriousFindings(page, 'section[aria-labelledby="satisfaction"]')).toEqual([]);
  });
});

describe('what people wrote', () => {
  it('is searched and narrowed, and its theme opens it', async () => {
    const page = await open(mia);
    await page.getByLabel('Search what people wrote').fill('late REFUNDS arrive');
    await eventually(() => written(page).allInnerTexts(), (texts) => texts.length > 0 && texts.every((text) => /Refunds arrive late/.test(text)));
    await page.getByLabel('Search what people wrote').fill('');
    await page.waitForFunction(() => !new URLSearchParams(location.search).has('search'));
    await page.getByLabel('Scores').selectOption('CRITICAL');
    await panel(page, 'Themes').getByRole('button', { name: 'What is tagged Payments' }).click();
    await eventually(() => written(page).allInnerTexts(), (texts) => texts.length > 0 && texts.every((text) => /Payments/.test(text)));
    expect(new URL(page.url()).searchParams.get('tag')).toBe('Payments');
    // A critical NPS is 0 to 6; of the other scales it is lower.
    for (const text of await written(page).allInnerTexts()) expect(text).toMatch(/^Score\s+[0-6]\s/);
    await page.getByLabel('Search what people wrote').fill('nobody ever wrote this');
    await page.getByText('Nothing fits the search.').waitFor();
  });

  it('is tagged by one and seen at once by another, with the name; taken away likewise', async () => {
    const [one, two] = [await open(mia, '&tag=-'), await open(jon, '&tag=-')];
    const first = written(one).first();
    const words = await first.locator('p').first().innerText();
    const before = await written(two).count();
    expect(before).toBeGreaterThan(0);
    await first.getByRole('button', { name: /^\+ tag/ }).click();
    await first.getByLabel('Tag', { exact: true }).fill('Wait');
    await one.keyboard.press('Enter');
    // What carries no tag is asked for: it goes from both pages.
    await written(one).filter({ hasText: 'Show all tagged Wait' }).waitFor({ state: 'detached' });
    await two.getByLabel('Tag', { exact: true }).selectOption('Wait');
    const tagged = written(two).filter({ hasText: words });
    await tagged.waitFor();
    expect(await tagged.locator('[title="Tagged by Mia"]').innerText()).toContain('Wait');
    await one.getByLabel('Tag', { exact: true }).selectOption('Wait');
    await written(one).filter({ hasText: words }).waitFor();
    await tagged.getByRole('button', { name: 'Take the tag Wait away' }).click();
    await one.getByText('Nothing fits the search.').waitFor();
  });

  it('leads to the person, and is taken along as CSV, all pages of it', async () => {
    const page = await open(mia, '&group=CRITICAL');
    expect(await written(page).first().getByRole('link').first().getAttribute('href')).toMatch(/^\/people\/checkout\/p-\d+/);
    const total = Number((await part(page).getByText(/^1 to 20 of /).first().innerText()).replace(/^.* of /, '').replace(/\D/g, ''));
    expect(total).toBeGreaterThan(40);
    const [download] = await Promise.all([page.waitForEvent('download'), panel(page, 'What people wrote').getByRole('button', { name: 'Download CSV' }).click()]);
    const csv = readFileSync(await download.path(), 'utf8');
    expect(csv.split('\r\n')[0]).toBe('Key,Survey,Kind,Score,Says,At,Comment,Tags,Person,Account,MRR in minor units');
    expect(csv.trim().split('\r\n')).toHaveLength(total + 1);
  });
});

describe('requests', () => {
  const ranked = async (page: Page): Promise<string[]> => (await page.getByRole('table', { name: 'Requests' }).getByRole('row').allInnerTexts()).slice(1);

  it('rise as feedback is put into them, in the sight of both; what stands behind one opens and adds up', async () => {
    const [one, two] = [await open(mia), await open(jon)];
    const row = one.getByRole('list', { name: 'Feedback' }).locator('> li').first();
    const text = await row.locator('p').first().innerText();
    await row.getByRole('combobox').fill('Something quite new');
    await one.keyboard.press('Enter');
    await eventually(() => row.locator('p').first().innerText(), (words) => words !== text);
    const made = two.getByRole('table', { name: 'Requests' }).getByRole('button', { name: 'Something quite new' });
    await made.waitFor();
    const next = one.getByRole('list', { name: 'Feedback' }).locator('> li').first();
    await next.getByRole('combobox').fill('something QUITE new');
    await one.keyboard.press('Enter');
    await two.getByRole('row', { name: /Something quite new Open 2 / }).waitFor();
    await made.click();
    const drawer = two.getByRole('dialog', { name: 'Something quite new' });
    await drawer.getByText('made by Mia').waitFor();
    await eventually(() => drawer.getByRole('region', { name: 'Feedback' }).getByRole('listitem').count(), (count) => count === 2);
    expect(await drawer.getByRole('table', { name: /^Accounts behind/ }).locator('tfoot').innerText()).toMatch(/All\s+€/);
    expect(await seriousFindings(two, '[role=dialog]')).toEqual([]);
    await picture(two, 'request', { fullPage: false });
  });

  it('are renamed by two who find each other out, decided and merged', async () => {
    const one = await open(mia);
    await one.getByLabel('New request').fill('Renamed by two');
    await one.getByRole('button', { name: 'Add', exact: true }).click();
    await one.getByRole('table', { name: 'Requests' }).getByRole('button', { name: 'Renamed by two' }).click();
    const mine = one.getByRole('dialog', { name: 'Renamed by two' });
    await mine.waitFor();
    const two = await open(jon, `&request=${new URL(one.url()).searchParams.get('request')}`);
    const theirs = two.getByRole('dialog');
    await theirs.getByLabel('Title of the request').fill('Renamed by Jon');
    await mine.getByLabel('Title of the request').fill('Renamed by Mia');
    await theirs.getByRole('button', { name: 'Rename' }).click();
    await one.getByRole('dialog', { name: 'Renamed by Jon' }).waitFor();
    await one.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await one.getByText('Jon renamed it to “Renamed by Jon” meanwhile. Rename again to keep yours.').waitFor();
    expect(await one.getByRole('dialog').getByLabel('Title of the request').inputValue()).toBe('Renamed by Mia');
    await one.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await two.getByRole('dialog', { name: 'Renamed by Mia' }).waitFor();
    await theirs.getByLabel('State', { exact: true }).selectOption('PLANNED');
    await one.waitForFunction(() => document.querySelector<HTMLSelectElement>('[role=dialog] select[aria-label=State]')?.value === 'PLANNED');
    await theirs.getByLabel('Merge into').selectOption({ label: 'A dark theme' });
    await theirs.getByRole('button', { name: 'Merge', exact: true }).click();
    await two.getByRole('dialog', { name: 'A dark theme' }).waitFor();
    await one.getByRole('dialog', { name: 'A dark theme' }).waitFor();
    // Beneath the open drawer nothing is found.
    await two.keyboard.press('Escape');
    await two.getByRole('dialog').waitFor({ state: 'detached' });
    await eventually(() => ranked(two), (lines) => lines.length > 0 && !lines.some((line) => line.startsWith('Renamed')));
  });

  it('are ranked by people or by what their accounts pay, searched and narrowed by state', async () => {
    const page = await open(mia);
    const column = async (index: number): Promise<number[]> => (await ranked(page)).map((line) => Number(line.split('\t')[index]!.replace(/[^\d.]/g, '')));
    await eventually(() => ranked(page), (lines) => lines.length > 1);
    const people = await column(2);
    expect(people).toEqual([...people].sort((a, b) => b - a));
    await page.getByText('By MRR').click();
    await panel(page, 'Requests').getByText('by what the accounts behind them pay a month').waitFor();
    await page.getByLabel('Search requests').fill('theme');
    await eventually(() => ranked(page), (lines) => lines.length === 1 && lines[0]!.startsWith('A dark theme'));
    await page.getByLabel('Search requests').fill('');
    await page.getByLabel('State of requests').selectOption('DECLINED');
    await eventually(() => ranked(page), (lines) => lines.length > 0 && lines.every((line) => line.includes('Declined')));
  });

  it('what comes in does not move what somebody is sorting, nor take their words; it waits until they ask for it', async () => {
    const page = await open(mia);
    const first = page.getByRole('list', { name: 'Feedback' }).locator('> li').first();
    const words = await first.locator('p').first().innerText();
    await first.getByRole('combobox').fill('half a wo');
    await people[0]!.graphql('mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { rejected { reason } } }', { input: { source: 'app', product: 'checkout', feedback: [{ key: 'between', person: 'ada', at: new Date().toISOString(), text: 'Comes in between', kind: 'idea' }] } });
    const waiting = page.getByRole('button', { name: '1 new: show it' });
    await waiting.waitFor();
    expect([await first.locator('p').first().innerText(), await first.getByRole('combobox').inputValue()]).toEqual([words, 'half a wo']);
    await waiting.click();
    await eventually(() => first.locator('p').first().innerText(), (text) => text === 'Comes in between');
  });
});
