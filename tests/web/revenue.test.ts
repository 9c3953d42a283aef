import { describe, expect, it } from '@jest/globals';
import { seriousFindings, settled, sidewaysOverflow } from '../support/browser.ts';
import { walkThrough } from '../support/walk.ts';
import { collect, createProduct } from '../api/outcome-questions.ts';

const change = (key: string, account: string, at: string, amount: string, status = 'ACTIVE', currency = 'EUR') =>
  ({ key, account, subscription: `${account}-1`, at: `${at}T10:00:00Z`, status, currency, amount, interval: 'MONTH', plan: 'Team' });
/** The ledger of the definitions: in March new 180, expansion 100, reactivation 120, contraction 50, churn 200; from 1,000 to 1,150. */
const LEDGER = [
  change('1', 'A', '2026-01-05', '400'), change('2', 'B', '2026-01-05', '300'), change('3', 'C', '2026-01-05', '200'), change('4', 'D', '2026-01-05', '100'),
  change('5', 'Z', '2025-12-05', '150'), change('6', 'Z', '2026-01-20', '150', 'CANCELLED'),
  change('7', 'A', '2026-03-04', '500'), change('8', 'B', '2026-03-09', '250'), { ...change('9', 'C', '2026-03-12', '200', 'CANCELLED'), cancelReason: 'too_expensive', cancelComment: 'Half of it would do.' }, change('10', 'Z', '2026-03-15', '120'), change('11', 'E', '2026-03-20', '180'),
];

/** Of 300 received 19 are tax, 30 usage and 40 paid once: 211 are left. */
const PAYMENTS = [{ key: 'p1', kind: 'PAYMENT', account: 'A', at: '2026-03-05T10:00:00Z', currency: 'EUR', amount: '119', tax: '19', usage: '30' }, { key: 'p2', kind: 'PAYMENT', account: 'B', at: '2026-03-06T10:00:00Z', currency: 'EUR', amount: '181', oneOff: '40' }];

describe('revenue on the Outcomes page', () => {
  const walk = walkThrough({}, async (server) => {
    await createProduct(server, 'ledger');
    await collect(server, 'ledger', { accounts: ['A', 'B', 'C', 'D', 'E', 'Z'].map((key, index) => ({ key, name: `Shop ${key}`, traits: { industry: index % 2 ? 'Books' : 'Tea' } })), subscriptionChanges: LEDGER, payments: PAYMENTS });
    await createProduct(server, 'abroad');
    await collect(server, 'abroad', { subscriptionChanges: [change('a1', 'H', '2026-01-05', '100'), change('a2', 'U', '2026-01-05', '70', 'ACTIVE', 'USD')] });
    await createProduct(server, 'nothing');
  });
  const open = async (product: string, more = '') => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/outcomes/${product}?range=2026-03-01..2026-04-01&grain=MONTH${more}`);
    await page.getByRole('heading', { name: 'Revenue', exact: true }).waitFor();
    await settled(page);
    return page;
  };
  const panel = (name: string | RegExp) => walk.tab.page.locator('section[aria-labelledby="revenue"] section').filter({ has: walk.tab.page.getByRole('heading', { name }) });

  it('shows the figures of the definitions', async () => {
    const page = await open('ledger');
    const strip = page.locator('section[aria-labelledby="revenue"]');
    const text = (await strip.innerText()).replaceAll(/\s+/g, ' ');
    // ARR 12 x 1,150; ARPA 1,150 / 5; LTV 230 / 25 %; (1000 + 100 - 250) / 1000; 750 / 1000; 1 of 4; 400 / 250.
    for (const figure of ['ARR €13.8k', 'ARPA €230', 'LTV €920', 'Net retention 85.0 %', 'Gross retention 75.0 %', 'Customer churn 25.0 %', 'Quick ratio 1.6']) expect(text).toContain(figure);
  });

  it('opens the customers behind a bar of the waterfall, who add up to it', async () => {
    const page = await open('ledger');
    await panel('MRR from start to end').getByText('Adds up ✓').waitFor();
    for (const [bar, customers, sum] of [['Churn', ['Shop C'], '€200.00'], ['Start', ['Shop A', 'Shop B', 'Shop C', 'Shop D'], '€1,000.00'], ['End', ['Shop A', 'Shop B', 'Shop E', 'Shop Z', 'Shop D'], '€1,150.00']] as const) {
      await panel('MRR from start to end').getByRole('button', { name: new RegExp(`^${bar}`) }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText(`All ${customers.length}`, { exact: true }).waitFor();
      await drawer.getByRole('table').locator('tbody tr').nth(customers.length - 1).waitFor();
      const rows = await drawer.getByRole('table').locator('tbody tr').allInnerTexts();
      expect(rows.map((row) => row.split(/[\t\n]/)[0]!.trim()).sort()).toEqual([...customers].sort());
      expect(await drawer.locator('tfoot').innerText()).toContain(sum);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
    }
  });

  it('shows one segment alone, by a trait of the accounts, and keeps it in the link', async () => {
    const page = await open('ledger');
    await page.getByRole('combobox', { name: 'Segment', exact: true }).selectOption('trait:industry');
    await panel('MRR by industry').getByRole('button', { name: /^Tea/ }).click();
    await page.getByText('Only industry: Tea').waitFor();
    // A 500 and E 180 drink tea at the end; A 400 and C 200 did at the start.
    await panel('MRR from start to end').getByText('€600 + €180 + €100 + €0 − €0 − €200 = €680').waitFor();
    await page.reload();
    await page.getByText('Only industry: Tea').waitFor();
    await page.getByRole('button', { name: 'Show all', exact: true }).click();
    await panel('MRR from start to end').getByText('€1,000 + €180 + €100 + €120 − €50 − €200 = €1,150').waitFor();
  });

  it('has a table of each chart; a cell of a month opens its customers', async () => {
    const page = await open('ledger');
    for (const name of ['MRR', 'MRR movements', 'MRR from start to end', 'MRR by plan', 'Revenue retention', 'Churn', 'Cohorts of customers', 'ARPA', 'Quick ratio', 'MRR that may go']) await page.getByRole('button', { name: `${name} as a table`, exact: true }).click();
    await panel('MRR movements').getByRole('button', { name: '€1,150.00', exact: true }).waitFor();
    const rows = await panel('MRR movements').getByRole('row').allInnerTexts();
    expect(rows[1]!.replaceAll(/\s+/g, ' ')).toBe('Mar 2026 €1,000.00 €180.00 €100.00 €120.00 €50.00 €200.00 €1,150.00');
    await panel('MRR movements').getByRole('button', { name: '€120.00', exact: true }).click();
    await page.getByRole('dialog').getByText('Shop Z').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const cohorts = await panel('Cohorts of customers').getByRole('row').allInnerTexts();
    // A, B, C and D began in January: C had left by the end of March.
    expect(cohorts.find((row) => row.startsWith('Jan 2026'))!.replaceAll(/\s+/g, ' ').trim()).toBe('Jan 2026 4 100.00 % 100.00 % 75.00 % –');
  });

  it('says why customers left, with who they were and what they wrote; and what payments were for', async () => {
    const page = await open('ledger');
    await panel('Why customers left').getByText('1 customer left; the amounts add up to churned MRR').waitFor();
    await panel('Why customers left').getByRole('button', { name: /^Too expensive/ }).click();
    const drawer = page.getByRole('dialog', { name: 'Left: Too expensive' });
    await drawer.getByRole('table').locator('tbody tr').first().waitFor();
    expect((await drawer.getByRole('table').locator('tbody tr').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' '))).toEqual(['Shop C Half of it would do. Thu, 12 Mar 2026 €200.00']);
    expect(await seriousFindings(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Explain Why customers left' }).click();
    await page.getByRole('dialog').getByText('All 1', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Payments as a table', exact: true }).click();
    const [heads, march] = (await panel(/^Payments$/).getByRole('row').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim());
    expect(heads).toContain('Paid Recurring Usage One-off Tax Refunded Net');
    expect(march).toContain('€300.00 €211.00 €30.00 €40.00 €19.00 €0.00 €300.00');
  });

  it('goes through the cohorts by keyboard, and says what is not counted', async () => {
    const page = await open('ledger');
    const grid = panel('Cohorts of customers').getByRole('grid');
    await grid.locator('[tabindex="0"]').focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Jan 2026, month 2: 75\.0 %, 3 of 4 customers/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('All 4', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await open('abroad');
    await panel('Currencies').getByText(/No rate from USD to EUR is known, so this money is not counted/).waitFor();
    await open('nothing');
    await panel('MRR from start to end').getByText('No paid subscriptions in this range. Send subscription changes.').waitFor();
    await panel('Why customers left').getByText(/^No customer left in this range\./).waitFor();
    await panel('Why customers left').getByRole('link', { name: 'Send subscriptions' }).waitFor();
  });

  it('fits a phone and paper, without a serious finding of axe', async () => {
    const page = await open('ledger');
    expect(await seriousFindings(page, 'section[aria-labelledby="revenue"]')).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    await settled(page);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await panel('Cohorts of customers').getByRole('grid').isVisible()).toBe(true);
    expect(await page.getByRole('combobox', { name: 'Segment', exact: true }).isVisible()).toBe(false);
  });
});
