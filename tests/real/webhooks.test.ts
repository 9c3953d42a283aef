import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentOf, forgetAll } from '../support/content.ts';
import { hooksFile, post, proof, type HookAnswer, type HookKind } from '../support/hooks.ts';
import { derived, sendStripe } from '../support/stripe.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { dataFile, expectedOf } from './real-data.ts';

/** 93 webhooks of Jira (Cloud and Server), GitHub, GitLab, Linear and Stripe, each sent raw, by a source of its own, and what a receiver must read out of it. */
const SET = 'webhooks';
const SECRET = 'a secret of the test';
const KINDS = ['jira', 'github', 'gitlab', 'linear'] as const;

interface Expected {
  jira: Record<string, { event: string; key: string; status: string; category: 'new' | 'indeterminate' | 'done'; type: string; at_ms: number; changes: [string, string | null, string | null][] }>;
  github: Record<string, { action: string; issue?: number; state?: string; created_at?: string; closed_at?: string | null; labels?: string[]; tag?: string; published_at?: string; prerelease?: boolean; env?: string; sha?: string; deploy_state?: string; pr?: number }>;
  gitlab: Record<string, { kind: string; action: string | null; state: string | null; iid: number | null; ref_or_tag: string | null }>;
  linear: Record<string, { action: string; identifier: string; state_type: string; cycle: number | null }>;
  stripe: { type: string; at: number; subscription: string; status_from_to: [string, string]; annual_amount_cents: number; mrr_cents_if_active: number };
}
interface Step { at: string; kind: string; from: string | null; to: string | null }
interface Item { key: string; title: string; type: string; status: string; category: string; points: number | null; severity: string | null; createdAt: string; steps: Step[] }
interface Release { key: string; name: string; releasedAt: string | null }

let server: TestServer;
let expected: Expected;
const answers = new Map<string, HookAnswer>();
const files = Object.fromEntries(KINDS.map((kind) => [kind, readdirSync(dirname(dataFile(SET, `${kind}/${ { jira: 'LICENSE.txt', github: 'LICENSE', gitlab: 'LICENSE', linear: 'issue_create.json' }[kind]}`))).filter((name) => name.endsWith('.json'))])) as Record<HookKind, string[]>;
const sourceOf = (kind: HookKind, file: string): string => `${kind}-${file.replace(/\.json$/, '')}`;
const bytesOf = (kind: HookKind, file: string): Buffer => readFileSync(dataFile(SET, join(kind, file)));
const send = (kind: HookKind, file: string, source: string): Promise<HookAnswer> =>
  post(server, source, bytesOf(kind, file), { ...proof(kind, SECRET, bytesOf(kind, file)), ...(kind === 'github' ? { 'x-github-event': file.split('.')[0]! } : {}) });

beforeAll(async () => {
  expected = expectedOf<Expected>(SET);
  const own = KINDS.flatMap((kind) => files[kind].map((file) => [sourceOf(kind, file), { kind, secret: SECRET, product: sourceOf(kind, file), team: sourceOf(kind, file) }] as const));
  const together = KINDS.map((kind) => [kind, { kind, secret: SECRET, product: 'shop', team: 'atlas', milestones: 'SPRINTS' }] as const);
  server = await startServer({ env: { HOOKS_FILE: hooksFile({ ...Object.fromEntries([...own, ...together]), stripe: { kind: 'stripe', secret: SECRET, product: 'stripe' }, 'stripe-objects': { kind: 'stripe', secret: SECRET, product: 'stripe-objects' } }) } });
  for (const kind of KINDS) for (const file of files[kind]) answers.set(sourceOf(kind, file), await send(kind, file, sourceOf(kind, file)));
});
afterAll(() => server?.stop());

const answerTo = (kind: HookKind, file: string): HookAnswer['body'] => answers.get(sourceOf(kind, file))!.body;

async function itemOf(source: string, key: string): Promise<Item | null> {
  const [row] = await server.sql<{ id: string }>('SELECT w.id::text FROM work_item w JOIN source s ON s.id = w.source_id WHERE s.key = $1 AND w.key = $2', [source, key]);
  if (!row) return null;
  return (await server.graphql<{ workItem: Item }>('query ($id: ID!) { workItem(id: $id) { key title type status category points severity createdAt steps { at kind from to } } }', { id: row.id })).workItem;
}
const releasesOf = async (product: string): Promise<Release[]> => (await server.graphql<{ product: { releases: Release[] } | null }>('query ($key: String!) { product(key: $key) { releases { key name releasedAt } } }', { key: product })).product?.releases ?? [];
const instant = (text: string): string => new Date(text).toISOString();

describe('every webhook', () => {
  it('is taken, and answered with what was kept or why nothing was', () => {
    expect(Object.values(files).map((list) => list.length)).toEqual(KINDS.map((kind) => Object.keys(expected[kind]).length));
    expect([...answers.values()].filter(({ status, body }) => status !== 200 || body.rejected.length > 0)).toEqual([]);
    for (const [, { body }] of answers) expect([body.event, body.accepted > 0 || body.ignored.length > 0]).toEqual([body.event, true]);
  });

  it('counts once, whoever sends it twice', async () => {
    for (const kind of KINDS) for (const file of files[kind]) expect((await send(kind, file, sourceOf(kind, file))).body).toMatchObject({ accepted: 0, rejected: [], ignored: answerTo(kind, file).ignored });
  });
});

describe('35 webhooks of Jira', () => {
  const CATEGORY = { new: 'TO_DO', indeterminate: 'IN_PROGRESS', done: 'DONE' };

  it('give the item, its status with its meaning, and its type', async () => {
    const read = await Promise.all(files.jira.map(async (file) => [file, await itemOf(sourceOf('jira', file), expected.jira[file]!.key)] as const));
    expect(Object.fromEntries(read.map(([file, item]) => [file, [item?.key, item?.status, item?.category]]))).toEqual(Object.fromEntries(files.jira.map((file) => {
      const { key, status, category } = expected.jira[file]!;
      return [file, [key, status, CATEGORY[category]]];
    })));
    expect(Object.fromEntries(read.map(([file, item]) => [file, item?.type]))).toEqual(Object.fromEntries(files.jira.map((file) => [file, expected.jira[file]!.type])));
    expect(Object.fromEntries(files.jira.map((file) => [file, answerTo('jira', file).event]))).toEqual(Object.fromEntries(files.jira.map((file) => [file, expected.jira[file]!.event])));
  });

  it('give each change of a status, a type or a release at its instant', async () => {
    const KIND: Record<string, string> = { status: 'STATUS', issuetype: 'TYPE' };
    let compared = 0;
    for (const file of files.jira.filter((name) => expected.jira[name]!.event === 'jira:issue_updated')) {
      const { key, at_ms: at, changes } = expected.jira[file]!;
      const { steps } = (await itemOf(sourceOf('jira', file), key))!;
      for (const [field, from, to] of changes) {
        const here = steps.filter((step) => step.at === new Date(at).toISOString());
        if (KIND[field]) expect([file, here.filter(({ kind }) => kind === KIND[field]).map((step) => [step.from, step.to])]).toEqual([file, [[from, to]]]);
        // The issue of this webhook carries no version, so that nobody says their names: ids 10000 and 10001.
        else if (field === 'Fix Version') expect([file, here.filter(({ kind }) => kind.startsWith('RELEASE')).map((step) => [step.kind, step.from, step.to])]).toEqual([file, [['RELEASE_LEFT', '10000', null], ['RELEASE_ENTERED', null, '10001']]]);
        else continue;
        compared += 1;
      }
    }
    // Of a status: resolved, reopened and started on Cloud, resolved, reopened, in progress and closed on Server; a type; two of a version.
    expect(compared).toBe(3 + 4 + 1 + 2);
  });

  it('give a creation as it was at first, at the instant of the issue: its changes were none', async () => {
    for (const file of files.jira.filter((name) => expected.jira[name]!.event === 'jira:issue_created')) {
      const { key, at_ms: at, status } = expected.jira[file]!;
      const item = (await itemOf(sourceOf('jira', file), key))!;
      expect(item.steps.filter(({ kind }) => kind === 'CREATED' || kind === 'STATUS')).toEqual([{ at: item.createdAt, kind: 'CREATED', from: null, to: null }, { at: item.createdAt, kind: 'STATUS', from: null, to: status }]);
      // The webhook is sent some milliseconds after.
      expect(at - Date.parse(item.createdAt)).toBeGreaterThan(0);
      expect(at - Date.parse(item.createdAt)).toBeLessThan(500);
    }
  });

  it('give every other change back as ignored, by its name', () => {
    for (const file of files.jira) {
      const kept = new Set(['status', 'Status', 'issuetype', 'Fix Version', 'summary', 'priority', 'resolution']);
      const others = expected.jira[file]!.changes.map(([field]) => field).filter((field) => !kept.has(field));
      expect([file, answerTo('jira', file).ignored.map(({ what }) => what).sort()]).toEqual([file, others.map((field) => `change of ${field}`).sort()]);
    }
    // This payload names its sprints and says no ids, which Jira always does: a name is no key.
    expect(answerTo('jira', 'webhook-issue-updated-sprint.json').ignored).toEqual([{ what: 'change of Sprint', why: 'It names no id, or nothing that was not so before.' }]);
  });

  it('tell of a deletion', async () => {
    const { key, at_ms: at } = expected.jira['webhook-issue-deleted.json']!;
    expect((await itemOf('jira-webhook-issue-deleted', key))!.steps.at(-1)).toEqual({ at: new Date(at).toISOString(), kind: 'DELETED', from: null, to: null });
  });
});

describe('47 webhooks of GitHub', () => {
  const about = (...events: string[]): string[] => files.github.filter((file) => events.includes(file.split('.')[0]!));
  const raw = (file: string) => JSON.parse(bytesOf('github', file).toString('utf8')) as { issue: { title: string; updated_at: string; pull_request?: unknown }; deployment: { id: number }; deployment_status: { created_at: string } };

  it('give the issue as it stood, also where they tell of a comment on it', async () => {
    let pulls = 0;
    for (const file of about('issues', 'issue_comment')) {
      const { issue: number, state, created_at: created, labels } = expected.github[file]!;
      const item = await itemOf(sourceOf('github', file), `Codertocat/Hello-World#${number}`);
      const { title, updated_at: updated, pull_request: pull } = raw(file).issue;
      if (pull) {
        pulls += 1;
        expect([file, item, answerTo('github', file).ignored[0]?.why]).toEqual([file, null, '#2 is a pull request, no work item: its issue is.']);
        continue;
      }
      expect([file, item!.title, item!.status, item!.createdAt]).toEqual([file, title, state, instant(created!)]);
      expect([file, item!.type, item!.category]).toEqual([file, labels!.includes('bug') ? 'Bug' : 'Issue', state === 'closed' ? 'DONE' : 'TO_DO']);
      const { closed_at: closed } = expected.github[file]!;
      expect(item!.steps.filter(({ kind }) => kind === 'STATUS')).toEqual([{ at: instant(state === 'closed' ? closed! : updated), kind: 'STATUS', from: null, to: state }]);
      expect(item!.steps.some(({ kind }) => kind === 'DELETED')).toBe(file === 'issues.deleted.payload.json');
    }
    expect(pulls).toBe(2);
  });

  it('give a release by its tag, out when it was published, and not where it is a prerelease or was taken back', async () => {
    for (const file of about('release')) {
      const { tag, published_at: published, prerelease } = expected.github[file]!;
      const isOut = !prerelease && file !== 'release.deleted.payload.json';
      expect([file, await releasesOf(sourceOf('github', file))]).toEqual([file, [{ key: `Codertocat/Hello-World@${tag}`, name: tag, releasedAt: isOut ? instant(published!) : null }]]);
    }
    expect(about('release')).toHaveLength(6);
  });

  it('give a deployment once it succeeded: to its environment, when it was out', async () => {
    for (const file of about('deployment', 'deployment_status')) {
      const { env, deploy_state: state } = expected.github[file]!;
      const kept = await server.sql('SELECT d.key, d.service, d.environment, d.at FROM deployment d JOIN source s ON s.id = d.source_id WHERE s.key = $1', [sourceOf('github', file)]);
      const deployed = state === 'success' ? [{ key: String(raw(file).deployment.id), service: 'Codertocat/Hello-World', environment: env, at: new Date(raw(file).deployment_status.created_at) }] : [];
      expect([file, kept, answerTo('github', file).ignored.length]).toEqual([file, deployed, 1 - deployed.length]);
    }
    const { product } = await server.graphql<{ product: { dora: { figures: { deploymentFrequency: { value: number } } } } }>('{ product(key: "github-deployment_status.payload") { dora(range: { from: "2019-05-01", to: "2019-06-01" }, grain: MONTH) { figures { deploymentFrequency { value } } } } }');
    expect(product.dora.figures.deploymentFrequency.value).toBe(1);
  });

  it('give nothing where there is nothing for delivery, and say why', () => {
    const silent = about('pull_request', 'projects_v2_item', 'workflow_run', 'milestone', 'deployment');
    expect(silent).toHaveLength(12 + 6 + 2 + 3 + 2);
    for (const file of silent) expect([file, answerTo('github', file)]).toEqual([file, expect.objectContaining({ accepted: 0, ignored: [{ what: expect.any(String), why: expect.stringMatching(/\.$/) }] })]);
  });
});

describe('8 webhooks of GitLab', () => {
  it('give the issue as it stood, with its weight, its labels\' word and its severity', async () => {
    const { iid, state } = expected.gitlab['issue.json']!;
    expect(await itemOf('gitlab-issue', `gitlabhq/gitlab-test#${iid}`)).toEqual({
      key: 'gitlabhq/gitlab-test#23', title: 'New API: create/update/delete file', type: 'Issue', status: state === 'opened' ? 'open' : 'closed', category: 'TO_DO', points: 10, severity: 'high', createdAt: '2013-12-03T17:15:43.000Z',
      steps: [
        { at: '2013-12-03T17:15:43.000Z', kind: 'CREATED', from: null, to: null }, { at: '2013-12-03T17:15:43.000Z', kind: 'ESTIMATE', from: null, to: '10' }, { at: '2013-12-03T17:15:43.000Z', kind: 'STATUS', from: null, to: 'open' },
      ],
    });
    expect(await itemOf('gitlab-note_issue', 'gitlab-org/gitlab-test#17')).toMatchObject({ title: 'test_issue', status: 'closed', category: 'DONE', createdAt: '2016-01-04T15:31:46.176Z' });
  });

  it('give the release by its tag, and the deployment to staging, which is not production', async () => {
    expect(await releasesOf('gitlab-release')).toEqual([{ key: 'exm-namespace/example-project@1.0.0', name: expected.gitlab['release.json']!.ref_or_tag, releasedAt: '2021-02-25T21:23:34.000Z' }]);
    const { product } = await server.graphql<{ product: { dora: { leftOut: unknown[] } } }>('{ product(key: "gitlab-deployment") { dora(range: { from: "2021-04-01", to: "2021-05-01" }, grain: MONTH) { leftOut { key at reason } } } }');
    expect(product.dora.leftOut).toEqual([{ key: '15', at: '2021-04-28T19:50:00.000Z', reason: 'went to staging, not to production' }]);
  });

  it('give nothing where there is nothing for delivery, and say why', () => {
    for (const kind of ['merge_request', 'pipeline', 'push', 'tag_push']) expect(answerTo('gitlab', `${kind}.json`)).toMatchObject({ accepted: 0, ignored: [{ what: expect.stringContaining(expected.gitlab[`${kind}.json`]!.kind), why: expect.any(String) }] });
  });
});

describe('2 webhooks of Linear', () => {
  it('give the issue, its state with its meaning, and the cycle that it came into', async () => {
    const { identifier, cycle } = expected.linear['issue_update.json']!;
    const created = { at: '2023-04-11T10:10:15.037Z', kind: 'CREATED', from: null, to: null };
    const started = { kind: 'STATUS', from: null, to: 'In Progress' };
    expect(await itemOf('linear-issue_create', identifier)).toMatchObject({ type: 'Bug', status: 'In Progress', category: 'IN_PROGRESS', severity: 'Urgent', steps: [created, { ...started, at: created.at }] });
    expect((await itemOf('linear-issue_update', identifier))!.steps).toEqual([created, { at: '2023-04-11T10:16:53.022Z', kind: 'SPRINT_ENTERED', from: null, to: `Cycle ${cycle}` }, { ...started, at: '2023-04-11T10:16:53.022Z' }]);
    const { team } = await server.graphql<{ team: { sprints: unknown[] } }>('{ team(key: "linear-issue_update") { sprints { name state plannedStartAt plannedEndAt } } }');
    expect(team.sprints).toEqual([{ name: 'Cycle 1', state: 'CLOSED', plannedStartAt: '2023-04-05T18:30:00.000Z', plannedEndAt: '2023-04-12T18:30:00.000Z' }]);
  });
});

describe('the webhook of Stripe, and the objects of its API', () => {
  const changes = (product: string) => server.sql<{ subscription: string; at: Date; status: string; amount: number; quantity: number; interval: string }>(
    'SELECT c.subscription, c.at, c.status, c.amount_minor::int AS amount, c.quantity, c.interval FROM subscription_change c JOIN product p ON p.id = c.product_id WHERE p.key = $1 ORDER BY c.at', [product]);

  it('gives the subscription as it was before and after: 800 at 1.00 a year are 66.67 a month, and nothing while in trial', async () => {
    const { type, at, subscription, status_from_to: [from, to], annual_amount_cents: annual, mrr_cents_if_active: mrr } = expected.stripe;
    const text = readFileSync(dataFile(SET, 'stripe/event_customer_subscription_updated.json'), 'utf8');
    expect((await sendStripe(server, 'stripe', SECRET, text)).body).toMatchObject({ event: type, accepted: 1, ignored: [] });
    expect((await sendStripe(server, 'stripe', SECRET, text)).body).toMatchObject({ accepted: 0, duplicates: 1 });
    await derived(server);
    const kept = await changes('stripe');
    expect(kept.map(({ subscription: line, status, amount, quantity, interval }) => [line.split('/')[0], status, amount * quantity, interval])).toEqual([[subscription, from.toUpperCase(), annual, 'YEAR'], [subscription, to.toUpperCase(), annual, 'YEAR']]);
    expect(kept[1]!.at).toEqual(new Date(at * 1000));
    expect(await server.sql('SELECT m.at, m.mrr_after_minor::int AS mrr FROM mrr_movement m JOIN product p ON p.id = m.product_id WHERE p.key = $1 ORDER BY m.at', ['stripe']))
      .toEqual([{ at: kept[0]!.at, mrr: Math.round(mrr) }, { at: new Date(at * 1000), mrr: 0 }]);
  });

  it('takes each object of the API\'s own fixtures, whole and in events of every kind, without a fault', async () => {
    const { resources } = JSON.parse(readFileSync(dataFile(SET, 'stripe/fixtures3.json'), 'utf8')) as { resources: Record<string, { object?: string; id?: string }> };
    const objects = Object.values(resources).filter(({ object, id }) => object !== undefined && id !== undefined);
    expect(objects.length).toBeGreaterThan(100);
    for (const [index, object] of objects.entries()) {
      const body = object.object === 'event' ? object : { id: `evt_${index}`, object: 'event', type: `${object.object}.updated`, created: 1_700_000_000 + index, data: { object, previous_attributes: {} } };
      expect([object.object, (await sendStripe(server, 'stripe-objects', SECRET, body)).status]).toEqual([object.object, 200]);
    }
    await derived(server);
    expect(await changes('stripe-objects')).not.toEqual([]);
    expect(await server.sql("SELECT r.path, r.reason FROM collect_rejection r JOIN source s ON s.id = r.source_id WHERE s.key LIKE 'stripe%'")).toEqual([]);
  });
});

/** It forgets everything: it stands last. */
describe('webhooks of one issue', () => {
  it('give one history of an issue, in whatever order its webhooks come', async () => {
    const series = files.jira.filter((file) => expected.jira[file]!.key === 'TES-4' || /TES-41/.test(expected.jira[file]!.key));
    const contents: unknown[] = [];
    for (const order of [series, [...series].reverse()]) {
      await forgetAll(server);
      for (const file of order) await send('jira', file, 'jira');
      contents.push((await contentOf(server))['workItemEvent']);
      const story = (await itemOf('jira', 'TES-4'))!.steps.filter(({ kind }) => kind === 'STATUS').map(({ from, to }) => `${from} > ${to}`);
      expect(story).toEqual(['In Progress > Resolved', 'Resolved > Reopened', 'Reopened > In Progress', 'Resolved > Closed']);
    }
    expect(contents[1]).toEqual(contents[0]);
  });
});
