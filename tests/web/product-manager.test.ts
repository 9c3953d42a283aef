import { afterEach, expect, it } from '@jest/globals';
import { picture, settled } from '../support/browser.ts';
import { becomes, startProduct, visitor, type Product, type Visitor } from '../support/product-page.ts';
import { walkThrough } from '../support/walk.ts';

/** A product manager's first day: nothing is there but a product of their own, and a browser. */
const walk = walkThrough();
let shop: Product | undefined;
const people: Visitor[] = [];
afterEach(async () => {
  for (const one of people.splice(0)) {
    expect(one.problems).toEqual([]);
    await one.context.close();
  }
  await shop?.close();
});

/** The product's own script: whoever presses the button has ordered. */
const OWN_SCRIPT = `addEventListener('DOMContentLoaded', () => document.querySelector('button').addEventListener('click', () => bifocal.track('order placed', { total: 12 })));`;

it('embeds the tracker, sees events arrive, builds a funnel, asks people, and reads what they wrote beside who they are', async () => {
  const { server, browser, tab: { page } } = walk;

  // A product and a key for its page.
  await page.goto(`${server.url}/sources`);
  const product = page.getByRole('region', { name: 'Create a product' });
  await product.getByLabel('Name', { exact: true }).fill('Shop');
  await product.getByRole('button', { name: 'Create the product' }).click();
  await product.getByText('Shop is there.').waitFor();
  await page.getByLabel('Name of the key').fill('web shop');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const key = await page.getByLabel('The key', { exact: true }).innerText();
  expect(key).toMatch(/^bfk_live_/);
  shop = await startProduct(server.url, key);
  shop.ownScript = OWN_SCRIPT;
  shop.language = 'en';

  // The outcomes page is open, and empty, when the first people come to the shop.
  await page.goto(`${server.url}/outcomes/shop`);
  await settled(page);
  const comes = async (): Promise<Visitor> => {
    const one = await visitor(browser);
    people.push(one);
    await one.page.goto(shop!.url);
    await one.page.waitForFunction(() => 'bifocal' in globalThis);
    return one;
  };
  const ann = await comes();
  await comes();
  await ann.page.getByRole('button', { name: 'Buy' }).click();
  await page.getByText('order placed').first().waitFor();
  await page.getByText('Page viewed').first().waitFor();
  await picture(page, 'first-events');

  // What the shop's server knows of the weeks before comes through the same door.
  const weekAgo = Date.now() - 8 * 86_400_000;
  const at = (minutes: number): string => new Date(weekAgo + minutes * 60_000).toISOString();
  const batch = Array.from({ length: 40 }, (_, n) => [
    { type: 'page', messageId: `v${n}`, userId: `u${n}`, timestamp: at(n) },
    ...(n < 10 ? [{ type: 'track', messageId: `o${n}`, userId: `u${n}`, event: 'order placed', timestamp: at(n + 3) }] : []),
  ]).flat();
  const sent = await fetch(`${server.url}/v1/batch`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }, body: JSON.stringify({ batch }) });
  expect([sent.status, await sent.json()]).toEqual([200, expect.objectContaining({ accepted: 50, rejected: [] })]);

  // A funnel: 40 looked a week ago, 10 ordered; today's two still have time and are apart.
  await page.getByRole('link', { name: 'New funnel' }).click();
  await page.getByText('Choose an event for each step').waitFor();
  for (const [step, name] of [[1, 'Page viewed'], [2, 'order placed']] as const) {
    await page.getByRole('combobox', { name: `Event of step ${step}`, exact: true }).click();
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  }
  const result = page.getByRole('region', { name: 'Result' });
  await becomes(async () => expect(await result.locator('ol li button[title$="who they are"] span').allTextContents()).toEqual(['40', '10']));
  await page.getByLabel('Name', { exact: true }).fill('Looked to ordered');
  await page.getByRole('button', { name: 'Save the funnel' }).click();
  await page.getByRole('heading', { level: 1, name: 'Looked to ordered' }).waitFor();

  // Everybody who orders is asked, once.
  await page.goto(`${server.url}/surveys/shop`);
  await page.getByRole('link', { name: 'Recommendation (NPS)' }).click();
  await page.getByText('An event', { exact: true }).click();
  await page.getByLabel('Event', { exact: true }).fill('order placed');
  await page.getByLabel('Then waits, seconds').fill('0');
  await page.getByRole('button', { name: 'Save and show it' }).click();
  await page.getByRole('row', { name: /Recommendation.*order placed/ }).waitFor();

  // Ben comes for the first time since, orders, answers and says why; the shop knows who he is.
  const ben = await comes();
  await ben.page.evaluate(() => (globalThis as unknown as { bifocal: { identify(user: string, traits: object): void } }).bifocal.identify('ben', { name: 'Ben', plan: 'pro' }));
  await ben.page.getByRole('button', { name: 'Buy' }).click();
  const survey = ben.page.getByRole('dialog');
  await survey.getByText('6', { exact: true }).click();
  await survey.getByRole('textbox').fill('The last step took three tries.');
  await survey.getByRole('button', { name: 'Send' }).click();
  await survey.getByText('Thank you.').last().waitFor();

  // It stands on the page, beside him.
  await page.goto(`${server.url}/outcomes/shop`);
  await settled(page);
  const wrote = page.getByRole('list', { name: 'What people wrote' });
  await wrote.getByText('The last step took three tries.').waitFor();
  await picture(page, 'first-verbatim');
  await wrote.getByRole('link', { name: /ben/i }).first().click();
  await page.getByRole('heading', { level: 1, name: /ben/i }).waitFor();
  await page.getByText('order placed').first().waitFor();
});
