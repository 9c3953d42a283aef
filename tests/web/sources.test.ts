import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openTab, picture, settled } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  [server, browser, folder] = await Promise.all([startServer({ sample: true }), openBrowser(), mkdtemp(join(tmpdir(), 'bifocal-files-'))]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('one\'s own data', () => {
  it('a CSV is shown as understood, imported but for its bad row, and seen on the page', async () => {
    const file = join(folder, 'events.csv');
    await writeFile(file, ['id,user_id,event,timestamp', '1,ann,opened,2026-10-02T09:00:00Z', '2,bob,opened,2026-10-02T10:00:00Z', '3,,opened,2026-10-02T11:00:00Z', '4,ann,paid,2026-10-03T09:00:00Z'].join('\n'));
    const { page, problems } = await openTab(browser);
    await page.goto(`${server.url}/sources`);
    await settled(page);
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.getByText('events.csv').first().waitFor();
    await picture(page, 'import-preview');
    await page.getByRole('main').getByLabel('Product', { exact: true }).and(page.locator('input')).fill('shop');
    const start = page.getByRole('button', { name: /^Import/ }).first();
    await start.waitFor();
    await start.click();
    await page.getByText(/3 accepted|3 new|accepted.*3/i).first().waitFor();
    await picture(page, 'import-receipt');
    const { product } = await server.graphql<{ product: { adoption: { eventNames: { name: string; events: number; people: number }[] } } }>('{ product(key: "shop") { adoption(range: {from: "2026-10-01", to: "2026-11-01"}) { eventNames { name events people } } } }');
    expect(product.adoption.eventNames.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([{ name: 'opened', events: 2, people: 2 }, { name: 'paid', events: 1, people: 1 }]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('a file that is dropped on the page is read like one that is chosen', async () => {
    const { page, problems } = await openTab(browser);
    await page.goto(`${server.url}/sources`);
    await settled(page);
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['id,user_id,event,timestamp\n9,eve,opened,2026-10-02T09:00:00Z\n'], 'dropped.csv', { type: 'text/csv' }));
      return transfer;
    });
    const place = page.getByText('Drop a file here');
    await place.dispatchEvent('dragover', { dataTransfer: dropped });
    await place.dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByText('dropped.csv').first().waitFor();
    await page.getByRole('button', { name: /^Import/ }).first().waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('a picture that is called CSV is refused in a sentence', async () => {
    const file = join(folder, 'picture.csv');
    await writeFile(file, Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), Buffer.alloc(4_000, 7)]));
    const { page, problems } = await openTab(browser);
    await page.goto(`${server.url}/sources`);
    await settled(page);
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.getByText(/picture|not text|binary/i).last().waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('the sample is removed with one click and a second thought; one\'s own data stay', async () => {
    const { page } = await openTab(browser);
    await server.collectOutcomes({ source: 'app', product: 'mine', events: [{ key: 'e1', person: 'ann', name: 'opened', at: '2026-10-02T09:00:00Z' }] });
    await page.goto(`${server.url}/outcomes/checkout`);
    await settled(page);
    const banner = page.getByRole('complementary', { name: 'Sample data' });
    await banner.getByRole('button', { name: 'Remove the sample' }).click();
    await banner.getByRole('button', { name: 'Remove the sample' }).click();
    await banner.waitFor({ state: 'detached' });
    const { products } = await server.graphql<{ products: { key: string }[] }>('{ products { key } }');
    expect(products.map(({ key }) => key)).not.toContain('checkout');
    expect(products.map(({ key }) => key)).toContain('mine');
    await page.close();
  });
});
