import { describe, expect, it } from '@jest/globals';
import { settled } from '../support/browser.ts';
import { walkThrough } from '../support/walk.ts';

const walk = walkThrough({ sample: true });

/** "40 + 12 − 10 + 8 = 37 + 3 + 10", as the page writes it. */
function balance(text: string): { left: number; right: number } {
  const [left, right] = text.replaceAll('−', '-').split('=').map((side) => (side.match(/[-+]?\s*[\d.,]+/g) ?? []).reduce((sum, part) => sum + Number(part.replaceAll(/[\s,]/g, '')), 0));
  return { left: left ?? Number.NaN, right: right ?? Number.NaN };
}

describe('a product owner', () => {
  it('opens on delivery, and finds the same role again', async () => {
    const { page } = walk.tab;
    await page.goto(walk.server.url);
    await page.waitForURL(/\/delivery\/atlas/);
    await page.getByLabel('Role').selectOption({ label: 'Product manager' });
    await page.waitForURL(/\/outcomes\/checkout/);
    await page.goto(walk.server.url);
    await page.waitForURL(/\/outcomes\/checkout/);
  });

  it('reads a closed sprint whose ledger balances, and opens the items behind a bar', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/delivery/atlas?sprint=atlas-34`);
    await settled(page);
    const ledger = page.getByRole('region', { name: 'Ledger' });
    const written = await ledger.getByText(/\d+ \+ \d+ . \d+ .* = /).first().innerText();
    expect(balance(written)).toEqual({ left: 50, right: 50 });
    await ledger.getByRole('button', { name: /Completed/ }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('37').first().waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('asks a figure to explain itself: the rows add up to it', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/delivery/atlas?sprint=atlas-34`);
    await settled(page);
    await page.getByRole('button', { name: /Kept commitment/ }).first().click();
    const drawer = page.getByRole('dialog', { name: 'Kept commitment' });
    await drawer.getByText('65.0 %').first().waitFor();
    expect(page.url()).toContain('explain=');
    const sums = (await drawer.locator('tfoot td, tfoot th').allInnerTexts()).join(' ');
    expect(sums).toMatch(/26/);
    expect(sums).toMatch(/40/);
    await page.goBack();
    await drawer.waitFor({ state: 'detached' });
    await page.goForward();
    await drawer.waitFor();
  });

  it('switches the measure; the link carries it, back undoes it', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/delivery/atlas?sprint=atlas-34`);
    await settled(page);
    await page.getByText('Items', { exact: true }).first().click();
    await page.waitForURL(/measure=ITEMS/i);
    await page.getByRole('region', { name: 'Ledger' }).getByText(/^9 \+/).waitFor();
    await page.goBack();
    await page.getByRole('region', { name: 'Ledger' }).getByText(/^40 \+/).waitFor();
  });

  it('reaches a chart by keyboard, and reads it as a table', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/delivery/atlas?sprint=atlas-34`);
    await settled(page);
    const panel = page.getByRole('region', { name: 'Sprint burndown', exact: true });
    const button = panel.getByRole('button', { name: /as a table/ });
    await button.focus();
    await page.keyboard.press('Enter');
    const table = panel.getByRole('table');
    await table.waitFor();
    expect(await table.innerText()).toContain('46');
  });

  it('takes the sprint report along: Markdown, CSV, paper', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/delivery/atlas/sprints/atlas-34`);
    await settled(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).first().click();
    const file = await (await download).createReadStream();
    let csv = '';
    for await (const chunk of file) csv += String(chunk);
    expect(csv.split('\n').length).toBeGreaterThan(20);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.length).toBeGreaterThan(10_000);
  });
});

describe('a product manager', () => {
  it('reads adoption, conversion, revenue and satisfaction, and what stands behind the funnel', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/outcomes/checkout`);
    await settled(page);
    for (const section of ['Adoption', 'Conversion', 'Revenue', 'Satisfaction']) await page.getByRole('heading', { name: section, exact: true }).waitFor();
  });

  it('sees a new fact by itself', async () => {
    const { page } = walk.tab;
    const count = async () => (await walk.server.graphql<{ product: { adoption: { eventNames: { name: string; events: number }[] } } }>('{ product(key: "checkout") { adoption(range: {last: "P90D"}) { eventNames { name events } } } }')).product.adoption.eventNames.find(({ name }) => name === 'seen_live')?.events ?? 0;
    // Without its own asking every few seconds: what it learns it can only have been told.
    await page.addInitScript(() => {
      const every = window.setInterval.bind(window);
      Object.assign(window, { setInterval: (work: () => void, ms?: number) => (ms !== undefined && ms >= 1_000 ? 0 : every(work, ms)) });
    });
    await page.goto(`${walk.server.url}/outcomes/checkout`);
    await settled(page);
    expect(await count()).toBe(0);
    const at = new Date(Date.now() - 60_000).toISOString();
    await walk.server.collectOutcomes({ source: 'app', product: 'checkout', events: [{ key: 'live-1', person: 'live-person', name: 'seen_live', at }] });
    await page.getByText('seen_live').first().waitFor({ state: 'attached' });
    expect(await count()).toBe(1);
  });
});

describe('leadership', () => {
  it('opens on the review, which shows both halves and prints on one sheet', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/review/checkout`);
    await settled(page);
    await page.getByRole('heading', { name: 'Delivery' }).first().waitFor();
    await page.getByRole('heading', { name: /^Outcome/ }).first().waitFor();
    const paper = (await page.pdf({ format: 'A4', landscape: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });
});
