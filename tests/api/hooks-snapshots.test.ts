import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { contentOf, forgetAll } from '../support/content.ts';
import { hooksFile, post, proof, type HookAnswer, type HookKind } from '../support/hooks.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** GitLab and Linear tell how an issue stands, and not what became of it. */
const SECRET = 'a secret of the test';
const HOOKS = {
  gitlab: { kind: 'gitlab', secret: SECRET, product: 'shop', team: 'atlas', milestones: 'RELEASES' },
  linear: { kind: 'linear', secret: SECRET, projects: { WEB: { product: 'shop', team: 'atlas' } }, statuses: { 'In QA': 'WAITING' } },
};

let server: TestServer;
beforeAll(async () => { server = await startServer({ env: { HOOKS_FILE: hooksFile(HOOKS) } }); });
beforeEach(() => forgetAll(server));
afterAll(() => server?.stop());

async function send(kind: HookKind, body: object): Promise<HookAnswer['body']> {
  const text = JSON.stringify(body);
  const answer = await post(server, kind, text, proof(kind, SECRET, text));
  expect(answer).toMatchObject({ status: 200, body: { rejected: [] } });
  return answer.body;
}

const stepsOf = async (key: string): Promise<string[]> =>
  (await server.sql<{ at: Date; kind: string; from: string | null; to: string | null; category: string | null }>(
    `SELECT e.at, e.kind, e.from_value AS from, e.to_value AS to, e.category FROM work_item_event e JOIN work_item w ON w.id = e.work_item_id WHERE w.key = $1 ORDER BY e.at, e.sequence`, [key]))
    .map(({ at, kind, from, to, category }) => [at.toISOString().slice(5, 16), kind, from, to, category].filter((part) => part !== null).join(' '));

describe('GitLab', () => {
  const project = { path_with_namespace: 'acme/web' };
  const gitlabIssue = (attributes: object, labels: string[] = []) => ({
    object_kind: 'issue', project, labels: labels.map((title) => ({ title })),
    object_attributes: { iid: 3, title: 'Two steps', state: 'opened', action: 'update', created_at: '2026-03-01 09:00:00 UTC', updated_at: '2026-03-02 10:00:00 +0100', closed_at: null, milestone_id: null, weight: null, time_estimate: 0, severity: 'unknown', ...attributes },
  });
  const milestone = { object_kind: 'milestone', project, object_attributes: { id: 70, title: '2.0', state: 'active', start_date: '2026-03-01', due_date: '2026-04-01', created_at: '2026-02-27 09:00:00 UTC', updated_at: '2026-02-27 09:00:00 UTC', action: 'create' } };

  it('tells an issue\'s labels, weight, hours and milestone, and when it was closed', async () => {
    await send('gitlab', gitlabIssue({}));
    await send('gitlab', gitlabIssue({ updated_at: '2026-03-03 09:00:00 UTC', weight: 3, time_estimate: 5400, milestone_id: 70 }, ['workflow::in review', 'bug']));
    await send('gitlab', gitlabIssue({ updated_at: '2026-03-06 09:00:00 UTC', weight: 3, time_estimate: 5400, milestone_id: 70, state: 'closed', closed_at: '2026-03-05 09:00:00 UTC' }, ['bug']));
    expect(await stepsOf('acme/web#3')).toEqual([
      '03-01T09:00 CREATED', '03-02T09:00 STATUS open TO_DO', '03-03T09:00 TYPE Issue Bug', '03-03T09:00 ESTIMATE 3', '03-03T09:00 ESTIMATE 1.5', '03-03T09:00 RELEASE_ENTERED milestone:70',
      '03-03T09:00 STATUS open in review IN_PROGRESS', '03-05T09:00 STATUS in review closed DONE',
    ]);
  });

  it('tells milestones, which are releases here, in any order with their issues', async () => {
    const closed = { ...milestone, object_attributes: { ...milestone.object_attributes, state: 'closed', action: 'close', updated_at: '2026-03-30 09:00:00 UTC' } };
    const contents: unknown[] = [];
    for (const order of [[milestone, closed, gitlabIssue({ milestone_id: 70 })], [gitlabIssue({ milestone_id: 70 }), milestone, closed]]) {
      await forgetAll(server);
      for (const body of order) await send('gitlab', body);
      contents.push(await contentOf(server));
    }
    expect(contents[1]).toEqual(contents[0]);
    expect(await server.sql('SELECT r.key, r.name, r.target_date::text AS target, r.released_at, p.key AS product FROM release r JOIN product p ON p.id = r.product_id')).toEqual([{ key: 'milestone:70', name: '2.0', target: '2026-04-01', released_at: new Date('2026-03-30T09:00:00Z'), product: 'shop' }]);
  });

  it('tells deployments, of which those of the tier "production" are production', async () => {
    const deployed = (id: number, more: object) => send('gitlab', { object_kind: 'deployment', project, deployment_id: id, status: 'success', status_changed_at: '2026-03-04 10:00:00 +0100', environment: 'eu-1', ...more });
    await deployed(1, { environment_tier: 'production' });
    await deployed(2, { environment_tier: 'staging' });
    expect((await deployed(3, { status: 'running' })).ignored[0]?.why).toBe('The deployment is running: it counts once that is success.');
    expect(await server.sql('SELECT key, service, environment, at FROM deployment ORDER BY key')).toEqual([
      { key: '1', service: 'acme/web', environment: 'production', at: new Date('2026-03-04T09:00:00Z') }, { key: '2', service: 'acme/web', environment: 'eu-1', at: new Date('2026-03-04T09:00:00Z') },
    ]);
  });
});

describe('Linear', () => {
  const cycle = { id: 'c-7', number: 7, startsAt: '2026-03-02T00:00:00.000Z', endsAt: '2026-03-16T00:00:00.000Z' };
  const linear = (action: string, data: object, more: object = {}) => ({
    action, type: 'Issue', createdAt: '2026-03-09T09:00:00.000Z', ...more,
    data: { identifier: 'WEB-44', title: 'Two steps', createdAt: '2026-03-01T09:00:00.000Z', updatedAt: '2026-03-02T09:00:00.000Z', state: { name: 'Todo', type: 'unstarted' }, team: { key: 'WEB' }, labels: [], estimate: 3, cycleId: 'c-7', cycle, priorityLabel: 'High', ...data },
  });

  it('tells states, estimates and cycles, which begin and end as planned', async () => {
    await send('linear', linear('create', {}));
    await send('linear', linear('update', { updatedAt: '2026-03-03T09:00:00.000Z', state: { name: 'In QA', type: 'started' }, estimate: 5 }));
    await send('linear', linear('update', { updatedAt: '2026-03-06T09:00:00.000Z', completedAt: '2026-03-05T09:00:00.000Z', state: { name: 'Released', type: 'completed' }, estimate: 5 }));
    expect(await stepsOf('WEB-44')).toEqual([
      '03-01T09:00 CREATED', '03-02T09:00 ESTIMATE 3', '03-02T09:00 SPRINT_ENTERED c-7', '03-02T09:00 STATUS Todo TO_DO', '03-03T09:00 ESTIMATE 3 5', '03-03T09:00 STATUS Todo In QA WAITING', '03-05T09:00 STATUS In QA Released DONE',
    ]);
    const { team } = await server.graphql<{ team: { sprints: unknown[] } }>('{ team(key: "atlas") { sprints { name state startedAt closedAt } } }');
    expect(team.sprints).toEqual([{ name: 'Cycle 7', state: 'CLOSED', startedAt: cycle.startsAt, closedAt: cycle.endsAt }]);
  });

  it('tells what was cancelled, deleted, archived and moved', async () => {
    await send('linear', linear('update', { state: { name: 'Won\'t fix', type: 'canceled' } }));
    expect((await stepsOf('WEB-44')).at(-1)).toBe('03-02T09:00 STATUS Won\'t fix CANCELLED');
    await send('linear', linear('remove', { archivedAt: '2026-03-08T09:00:00.000Z' }));
    expect((await stepsOf('WEB-44')).some((step) => step.includes('DELETED'))).toBe(false);
    await send('linear', linear('remove', { archivedAt: '2026-03-08T09:00:00.000Z', trashed: true }));
    expect((await stepsOf('WEB-44')).at(-1)).toBe('03-09T09:00 DELETED');
    await send('linear', linear('update', { identifier: 'WEB-45', previousIdentifiers: ['OPS-1'] }, { updatedFrom: { teamId: 'x' } }));
    expect((await stepsOf('OPS-1')).at(-1)).toBe('03-09T09:00 DELETED');
  });

  it('of a team that nobody named is left out; a cycle of its own is told', async () => {
    expect((await send('linear', linear('create', { team: { key: 'OPS' } }))).ignored).toEqual([{ what: 'Issue.create', why: 'HOOKS_FILE names projects of this source, and OPS is none of them.' }]);
    expect((await send('linear', { action: 'update', type: 'Cycle', createdAt: '2026-03-09T09:00:00.000Z', data: { ...cycle, name: 'Checkout', team: { key: 'WEB' } } })).event).toBe('Cycle.update');
    expect(await server.sql('SELECT key, name FROM sprint')).toEqual([{ key: 'c-7', name: 'Checkout' }]);
    expect((await send('linear', { action: 'create', type: 'Comment', data: {} })).ignored[0]?.why).toBe('It tells of no issue and no cycle.');
  });
});
