import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { contentOf, forgetAll } from '../support/content.ts';
import { importText } from '../support/files.ts';
import { hooksFile, post, type HookAnswer } from '../support/hooks.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { tagVerbatim } from './feedback-questions.ts';
import { createProduct } from './outcome-questions.ts';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const HOOKS = {
  formbricks: { kind: 'formbricks', secret: SECRET, product: 'shop', questions: { recommend: { kind: 'NPS', survey: 'nps' }, why: { kind: 'COMMENT', survey: 'nps' }, support: { kind: 'CSAT', survey: 'csat' }, 'other.recommend': { kind: 'CES' }, wish: { kind: 'FEEDBACK' } } },
  'by-mail': { kind: 'formbricks', secret: SECRET, product: 'shop', person: 'email' },
  unnamed: { kind: 'formbricks', product: 'shop' },
  own: { kind: 'survey', secret: SECRET, product: 'shop' },
  voice: { kind: 'feedback', secret: SECRET, product: 'shop' },
};

let server: TestServer;
beforeAll(async () => { server = await startServer({ env: { HOOKS_FILE: hooksFile(HOOKS), LOG_LEVEL: 'trace' } }); });
beforeEach(async () => {
  await forgetAll(server);
  await createProduct(server, 'shop');
});
afterAll(() => server?.stop());

let sent = 0;
/** Signed by the specification's own library. */
const signed = (body: string, { secret = SECRET, id = `msg_${(sent += 1)}`, at = new Date() } = {}): Record<string, string> => (
  { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)), 'webhook-signature': new Webhook(secret).sign(id, at, body) });
const send = (source: string, body: unknown, options = {}): Promise<HookAnswer> => {
  const text = JSON.stringify(body);
  return post(server, source, text, signed(text, options));
};

/** A response as Formbricks tells of it: `minute` is how far it has come. */
const told = (event: string, data: Record<string, unknown>, { id = 'resp1', minute = 0, survey = 'surv1', ...more }: Record<string, unknown> = {}) => ({
  event, webhookId: 'hook1',
  data: {
    id, surveyId: survey, createdAt: '2026-03-04T09:00:00.000Z', updatedAt: `2026-03-04T09:0${Number(minute)}:00.000Z`, finished: event === 'responseFinished', data, contact: null, contactAttributes: { userId: 'ann', email: 'ann@example.org' },
    survey: { title: 'Satisfaction', type: 'app', status: 'inProgress' }, ttc: {}, tags: [], meta: {}, language: 'en', ...more,
  },
});
const content = async (list: string): Promise<unknown[]> => (await contentOf(server))[list]!;
const responses = async () => (await content('surveyResponse')) as { survey: string; kind: string; key: string; person: string | null; score: number | null; comment: string | null }[];

describe('who may send', () => {
  it('only who signs with the secret, within five minutes, by any of several signatures', async () => {
    const body = JSON.stringify(told('responseFinished', { recommend: 9 }));
    const wrong = [{}, signed(body, { secret: `whsec_${randomBytes(32).toString('base64')}` }), signed(`${body} `), signed(body, { at: new Date(Date.now() - 360_000) }), signed(body, { at: new Date(Date.now() + 360_000) }), { ...signed(body), 'webhook-id': 'another' }];
    for (const headers of wrong) {
      const answer = await post(server, 'formbricks', body, headers);
      expect([answer.status, Object.keys(answer.body)]).toEqual([401, ['message']]);
    }
    expect(await responses()).toEqual([]);
    const right = signed(body);
    expect((await post(server, 'formbricks', body, { ...right, 'webhook-signature': `v1,AAAA ${right['webhook-signature']}` })).status).toBe(200);
    expect(server.output).not.toContain(SECRET.slice(6));
  });

  it('everybody may test the address of a Formbricks, of which nothing is kept, and nothing more before the secret is known', async () => {
    const test = await post(server, 'unnamed', '{"event":"testEndpoint"}');
    expect(test).toMatchObject({ status: 200, body: { event: 'testEndpoint', accepted: 0, ignored: [{ why: 'It is a test of the address.' }] } });
    const body = JSON.stringify(told('responseFinished', { recommend: 9 }));
    expect(await post(server, 'unnamed', body, signed(body))).toMatchObject({ status: 401, body: { message: expect.stringContaining('no secret for this source yet') } });
    for (const sly of ['{"event":"testEndpoint","data":{}}', '{"event":"testEndpoint"}{}']) expect((await post(server, 'formbricks', sly)).status).toBe(401);
    expect((await post(server, 'own', '{"event":"testEndpoint"}')).status).toBe(401);
  });
});

describe('Formbricks', () => {
  it('brings the score of a question with its comment, of the person whom the product knows', async () => {
    expect(await send('formbricks', told('responseFinished', { recommend: 9, why: 'Quick and clear' }))).toMatchObject({ status: 200, body: { source: 'formbricks', event: 'responseFinished', accepted: 1, rejected: [], ignored: [] } });
    expect(await responses()).toMatchObject([{ key: 'resp1/recommend', survey: 'nps', kind: 'NPS', person: 'ann', score: 9, comment: 'Quick and clear' }]);
  });

  it('makes each scored question a response of its own, and words without a score feedback', async () => {
    await send('formbricks', told('responseFinished', { recommend: 3, support: '5', why: 'Slow', wish: 'An export' }));
    expect((await responses()).map(({ survey, kind, score, comment }) => [survey, kind, score, comment]).sort()).toEqual([['csat', 'CSAT', 5, null], ['nps', 'NPS', 3, 'Slow']]);
    expect(await content('feedback')).toMatchObject([{ key: 'resp1/wish', person: 'ann', text: 'An export' }]);
  });

  it('reads what a question asks by its survey first, and by its own type where the webhook tells it', async () => {
    await send('formbricks', told('responseFinished', { recommend: 7 }, { survey: 'other' }));
    expect(await responses()).toMatchObject([{ survey: 'other', kind: 'CES', score: 7 }]);
    const questions = [{ id: 'a', type: 'nps' }, { id: 'b', type: 'openText' }, { id: 'c', type: 'multipleChoiceSingle' }];
    const answer = await send('by-mail', told('responseFinished', { a: 10, b: 'Fine', c: 'x' }, { id: 'resp2', survey: { id: 's' }, surveyId: 'typed', questions: [] }));
    expect(answer.body.accepted).toBe(0);
    await send('by-mail', { event: 'responseFinished', data: { ...told('responseFinished', { a: 10, b: 'Fine', c: 'x' }, { id: 'resp2' }).data, surveyId: 'typed', survey: { title: 'T', questions } } });
    expect((await responses()).filter(({ survey }) => survey === 'typed')).toMatchObject([{ kind: 'NPS', score: 10, comment: 'Fine', person: 'ann@example.org' }]);
  });

  it('takes a rating of five as CSAT, one of another scale only where it is named, and nobody for a contact of Formbricks alone', async () => {
    const typed = (range: number, id: string) => ({ event: 'responseFinished', data: { ...told('responseFinished', { r: 4 }, { id }).data, surveyId: `s${range}`, contactAttributes: null, contact: { id: 'c1' }, survey: { blocks: [{ elements: [{ id: 'r', type: 'rating', range }] }] } } });
    expect((await send('by-mail', typed(5, 'r5'))).body.accepted).toBe(1);
    expect((await send('by-mail', typed(10, 'r10'))).body).toMatchObject({ accepted: 0, ignored: [{ what: 'question r' }] });
    expect(await responses()).toMatchObject([{ survey: 's5', kind: 'CSAT', score: 4, person: null }]);
  });

  it('is the same in any order and number: created, updated, finished', async () => {
    const steps = [told('responseCreated', { recommend: 4 }, { minute: 0 }), told('responseUpdated', { recommend: 8 }, { minute: 1 }), told('responseFinished', { recommend: 8, why: 'Better now' }, { minute: 2 })];
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(2), { maxLength: 5 }), async (more) => {
      await forgetAll(server);
      await createProduct(server, 'shop');
      const order = [...more, ...fc.sample(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), { numRuns: 1, seed: more.length })[0]!];
      for (const index of order) expect((await send('formbricks', steps[index]!)).status).toBe(200);
      expect(await responses()).toMatchObject([{ score: 8, comment: 'Better now' }]);
    }), { numRuns: 8 });
  });

  it('counts a delivery once, is taken as a list of one, and keeps the tags that people put on it', async () => {
    const finished = told('responseFinished', { recommend: 2, why: 'Too slow' });
    expect((await send('formbricks', [finished], { id: 'once' })).body).toMatchObject({ accepted: 1, duplicates: 0 });
    expect((await send('formbricks', [finished], { id: 'once' })).body).toMatchObject({ accepted: 0, duplicates: 1 });
    const [row] = await server.sql<{ id: string }>('SELECT id::text FROM survey_response');
    await tagVerbatim(server, { verbatim: row!.id, tag: 'Speed', author: 'Mia' });
    await send('formbricks', told('responseUpdated', { recommend: 1, why: 'Still too slow' }, { minute: 5 }));
    expect(await server.sql('SELECT r.score, t.name, x.author FROM survey_response r JOIN survey_response_tag x ON x.response_id = r.id JOIN tag t ON t.id = x.tag_id')).toEqual([{ score: 1, name: 'Speed', author: 'Mia' }]);
  });

  it('says what it does not read, and why', async () => {
    expect((await send('formbricks', told('responseCreated', {}))).body.ignored).toEqual([{ what: 'responseCreated', why: 'No question with a score is answered yet.' }]);
    expect((await send('formbricks', told('responseFinished', { unknown: 1 }))).body.ignored).toEqual([{ what: 'question unknown', why: 'Nobody has said what it asks. Name it under "questions" in HOOKS_FILE.' }]);
    expect((await send('formbricks', told('responseFinished', { why: 'Only words' }))).body.ignored).toEqual([{ what: 'question why', why: 'It was written without a score.' }]);
    expect((await send('formbricks', { event: 'surveyPublished', data: {} })).body.ignored).toEqual([{ what: 'surveyPublished', why: 'It tells of no response.' }]);
    expect((await send('formbricks', told('responseFinished', { recommend: 11 }))).body).toMatchObject({ accepted: 0, rejected: [{ path: 'surveyResponses[0].score', reason: expect.stringContaining('from 0 to 10') }] });
    expect((await post(server, 'formbricks', '[]', signed('[]'))).status).toBe(400);
  });
});

describe('our own webhooks', () => {
  const answered = { key: 'r1', survey: 'nps', kind: 'NPS', person: 'ben', at: '2026-03-04T09:00:00Z', score: 6, comment: 'Hm', tags: ['Price'] };

  it('of surveys: one or several responses, with the account of who answers', async () => {
    expect((await send('own', { type: 'survey.answered', data: { ...answered, account: 'acme' } })).body).toMatchObject({ event: 'survey.answered', accepted: 2, rejected: [] });
    expect((await send('own', { data: [{ ...answered, key: 'r2', score: 10 }, { key: 'r3', survey: 'nps', kind: 'NPS', anonymous: 'd1', shownAt: '2026-03-04T09:00:00Z', at: '2026-03-04T09:00:00Z' }, { key: 'r4', survey: 'nps', kind: 'NPS', score: 12 }] })).body)
      .toMatchObject({ event: 'survey', accepted: 2, rejected: [{ path: 'surveyResponses[2].at' }, { path: 'surveyResponses[2].score' }] });
    expect((await responses()).map(({ key, score }) => [key, score])).toEqual([['r1', 6], ['r2', 10], ['r3', null]]);
    expect(await server.sql(`SELECT a.key AS account FROM person p JOIN account a ON a.id = p.account_id WHERE p.key = 'ben'`)).toEqual([{ account: 'acme' }]);
    expect(await server.sql('SELECT t.name, count(*)::int AS n FROM tag t JOIN survey_response_tag x ON x.tag_id = t.id GROUP BY 1')).toEqual([{ name: 'Price', n: 2 }]);
  });

  it('do not bring back a tag that was taken away', async () => {
    await send('own', { data: answered });
    const [row] = await server.sql<{ id: string }>('SELECT id::text FROM survey_response');
    await server.graphql('mutation ($input: TagVerbatimInput!) { untagVerbatim(input: $input) { tags { name } } }', { input: { verbatim: row!.id, tag: 'price' } });
    await send('own', { data: { ...answered, comment: 'Hm, hm' } });
    expect(await server.sql('SELECT * FROM survey_response_tag')).toEqual([]);
  });

  it('of feedback', async () => {
    expect((await send('voice', { type: 'feedback', data: [{ key: 'f1', person: 'ben', at: '2026-03-04T09:00:00Z', text: 'A dark theme', kind: 'idea' }, { key: 'f2', at: '2026-03-04T09:00:00Z', text: ' ' }] })).body)
      .toMatchObject({ accepted: 1, rejected: [{ path: 'feedback[1].text' }] });
    expect((await send('voice', { type: 'feedback' })).body.ignored).toEqual([{ what: 'feedback', why: 'It has no data: one object, or a list of them.' }]);
  });
});

describe('files of what people say', () => {
  it('bring responses with device, account and tags, once', async () => {
    const csv = 'response id,person,anonymous id,company,survey,kind,answered at,score,comment,tags\nr1,ann,,acme,nps,NPS,2026-03-04,9,Quick,"Speed; Ease"\nr2,,dev7,,nps,NPS,2026-03-05,2,Slow,speed\n';
    for (const expected of [{ accepted: 3, rejectedCount: 0 }, { accepted: 0, rejectedCount: 0 }]) expect(await importText(server, 'answers.csv', csv, { as: 'survey-responses', product: 'shop', source: 'csv' })).toMatchObject(expected);
    expect((await responses()).map(({ key, person, score, comment }) => [key, person, score, comment])).toEqual([['r1', 'ann', 9, 'Quick'], ['r2', expect.stringContaining('dev7'), 2, 'Slow']]);
    expect(await server.sql('SELECT t.name, count(*)::int AS n FROM tag t JOIN survey_response_tag x ON x.tag_id = t.id GROUP BY 1 ORDER BY 1')).toEqual([{ name: 'Ease', n: 1 }, { name: 'Speed', n: 2 }]);
    expect(await server.sql(`SELECT a.key AS account FROM person p JOIN account a ON a.id = p.account_id WHERE p.key = 'ann'`)).toEqual([{ account: 'acme' }]);
  });

  it('bring feedback with device and account', async () => {
    const csv = 'feedback id,person,device id,company,at,text,category\nf1,ann,,acme,2026-03-04,A dark theme,idea\nf2,,dev7,,2026-03-05,Thanks,praise\n';
    expect(await importText(server, 'feedback.csv', csv, { as: 'feedback', product: 'shop', source: 'csv' })).toMatchObject({ accepted: 3, rejectedCount: 0 });
    expect(await content('feedback')).toMatchObject([{ key: 'f1', person: 'ann', kind: 'idea' }, { key: 'f2', kind: 'praise' }]);
  });
});
