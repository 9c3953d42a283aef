import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, sidewaysOverflow } from '../support/browser.ts';
import { becomes } from '../support/product-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** A product owner asks whether the numbers can be trusted, and how all teams are doing together. */
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ sample: true }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('data quality', () => {
  it('is found from the top of the page, says what to do, and opens its items in a link that can be kept', async () => {
    const { page, problems } = await openTab(browser);
    await page.goto(`${server.url}/delivery/atlas`);
    await settled(page);
    const panel = page.getByRole('region', { name: 'Data quality' });
    await panel.getByRole('listitem').first().waitFor();
    const findings = await panel.getByRole('listitem').count();
    const link = page.getByRole('link', { name: `${findings} things make numbers doubtful` });
    await link.click();
    await panel.getByText('Move items to “in progress” when work on them begins.').waitFor();
    await becomes(async () => expect(await panel.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(900));
    await panel.getByRole('button', { name: 'Done without ever being started: show 3 items' }).press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Done without ever being started' });
    await drawer.getByText(/never in progress/).first().waitFor();
    await drawer.getByRole('row').nth(3).waitFor();
    // Three items below the heading of the table.
    expect(await drawer.getByRole('row').count()).toBe(1 + 3);
    const [csv] = await Promise.all([page.waitForEvent('download'), drawer.getByRole('button', { name: 'Download CSV' }).click()]);
    expect(csv.suggestedFilename()).toBe('done-without-ever-being-started.csv');
    expect(page.url()).toContain('flaw=DONE_WITHOUT_START');
    await picture(page, 'data-quality-drawer');
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await drawer.getByRole('row').nth(3).waitFor();
    await drawer.getByRole('button', { name: 'Close' }).click();
    await drawer.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await page.close();
  });

  it('is said quietly under the chart concerned, and in its explanation', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${server.url}/delivery/atlas`);
    await settled(page);
    const note = page.getByRole('region', { name: 'Cycle time' }).getByRole('button', { name: /3 of \d+ items were never started: not in this figure/ });
    await note.click();
    const drawer = page.getByRole('dialog', { name: 'Cycle time' });
    await drawer.getByRole('heading', { name: 'What makes it doubtful' }).waitFor();
    await drawer.getByText(/items were never started: not in this figure/).waitFor();
    await page.close();
  });

  it('says calmly that nothing was found', async () => {
    await server.collectDelivery({
      source: 'calm', teams: [{ key: 'calm', product: 'checkout', name: 'Calm', measure: 'ITEMS' }],
      workItems: [{ key: 'C-1', team: 'calm', title: 'One', type: 'Task' }],
      workItemEvents: [['CREATED', undefined], ['STATUS', 'In Progress'], ['STATUS', 'Done']].map(([kind, to], n) => (
        { key: `C-1-${n}`, workItem: 'C-1', kind, at: new Date(Date.now() - (9 - n) * 86_400_000).toISOString(), ...(to === undefined ? {} : { to }) })),
    });
    const { page } = await openTab(browser, { width: 360, dark: true });
    await page.goto(`${server.url}/delivery/calm`);
    await settled(page);
    await page.getByText('Nothing found: the histories of 1 item hang together.').waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.close();
  });
});

describe('all teams of the product', () => {
  it('are put together by items; the sprints behind a month add up to it', async () => {
    const { page, problems } = await openTab(browser);
    await page.goto(`${server.url}/delivery/boreas`);
    await settled(page);
    const panel = page.getByRole('region', { name: 'Committed and completed' });
    await panel.getByRole('button', { name: 'Committed and completed as a table' }).click();
    const months = (await panel.getByRole('row').allTextContents()).length - 1;
    await panel.getByRole('button', { name: /\d+ sprints behind it/ }).click();
    const drawer = page.getByRole('dialog', { name: 'All teams of Checkout' });
    const tables = drawer.getByRole('table');
    await tables.first().waitFor();
    await becomes(async () => expect(await tables.count()).toBe(months));
    const numbers = async (row: number) => (await tables.first().getByRole('row').nth(row).getByRole('cell').allTextContents()).slice(1).map(Number);
    const rows = await tables.first().getByRole('row').count();
    const sprints = await Promise.all(Array.from({ length: rows - 2 }, (_, n) => numbers(n + 1)));
    expect(await numbers(rows - 1)).toEqual([0, 1, 2].map((column) => sprints.reduce((sum, sprint) => sum + sprint[column]!, 0)));
    expect(await seriousFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('stand side by side only as the share of their own commitment', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${server.url}/delivery/boreas`);
    await settled(page);
    const panel = page.getByRole('region', { name: 'Completed of own commitment' });
    await panel.getByRole('button', { name: 'Completed of own commitment as a table' }).click();
    const [heading, ...rows] = await panel.getByRole('row').allTextContents();
    expect(heading).toMatch(/^MonthAtlasBoreas/);
    for (const row of rows) expect(row).toMatch(/%/);
    await page.close();
  });
});
