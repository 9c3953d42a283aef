import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled } from '../support/browser.ts';
import { becomes } from '../support/product-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

let full: TestServer;
let bare: TestServer;
let browser: Browser;
beforeAll(async () => {
  [full, bare, browser] = await Promise.all([startServer({ sample: true }), startServer(), openBrowser()]);
  await bare.collectDelivery({ source: 'tracker', products: [{ key: 'shop', name: 'Shop' }], teams: [{ key: 'crew', product: 'shop', name: 'Crew' }] });
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([full?.stop(), bare?.stop()]);
});

const section = (page: Page): Locator => page.getByRole('region', { name: 'Delivery to production', exact: true });
const figure = (page: Page, name: RegExp): Locator => section(page).getByRole('list', { name: 'Delivery to production in figures' }).getByRole('button', { name });

it('shows the five as the API has them, all explained by deployments that add up', async () => {
  const { product } = await full.graphql<{ product: { dora: { figures: { changeFailRate: { numerator: number; denominator: number } } } } }>(
    '{ product(key: "checkout") { dora(range: { last: "P90D" }) { figures { changeFailRate { numerator denominator } } } } }');
  const { numerator, denominator } = product.dora.figures.changeFailRate;
  const { page, problems } = await openTab(browser);
  await page.goto(`${full.url}/delivery/atlas`);
  await settled(page);
  for (const name of [/^Deployment frequency/, /^Change lead time/, /^Recovery time/, /^Rework rate/]) await figure(page, name).waitFor();
  expect(await figure(page, /^Change fail rate/).innerText()).toContain(`${numerator} of ${denominator}`);
  await figure(page, /^Change fail rate/).click();
  const drawer = page.getByRole('dialog', { name: 'Change fail rate' });
  await drawer.getByText(`${numerator} of ${denominator} deployments caused an incident`).waitFor();
  await drawer.getByText('names no deployment that caused it').waitFor();
  expect((await drawer.locator('tfoot td, tfoot th').allInnerTexts()).join(' ')).toMatch(new RegExp(`\\b${numerator}\\b.*\\b${denominator}\\b`));
  expect(problems).toEqual([]);
  await page.close();
});

it('narrows to one service by the keyboard, in the URL, and gives each chart as a table', async () => {
  const { product } = await full.graphql<{ product: { dora: { periods: { deployments: number }[]; figures: { deploymentFrequency: { value: number } } } } }>(
    '{ product(key: "checkout") { dora(range: { last: "P365D" }, service: "checkout-api") { periods { deployments } figures { deploymentFrequency { value } } } } }');
  const { page, problems } = await openTab(browser);
  await page.goto(`${full.url}/delivery/atlas?range=P365D`);
  await settled(page);
  for (const name of ['Change lead time', 'Recovery time']) await section(page).getByRole('button', { name: `${name} as a table` }).click();
  await section(page).getByText('No deployment of this period failed.').first().waitFor();
  const service = section(page).getByRole('combobox', { name: 'Service' });
  // A list forgets what was typed a moment ago, so that letters may choose one after the other: where the machine is slow, it is typed again.
  await becomes(async () => {
    await service.focus();
    await page.keyboard.type('checkout-api');
    await settled(page);
    expect([await service.inputValue(), new URL(page.url()).searchParams.get('service')]).toEqual(['checkout-api', 'checkout-api']);
  });
  await figure(page, /^Deployment frequency/).getByText(`${product.dora.figures.deploymentFrequency.value} in 365 days`).waitFor();
  await section(page).getByRole('button', { name: 'Deployments as a table' }).press('Enter');
  const cells = section(page).getByRole('region', { name: 'Deployments, table' }).locator('tbody tr td:nth-child(2)');
  await becomes(async () => expect((await cells.allInnerTexts()).map(Number)).toEqual(product.dora.periods.map(({ deployments }) => deployments)));
  expect(await seriousFindings(page, '#production')).toEqual([]);
  await picture(page, 'delivery-to-production-tables');
  expect(problems).toEqual([]);
  await page.close();
});

it('without a deployment says what to send', async () => {
  const { page, problems } = await openTab(browser, { width: 360 });
  await page.goto(`${bare.url}/delivery/crew`);
  await settled(page);
  await section(page).getByText(/No deployment of Shop to production has been collected/).waitFor();
  await section(page).getByRole('link', { name: 'Send deployments' }).waitFor();
  await picture(page, 'delivery-to-production-empty');
  expect(await seriousFindings(page)).toEqual([]);
  expect(problems).toEqual([]);
  await page.close();
});

it('of an unknown service says so, and leads back to all of them', async () => {
  const { page, problems } = await openTab(browser);
  await page.goto(`${full.url}/delivery/atlas?service=gone`);
  await section(page).getByText(/nothing called "gone" was ever deployed/).first().waitFor();
  await section(page).getByRole('combobox', { name: 'Service' }).selectOption({ label: 'All services' });
  await figure(page, /^Change fail rate/).waitFor();
  expect(problems).toEqual([]);
  await page.close();
});
