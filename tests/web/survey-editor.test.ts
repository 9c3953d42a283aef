import { beforeEach, describe, expect, it } from '@jest/globals';
import { openTab, picture, settled } from '../support/browser.ts';
import { looksRight } from '../support/looks.ts';
import { becomes, startProduct, visitor } from '../support/product-page.ts';
import { writeKeyFor } from '../support/tracking.ts';
import { walkThrough } from '../support/walk.ts';

let writeKey: string;
const walk = walkThrough({}, async (server) => { writeKey = await writeKeyFor(server, 'web'); });
const surveys = () => `${walk.server.url}/surveys/shop`;
interface Script { forms: { key: string; trigger: string; pages: string[]; words: Record<string, Record<string, string>> }[] }
/** What products get; read past every cache. */
const script = async (): Promise<Script> => (await (await fetch(`${walk.server.url}/v1/surveys?writeKey=${writeKey}`)).json()) as Script;

describe('a product manager', () => {
  beforeEach(async () => {
    await walk.tab.page.goto(surveys());
    await settled(walk.tab.page);
  });

  it('begins with a template, sees the form as people will, writes it in two languages, and shows it', async () => {
    const { page } = walk.tab;
    await page.getByText('Nothing is asked yet.').waitFor();
    await page.getByRole('link', { name: 'Recommendation (NPS)' }).click();
    const shown = page.frameLocator('iframe').getByRole('dialog');
    await shown.getByText('How likely are you to recommend us').last().waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Checkout, recommendation');
    await page.getByText('A page', { exact: true }).click();
    // The template's seconds belong to a while, not to a page.
    expect(await page.getByLabel('Then waits, seconds').inputValue()).toBe('0');
    await page.getByLabel('Question').fill('Would you recommend our checkout?');
    await shown.getByText('Would you recommend our checkout?').last().waitFor();
    expect(await page.getByLabel('Question').evaluate((field) => document.activeElement === field)).toBe(true);
    // The preview answers as the script does.
    await shown.getByText('10', { exact: true }).click();
    await shown.getByRole('textbox', { name: 'What do you like most?' }).waitFor();
    await page.getByLabel('Step').selectOption({ label: 'After 0 to 6' });
    await shown.getByRole('textbox', { name: 'What disappointed you most?' }).waitFor();
    await page.getByLabel('After 9 and 10, asks').fill('');
    await page.getByText('Empty: nothing is asked, only thanked.').waitFor();
    await page.getByLabel('Add a language').fill('de');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await shown.getByRole('textbox', { name: 'Was hat Sie am meisten enttäuscht?' }).waitFor();
    await page.getByRole('button', { name: 'Save and show it' }).click();
    // Nothing is kept while something is not right, and the first field that is not has the focus.
    await page.getByText('Say on which page: one path a line.').waitFor();
    await page.getByLabel('Only on these pages').fill('/cart\n/checkout/*');
    await picture(page, 'survey-editor');
    await page.getByRole('button', { name: 'Save and show it' }).click();
    await page.getByRole('link', { name: 'Checkout, recommendation' }).waitFor();
    const row = page.getByRole('row', { name: /Checkout, recommendation/ });
    for (const words of ['NPS', 'shown', 'on /cart, /checkout/*', '100 %']) expect(await row.innerText()).toContain(words);
    const { forms } = await script();
    expect(forms.map(({ key, trigger, pages }) => [key, trigger, pages])).toEqual([['checkout-recommendation', 'PAGE', ['/cart', '/checkout/*']]]);
    expect([forms[0]!.words['en']!['question'], forms[0]!.words['en']!['followUpHigh'], forms[0]!.words['de']!['question']]).toEqual(['Would you recommend our checkout?', '', 'Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?']);
  });

  it('embeds the line, and reads in the list how many people were shown it and answered', async () => {
    const { page } = walk.tab;
    const line = await page.getByLabel('The line to embed').innerText();
    expect(line).toContain(`<script defer src="${walk.server.url}/tracker.js" data-key="${writeKey.slice(0, 15)}`);
    const product = await startProduct(walk.server.url, writeKey);
    const one = await visitor(walk.browser);
    await one.page.goto(`${product.url}/checkout/pay`);
    await one.page.getByRole('dialog').getByText('9', { exact: true }).click();
    const row = page.getByRole('row', { name: /Checkout, recommendation/ });
    // By itself, without asking again.
    await row.getByText('100.0 %').waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['1']));
    await row.getByRole('button', { name: '100.0 %' }).click();
    await page.getByRole('dialog').getByText('Response rate').first().waitFor();
    expect(one.problems).toEqual([]);
    await one.context.close();
    await product.close();
  });

  it('changes it: another version, and whoever saves over somebody else is told', async () => {
    const { page } = walk.tab;
    await page.getByRole('link', { name: 'Checkout, recommendation' }).click();
    await page.getByText('key checkout-recommendation · version 1').waitFor();
    await page.getByLabel('Share of people, %').fill('25');
    await page.getByRole('link', { name: 'Sources' }).click();
    const asks = page.getByRole('dialog', { name: 'Leave without saving?' });
    await asks.getByRole('button', { name: 'Stay' }).click();
    await walk.server.graphql(`mutation { saveSurveyForm(product: "shop", input: { key: "checkout-recommendation", kind: NPS, name: "Checkout, recommendation", state: LIVE, trigger: { on: DELAY, delaySeconds: 5 }, fallbackLanguage: "en", texts: [{ language: "en" }] }) { version } }`);
    // The page hears of it by itself; to save is refused all the same, and what was typed is neither lost nor saved over the other's.
    await page.getByText('was changed meanwhile: it is version 2').waitFor();
    const answered = page.waitForResponse((response) => response.request().postData()?.includes('mutation SaveSurveyForm') ?? false);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await (await answered).text()).toContain('"CONFLICT"');
    await page.getByText('was changed meanwhile: it is version 2').waitFor();
    await page.getByRole('button', { name: 'Keep mine' }).waitFor();
    expect(await page.getByLabel('Share of people, %').inputValue()).toBe('25');
    expect(await walk.server.graphql('{ product(key: "shop") { surveyForms { version share } } }')).toMatchObject({ product: { surveyForms: [{ version: 2, share: 1 }] } });
    // The browser asks too; what is not saved is given up.
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('key checkout-recommendation · version 2').waitFor();
    await page.getByLabel('Share of people, %').fill('25');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('row', { name: /Checkout, recommendation.*25 %/ }).waitFor();
  });

  it('pauses and deletes it; products have it no longer, and what was answered stays', async () => {
    const { page } = walk.tab;
    await page.getByRole('button', { name: 'Pause Checkout, recommendation' }).click();
    await page.getByRole('button', { name: 'Show Checkout, recommendation' }).waitFor();
    await becomes(async () => expect((await script()).forms).toEqual([]));
    await page.getByRole('button', { name: 'Delete Checkout, recommendation' }).click();
    await page.getByText('Nothing is asked yet.').waitFor();
    expect(await walk.server.sql('SELECT score FROM survey_response')).toEqual([{ score: 9 }]);
  });

  it('makes the feedback button', async () => {
    const { page } = walk.tab;
    await page.getByRole('link', { name: 'Feedback button' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Feedback' }).waitFor();
    await page.getByLabel('On the button').fill('Tell us');
    await frame.getByRole('button', { name: 'Tell us' }).click();
    await frame.getByRole('dialog').getByText('What would you like to tell us?').last().waitFor();
    await page.getByRole('button', { name: 'Save, not shown' }).click();
    await page.getByRole('row', { name: /Feedback button/ }).getByText('paused').waitFor();
  });
});

describe('the pages', () => {
  it.each([['surveys', ''], ['survey-form', '/new/CSAT']])('%s fit 360, 1,280 and 1,920 px, light and dark, without a serious finding of axe', async (name, path) => {
    const { page, problems } = await openTab(walk.browser, { width: 360 });
    await page.goto(surveys() + path);
    await settled(page);
    if (path) await page.frameLocator('iframe').getByRole('dialog').waitFor();
    await looksRight(page, name);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('say what failed and try again; say that a product or a form is not known', async () => {
    const { page } = await openTab(walk.browser);
    await page.route('**/graphql', (route) => (/SurveyForms|SurveyTemplates/.test(route.request().postData() ?? '') ? route.fulfill({ status: 500, json: { errors: [{ message: 'The database is away.' }] } }) : route.continue()));
    await page.goto(`${surveys()}/new/NPS`);
    await page.getByText('The form could not be read.').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByLabel('Question').waitFor();
    await page.goto(`${surveys()}/form/nobody`);
    await page.getByText('The form “nobody”').first().waitFor();
    await page.goto(`${walk.server.url}/surveys/nobody`);
    await page.getByText('The product “nobody”').first().waitFor();
    await page.close();
  });
});
