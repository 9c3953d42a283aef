import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, picture, seriousFindings, sidewaysOverflow } from '../support/browser.ts';
import { becomes, call, startProduct, visitor, type Product, type Visitor } from '../support/product-page.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { writeKeyFor } from '../support/tracking.ts';

let server: TestServer;
let browser: Browser;
let product: Product;
let one: Visitor;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
let count = 0;
beforeEach(async () => {
  const key = await writeKeyFor(server, 'web', `shop-${count += 1}`);
  product = await startProduct(server.url, key);
  one = await visitor(browser);
});
afterEach(async () => {
  expect(one.problems).toEqual([]);
  await one.context.close();
  await product.close();
});

const shopKey = () => `shop-${count}`;
const save = (more: Record<string, unknown>) => server.graphql('mutation ($product: String!, $input: SurveyFormInput!) { saveSurveyForm(product: $product, input: $input) { version } }', {
  product: shopKey(), input: { key: 'nps', kind: 'NPS', name: 'Recommendation', state: 'LIVE', trigger: { on: 'EVENT', event: 'order placed' }, fallbackLanguage: 'en', texts: [{ language: 'en' }, { language: 'de' }], ...more },
});
const dialog = (page: Page) => page.getByRole('dialog');
/** The forms are read after the page; an event that comes before them is made up for. */
const order = async ({ page }: Visitor): Promise<void> => call(page, 'track', 'order placed');
/** Until everything that was tracked is on the server: what did not appear by then was not asked for. */
async function sent({ page }: Visitor): Promise<void> {
  await becomes(async () => expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('.q.')))).toEqual([]));
  await page.waitForTimeout(300);
}

interface Survey { key: string; distribution: { score: number; count: number }[]; responseRate: { numerator: number | null; denominator: number | null } }
interface Answers { product: { satisfaction: { surveys: Survey[]; verbatims: { rows: { score: number; comment: string }[] } } } }
async function answers(key = 'nps'): Promise<{ scores: Record<number, number>; finished: number | null; shown: number | null; words: string[] }> {
  const { product: found } = await server.graphql<Answers>(`query ($key: String!) { product(key: $key) { satisfaction(range: { last: "P7D" }) {
    surveys { key distribution { score count } responseRate { numerator denominator } } verbatims { rows { score comment } } } } }`, { key: shopKey() });
  const survey = found.satisfaction.surveys.find((each) => each.key === key);
  return {
    scores: Object.fromEntries((survey?.distribution ?? []).filter((each) => each.count > 0).map((each) => [each.score, each.count])),
    finished: survey?.responseRate.numerator ?? null, shown: survey?.responseRate.denominator ?? null, words: found.satisfaction.verbatims.rows.map(({ score, comment }) => `${score}: ${comment}`),
  };
}
const isAnswered = (wanted: Awaited<ReturnType<typeof answers>>, key = 'nps'): Promise<void> => becomes(async () => expect(await answers(key)).toEqual(wanted));

describe('a survey', () => {
  it('appears with its event, takes no focus, and is answered by keyboard; the score counts before the words', async () => {
    await save({});
    const { page } = one;
    await page.goto(product.url);
    await page.waitForLoadState('networkidle');
    expect(await dialog(page).count()).toBe(0);
    await order(one);
    await dialog(page).waitFor();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await isAnswered({ scores: {}, finished: 0, shown: 1, words: [] });
    await page.getByRole('button', { name: 'Buy' }).focus();
    await page.keyboard.press('Tab');
    const radio = (name: string | RegExp) => dialog(page).getByRole('radio', { name, exact: typeof name === 'string' });
    expect(await radio('0: Not at all likely').evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(true);
    for (let press = 0; press < 9; press += 1) await page.keyboard.press('ArrowRight');
    expect(await radio('9').isChecked()).toBe(true);
    // Marked on the way, and not answered yet.
    expect(await page.getByRole('textbox').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'What do you like most?' }).waitFor();
    await isAnswered({ scores: { 9: 1 }, finished: 1, shown: 1, words: [] });
    await page.keyboard.type('Two clicks and done.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('Thank you.').last().waitFor();
    await isAnswered({ scores: { 9: 1 }, finished: 1, shown: 1, words: ['9: Two clicks and done.'] });
  });

  it.each([[2, 'What disappointed you most?'], [8, 'What would make it better for you?']])('asks after a %d: %s', async (score, asks) => {
    await save({});
    const { page } = one;
    await page.goto(product.url);
    await order(one);
    await dialog(page).getByText(String(score), { exact: true }).click();
    await page.getByRole('textbox', { name: asks }).waitFor();
    await page.getByRole('button', { name: 'Skip' }).click();
    await dialog(page).getByText('Thank you.').last().waitFor();
    await isAnswered({ scores: { [score]: 1 }, finished: 1, shown: 1, words: [] });
  });

  it('that is closed by Escape is dismissed, and nothing asks that person again for its days, whichever form it is', async () => {
    await save({});
    await save({ key: 'csat', kind: 'CSAT', name: 'Satisfaction', quietDays: 30, trigger: { on: 'EVENT', event: 'help read' } });
    const { page } = one;
    await page.goto(product.url);
    await order(one);
    await dialog(page).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await isAnswered({ scores: {}, finished: 0, shown: 1, words: [] });
    expect(await server.sql('SELECT dismissed FROM survey_response r JOIN product p ON p.id = r.product_id WHERE p.key = $1', [shopKey()])).toEqual([{ dismissed: true }]);
    await page.reload();
    await order(one);
    await call(page, 'track', 'help read');
    await sent(one);
    expect(await dialog(page).count()).toBe(0);
    // After 31 days the one with 30 may ask, the one with 90 may not.
    await page.clock.setFixedTime(Date.now() + 31 * 86_400_000);
    await page.reload();
    await order(one);
    await sent(one);
    expect(await dialog(page).count()).toBe(0);
    await call(page, 'track', 'help read');
    await dialog(page).getByText('How satisfied').last().waitFor();
  });

  it('asks nobody at a share of 0, and everybody at 1', async () => {
    await save({ share: 0 });
    await one.page.goto(product.url);
    await order(one);
    await sent(one);
    expect(await dialog(one.page).count()).toBe(0);
    await save({ share: 1 });
    const other = await visitor(browser);
    await other.page.goto(product.url);
    await order(other);
    await dialog(other.page).waitFor();
    await other.context.close();
  });

  it('counts people, not displays: one who was shown it twice is one', async () => {
    await save({ quietDays: 0 });
    const other = await visitor(browser);
    await other.page.goto(product.url);
    await order(other);
    await dialog(other.page).waitFor();
    await sent(other);
    await other.context.close();
    const { page } = one;
    for (const answersIt of [false, true]) {
      await page.goto(product.url);
      await order(one);
      await dialog(page).waitFor();
      if (answersIt) await dialog(page).getByText('7', { exact: true }).click();
      await sent(one);
    }
    expect(await server.sql('SELECT count(*)::int AS displays FROM survey_response r JOIN product p ON p.id = r.product_id WHERE p.key = $1', [shopKey()])).toEqual([{ displays: 3 }]);
    await isAnswered({ scores: { 7: 1 }, finished: 1, shown: 2, words: [] });
  });

  it('speaks the language of the page, else of the browser, else its own', async () => {
    await save({ quietDays: 0, trigger: { on: 'DELAY', delaySeconds: 0 } });
    product.language = 'de-AT';
    await one.page.goto(product.url);
    await dialog(one.page).getByText('Wie wahrscheinlich').last().waitFor();
    expect(await one.page.locator('bifocal-widget').getAttribute('lang')).toBe('de');
    product.language = '';
    for (const [locale, asks] of [['de-CH', 'Wie wahrscheinlich'], ['fr-FR', 'How likely']] as const) {
      const other = await visitor(browser, { locale });
      await other.page.goto(product.url);
      await dialog(other.page).getByText(asks).last().waitFor();
      await other.context.close();
    }
  });

  it('waits for its page, also where the product goes there by itself, and for its seconds', async () => {
    await save({ trigger: { on: 'PAGE', pages: ['/settings/*'], delaySeconds: 1 } });
    const { page } = one;
    await page.goto(product.url);
    await page.waitForLoadState('networkidle');
    // Gone again before its second is over, however slow the machine is: what is to come first is done first.
    await page.evaluate(() => new Promise<void>((over) => {
      history.pushState(null, '', '/settings/profile');
      setTimeout(() => { history.pushState(null, '', '/home'); setTimeout(over, 1_500); }, 50);
    }));
    expect(await dialog(page).count()).toBe(0);
    await page.evaluate(() => history.pushState(null, '', '/settings/team'));
    await dialog(page).waitFor();
  });

  it('is not asked where the browser cannot remember it, or it would be asked on every page', async () => {
    await save({});
    product.ownScript = `Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });`;
    const { page } = one;
    await page.goto(product.url);
    await order(one);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    expect(await dialog(page).count()).toBe(0);
    await save({ quietDays: 0 });
    const other = await visitor(browser);
    await other.page.goto(product.url);
    await order(other);
    await dialog(other.page).waitFor();
    expect(other.problems).toEqual([]);
    await other.context.close();
  });
});

describe('the feedback button', () => {
  const feedback = { key: 'feedback', kind: 'FEEDBACK', name: 'Feedback', position: 'BOTTOM_LEFT', trigger: { on: 'DELAY', pages: ['/', '/shop*'] } };

  it('stands on its pages, and takes what somebody writes, by keyboard', async () => {
    await save(feedback);
    const { page } = one;
    await page.goto(`${product.url}/other`);
    await page.waitForLoadState('networkidle');
    const button = page.getByRole('button', { name: 'Feedback' });
    expect(await button.count()).toBe(0);
    await page.evaluate(() => history.pushState(null, '', '/shop'));
    await button.focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The basket forgets');
    // Closed by mistake: what was written is still there.
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    expect(await dialog(page).getByRole('textbox').inputValue()).toBe('The basket forgets');
    await page.keyboard.press('End');
    await page.keyboard.type(' what I put in.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('Thank you.').last().waitFor();
    await becomes(async () => expect(await server.sql('SELECT f.kind, f.text FROM feedback f JOIN product p ON p.id = f.product_id WHERE p.key = $1', [shopKey()])).toEqual([{ kind: 'problem', text: 'The basket forgets what I put in.' }]));
  });
});

describe('what people see', () => {
  it.each([false, true])('fits 360 and 1,280 px, dark: %s, without a serious finding of axe', async (dark) => {
    await save({ accent: dark ? '#1b1b1b' : '#ffe066', quietDays: 0 });
    await save({ key: 'feedback', kind: 'FEEDBACK', name: 'Feedback', position: 'BOTTOM_LEFT', trigger: { on: 'DELAY' } });
    const other = await visitor(browser, { viewport: { width: 360, height: 640 }, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
    const { page } = other;
    const look = async (name: string): Promise<void> => {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 640 });
        await page.waitForTimeout(200);
        await picture(page, `tracker-${name}-${width}-${dark ? 'dark' : 'light'}`, { fullPage: false });
        expect([width, await seriousFindings(page, 'bifocal-widget')]).toEqual([width, []]);
        expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
      }
    };
    await page.goto(product.url);
    const button = page.getByRole('button', { name: 'Feedback' });
    await button.waitFor();
    await look('button');
    await button.click();
    await look('feedback');
    await page.keyboard.press('Escape');
    await order(other);
    await dialog(page).waitFor();
    await look('question');
    await dialog(page).getByText('4', { exact: true }).click();
    await page.getByRole('textbox').waitFor();
    await look('follow-up');
    await page.getByRole('button', { name: 'Skip' }).click();
    await look('thanks');
    expect(other.problems).toEqual([]);
    await other.context.close();
  });
});
