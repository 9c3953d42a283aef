import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openTab, picture, seriousFindings, settled } from '../support/browser.ts';
import { makeKey } from '../support/keys.ts';
import { looksRight } from '../support/looks.ts';
import { becomes } from '../support/product-page.ts';
import { walkThrough } from '../support/walk.ts';

const run = promisify(execFile);
let key: string;
const walk = walkThrough({ sample: true }, async (server) => { key = (await makeKey(server, { name: 'analyst', scopes: ['READ_DELIVERY', 'READ_OUTCOMES'] })).text; });

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${walk.server.url}${path}`);
  await settled(page);
};
const rows = (page: Page) => page.getByRole('region', { name: 'Rows' }).getByRole('row');
const result = (page: Page) => page.getByRole('region', { name: 'Result' });
const show = async (page: Page, view: string): Promise<void> => {
  await result(page).getByRole('group', { name: 'Shown as' }).getByText(view, { exact: true }).click();
  await settled(page);
};

interface TableAnswer { data: { metricTable: { totalCount: number; rows: { metric: string; period: string; dim1: string | null; value: number | null }[] } } }

describe('an analyst', () => {
  beforeAll(async () => { await walk.server.graphql('{ workspace { key } }'); });

  it('opens on BI, and builds a query out of the catalogue by hand', async () => {
    const { page } = walk.tab;
    await open(page, '/bi');
    await page.getByText('Choose a metric in the catalogue.').waitFor();
    await page.getByLabel('Search the catalogue').fill('recurring revenue end of the period');
    await page.getByRole('button', { name: 'What MRR means' }).click();
    await page.getByText('sum of price x periods a year / 12').waitFor();
    await page.getByRole('button', { name: /^\+?\s*MRR revenue\.mrr/ }).click();
    await settled(page);
    expect(await rows(page).count()).toBeGreaterThan(10);
    await page.getByLabel('Grain').selectOption('QUARTER');
    await page.getByRole('combobox', { name: 'Split by' }).selectOption('plan');
    await page.getByRole('combobox', { name: 'Only where' }).selectOption('plan');
    await page.getByRole('button', { name: 'Keep Team' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByLabel('Comparison').selectOption('PREVIOUS_PERIOD');
    await settled(page);
    expect(new URL(page.url()).search).toMatch(/metrics=revenue\.mrr.*grain=QUARTER.*by=plan.*only=plan.*compare=PREVIOUS_PERIOD/);
    const heads = await page.getByRole('region', { name: 'Rows' }).getByRole('columnheader').allInnerTexts();
    expect(heads.map((head) => head.split('\n').map((line) => line.trim()))).toEqual(expect.arrayContaining([['metric', 'string'], ['period', 'date'], ['plan', 'string'], ['value', 'number'], ['previous', 'number']]));
    const plans = await rows(page).filter({ hasText: 'revenue.mrr' }).allInnerTexts();
    expect(plans.every((text) => text.includes('Team'))).toBe(true);
    await picture(page, 'bi-table');
    // A link shows the same.
    const shown = await rows(page).allInnerTexts();
    await page.reload();
    await settled(page);
    expect(await rows(page).allInnerTexts()).toEqual(shown);
  });

  it('is told what does not go together, in words, before anything is asked, with a way out', async () => {
    const { page } = walk.tab;
    const refused: number[] = [];
    page.on('response', (response) => { if (response.url().endsWith('/graphql') && response.status() >= 400) refused.push(response.status()); });
    await open(page, '/bi?metrics=revenue.mrr,satisfaction.nps&by=survey');
    const said = page.getByRole('list', { name: 'What does not go together' });
    await said.getByText('MRR cannot be split by survey.').waitFor();
    await said.getByRole('button', { name: 'Do not split by survey' }).click();
    await settled(page);
    expect(await rows(page).count()).toBeGreaterThan(10);
    await page.getByText('Not by survey: not known of MRR.').waitFor();
    await page.getByRole('combobox', { name: 'Add a metric' }).fill('velocity.completed');
    await page.getByRole('combobox', { name: 'Add a metric' }).press('Enter');
    await said.getByText(/Completed is not known by month, and no grain is known by all/).waitFor();
    await said.getByRole('button', { name: 'Leave out Completed' }).click();
    await settled(page);
    expect(await rows(page).count()).toBeGreaterThan(10);
    expect(refused).toEqual([]);
  });

  it('sees every unit on its own axis, what is not over as such, and no sprints of two teams on one', async () => {
    const { page } = walk.tab;
    await open(page, '/bi?metrics=revenue.mrr,adoption.active_users,revenue.churn&view=chart');
    await result(page).getByRole('figure').nth(1).waitFor();
    const titles = await result(page).getByRole('figure').locator('figcaption').allInnerTexts();
    expect(titles).toEqual(['MRR, Churned MRR\nEUR', 'Active users\npeople']);
    await result(page).getByText('Hatched or dashed: not over').waitFor();
    await picture(page, 'bi-chart');
    await open(page, '/bi?metrics=velocity.committed,velocity.completed&grain=SPRINT&view=chart');
    await page.getByText('Sprints of different teams stand on no common axis').waitFor();
    await result(page).getByRole('button', { name: 'Atlas' }).click();
    await settled(page);
    expect(await result(page).getByRole('figure').locator('figcaption').allInnerTexts()).toEqual(['Committed\npoints', 'Completed\npoints']);
  });

  it('pages through many rows, and downloads what is shown', async () => {
    const { page } = walk.tab;
    await open(page, '/bi?metrics=adoption.active_users,revenue.mrr&grain=DAY');
    await page.getByText(/Rows 1 to 100 of 7\d\d/).waitFor();
    const first = await rows(page).nth(1).innerText();
    await page.getByRole('button', { name: 'Next rows' }).click();
    await page.getByText(/Rows 101 to 200 of 7\d\d/).waitFor();
    await becomes(async () => expect(await rows(page).nth(1).innerText()).not.toBe(first));
    await page.getByRole('button', { name: 'Earlier rows' }).click();
    await page.getByText(/Rows 1 to 100 of/).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines[0]).toMatch(/^metric,unit,period,complete,value/);
    expect(lines).toHaveLength(101);
    await page.getByRole('button', { name: 'Show all 17 columns' }).click();
    await page.getByRole('columnheader', { name: 'nullReason' }).waitFor();
  });

  it('explains a number of the table', async () => {
    const { page } = walk.tab;
    await open(page, '/bi?metrics=revenue.mrr&grain=QUARTER&by=plan');
    await page.getByRole('button', { name: /^Explain €.*revenue\.mrr/ }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('What stands behind it').waitFor();
    expect(new URL(page.url()).searchParams.get('explain')).toContain('"dimension":"plan"');
  });

  it('copies the query and the request, which give the same from a terminal', async () => {
    const { page } = walk.tab;
    await open(page, '/bi?metrics=revenue.mrr&grain=QUARTER&by=plan&only=plan~["Team"]&view=graphql');
    expect(await page.getByRole('region', { name: 'GraphQL query' }).innerText()).toContain('query MetricTable(');
    expect(JSON.parse(await page.getByRole('region', { name: 'Variables' }).innerText())).toMatchObject({ metrics: ['revenue.mrr'], grain: 'QUARTER', groupBy: ['plan'], filters: [{ dimension: 'plan', in: ['Team'] }] });
    await show(page, 'curl');
    const command = await page.getByRole('region', { name: 'Request for a terminal' }).innerText();
    const { stdout } = await run('sh', ['-c', command], { env: { PATH: process.env['PATH'], BIFOCAL_KEY: key } });
    const { metricTable } = (JSON.parse(stdout) as TableAnswer).data;
    expect(metricTable.rows.every(({ metric, dim1 }) => metric === 'revenue.mrr' && dim1 === 'Team')).toBe(true);
    await show(page, 'Table');
    expect(await rows(page).count()).toBe(metricTable.totalCount + 1);
  });

  it('saves the query as a feed, and reads it with a key and by a signed link', async () => {
    const { page } = walk.tab;
    await open(page, '/bi?metrics=satisfaction.nps&grain=QUARTER&view=feed');
    expect(await page.getByLabel('Name of the feed').inputValue()).toBe('NPS by quarter');
    await page.getByRole('button', { name: 'Save as a feed' }).click();
    const address = await page.getByLabel('Address as CSV').innerText();
    const csv = await (await fetch(address, { headers: { authorization: `Bearer ${key}` } })).text();
    expect(csv.split('\n')[0]).toContain('metric');
    expect(csv).toContain('satisfaction.nps');
    await page.getByRole('button', { name: 'Sign a link' }).click();
    const signed = await page.getByLabel('The signed link').innerText();
    expect(await (await fetch(signed)).text()).toBe(csv);
    await page.getByRole('region', { name: 'Feeds' }).getByText('NPS by quarter').waitFor();
  });

  it('asks in GraphiQL, as themselves and with a key, under the page\'s own policy and of nobody else', async () => {
    const { page } = walk.tab;
    const hosts = new Set<string>();
    const sent: (string | undefined)[] = [];
    page.on('request', (request) => {
      hosts.add(new URL(request.url()).host);
      if (request.url().endsWith('/graphql') && request.postData()?.includes('query MetricTable(')) sent.push(request.headers()['authorization']);
    });
    await open(page, '/bi?metrics=satisfaction.nps&grain=QUARTER&view=graphql');
    await page.getByRole('link', { name: 'Try it in GraphiQL' }).click();
    const run = page.getByRole('button', { name: /Execute query/ });
    await run.waitFor();
    await page.getByText('query MetricTable').first().waitFor();
    await run.click();
    const answer = page.locator('.graphiql-response');
    await answer.getByText('metricTable').waitFor();
    await picture(page, 'graphiql', { fullPage: false });
    // Its tabs hold a button within a tab, which is GraphiQL's own; nothing else.
    expect((await seriousFindings(page)).filter((finding) => !/^nested-interactive: .*\((li|[^)]*graphiql-tab[^)]*)\)$/.test(finding))).toEqual([]);
    await page.getByLabel('Key to ask with').fill(key);
    await page.getByRole('button', { name: 'Ask with this key' }).click();
    await run.waitFor();
    await page.getByText('query MetricTable').first().waitFor();
    await run.click();
    await answer.getByText('metricTable').waitFor();
    // What the first one brought may still be in sight.
    await becomes(async () => { await Promise.resolve(); expect(sent).toEqual([undefined, `Bearer ${key}`]); });
    expect([...hosts]).toEqual([new URL(walk.server.url).host]);
    // The key is in memory alone.
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('bfk_live_');
  });
});

describe('the BI page', () => {
  const LOOKS = { nothing: '/bi', table: '/bi?metrics=revenue.mrr,satisfaction.nps&by=plan&compare=PREVIOUS_YEAR&grain=QUARTER', chart: '/bi?metrics=revenue.mrr,adoption.active_users,flow.throughput&view=chart', wrong: '/bi?metrics=revenue.mrr,velocity.completed', feed: '/bi?metrics=revenue.mrr&view=feed' };
  it.each(Object.entries(LOOKS))('fits 360, 1,280 and 1,920 px with %s, in light and dark, without a serious finding of axe', async (name, path) => {
    const { page, problems } = await openTab(walk.browser, { width: 360 });
    await open(page, path);
    await looksRight(page, `bi-${name}`);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('is built by keyboard alone', async () => {
    const { page } = walk.tab;
    await open(page, '/bi');
    await page.getByLabel('Search the catalogue').focus();
    await page.keyboard.type('churned mrr');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await settled(page);
    await rows(page).nth(10).waitFor();
    await result(page).getByRole('radio', { name: 'Table' }).focus();
    await page.keyboard.press('ArrowRight');
    await settled(page);
    expect(await result(page).getByRole('figure').count()).toBe(1);
  });

  it('says that the table could not be read, and reads it when asked again', async () => {
    const { page } = walk.tab;
    let failing = true;
    await page.route('**/graphql', (route) => (failing && route.request().postData()?.includes('"operationName":"MetricTable"') ? route.fulfill({ status: 500, json: { errors: [{ message: 'Something went wrong on the server.' }] } }) : route.continue()));
    await open(page, '/bi?metrics=revenue.mrr');
    await page.getByText('The table could not be read.').waitFor();
    failing = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await settled(page);
    expect(await rows(page).count()).toBeGreaterThan(10);
  });

  it('prints what was asked and its answer, without the controls', async () => {
    const { page } = walk.tab;
    await open(page, '/bi?metrics=revenue.mrr&grain=QUARTER&by=plan');
    await page.emulateMedia({ media: 'print' });
    await page.getByText('MRR by quarter; last 12 months; Checkout; split by plan').waitFor();
    expect(await page.getByRole('combobox', { name: 'Add a metric' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'Catalogue' }).isVisible()).toBe(false);
    expect(await rows(page).count()).toBeGreaterThan(5);
  });
});
