import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { contentOf, forgetAll } from '../support/content.ts';
import { importText } from '../support/files.ts';
import { hooksFile, post, proof, type HookAnswer, type HookKind } from '../support/hooks.ts';
import { listenLive } from '../support/live-client.ts';
import { startServer, type TestServer } from '../support/server.ts';

const SECRET = 'not-to-be-seen-anywhere';
const HOOKS = {
  jira: { kind: 'jira', secret: SECRET, product: 'shop', team: 'atlas' },
  'old-jira': { kind: 'jira', product: 'shop', team: 'atlas' },
  github: { kind: 'github', secret: SECRET, milestones: 'SPRINTS', projects: { 'shop/web': { product: 'shop', team: 'atlas', service: 'web' }, 'shop/loose': {} }, statuses: { doing: 'IN_PROGRESS' }, production: ['prod-eu'] },
  gitlab: { kind: 'gitlab', secret: SECRET, product: 'shop', team: 'atlas' },
  linear: { kind: 'linear', secret: SECRET, product: 'shop', team: 'atlas' },
};

let server: TestServer;
beforeAll(async () => { server = await startServer({ env: { HOOKS_FILE: hooksFile(HOOKS), LOG_LEVEL: 'trace' } }); });
beforeEach(() => forgetAll(server));
afterAll(() => server?.stop());

const send = (kind: HookKind, body: object, headers: Record<string, string> = {}): Promise<HookAnswer> => {
  const text = JSON.stringify(body);
  return post(server, kind, text, { ...proof(kind, SECRET, text), ...headers });
};

const AT = Date.parse('2026-03-04T09:00:00Z');
const MINUTE = 60_000;
const iso = (ms: number): string => new Date(ms).toISOString();
const SPRINT = { id: 42, name: 'Sprint 42', state: 'active', startDate: '2026-03-02T09:00:00.000Z', endDate: '2026-03-13T16:00:00.000Z' };
const STATUS = { todo: { id: '1', name: 'To Do', statusCategory: { key: 'new' } }, doing: { id: '3', name: 'Doing it', statusCategory: { key: 'indeterminate' } }, done: { id: '6', name: 'Done', statusCategory: { key: 'done' } } };
const change = (from: keyof typeof STATUS, to: keyof typeof STATUS) => ({ field: 'status', fieldId: 'status', from: STATUS[from].id, fromString: STATUS[from].name, to: STATUS[to].id, toString: STATUS[to].name });
const issue = (status: keyof typeof STATUS, fields: object = {}) => ({
  id: '1', key: 'SHOP-1', fields: { project: { key: 'SHOP' }, issuetype: { name: 'Story', subtask: false }, summary: 'Two steps', created: '2026-02-20T10:00:00.000+0100', status: STATUS[status], customfield_10016: 5, customfield_10020: [SPRINT], ...fields },
});
const jiraUpdate = (id: number, items: object[], now: object, at = AT + id * MINUTE) => ({ timestamp: at, webhookEvent: 'jira:issue_updated', issue_event_type_name: 'issue_generic', issue: now, changelog: { id: String(id), items } });
const githubIssue = (fields: object = {}, more: object = {}) => ({
  action: 'labeled', repository: { full_name: 'shop/web' },
  issue: { id: 9, number: 7, title: 'Two steps', state: 'open', labels: [], created_at: '2026-02-20T09:00:00Z', updated_at: '2026-03-04T09:00:00Z', closed_at: null, milestone: null, ...fields }, ...more,
});
const asIssues = { 'x-github-event': 'issues' };

const stepsOf = async (key: string): Promise<string[]> => {
  const [row] = await server.sql<{ id: string }>('SELECT id::text FROM work_item WHERE key = $1', [key]);
  const { workItem } = await server.graphql<{ workItem: { steps: { at: string; kind: string; from: string | null; to: string | null }[] } }>('query ($id: ID!) { workItem(id: $id) { steps { at kind from to } } }', { id: row!.id });
  return workItem.steps.map(({ at, kind, from, to }) => [at.slice(5, 16), kind, from, to].filter((part) => part !== null).join(' '));
};
const isEmpty = async (): Promise<boolean> => (await server.sql<{ n: number }>('SELECT ((SELECT count(*) FROM work_item) + (SELECT count(*) FROM source) + (SELECT count(*) FROM release))::int AS n'))[0]!.n === 0;

describe('who may send', () => {
  it.each(['nobody', 'Jira', '__proto__', 'constructor', '%00', 'jira%2F..'])('nobody of the name %s: 404', async (source) => {
    const answer = await post(server, source, '{}');
    expect([answer.status, answer.body.message]).toEqual([404, 'No tracker of that name sends here. Name it in the file of HOOKS_FILE, and start the server again.']);
  });

  it.each(['jira', 'github', 'gitlab', 'linear'] as const)('%s only with the right proof: 401 without, with another\'s, and with one of other bytes', async (kind) => {
    const body = JSON.stringify(kind === 'github' ? githubIssue() : jiraUpdate(1, [change('todo', 'done')], issue('done')));
    const wrong = [{}, proof(kind, 'another secret', body), ...(kind === 'gitlab' ? [] : [proof(kind, SECRET, `${body} `)])];
    for (const headers of wrong) {
      const answer = await post(server, kind, body, { ...headers, ...asIssues });
      expect([answer.status, Object.keys(answer.body)]).toEqual([401, ['message']]);
    }
    expect(await isEmpty()).toBe(true);
    expect((await post(server, kind, body, { ...proof(kind, SECRET, body), ...asIssues })).status).toBe(200);
  });

  it('a Jira that cannot sign, where its entry holds no secret', async () => {
    expect(await post(server, 'old-jira', JSON.stringify(jiraUpdate(1, [change('todo', 'done')], issue('done'))))).toMatchObject({ status: 200, body: { source: 'old-jira', event: 'jira:issue_updated', rejected: [] } });
  });
});

describe('what is no webhook', () => {
  const deep = `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
  it.each([
    ['broken JSON', '{"a": 1', 400, 'The body is not valid JSON in UTF-8.'], ['a list', '[]', 400, 'The body is JSON, but no object.'], ['null', 'null', 400, 'The body is JSON, but no object.'],
    ['other bytes than UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 'The body is not valid JSON in UTF-8.'], ['nesting without end', deep, 400, 'The body is nested deeper than any webhook of a tracker.'],
  ])('%s is refused with a sentence', async (_, body, status, message) => {
    expect(await post(server, 'jira', body, proof('jira', SECRET, body))).toMatchObject({ status, body: { message } });
  });

  it('a form is refused with what to choose instead, and so is nothing, and what is compressed', async () => {
    expect(await post(server, 'github', 'payload=%7B%7D', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 415, body: { message: expect.stringContaining('Choose the content type application/json') } });
    expect((await post(server, 'github', '')).status).toBe(400);
    expect(await post(server, 'github', '{}', { 'content-encoding': 'gzip' })).toMatchObject({ status: 415, body: { message: 'The body is compressed. Send it as it is.' } });
  });

  it('more than 1 MB is refused unread; just under is taken', async () => {
    const sized = (bytes: number): string => { const text = JSON.stringify({ webhookEvent: 'x', pad: '' }); return text.replace('""', `"${'x'.repeat(bytes - text.length)}"`); };
    const [fits, large] = [sized(1024 * 1024), sized(1024 * 1024 + 1)];
    expect((await post(server, 'jira', fits, proof('jira', SECRET, fits))).status).toBe(200);
    expect(await post(server, 'jira', large, proof('jira', SECRET, large))).toMatchObject({ status: 413, body: { message: 'The request is larger than 1 MB; no webhook of a tracker is.' } });
  });

  it('shapes that no tracker sends break nothing', async () => {
    for (const body of [{ webhookEvent: 'jira:issue_updated' }, { webhookEvent: 'jira:issue_updated', timestamp: 'soon', issue: [] }, jiraUpdate(1, [1, null, {}] as object[], { key: 'X-1', fields: null }), jiraUpdate(2, [change('todo', 'done')], { ...issue('done'), fields: { created: 'never' } }), { webhookEvent: ['x'] }, {}]) {
      expect(await send('jira', body)).toMatchObject({ status: 200, body: { accepted: 0, ignored: [{ why: expect.any(String) }] } });
    }
    for (const body of [{}, { repository: 1 }, { repository: { full_name: 'shop/web' } }, { repository: { full_name: 'shop/web' }, issue: { number: {} } }]) expect(await send('github', body, asIssues)).toMatchObject({ status: 200, body: { accepted: 0 } });
    for (const kind of ['gitlab', 'linear'] as const) for (const body of [{}, { object_kind: 'issue' }, { type: 'Issue', action: 'create', data: { team: 'x' } }]) expect(await send(kind, body)).toMatchObject({ status: 200, body: { accepted: 0 } });
    expect(await send('github', githubIssue())).toMatchObject({ status: 400, body: { message: expect.stringContaining('x-github-event') } });
    expect(await isEmpty()).toBe(true);
  });

  it('what a tracker says wrongly is told field by field, and what is right beside it is kept', async () => {
    const answer = await send('jira', jiraUpdate(1, [change('todo', 'done')], issue('done'), Date.parse('2099-01-01T00:00:00Z')));
    expect(answer.body.rejected.map(({ path }) => path)).toEqual(['workItems[0].observedAt', 'workItemEvents[1].at']);
    expect(answer.body.accepted).toBeGreaterThan(0);
    const { sources } = await server.graphql<{ sources: { key: string; kind: string; rejectedTotal: number }[] }>('{ sources { key kind rejectedTotal } }');
    expect(sources).toEqual([{ key: 'jira', kind: 'webhook', rejectedTotal: 2 }]);
  });
});

describe('the running sprint', () => {
  it('burns down with the webhook: pages are told, and the answer has moved', async () => {
    const now = Date.now();
    const running = { ...SPRINT, startDate: iso(now - 3 * 86_400_000), endDate: iso(now + 7 * 86_400_000) };
    const fields = { created: iso(now - 5 * 86_400_000), customfield_10020: [running] };
    await importText(server, 'jira.json', JSON.stringify({ issues: [issue('doing', fields), { ...issue('doing', fields), key: 'SHOP-2' }], sprints: [running] }), { product: 'shop', team: 'atlas' });
    const { team } = await server.graphql<{ team: { sprints: { id: string }[] } }>('{ team(key: "atlas") { sprints { id } } }');
    const remaining = async () => (await server.graphql<{ sprint: { ledger: { completed: number; commitment: number } } }>('query ($id: ID!) { sprint(id: $id) { ledger(measure: POINTS) { commitment completed } } }', { id: team.sprints[0]!.id })).sprint.ledger;
    expect(await remaining()).toEqual({ commitment: 10, completed: 0 });
    const client = await listenLive(server);
    await client.more(0);
    const told = client.told.length;
    await send('jira', jiraUpdate(500, [change('doing', 'done')], issue('done', fields), now));
    await client.more(told);
    client.close();
    expect(await remaining()).toEqual({ commitment: 10, completed: 5 });
  });

  it('starts and closes with Jira\'s own webhooks of sprints, and a version is out with that of versions', async () => {
    for (const [webhookEvent, sprint] of [['sprint_created', { ...SPRINT, state: 'future' }], ['sprint_started', SPRINT], ['sprint_closed', { ...SPRINT, state: 'closed', completeDate: '2026-03-13T17:00:00.000Z' }]] as const) expect(await send('jira', { timestamp: AT, webhookEvent, sprint })).toMatchObject({ body: { event: webhookEvent, accepted: expect.any(Number), ignored: [] } });
    await send('jira', { timestamp: AT, webhookEvent: 'jira:version_released', version: { id: '900', name: '2.0', released: true, releaseDate: '2026-03-20' } });
    expect(await server.sql('SELECT key, name, started_at, closed_at FROM sprint')).toEqual([{ key: '42', name: 'Sprint 42', started_at: new Date(SPRINT.startDate), closed_at: new Date('2026-03-13T17:00:00.000Z') }]);
    expect(await server.sql('SELECT key, name, released_at FROM release')).toEqual([{ key: '900', name: '2.0', released_at: new Date('2026-03-20') }]);
    await send('jira', { timestamp: AT + 1, webhookEvent: 'jira:version_unreleased', version: { id: '900', name: '2.0', released: false } });
    expect(await server.sql('SELECT released_at FROM release')).toEqual([{ released_at: null }]);
    expect(await send('jira', { timestamp: AT, webhookEvent: 'comment_created', comment: { body: 'x' } })).toMatchObject({ status: 200, body: { accepted: 0, ignored: [{ what: 'comment_created', why: 'It tells of no issue, sprint or version.' }] } });
  });
});

describe('a history of Jira', () => {
  const points = { field: 'Story point estimate', fieldId: 'customfield_10016', from: null, to: null, fromString: '5', toString: '8' };
  const sprint = (from: string, to: string) => ({ field: 'Sprint', fieldId: 'customfield_10020', from, to, fromString: '', toString: '' });
  const LOG: [number, object[], object][] = [
    [101, [sprint('', '42')], issue('todo')], [102, [change('todo', 'doing'), points], issue('doing', { customfield_10016: 8 })],
    [103, [change('doing', 'done'), { field: 'resolution', fieldId: 'resolution', from: null, to: '1', fromString: null, toString: 'Done' }], issue('done', { customfield_10016: 8, resolution: { name: 'Done' } })],
  ];
  const present = LOG.at(-1)![2];
  const file = JSON.stringify({ issues: [{ ...present, changelog: { histories: LOG.map(([id, items]) => ({ id: String(id), created: iso(AT + id * MINUTE), items })) } }], sprints: [SPRINT], statuses: Object.values(STATUS) });
  const created = { timestamp: Date.parse('2026-02-20T09:00:00.100Z'), webhookEvent: 'jira:issue_created', issue: issue('todo', { customfield_10020: null }), changelog: { id: '100', items: [{ field: 'Status', fieldId: 'status', from: null, to: '1', fromString: null, toString: 'To Do' }] } };
  const byFile = () => importText(server, 'jira.json', file, { product: 'shop', team: 'atlas', source: 'jira' });
  const byHooks = async (webhooks: object[]) => { for (const one of webhooks) expect(await send('jira', one)).toMatchObject({ status: 200, body: { rejected: [] } }); };
  const updates: object[] = LOG.map(([id, items, now]) => jiraUpdate(id, items, now));
  /** The order within one instant is each door's own count. */
  const facts = async () => {
    const content = await contentOf(server);
    return { sprint: content['sprint'], workItem: content['workItem'], events: (content['workItemEvent'] as { sequence: number }[]).map(({ sequence: _, ...event }) => event) };
  };

  it('is the same by file, by webhooks, by both, and in any order: each event once', async () => {
    await byFile();
    const whole = await facts();
    expect(await stepsOf('SHOP-1')).toEqual(['02-20T09:00 CREATED', '02-20T09:00 ESTIMATE 5', '02-20T09:00 STATUS To Do', '03-04T10:41 SPRINT_ENTERED Sprint 42', '03-04T10:42 ESTIMATE 5 8', '03-04T10:42 STATUS To Do Doing it', '03-04T10:43 STATUS Doing it Done']);
    for (const ways of [[byFile, () => byHooks([created, ...updates])], [() => byHooks([created, ...updates]), byFile], [() => byHooks([...[...updates].reverse(), created])], [() => byHooks(updates), byFile, () => byHooks([created])]]) {
      await forgetAll(server);
      for (const way of ways) await way();
      expect(await facts()).toEqual(whole);
    }
  });

  it('teaches what statuses mean to the files that come without them', async () => {
    await byHooks(updates);
    const { statuses: _, ...bare } = JSON.parse(file) as Record<string, unknown>;
    await importText(server, 'jira.json', JSON.stringify(bare), { product: 'shop', team: 'atlas', source: 'jira' });
    expect(await server.sql(`SELECT to_value AS name, category FROM work_item_event WHERE key = '102:0'`)).toEqual([{ name: 'Doing it', category: 'IN_PROGRESS' }]);
  });

  it('begins with what the first webhook says was before, where nobody told the rest', async () => {
    await send('jira', jiraUpdate(102, [change('doing', 'done')], issue('done')));
    // Its points and its sprint are as they are seen: no change of them was told.
    expect(await stepsOf('SHOP-1')).toEqual(['02-20T09:00 CREATED', '03-04T10:42 ESTIMATE 5', '03-04T10:42 SPRINT_ENTERED Sprint 42', '03-04T10:42 STATUS Doing it Done']);
  });

  it('forgets the resolution of what was reopened, and the key of what was moved', async () => {
    await byFile();
    await send('jira', jiraUpdate(110, [change('done', 'todo'), { field: 'Key', from: null, to: null, fromString: 'SHOP-1', toString: 'OPS-9' }], { ...issue('todo', { customfield_10016: 8 }), key: 'OPS-9' }));
    expect(await server.sql('SELECT key, resolution FROM work_item ORDER BY key')).toEqual([{ key: 'OPS-9', resolution: null }, { key: 'SHOP-1', resolution: 'Done' }]);
    expect((await stepsOf('SHOP-1')).at(-1)).toBe('03-04T10:50 DELETED');
  });

  it('is the same in each of 24 orders, with any webhook twice', async () => {
    const series = [
      jiraUpdate(101, [change('todo', 'doing')], issue('doing', { summary: 'One step', priority: { name: 'High' } })), jiraUpdate(102, [points], issue('doing', { customfield_10016: 8, parent: { key: 'SHOP-9' } })),
      jiraUpdate(103, [change('doing', 'done')], issue('done', { resolution: { name: 'Duplicate' } })), jiraUpdate(104, [change('done', 'todo'), sprint('42', '')], issue('todo', { customfield_10020: null, customfield_10016: 8 })),
    ];
    const orders = (rest: object[]): object[][] => (rest.length === 0 ? [[]] : rest.flatMap((one) => orders(rest.filter((other) => other !== one)).map((others) => [one, ...others])));
    const seen = new Set<string>();
    for (const [n, order] of orders(series).entries()) {
      await forgetAll(server);
      await byHooks([...order, series[n % 4]!]);
      seen.add(JSON.stringify(await contentOf(server)));
    }
    expect(seen.size).toBe(1);
    // What was there for a while is gone with the last of them.
    expect(await server.sql('SELECT title, severity, resolution, parent_key FROM work_item')).toEqual([{ title: 'Two steps', severity: null, resolution: null, parent_key: null }]);
  });
});

describe('an issue of GitHub', () => {
  it('counts once by its delivery\'s id and by what it says, and again once what was wrong is mended', async () => {
    const first = await send('github', githubIssue(), { ...asIssues, 'x-github-delivery': 'd1' });
    expect(first.body).toMatchObject({ event: 'issues.labeled', rejected: [], ignored: [] });
    expect(first.body.accepted).toBeGreaterThan(0);
    const before = await contentOf(server);
    for (const headers of [{ 'x-github-delivery': 'd1' }, { 'x-github-delivery': 'd2' }, {}]) expect((await send('github', githubIssue(), { ...asIssues, ...headers } as Record<string, string>)).body).toMatchObject({ accepted: 0, rejected: [] });
    expect(await contentOf(server)).toEqual(before);
    // An old delivery that is sent anew takes nothing back.
    const release = (name: string) => ({ action: 'edited', repository: { full_name: 'shop/web' }, release: { tag_name: 'v1', name, published_at: '2026-03-01T00:00:00Z' } });
    for (const [name, id] of [['One', 'r1'], ['First', 'r2'], ['One', 'r1']] as const) await send('github', release(name), { 'x-github-event': 'release', 'x-github-delivery': id });
    expect(await server.sql('SELECT key, name FROM release')).toEqual([{ key: 'shop/web@v1', name: 'First' }]);
    const late = githubIssue({ number: 8, updated_at: '2099-01-01T00:00:00Z' });
    for (let n = 0; n < 2; n += 1) expect((await send('github', late, { ...asIssues, 'x-github-delivery': 'd3' })).body.rejected).toHaveLength(1);
  });

  it('is read by its labels, its milestone and how it was closed, in any order', async () => {
    const milestone = { id: 5, number: 1, title: 'Sprint 7', state: 'open', created_at: '2026-03-01T00:00:00Z', due_on: '2026-03-14T07:00:00Z', closed_at: null };
    const seen = [
      githubIssue({ updated_at: '2026-03-02T09:00:00Z' }),
      githubIssue({ updated_at: '2026-03-03T09:00:00Z', milestone, labels: [{ name: 'doing' }, { name: 'bug' }, { name: 'points: 3' }, { name: 'testing' }] }),
      githubIssue({ updated_at: '2026-03-04T09:00:00Z', milestone, labels: [{ name: 'status: in review' }, { name: 'bug' }, { name: 'blocked' }, { name: 'points: 3' }] }),
      githubIssue({ updated_at: '2026-03-06T09:00:00Z', milestone, labels: [{ name: 'bug' }, { name: 'points: 3' }], state: 'closed', state_reason: 'completed', closed_at: '2026-03-05T09:00:00Z' }),
    ];
    const told = [
      '02-20T09:00 CREATED', '03-02T09:00 STATUS open', '03-03T09:00 TYPE Issue Bug', '03-03T09:00 ESTIMATE 3', '03-03T09:00 SPRINT_ENTERED Sprint 7', '03-03T09:00 STATUS open doing',
      '03-04T09:00 STATUS doing in review', '03-04T09:00 BLOCKED', '03-05T09:00 STATUS in review closed', '03-06T09:00 UNBLOCKED',
    ];
    for (const order of [[0, 1, 2, 3], [3, 1, 0, 2]]) {
      await forgetAll(server);
      for (const n of order) await send('github', seen[n]!, asIssues);
      expect(await stepsOf('shop/web#7')).toEqual(told);
    }
    expect(await server.sql('SELECT s.name, t.key AS team, s.planned_end_at FROM sprint s JOIN team t ON t.id = s.team_id')).toEqual([{ name: 'Sprint 7', team: 'atlas', planned_end_at: new Date('2026-03-14T23:59:59Z') }]);
    const category = async () => (await server.sql<{ category: string }>(`SELECT e.category FROM work_item_event e WHERE e.kind = 'STATUS' ORDER BY e.at DESC LIMIT 1`))[0]!.category;
    expect(await category()).toBe('DONE');
    await send('github', githubIssue({ updated_at: '2026-03-07T09:00:00Z', state: 'closed', state_reason: 'not_planned', closed_at: '2026-03-07T09:00:00Z' }), asIssues);
    expect(await category()).toBe('CANCELLED');
  });

  it('of a repository that nobody named is left out; a deployment wants a product, and may be production by another name', async () => {
    expect((await send('github', { ...githubIssue(), repository: { full_name: 'other/web' } }, asIssues)).body).toMatchObject({ accepted: 0, ignored: [{ why: 'HOOKS_FILE names projects of this source, and other/web is none of them.' }] });
    const deployed = (repository: string, environment: string, state = 'success') => send('github', { action: 'created', repository: { full_name: repository }, deployment: { id: 1, environment }, deployment_status: { state, created_at: '2026-03-04T09:00:00Z' } }, { 'x-github-event': 'deployment_status' });
    expect((await deployed('shop/loose', 'prod-eu')).body.ignored[0]?.why).toContain('names no product for shop/loose');
    expect((await deployed('shop/web', 'prod-eu', 'failure')).body.ignored[0]?.why).toBe('The deployment is failure: it counts once that is success.');
    await deployed('Shop/Web', 'prod-eu');
    expect(await server.sql('SELECT key, service, environment FROM deployment')).toEqual([{ key: '1', service: 'web', environment: 'production' }]);
  });
});

describe('secrets', () => {
  it('are in no answer and no log, whatever was wrong', async () => {
    const bodies = [JSON.stringify(githubIssue()), '{"broken', '[]'];
    const answers = await Promise.all((['jira', 'github', 'gitlab', 'linear'] as const).flatMap((kind) => bodies.flatMap((body) => [post(server, kind, body), post(server, kind, body, proof(kind, SECRET, body)), post(server, kind, body, proof(kind, 'wrong', body))])));
    for (const { text } of answers) expect(text).not.toContain(SECRET);
    expect(server.output).toContain('was refused');
    expect(server.output).not.toContain(SECRET);
    expect(JSON.stringify(await contentOf(server))).not.toContain(SECRET);
  });

  it('are in no word about a file that is wrong: the start says what it is, and ends', async () => {
    const failed = await startServer({ env: { HOOKS_FILE: hooksFile(`{"jira": {"kind": "jira", "secret": "${SECRET}"`) } }).then(async (started) => { await started.stop(); return 'started'; }, (error: Error) => error.message);
    expect(failed).toMatch(/Bifocal could not start: HOOKS_FILE \(.*hooks\.json\) is not valid JSON\./);
    expect(failed).not.toContain(SECRET);
  });
});
