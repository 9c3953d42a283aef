import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { writeKeyFor } from '../support/tracking.ts';

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer();
  key = await writeKeyFor(server);
});
afterAll(() => server?.stop());

const SAVE = `mutation ($input: SurveyFormInput!, $version: Int) { saveSurveyForm(product: "shop", input: $input, version: $version) {
  key kind state version share quietDays accent fallbackLanguage trigger { on event pages delaySeconds } texts { language question followUpHigh send } versions { version } } }`;
const nps = (more: Record<string, unknown> = {}) => ({
  key: 'nps', kind: 'NPS', name: 'Recommendation', state: 'LIVE', trigger: { on: 'EVENT', event: 'order placed' }, fallbackLanguage: 'en',
  texts: [{ language: 'en' }, { language: 'de', question: 'Würden Sie uns empfehlen?', followUpHigh: '' }], ...more,
});
interface Saved { saveSurveyForm: { version: number; versions: { version: number }[]; state: string; texts: { language: string; question: string | null; followUpHigh: string | null }[] } }
const save = async (input: object, version?: number) => (await server.graphql<Saved>(SAVE, { input, version })).saveSurveyForm;
const refusal = async (input: object, version?: number) => (await server.ask(SAVE, { input, version })).errors.map(({ message, extensions }) => `${String(extensions?.['code'])} ${message}`).join();
interface Script { forms: { key: string; words: Record<string, Record<string, string>> }[] }
/** As a browser asks again; without the second, fetch would say that nothing kept may be used. */
const again = (etag: string) => ({ 'if-none-match': etag, 'cache-control': 'max-age=0' });
const script = async (etag?: string) => fetch(`${server.url}/v1/surveys?writeKey=${key}`, { headers: { origin: 'https://shop.example', ...(etag && again(etag)) } });

describe('a survey form', () => {
  it('is kept as it was given; saved again without a change it stays the version it is', async () => {
    expect(await save(nps())).toMatchObject({
      version: 1, versions: [{ version: 1 }], state: 'LIVE', share: 1, quietDays: 90, accent: '#5b4cc4', trigger: { on: 'EVENT', event: 'order placed', pages: [], delaySeconds: 0 },
      texts: [{ language: 'de', question: 'Würden Sie uns empfehlen?', followUpHigh: '' }, { language: 'en', question: null, followUpHigh: null }],
    });
    expect((await save(nps({ name: 'Another name' }))).version).toBe(1);
  });

  it('gets another version with another content, and says since when', async () => {
    expect(await save(nps({ name: 'Another name', share: 0.5 }), 1)).toMatchObject({ version: 2, versions: [{ version: 2 }, { version: 1 }] });
    expect(await refusal(nps({ share: 0.25 }), 1)).toContain('CONFLICT version: "nps" was changed meanwhile: it is version 2');
    expect(await refusal(nps({ kind: 'CES' }))).toContain('BAD_USER_INPUT kind: "nps" asks NPS');
  });

  it('draws a mark on the lines over time where its content changed', async () => {
    const { product } = await server.graphql<{ product: { annotations: { kind: string; text: string }[] } }>('{ product(key: "shop") { annotations(range: { last: "P7D" }) { kind text } } }');
    expect(product.annotations).toEqual([{ kind: 'DEFINITION', text: 'Survey “Another name”: version 2' }]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['share: expected a number from 0 (nobody) to 1 (everybody), got 25', { share: 25 }],
    ['quietDays: expected a whole number from 0 to 3,650, got -1', { quietDays: -1 }],
    ['accent: expected a colour as #rrggbb, got "blue"', { accent: 'blue' }],
    ['trigger.event: expected 1 to 200 characters, got none', { trigger: { on: 'EVENT' } }],
    ['trigger.pages: expected at least one pattern', { trigger: { on: 'PAGE' } }],
    ['trigger.pages[0]: expected a path that begins with / or *', { trigger: { on: 'PAGE', pages: ['settings'] } }],
    ['trigger.delaySeconds: expected a whole number from 0 to 3,600', { trigger: { on: 'DELAY', delaySeconds: 4000 } }],
    ['texts: expected 1 to 20 languages, got 0', { texts: [] }],
    ['texts[0].language: expected a language as BCP 47 names it', { texts: [{ language: 'no such' }] }],
    ['texts[1].language: en is there twice', { texts: [{ language: 'en' }, { language: 'EN' }] }],
    ['texts[0].question: expected at most 500 characters, got 501', { texts: [{ language: 'en', question: 'x'.repeat(501) }] }],
    ['fallbackLanguage: expected one of the languages of the texts (en), got fr', { texts: [{ language: 'en' }], fallbackLanguage: 'fr' }],
    ['name: expected 1 to 200 characters, got none', { name: ' ' }],
  ])('refuses %s', async (words, more) => {
    expect(await refusal(nps(more))).toContain(`BAD_USER_INPUT ${words}`);
  });
});

describe('GET /v1/surveys', () => {
  it('gives any origin the forms that are live, with every word in its place', async () => {
    const response = await script();
    expect([response.status, response.headers.get('access-control-allow-origin'), response.headers.get('cross-origin-resource-policy'), response.headers.get('cache-control')]).toEqual([200, '*', 'cross-origin', 'public, max-age=60']);
    const { forms } = (await response.json()) as Script;
    expect(forms).toHaveLength(1);
    expect(Object.keys(forms[0]!).toSorted()).toEqual(['accent', 'delaySeconds', 'event', 'fallback', 'key', 'kind', 'pages', 'position', 'quietDays', 'share', 'theme', 'trigger', 'words']);
    expect(forms[0]!.words['de']).toMatchObject({ question: 'Würden Sie uns empfehlen?', followUpHigh: '', followUpLow: 'Was hat Sie am meisten enttäuscht?', send: 'Senden' });
    expect(forms[0]!.words['en']).toMatchObject({ question: 'How likely are you to recommend us to a friend or colleague?', followUpHigh: 'What do you like most?' });
  });

  it('answers 304 while nothing changed, and without a form that was paused or removed', async () => {
    const etag = (await script()).headers.get('etag')!;
    expect((await script(etag)).status).toBe(304);
    await server.graphql('mutation { setSurveyFormState(product: "shop", key: "nps", state: PAUSED) { state version } }');
    const after = await script(etag);
    expect([after.status, await after.json()]).toEqual([200, { forms: [] }]);
    expect(await server.graphql('mutation { a: setSurveyFormState(product: "shop", key: "nps", state: LIVE) { version } b: deleteSurveyForm(product: "shop", key: "nps") c: deleteSurveyForm(product: "shop", key: "nps") }')).toEqual({ a: { version: 2 }, b: true, c: false });
    expect(await server.graphql('{ product(key: "shop") { surveyForms { key } } }')).toEqual({ product: { surveyForms: [] } });
  });

  it('gives nothing without a key that is known', async () => {
    for (const wrong of ['', '?writeKey=bfk_live_no_such', `?writeKey=${key}x`]) expect((await fetch(`${server.url}/v1/surveys${wrong}`)).status).toBe(401);
  });

  it('shows a form to the product of the key alone', async () => {
    await save(nps());
    const other = await writeKeyFor(server, 'app', 'other');
    expect(await (await fetch(`${server.url}/v1/surveys?writeKey=${other}`)).json()).toEqual({ forms: [] });
  });
});

describe('GET /tracker.js', () => {
  it('is one small script that any page may load, and keep for a while', async () => {
    const response = await fetch(`${server.url}/tracker.js`, { headers: { 'accept-encoding': 'br' } });
    const { headers } = response;
    expect([response.status, headers.get('content-type'), headers.get('content-encoding'), headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy')])
      .toEqual([200, 'text/javascript; charset=utf-8', 'br', '*', 'cross-origin']);
    expect(headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=3600');
    expect((await fetch(`${server.url}/tracker.js`, { headers: again(headers.get('etag')!) })).status).toBe(304);
    expect(Number(headers.get('content-length'))).toBeLessThan(10_000);
    const gzipped = await fetch(`${server.url}/tracker.js`, { headers: { 'accept-encoding': 'gzip' } });
    expect(Number(gzipped.headers.get('content-length'))).toBeLessThan(10_000);
    const text = await response.text();
    expect([gzipped.headers.get('content-encoding'), await gzipped.text()]).toEqual(['gzip', text]);
    // Policies of products that forbid markup and code as text hold.
    for (const forbidden of ['innerHTML', 'eval(', 'Function(', 'insertAdjacentHTML', 'import(', 'document.write']) expect(text).not.toContain(forbidden);
  });
});

describe('templates', () => {
  it('come in several languages, with every word that their kind shows', async () => {
    const { surveyTemplates } = await server.graphql<{ surveyTemplates: { kind: string; texts: Record<string, string>[] }[] }>('{ surveyTemplates { kind texts { language question low high thanks next send skip close button idea problem praise } } }');
    expect(surveyTemplates.map(({ kind }) => kind)).toEqual(['NPS', 'CSAT', 'CES', 'FEEDBACK']);
    for (const { kind, texts } of surveyTemplates) {
      expect(texts.map(({ language }) => language)).toEqual(['en', 'de', 'fr', 'es']);
      for (const { low, high, ...words } of texts) expect([...Object.values(words), ...(kind === 'FEEDBACK' ? [] : [low, high])].every((word) => word !== '')).toBe(true);
    }
  });
});
