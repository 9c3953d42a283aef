import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, sidewaysOverflow } from '../support/browser.ts';
import { bearer, post } from '../support/keys.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** An owner makes a key, tries it, changes it without a pause, and ends it. */
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ sample: true }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const works = async (text: string): Promise<number> => (await post(server.url, bearer(text), '{ products { key } }')).status;
const shown = async (page: Page): Promise<string> => (await page.getByLabel('The key', { exact: true }).textContent())!;
const row = (page: Page, start: string) => page.getByRole('table', { name: 'Keys' }).getByRole('row').filter({ hasText: start });

describe('keys', () => {
  it('are made, shown once, tried, rotated and revoked on one page', async () => {
    const { page, problems } = await openTab(browser);
    await page.goto(`${server.url}/settings/keys`);
    await settled(page);
    await page.getByText('There is no key yet').waitFor();
    await picture(page, 'keys-empty');
    await page.getByLabel('Name of the key').fill('Grafana');
    // Pressed twice before the page has drawn the first press: one key.
    await page.getByRole('button', { name: 'Make a key' }).evaluate((button) => { for (let press = 0; press < 2; press += 1) (button as HTMLButtonElement).click(); });
    await page.getByText('Copy it now: it is not shown again.').waitFor();
    expect((await server.graphql<{ keys: object[] }>('{ keys { id } }')).keys).toHaveLength(1);
    const first = await shown(page);
    expect(first).toMatch(/^bfk_live_\w{12}_\w{43}$/);
    const start = first.slice(0, 21);
    await row(page, start).getByText('Read delivery, Read outcomes').waitFor();

    // The line that is to be copied works as it stands.
    const curl = (await page.getByLabel('A line to try the key with').textContent())!;
    const tried = await new Promise<string>((resolve, reject) => { execFile('bash', ['-c', curl], (error, out) => (error ? reject(error) : resolve(out))); });
    expect(JSON.parse(tried)).toMatchObject({ data: { metricTable: { rows: expect.arrayContaining([{ period: expect.any(String), value: expect.any(Number) }]) } } });
    await picture(page, 'keys-made');
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('button', { name: 'I have it' }).click();
    expect(await page.content()).not.toContain(first.split('_')[3]);
    await page.reload();
    await settled(page);
    expect(await page.content()).not.toContain(first.split('_')[3]);

    await page.getByRole('button', { name: `Change the budget of Grafana ${start}` }).click();
    await page.getByLabel(`Budget a minute of Grafana ${start}`).fill('500000');
    await page.keyboard.press('Enter');
    await row(page, start).getByText('500,000').waitFor();
    expect((await post(server.url, bearer(first), '{ products { key } }')).headers.get('x-ratelimit-limit')).toBe('500000');

    await page.getByRole('button', { name: `Rotate Grafana ${start}` }).click();
    await page.getByText(/The one before is taken until/).waitFor();
    const second = await shown(page);
    expect([await works(first), await works(second)]).toEqual([200, 200]);

    await page.getByRole('button', { name: `Revoke Grafana ${start}` }).click();
    await page.getByRole('button', { name: 'Keep' }).click();
    expect(await works(first)).toBe(200);
    await page.getByRole('button', { name: `Revoke Grafana ${start}` }).click();
    await page.getByRole('button', { name: `Yes, revoke Grafana ${start}` }).click();
    await row(page, start).getByText(/revoked/).waitFor();
    expect([await works(first), await works(second)]).toEqual([401, 200]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('for one product send to a source of their own; what is wrong is said beside the button', async () => {
    const { page, problems } = await openTab(browser, { width: 360, dark: true });
    await page.goto(`${server.url}/settings/keys`);
    await settled(page);
    await page.getByLabel('Name of the key').fill('Web shop');
    for (const scope of [/^Read delivery/, /^Read outcomes/]) await page.getByRole('checkbox', { name: scope }).uncheck();
    await page.getByText('choose what it may').waitFor();
    await page.getByRole('checkbox', { name: /^Send outcomes/ }).check();
    await page.getByRole('checkbox', { name: /^Checkout/ }).check();
    await page.getByLabel('Source', { exact: true }).fill('sample');
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByRole('alert').filter({ hasText: 'Not made: source: "sample" is the simulated organisation' }).waitFor();
    await page.getByLabel('Source', { exact: true }).fill('web-shop');
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByText('Copy it now').waitFor();
    const text = await shown(page);
    const sent = await fetch(`${server.url}/v1/track`, { method: 'POST', headers: { ...bearer(text), 'content-type': 'application/json' }, body: JSON.stringify({ userId: 'ada', event: 'signed_up' }) });
    expect(sent.status).toBe(200);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'keys-phone');
    // The Sources page shows it among its own.
    await page.goto(`${server.url}/sources`);
    await settled(page);
    await page.getByRole('table', { name: 'Write keys' }).getByText('Web shop').waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it('can be made by keyboard alone', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${server.url}/settings/keys`);
    await settled(page);
    await page.getByLabel('Name of the key').focus();
    await page.keyboard.type('By hand');
    await page.keyboard.press('Enter');
    await page.getByText('Copy it now').waitFor();
    expect(await works(await shown(page))).toBe(200);
    await page.close();
  });

  it('put into the example on Sources, sends its event as it stands there', async () => {
    const { createKey } = await server.graphql<{ createKey: { text: string } }>('mutation { createKey(input: { name: "Script", scopes: [COLLECT_OUTCOMES] }) { text } }');
    const { page } = await openTab(browser);
    await page.goto(`${server.url}/sources`);
    const request = (await page.getByRole('region', { name: 'Request to copy' }).textContent())!.replace('KEY', createKey.text);
    const answered = await new Promise<string>((resolve, reject) => { execFile('bash', ['-c', request], (error, out) => (error ? reject(error) : resolve(out))); });
    expect(JSON.parse(answered)).toMatchObject({ data: { collectOutcomes: { accepted: 1, duplicates: 0, rejected: [] } } });
    await page.close();
  });
});
