import { describe, expect, it } from '@jest/globals';
import { picture, seriousFindings, settled, sidewaysOverflow } from '../support/browser.ts';
import { becomes } from '../support/product-page.ts';
import { walkThrough } from '../support/walk.ts';

const DAY = 86_400_000;
/** Noon of a day in the middle of the month before last, whatever today is. */
const before = (() => { const now = new Date(); return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 2, 15, 12)); })();
const at = (days: number): string => new Date(before.getTime() + days * DAY).toISOString();
const change = (account: string, days: number, amount: string, more: Record<string, unknown> = {}): Record<string, unknown> =>
  ({ key: `${account} ${days}`, account, subscription: account, at: at(days), status: 'ACTIVE', currency: 'EUR', amount, interval: 'MONTH', ...more });

/** A product manager holds MRR against the number that Stripe's report shows. */
const walk = walkThrough({}, async (server) => {
  expect(await server.collectOutcomes({ source: 'billing', product: 'shop', accounts: [{ key: 'idle', name: 'Idle Ltd' }], subscriptionChanges: [
    change('plain', 0, '100'), change('idle', 0, '50'), change('idle', 2, '50', { status: 'PAUSED' }), change('late', 0, '40'), change('late', 3, '40', { status: 'PAST_DUE' }),
  ] })).toMatchObject({ rejected: [] });
});

describe('the comparison with Stripe\'s report', () => {
  it('ticks how Stripe is set, each tick says what it makes of the difference, and a stated number is explained', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/outcomes/shop`);
    await settled(page);
    const button = page.getByRole('button', { name: 'Compare with Stripe' });
    await button.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Compare with Stripe' });
    const last = async (): Promise<string> => (await drawer.getByText('Stripe’s report, set so').locator('xpath=..').innerText()).replaceAll(/\s+/g, ' ');
    await drawer.getByText('Stripe’s report, set so').waitFor();
    await becomes(async () => expect(await last()).toContain('140.00'));
    const paused = drawer.getByRole('checkbox', { name: /Paused counts/ });
    await paused.focus();
    await page.keyboard.press('Space');
    await drawer.getByText('€190.00').waitFor();
    await drawer.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: /Paused counts/ }) }).getByText('1 customer').click();
    expect(await drawer.getByRole('row', { name: /Idle Ltd/ }).innerText()).toMatch(/\+.*50\.00/);
    await picture(page, 'stripe-drawer');
    expect(await seriousFindings(page)).toEqual([]);
    const stated = drawer.getByLabel(/What Stripe shows/);
    await stated.fill('no number');
    await drawer.getByText('Write an amount, as 12345.60.').waitFor();
    await stated.fill('150,00');
    await drawer.getByText(/Explained in full by: paused counts, past due does not count\./).waitFor();
    await drawer.getByRole('button', { name: 'Tick these' }).click();
    const rest = drawer.getByText('Not explained').locator('xpath=following-sibling::dd[1]');
    await rest.getByText('0.00').waitFor();
    expect(await drawer.getByRole('checkbox', { checked: true }).count()).toBe(2);
    await picture(page, 'stripe-explained');
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.keyboard.press('Escape');
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'Compare with Stripe' }).click();
    await drawer.getByText('Stripe’s report, set so').waitFor();
    await becomes(async () => expect(await drawer.getByRole('checkbox', { checked: true }).count()).toBe(2));
  });
});
