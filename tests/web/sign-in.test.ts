import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, sidewaysOverflow, type Tab } from '../support/browser.ts';
import { startProvider, type TestProvider } from '../support/oidc-provider.mjs';
import { OWNER, startServer, type TestServer } from '../support/server.ts';

let [provider, server, browser]: [TestProvider?, TestServer?, Browser?] = [];
let tab: Tab;
beforeAll(async () => {
  provider = await startProvider();
  [server, browser] = await Promise.all([startServer({ sample: true, env: { SAMPLE: 'on', OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: provider.client.id, OIDC_CLIENT_SECRET: provider.client.secret, OIDC_NAME: 'Example ID' } }), openBrowser()]);
  provider.allow(`${server.url}/oidc/callback`);
  provider.person = { sub: 'olga-1', email: OWNER.email, email_verified: true, name: 'Olga' };
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await provider?.stop();
});
beforeEach(async () => { tab = await openTab(browser!, { signedOut: true }); });
afterEach(async () => {
  await tab.page.close();
  expect(tab.problems).toEqual([]);
});

const signIn = async ({ page }: Tab, password: string = OWNER.password) => {
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

describe('the door', () => {
  it('leads back to the very page that was asked for', async () => {
    const { page } = tab;
    await page.goto(`${server!.url}/delivery/atlas?measure=ITEMS`);
    await page.waitForURL(/\/sign-in\?to=/);
    await signIn(tab, 'not the password');
    await page.getByRole('alert').getByText('do not belong together').waitFor();
    await signIn(tab);
    await page.waitForURL(/\/delivery\/atlas\?measure=ITEMS/);
    await page.getByRole('button', { name: /Account of Olga Owner/ }).waitFor();
  });

  it.each([{ width: 360, dark: false }, { width: 1280, dark: true }])('reads well: %j', async (look) => {
    const { page } = await openTab(browser!, { ...look, signedOut: true });
    await page.goto(`${server!.url}/sign-in`);
    await page.getByText('Look around in the sample organisation as').waitFor();
    expect([await seriousFindings(page), await sidewaysOverflow(page)]).toEqual([[], 0]);
    await picture(page, `sign-in-${look.width}`);
    await page.close();
  });

  it('opens the sample as a product manager with one click, and says how to come to one\'s own', async () => {
    const { page } = tab;
    await page.goto(server!.url);
    await page.getByRole('button', { name: /^Product manager/ }).click();
    await page.waitForURL(/\/outcomes\/checkout/);
    await page.getByLabel('Sample data').getByText('npm run owner-link').waitFor();
    expect(await page.getByRole('button', { name: 'Remove the sample' }).count()).toBe(0);
  });

  it('lets in by the organisation\'s own sign-in, once it is connected from within', async () => {
    const { page } = tab;
    await page.goto(`${server!.url}/account`);
    await page.getByRole('link', { name: 'Sign in with Example ID' }).click();
    await page.getByRole('alert').getByText('Sign in with that password once').waitFor();
    await page.goto(`${server!.url}/sign-in?to=/account`);
    await signIn(tab);
    await page.getByRole('link', { name: 'Connect Example ID' }).click();
    await page.getByText('Connected: Example ID and the password both let you in.').waitFor();
    await settled(page);
    // Another name: said so, and whoever pressed the button by keyboard is still where they were.
    await page.getByLabel('Name', { exact: true }).fill('Olga O.');
    await page.getByLabel('Name', { exact: true }).press('Enter');
    await page.getByText('Changed.', { exact: true }).waitFor();
    expect(await page.getByLabel('Name', { exact: true }).evaluate((field) => document.activeElement === field)).toBe(true);
    await page.getByLabel('Name', { exact: true }).fill('Olga Owner');
    await page.getByLabel('Name', { exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Account of Olga Owner' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'account-connected');
    await page.context().clearCookies();
    await page.goto(`${server!.url}/account`);
    await page.getByRole('link', { name: 'Sign in with Example ID' }).click();
    await page.waitForURL(`${server!.url}/account`);
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
  });
});

describe('an invitation', () => {
  it('shows how good the password is while it is chosen, and lets in', async () => {
    const { page } = tab;
    const { invite } = await server!.graphql<{ invite: { path: string } }>('mutation { invite(input: { email: "vic@example.com", roles: [LEADER] }) { path } }');
    await page.goto(`${server!.url}${invite.path}`);
    await page.getByLabel('Your name').fill('Vic');
    const password = page.getByLabel('Password', { exact: true });
    await password.fill('password1234');
    await page.getByText(/commonly used/).waitFor();
    await password.fill('five tall hedges whisper');
    await page.getByText(/^(Very good|Good)\.$/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Come in', exact: true }).click();
    await page.waitForURL(/\/review/);
    await page.goto(`${server!.url}${invite.path}`);
    await page.getByText('It was used already').waitFor();
  });
});

describe('one\'s account', () => {
  it('lists where one is signed in, switches the workspace, and signs out', async () => {
    const { page } = tab;
    await page.goto(`${server!.url}/sign-in?to=/account`);
    await signIn(tab);
    await page.getByText('this one').waitFor();
    await settled(page);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('group', { name: 'Workspaces' }).getByRole('button', { name: /Sample organisation|My organisation/ }).and(page.locator(':enabled')).click();
    // The workspace's own first page is on its way, and with it the address of a team.
    await page.waitForURL(/\/delivery/);
    await settled(page);
    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);
  });

  it('whose session ends while a page is open is told so, with a way back to that page', async () => {
    const { page } = tab;
    await page.goto(`${server!.url}/sign-in?to=/review/checkout`);
    await signIn(tab);
    // The address of the door holds this path too.
    await page.waitForURL(({ pathname }) => pathname === '/review/checkout');
    await settled(page);
    const heading = await page.getByRole('heading').first().innerText();
    await server!.sql('DELETE FROM user_session WHERE created_at = (SELECT max(created_at) FROM user_session)');
    await page.getByText('You are signed out.').waitFor();
    expect(await page.getByRole('heading').first().innerText()).toBe(heading);
    await page.getByRole('link', { name: 'Sign in and come back here' }).click();
    await signIn(tab);
    await page.waitForURL(({ pathname }) => pathname === '/review/checkout');
    await page.getByText('You are signed out.').waitFor({ state: 'detached' });
  });
});
