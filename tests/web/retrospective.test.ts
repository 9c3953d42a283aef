import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, sidewaysOverflow, signedIn, type Tab } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { becomes } from '../support/product-page.ts';
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
// Two people, each in a tab of their own.
beforeEach(async () => { [mia, jon] = await Promise.all([openTab(browser, { as: people[0]! }), openTab(browser, { as: people[1]! })]); });
afterEach(async () => {
  await Promise.all([mia.page.close(), jon.page.close()]);
  expect([mia.problems, jon.problems]).toEqual([[], []]);
});

/** The page without its own asking every few seconds, so that what it learns it can only have been told; or with it. */
async function open({ page }: Tab, sprint: string, { asks = false } = {}): Promise<Page> {
  await page.addInitScript((quiet) => {
    const every = window.setInterval.bind(window);
    if (quiet) Object.assign(window, { setInterval: (work: () => void, ms?: number) => (ms !== undefined && ms >= 1_000 ? 0 : every(work, ms)) });
  }, !asks);
  await page.goto(`${server.url}/delivery/atlas/sprints/${sprint}`);
  await settled(page);
  return page;
}

const column = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) }).last();

describe('two who write on one retrospective', () => {
  it('see each other\'s notes at once, by the names of their accounts', async () => {
    const [one, two] = [await open(mia, 'atlas-37'), await open(jon, 'atlas-37')];
    await one.getByLabel('What went well?').fill('We closed on time');
    await one.keyboard.press('Enter');
    await one.getByText('several can write at once · you as Mia').waitFor();
    const card = column(two, 'Went well').getByRole('listitem').filter({ hasText: 'We closed on time' });
    await card.waitFor();
    expect(await card.innerText()).toContain('Mia');
    await one.getByLabel('What went well?').fill('Short demo');
    await one.keyboard.press('Enter');
    await column(two, 'Went well').getByText('Short demo').waitFor();
    expect(await one.getByRole('dialog').count()).toBe(0);
    // The other one may be told before the answer is back.
    await becomes(async () => expect(await one.getByLabel('What went well?').inputValue()).toBe(''));
  });

  it('never lose what they are typing: both words stay in sight until one decides', async () => {
    const [one, two] = [await open(mia, 'atlas-37'), await open(jon, 'atlas-37')];
    await one.getByLabel('What should become better?').fill('Reviews wait');
    await one.keyboard.press('Enter');
    await column(two, 'To improve').getByRole('button', { name: /^Reviews wait/ }).click();
    const own = column(two, 'To improve').getByLabel('Words of the note');
    await own.fill('Reviews wait far too long');
    await column(two, 'To try').getByLabel('What do we try next?').fill('half a thought');
    await own.focus();

    await column(one, 'To improve').getByRole('button', { name: /^Reviews wait/ }).click();
    await column(one, 'To improve').getByLabel('Words of the note').fill('Reviews wait for days');
    await one.keyboard.press('Enter');

    await two.getByText('Mia changed this meanwhile').waitFor();
    expect(await own.inputValue()).toBe('Reviews wait far too long');
    expect(await two.getByLabel('What do we try next?').inputValue()).toBe('half a thought');
    expect(await own.evaluate((element) => element === document.activeElement)).toBe(true);
    await picture(two, 'retro-meanwhile');
    expect(await seriousFindings(two)).toEqual([]);
    await two.getByRole('button', { name: 'Keep mine' }).click();
    await column(one, 'To improve').getByText('Reviews wait far too long').waitFor();
    expect(await column(one, 'To improve').getByText('Reviews wait for days').count()).toBe(0);
  });

  it('keep their words also when the other removes the note; a removal can be undone', async () => {
    const [one, two] = [await open(mia, 'atlas-37'), await open(jon, 'atlas-37')];
    await one.getByLabel('What do we try next?').fill('Rotate the demo');
    await one.keyboard.press('Enter');
    await column(two, 'To try').getByRole('button', { name: /^Rotate the demo/ }).click();
    await column(two, 'To try').getByLabel('Words of the note').fill('Rotate the demo weekly');
    await one.getByRole('button', { name: 'Remove “Rotate the demo”' }).click();
    await one.getByText('Removed “Rotate the demo”').waitFor();
    await two.getByText('removed this meanwhile').waitFor();
    await two.getByRole('button', { name: 'Keep mine' }).click();
    await column(one, 'To try').getByText('Rotate the demo weekly').waitFor();
    await one.getByRole('button', { name: 'Remove “Rotate the demo weekly”' }).click();
    await one.getByText('Removed “Rotate the demo weekly”').waitFor();
    await column(two, 'To try').getByText('Rotate the demo weekly').waitFor({ state: 'detached' });
    await one.keyboard.press('Enter'); // the focus is on Undo
    await column(two, 'To try').getByText('Rotate the demo weekly').waitFor();
  });

  it('judge the goal and give reasons, each with a name to it', async () => {
    const [one, two] = [await open(mia, 'atlas-34'), await open(jon, 'atlas-34')];
    await one.getByText('As its source says.').waitFor();
    await one.getByRole('button', { name: 'Say whether it was met' }).click();
    await one.getByText('Missed', { exact: true }).click();
    await one.getByLabel('In a sentence').fill('Guests still cannot pay');
    await one.keyboard.press('Enter');
    await two.getByRole('heading', { name: /Goal missed/ }).waitFor();
    await two.getByText('Guests still cannot pay').waitFor();
    await two.getByText(/Said by Mia, .* its source says partly met/).waitFor();
    await two.getByText(/^Missed: 26 of the 40 points/).waitFor();
    const added = (page: Page) => page.locator('#bucket-ADDED');
    const why = added(one).getByRole('button', { name: /^Why\?/ }).first();
    await why.click();
    await added(one).getByRole('button', { name: 'There was room' }).first().click();
    await added(two).getByText('There was room').first().waitFor();
  });
});

describe('an action', () => {
  it('follows to the next sprint\'s page until it is done', async () => {
    const one = await open(mia, 'atlas-38');
    const form = one.getByRole('region', { name: /^Actions they/ });
    await form.getByLabel('What to do').fill('Invite the bank to planning');
    await form.getByLabel('Who takes care of it').fill('Jon');
    await form.getByLabel('until').fill('2020-01-15');
    await form.getByRole('button', { name: 'Add the action' }).click();
    await form.getByRole('listitem').filter({ hasText: 'Invite the bank' }).waitFor();
    const two = await open(jon, 'atlas-39');
    const followed = two.getByRole('region', { name: /^Actions from before/ }).getByRole('listitem').filter({ hasText: 'Invite the bank to planning' });
    expect((await followed.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/from Atlas 38 Jon overdue since 15 Jan/);
    await followed.getByRole('checkbox').check();
    await form.getByText(/^done /).first().waitFor();
    await followed.getByText(/^done /).waitFor();
  });
});

describe('the report', () => {
  it('takes what was said along as CSV, and fits a phone while one writes', async () => {
    const one = await open(mia, 'atlas-36');
    const download = one.waitForEvent('download');
    await one.getByRole('button', { name: 'CSV' }).first().click();
    let csv = '';
    for await (const chunk of await (await download).createReadStream()) csv += String(chunk);
    expect(csv.split('\r\n')[0]).toMatch(/note,reason,owner,due_on,state,closed_on,author$/);
    for (const bucket of ['GOAL', 'PREVIOUS_ACTION', 'NOTE_WENT_WELL', 'NOTE_TO_IMPROVE', 'NOTE_TO_TRY', 'ACTION']) expect(csv).toMatch(new RegExp(`^${bucket},`, 'm'));
    await one.setViewportSize({ width: 360, height: 780 });
    await column(one, 'Went well').getByRole('listitem').first().getByRole('button').first().click();
    await one.getByRole('region', { name: /^Actions they/ }).getByRole('button', { name: /\(edit\)$/ }).first().click();
    await one.locator('#bucket-CARRY_OVER').getByRole('button', { name: /Why/ }).first().click();
    await picture(one, 'retro-360-editing');
    expect(await sidewaysOverflow(one)).toBe(0);
    expect(await seriousFindings(one)).toEqual([]);
  });

  it('finds out by asking where there is no live line', async () => {
    await jon.page.route('**/live', (route) => route.abort());
    const [one, two] = [await open(mia, 'atlas-37'), await open(jon, 'atlas-37', { asks: true })];
    await one.getByLabel('What went well?').fill('Heard without a line');
    await one.keyboard.press('Enter');
    await column(two, 'Went well').getByText('Heard without a line').waitFor();
  });
});

describe('a server that is killed while somebody writes', () => {
  it('gets the words when it is back: they stay where they were typed, and are kept once', async () => {
    const own = await startServer({ sample: true, env: { PORT: String(await freePort()) } });
    const { page } = mia;
    await signedIn(page);
    await page.goto(`${own.url}/delivery/atlas/sprints/atlas-37`);
    await settled(page);
    const line = page.getByLabel('What went well?');
    await line.fill('Acknowledged');
    await page.keyboard.press('Enter');
    await column(page, 'Went well').getByText('Acknowledged').waitFor();
    await line.fill('Written into the void');
    await own.kill();
    await page.keyboard.press('Enter');
    await page.getByText(/^Not saved: The server cannot be reached/).waitFor();
    expect(await line.inputValue()).toBe('Written into the void');
    await own.restart();
    await line.press('Enter');
    await column(page, 'Went well').getByRole('listitem').filter({ hasText: 'Written into the void' }).waitFor();
    expect(await own.sql(`SELECT text FROM retro_note WHERE text IN ('Acknowledged', 'Written into the void') ORDER BY text`)).toEqual([{ text: 'Acknowledged' }, { text: 'Written into the void' }]);
    await own.stop();
  });
});
