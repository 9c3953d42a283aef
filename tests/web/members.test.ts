import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openTab, picture, seriousFindings, settled, sidewaysOverflow } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { asMember, type Voice } from '../support/voices.ts';

let server: TestServer;
let browser: Browser;
const voices: Record<string, Voice> = {};
let person: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ sample: true }), openBrowser()]);
  for (const role of ['OWNER', 'ADMIN', 'PRODUCT_OWNER', 'PRODUCT_MANAGER', 'LEADER', 'ANALYST', 'VIEWER']) voices[role] = await asMember(server, { roles: [role], workspace: 'sample', name: `The ${role.toLowerCase().replace('_', ' ')}` });
  // Something of everything that acts hang on: a feed, a key, a person.
  const query = { metrics: ['adoption.active_users'], product: 'checkout', range: { last: 'P90D' }, grain: 'WEEK' };
  await voices['OWNER']!.graphql('mutation ($input: FeedInput!) { createFeed(input: $input) { id } createKey(input: { name: "Grafana", scopes: [READ_DELIVERY, READ_OUTCOMES] }) { key { id } } }', { input: { name: 'Active', query } });
  person = (await voices['OWNER']!.graphql<{ product: { people: { rows: { key: string }[] } } }>('{ product(key: "checkout") { people(first: 1) { rows { key } } } }')).product.people.rows[0]!.key;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A tab in which somebody is signed in; what they are refused, and what goes wrong on the page, fails the test. */
async function as(voice: Voice, walk: (page: Page) => Promise<void>, options: Parameters<typeof openTab>[1] = {}): Promise<void> {
  const { page, problems } = await openTab(browser, { ...options, signedOut: true });
  await page.context().addCookies([{ ...voice.cookie, httpOnly: true, sameSite: 'Lax' }]);
  const refused: string[] = [];
  page.on('response', (response) => { if (response.status() === 403 || response.status() === 401) refused.push(`${response.status()} ${response.request().postData()?.slice(0, 200) ?? response.url()}`); });
  await walk(page);
  expect([refused, problems]).toEqual([[], []]);
  await page.close();
}

const nav = async (page: Page) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allInnerTexts();
const ALL = ['Delivery', 'Outcomes', 'Review', 'BI', 'Sources', 'Settings'];
const PLACES = ['/delivery/atlas', '/delivery/atlas/sprints/atlas-34', '/outcomes/checkout', '/review/checkout', '/people/checkout', '/surveys/checkout', '/sources', '/settings/teams/atlas', '/settings/product/checkout'];

/** The BI page, with a query that is about to be saved. */
const FEED = '/bi?metrics=satisfaction.nps&grain=QUARTER&view=feed';

/** In the page: writes into what is empty, and presses whatever by its words changes something, also what that opens. */
async function pressAll(): Promise<void> {
  const acts = /\b(save|add|make|create|delete|remove|revoke|rotate|edit|change|pause|show it|import|freeze|close|correct|erase|merge|invite|sort|tag|decide|new|write|why|say|notes|sign|end)\b/i;
  const painted = () => new Promise((next) => { requestAnimationFrame(() => { setTimeout(next, 0); }); });
  const pressed = new Set<string>();
  for (let round = 0; round < 3; round += 1) {
    for (const input of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type]), input[type=text], textarea')) {
      if (input.value !== '' || input.disabled) continue;
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')!.set!.call(input, 'x');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await painted();
    for (const button of document.querySelectorAll<HTMLButtonElement>('main button, dialog button, [role=dialog] button')) {
      const name = button.getAttribute('aria-label') ?? button.textContent ?? '';
      if (button.disabled || !button.isConnected || pressed.has(name) || !acts.test(name) || /^close$/i.test(name)) continue;
      pressed.add(name);
      button.click();
      await painted();
    }
  }
}

describe('a role', () => {
  it.each([
    ['PRODUCT_OWNER', /\/delivery\/atlas/], ['PRODUCT_MANAGER', /\/outcomes\/checkout/], ['LEADER', /\/review\/checkout/], ['ANALYST', /\/bi/], ['ADMIN', /\/settings\/teams\/atlas/], ['VIEWER', /\/review\/checkout/],
  ])('%s opens its own page first', async (role, path) => as(voices[role]!, async (page) => {
    await page.goto(server.url);
    await page.waitForURL(path);
    await settled(page);
    expect(await nav(page)).toEqual(ALL);
  }));

  /** What stands on which page for whom alone. */
  const acts: readonly (readonly [place: string, act: string, roles: readonly string[]])[] = [
    ['/delivery/atlas/sprints/atlas-34', 'button:has-text("Add the action")', ['PRODUCT_OWNER', 'ADMIN']],
    ['/surveys/checkout', 'h2:has-text("Begin with a template")', ['PRODUCT_MANAGER', 'ADMIN']],
    ['/surveys/checkout', 'pre:has-text("tracker.js")', ['PRODUCT_MANAGER', 'ADMIN']],
    ['/surveys/checkout/new/NPS', 'button:has-text("Save and show it")', ['PRODUCT_MANAGER', 'ADMIN']],
    ['/outcomes/checkout/funnel', 'button:has-text("Save")', ['PRODUCT_MANAGER', 'ADMIN']],
    ['/sources', 'h2:has-text("Make a write key")', ['ADMIN']],
    ['/sources', 'input[type=file]', ['ADMIN']],
    ['/settings/teams/atlas', 'a:has-text("Members")', ['ADMIN']],
    ['/settings/keys', 'button:has-text("Make a key")', ['ANALYST', 'ADMIN']],
    [FEED, 'button:has-text("Save as a feed")', ['ANALYST', 'ADMIN']],
    ['/people/checkout/…', 'button:has-text("Erase")', ['ADMIN']],
  ];
  const addressOf = (place: string): string => server.url + place.replace('…', encodeURIComponent(person));
  const found = async (page: Page, place: string, role: string): Promise<void> => {
    for (const [at, act, roles] of acts) if (at === place) expect([role, place, act, (await page.locator(`main ${act}`).count()) > 0]).toEqual([role, place, act, roles.includes(role)]);
  };
  it('ADMIN, who may all of it, finds each of these acts', async () => as(voices['ADMIN']!, async (page) => {
    for (const place of new Set(acts.map(([at]) => at))) {
      await page.goto(addressOf(place));
      await settled(page);
      await found(page, place, 'ADMIN');
    }
  }));

  /** Every page that has something to press. */
  const PRESSED = [...PLACES, '/delivery/atlas/sprints/atlas-37', '/outcomes/checkout/funnel', '/surveys/checkout/new/NPS', '/people/checkout/…', FEED, '/settings/keys'];
  /** One act of what each role may: that it was pressed shows that what they may not would have been. */
  const MAY: Readonly<Record<string, string | null>> = { PRODUCT_OWNER: 'AddRetroAction', PRODUCT_MANAGER: 'CreateRequest', LEADER: null, ANALYST: 'CreateKey', VIEWER: null };

  it.each(Object.keys(MAY))('%s asks for nothing and finds nothing to press, on any page, that the service would refuse', async (role) => as(voices[role]!, async (page) => {
    const sent = new Map<string, string>();
    page.on('dialog', (dialog) => void dialog.accept());
    // Nothing is changed: what would be sent is kept, and asked of the service without what it would be done to.
    await page.route('**/graphql', (route) => {
      const { query } = route.request().postDataJSON() as { query: string };
      const [, name] = /^\s*mutation (\w+)/.exec(query) ?? [];
      if (name === undefined) return route.continue();
      sent.set(name, query);
      return route.fulfill({ contentType: 'application/json', body: JSON.stringify({ errors: [{ message: 'Not done.', extensions: { code: 'CONFLICT' } }] }) });
    });
    for (const place of PRESSED) {
      await page.goto(addressOf(place));
      if (place === '/settings/keys' && role !== 'ANALYST') await page.getByText('This is not open to your role.').waitFor();
      else await settled(page);
      await found(page, place, role);
      await page.evaluate(pressAll);
    }
    const refused: string[] = [];
    for (const [name, query] of sent) {
      // One that needs nothing would be done: it must not be there.
      const status = query.includes('$') ? (await voices[role]!.ask(query)).status : 0;
      if (status !== 400) refused.push(`${name}: ${status}`);
    }
    expect(refused).toEqual([]);
    const may = MAY[role];
    expect(may === null ? [...sent.keys()] : [...sent.keys()].filter((name) => name === may)).toEqual(may === null ? [] : [may]);
  }));

  it('who may read settings and not change them finds them said and still', async () => as(voices['PRODUCT_OWNER']!, async (page) => {
    await page.goto(`${server.url}/settings/teams/atlas`);
    await settled(page);
    await page.getByText('You can read this.').waitFor();
    expect(await page.locator('main fieldset input:enabled, main fieldset select:enabled, main fieldset button:enabled').count()).toBe(0);
    await picture(page, 'settings-read-only');
  }));

  it('a page that is not for them says so', async () => {
    await as(voices['VIEWER']!, async (page) => {
      for (const place of ['/settings/members', '/settings/audit', '/settings/keys']) {
        await page.goto(server.url + place);
        await page.getByText('This is not open to your role.').waitFor();
      }
    });
  });

  it('a closed half is gone: from the ways between pages, from the review, and by its address', async () => {
    const owner = voices['OWNER']!;
    await owner.graphql('mutation { closeHalves(delivery: true, outcomes: true) { delivery } }');
    await as(voices['PRODUCT_MANAGER']!, async (page) => {
      await page.goto(`${server.url}/review/checkout`);
      await settled(page);
      expect(await nav(page)).toEqual(ALL.filter((name) => name !== 'Delivery'));
      expect(await page.locator('main').getByRole('heading', { name: 'Delivery' }).count()).toBe(0);
      await page.goto(`${server.url}/delivery/atlas`);
      await page.getByText('This is not open to your role.').waitFor();
      for (const place of ['/outcomes/checkout', '/bi', '/settings', '/sources']) {
        await page.goto(server.url + place);
        await settled(page);
      }
    });
    await as(voices['PRODUCT_OWNER']!, async (page) => {
      for (const place of ['/delivery/atlas', '/review/checkout', '/bi']) {
        await page.goto(server.url + place);
        await settled(page);
      }
      expect(await nav(page)).toEqual(ALL.filter((name) => name !== 'Outcomes'));
    });
    await owner.graphql('mutation { closeHalves(delivery: false, outcomes: false) { delivery } }');
  });
});

describe('the members page', () => {
  it('invites by a link that is shown once, lists it, and takes it back', async () => as(voices['ADMIN']!, async (page) => {
    await page.goto(`${server.url}/settings/members`);
    await settled(page);
    await picture(page, 'members');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const drawer = page.getByRole('dialog', { name: 'Invite somebody' });
    await drawer.getByRole('button', { name: 'Make the link' }).click();
    await drawer.getByText('Give at least one role.').waitFor();
    expect(await drawer.getByRole('checkbox', { name: /^Owner/ }).isDisabled()).toBe(true);
    await drawer.getByRole('checkbox', { name: /^Leader/ }).check();
    await drawer.getByRole('radio', { name: 'Only some products or teams' }).check();
    await drawer.getByLabel('Note for the list').fill('For Lea');
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'members-invite', { fullPage: false });
    await drawer.getByRole('button', { name: 'Make the link' }).click();
    expect(await drawer.getByLabel('The link', { exact: true }).innerText()).toMatch(new RegExp(`^${server.url}/invite/[\\w-]{43}$`));
    await drawer.getByRole('button', { name: 'I have it' }).click();
    const row = page.getByRole('row').filter({ hasText: 'For Lea' });
    await row.getByText('open', { exact: true }).waitFor();
    await row.getByRole('button', { name: 'Take back the invitation for For Lea' }).click();
    await row.getByText('taken back').waitFor();
  }));

  it('changes what a member is and sees, and removes them', async () => {
    const nora = await asMember(server, { roles: ['VIEWER'], workspace: 'sample', name: 'Nora' });
    await as(voices['OWNER']!, async (page) => {
      await page.goto(`${server.url}/settings/members`);
      await settled(page);
      const row = page.getByRole('region', { name: 'Members, list' }).getByRole('row').filter({ hasText: 'Nora' });
      await row.getByRole('button', { name: 'Nora' }).click();
      const drawer = page.getByRole('dialog', { name: 'Nora' });
      await drawer.getByRole('checkbox', { name: /^Product owner/ }).check();
      await drawer.getByRole('checkbox', { name: /^Viewer/ }).uncheck();
      // Somebody else does so in the same moment: it is said, and what was ticked stays.
      await voices['OWNER']!.graphql('mutation ($member: ID!) { changeMember(member: $member, input: { roles: [ANALYST] }) { id } }', { member: nora.memberId });
      await drawer.getByRole('button', { name: 'Save' }).click();
      await drawer.getByText('Somebody changed this meanwhile: Analyst, sees everything.').waitFor();
      await drawer.getByRole('button', { name: 'Keep mine' }).click();
      await drawer.getByRole('button', { name: 'Save' }).click();
      await drawer.waitFor({ state: 'detached' });
      await row.getByText('Product owner').waitFor();
      expect((await nora.graphql<{ me: { roles: string[] } }>('{ me { roles } }')).me.roles).toEqual(['PRODUCT_OWNER']);
      await row.getByRole('button', { name: 'Nora' }).click();
      await drawer.getByRole('button', { name: 'Remove…' }).click();
      await drawer.getByRole('button', { name: 'Yes, remove' }).click();
      // Beneath the open drawer nothing can be found, so that first is waited for.
      await drawer.waitFor({ state: 'detached' });
      await row.waitFor({ state: 'detached' });
      expect((await nora.ask('{ products { key } }')).status).toBe(401);
    });
  });

  it('says from which domains people come in by themselves, and takes what is a domain', async () => as(voices['OWNER']!, async (page) => {
    await page.goto(`${server.url}/settings/members`);
    await settled(page);
    const panel = page.getByRole('region', { name: 'Who comes in without an invitation' });
    const domains = panel.getByLabel('Domains of e-mail addresses');
    await domains.fill('example.com, nonsense');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByRole('alert').getByText('got "nonsense"').waitFor();
    await domains.fill('Example.com, example.org');
    await panel.getByRole('button', { name: 'Save' }).click();
    await page.waitForFunction(() => [...document.querySelectorAll('input')].some(({ value }) => value === 'example.com, example.org'));
    expect(await voices['OWNER']!.graphql('{ signUpDomains }')).toEqual({ signUpDomains: ['example.com', 'example.org'] });
    await domains.fill('example.net');
    await voices['OWNER']!.graphql('mutation { allowSignUpFrom(domains: ["other.example"]) }');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('Somebody changed the list meanwhile: other.example.').waitFor();
    expect(await domains.inputValue()).toBe('example.net');
    await panel.getByRole('button', { name: 'Take theirs' }).click();
    await page.waitForFunction(() => [...document.querySelectorAll('input')].some(({ value }) => value === 'other.example'));
  }));

  it('fits a phone, in the dark too', async () => as(voices['OWNER']!, async (page) => {
    for (const place of ['/settings/members', '/settings/audit']) {
      await page.goto(server.url + place);
      await settled(page);
      expect([place, await sidewaysOverflow(page)]).toEqual([place, 0]);
      expect(await seriousFindings(page)).toEqual([]);
      await picture(page, `phone${place.replaceAll('/', '-')}`);
    }
  }, { width: 360, dark: true }));
});

describe('the audit page', () => {
  it('is searched, and its search is in the link; the CSV has the same', async () => as(voices['ADMIN']!, async (page) => {
    await page.goto(`${server.url}/settings/audit?what=members`);
    await settled(page);
    const list = page.getByRole('region', { name: 'What was done, list' });
    await list.getByText('Invitation made').first().waitFor();
    await page.getByLabel('Search the log').fill('Nora');
    await list.getByText('Member removed').waitFor();
    await page.waitForURL(/search=Nora/);
    await list.getByText('Invitation made').first().waitFor({ state: 'detached' });
    const href = await page.getByRole('link', { name: 'Download all of it as CSV' }).getAttribute('href');
    const csv = await (await voices['ADMIN']!.get(href!)).text();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
    await picture(page, 'audit');
    expect(await seriousFindings(page)).toEqual([]);
  }));
});
