import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readHooksFile } from './hooks-file.js';

const SECRET = 'not-to-be-seen-anywhere';
const read = (content: unknown) => {
  const path = join(mkdtempSync(join(tmpdir(), 'bifocal-hooks-')), 'hooks.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readHooksFile(path);
};

describe('the file that names who sends webhooks', () => {
  it('names sources with their kind, secret and place', () => {
    const jira = { kind: 'jira', secret: SECRET, product: 'shop', team: 'atlas', pointsField: 'customfield_10030' };
    const github = { kind: 'github', secret: SECRET, projects: { 'shop/web': { product: 'shop', service: 'web' } }, statuses: { doing: 'IN_PROGRESS' }, production: ['prod-eu'], milestones: 'SPRINTS' };
    expect(read({ jira, github, 'old.jira_2': { kind: 'jira' } })).toEqual({ hooks: new Map<string, unknown>([['jira', jira], ['github', github], ['old.jira_2', { kind: 'jira' }]]) });
    expect(read({})).toEqual({ hooks: new Map() });
    const asks = { kind: 'formbricks', product: 'shop', person: 'email', questions: { 's1.q1': { kind: 'NPS', survey: 'nps' }, q2: { kind: 'COMMENT' } } };
    const own = { kind: 'survey', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', product: 'shop' };
    expect(read({ asks, own })).toEqual({ hooks: new Map<string, unknown>([['asks', asks], ['own', own]]) });
  });

  it.each([
    ['not JSON', `{"jira": {"kind": "jira", "secret": "${SECRET}"`, 'is not valid JSON.'],
    ['a list', [SECRET], 'the file: '],
    ['a kind nobody knows', { x: { kind: SECRET, secret: SECRET } }, 'x.kind: '],
    ['a GitHub without a secret', { x: { kind: 'github' } }, 'x.secret: is missing; only a Jira may send without one'],
    ['a secret that is no text', { x: { kind: 'jira', secret: [SECRET] } }, 'x.secret: '],
    ['a Stripe of no product', { x: { kind: 'stripe', secret: SECRET } }, 'x.product: is missing: whose customers these are'],
    ['a Stripe without a secret', { x: { kind: 'stripe', product: 'shop' } }, 'x.secret: '],
    ['a short secret', { x: { kind: 'github', secret: 'abc' } }, 'x.secret: a secret has 8 characters at least'],
    ['a misspelt field', { x: { kind: 'github', secret: SECRET, prodct: 'shop' } }, 'prodct'],
    ['a category nobody knows', { x: { kind: 'github', secret: SECRET, statuses: { doing: SECRET } } }, 'x.statuses.doing: '],
    ['a secret that is none of Standard Webhooks', { x: { kind: 'survey', secret: SECRET, product: 'shop' } }, 'x.secret: is none of Standard Webhooks'],
    ['answers of nobody\'s product', { x: { kind: 'formbricks' } }, 'x.product: is missing'],
    ['answers without a secret', { x: { kind: 'feedback', product: 'shop' } }, 'x.secret: is missing'],
    ['a question that asks nothing known', { x: { kind: 'formbricks', product: 'shop', questions: { q: { kind: SECRET } } } }, 'x.questions.q.kind: '],
    ['a name that is no path', { 'a/b': { kind: 'github', secret: SECRET } }, 'a/b: a source is named by'],
  ])('says what is wrong, and none of its values: %s', (_, content, says) => {
    const result = read(content);
    if (!('problem' in result)) throw new Error('it was read');
    expect(result.problem).toContain(says);
    expect(result.problem).not.toContain(SECRET);
  });

  it('says so where it is not there', () => {
    expect(readHooksFile('/nowhere/hooks.json')).toEqual({ problem: 'cannot be read. Is it there, and may the server read it?' });
  });
});
