import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { sprint42 } from './sprint-42-batch.ts';

let server: TestServer;
/** Ids by key: 41 before 42 before 43. */
let ids: Record<string, string>;
const sprintOf = (key: string, start: string, end: string) => ({ key, team: 'atlas', name: `Sprint ${key}`, plannedStartAt: start, plannedEndAt: end, startedAt: start, closedAt: end });
beforeAll(async () => {
  server = await startServer();
  await server.collectDelivery(sprint42);
  await server.collectDelivery({ source: 'tracker', sprints: [sprintOf('41', '2026-02-16T09:00:00Z', '2026-02-27T16:00:00Z'), sprintOf('43', '2026-03-16T09:00:00Z', '2026-03-27T16:00:00Z'), sprintOf('44', '2026-03-30T09:00:00Z', '2026-04-10T16:00:00Z')] });
  const { team } = await server.graphql<{ team: { sprints: { id: string; key: string }[] } }>('{ team(key: "atlas") { sprints { id key } } }');
  ids = Object.fromEntries(team.sprints.map(({ id, key }) => [key, id]));
});
afterAll(async () => { await server.stop(); });

interface Note { id: string; column: string; text: string; author: string | null; version: number; changedBy: string | null; removed: boolean }
interface Action { id: string; text: string; owner: string | null; dueOn: string | null; state: string; closedOn: string | null; overdue: boolean; sprintName: string; version: number }
interface NoteChange { saved: boolean; yours: string | null; note: Note }
const NOTE = 'id column text author version changedBy removed';
const ACTION = 'id text owner dueOn state closedOn overdue sprintName version';

const say = async <T>(field: string, type: string, fields: string, input: object): Promise<T> =>
  (await server.graphql<Record<string, T>>(`mutation ($input: ${type}!) { ${field}(input: $input) { ${fields} } }`, { input }))[field]!;
const refused = async (field: string, type: string, fields: string, input: object) => {
  const { status, errors } = await server.ask(`mutation ($input: ${type}!) { ${field}(input: $input) { ${fields} } }`, { input });
  return [status, ...errors.map(({ message }) => message)];
};
const add = (input: object) => say<Note>('addRetroNote', 'AddRetroNoteInput', NOTE, { sprint: ids['42'], column: 'WENT_WELL', ...input });
const edit = (input: object) => say<NoteChange>('editRetroNote', 'EditRetroNoteInput', `saved yours note { ${NOTE} }`, input);
const remove = (input: object) => say<NoteChange>('removeRetroNote', 'RemoveRetroNoteInput', `saved yours note { ${NOTE} }`, input);
const move = (input: object) => say<Note>('moveRetroNote', 'MoveRetroNoteInput', NOTE, input);
const act = (input: object) => say<Action>('addRetroAction', 'AddRetroActionInput', ACTION, input);
const editAction = (input: object) => say<{ saved: boolean; yours: string | null; action: Action }>('editRetroAction', 'EditRetroActionInput', `saved yours action { ${ACTION} }`, input);
const reason = (input: object) => say<{ saved: boolean; yours: string | null; reason: unknown }>('giveReason', 'GiveReasonInput', 'saved yours reason { itemKey kind reason version author }', { sprint: ids['42'], ...input });
const judge = (input: object) => say<{ saved: boolean; yours: string | null; goal: unknown }>('judgeGoal', 'JudgeGoalInput', 'saved yours goal { outcome sourceOutcome saidHere sentence saidBy saidOn version }', { sprint: ids['42'], ...input });
const retroOf = async <T>(key: string, fields: string): Promise<T> =>
  (await server.graphql<{ sprint: { retrospective: T } }>(`query ($id: ID!) { sprint(id: $id) { retrospective { ${fields} } } }`, { id: ids[key] })).sprint.retrospective;
const texts = async (column: string) => (await retroOf<{ notes: Note[] }>('42', `notes { ${NOTE} }`)).notes.filter((note) => note.column === column).map(({ text }) => text);
const versions = async () => (await server.graphql<{ workspace: { version: string; talkVersion: string } }>('{ workspace { version talkVersion } }')).workspace;

describe('notes', () => {
  it('keep their author, their words and their order', async () => {
    const first = await add({ text: '  We paired a lot ', author: 'Mia' });
    expect(first).toMatchObject({ column: 'WENT_WELL', text: 'We paired a lot', author: 'Mia', version: 1, removed: false });
    const second = await add({ text: 'Short meetings' });
    expect(second.author).toBeNull();
    const third = await add({ text: 'Fewer hot-fixes' });
    await move({ id: third.id, column: 'WENT_WELL', after: first.id });
    expect(await texts('WENT_WELL')).toEqual(['We paired a lot', 'Fewer hot-fixes', 'Short meetings']);
    await move({ id: third.id, column: 'WENT_WELL' });
    expect(await texts('WENT_WELL')).toEqual(['Fewer hot-fixes', 'We paired a lot', 'Short meetings']);
    await move({ id: third.id, column: 'TO_TRY' });
    expect([await texts('WENT_WELL'), await texts('TO_TRY')]).toEqual([['We paired a lot', 'Short meetings'], ['Fewer hot-fixes']]);
  });

  it('answer both texts when two edit at once, and lose neither', async () => {
    const { id } = await add({ column: 'TO_IMPROVE', text: 'Reviews wait' });
    expect(await edit({ id, version: 1, text: 'Reviews wait for days', author: 'Mia' })).toMatchObject({ saved: true, yours: null, note: { version: 2, changedBy: 'Mia' } });
    expect(await edit({ id, version: 1, text: 'Reviews wait too long', author: 'Jon' })).toMatchObject({ saved: false, yours: 'Reviews wait too long', note: { text: 'Reviews wait for days', version: 2, changedBy: 'Mia' } });
    expect(await edit({ id, version: 2, text: 'Reviews wait too long', author: 'Jon' })).toMatchObject({ saved: true, note: { text: 'Reviews wait too long', version: 3 } });
    // An answer that was lost on its way: the same words again are no conflict.
    expect(await edit({ id, version: 2, text: 'Reviews wait too long', author: 'Jon' })).toMatchObject({ saved: true, note: { version: 3 } });
    expect(await remove({ id, version: 2 })).toMatchObject({ saved: false, note: { removed: false, text: 'Reviews wait too long' } });
  });

  it('that were removed come back with their words', async () => {
    const { id } = await add({ column: 'TO_IMPROVE', text: 'Flaky tests' });
    expect(await remove({ id, version: 1, author: 'Mia' })).toMatchObject({ saved: true, note: { removed: true, version: 2, changedBy: 'Mia' } });
    expect(await texts('TO_IMPROVE')).not.toContain('Flaky tests');
    expect(await edit({ id, version: 1, text: 'Flaky tests everywhere' })).toMatchObject({ saved: false, yours: 'Flaky tests everywhere', note: { removed: true } });
    expect(await edit({ id, version: 2, text: 'Flaky tests everywhere' })).toMatchObject({ saved: true, note: { removed: false } });
    expect(await texts('TO_IMPROVE')).toContain('Flaky tests everywhere');
  });

  it('are kept once when they are sent again under the same key', async () => {
    const [one, two] = [await add({ text: 'Once', key: 'k1' }), await add({ text: 'Once', key: 'k1' })];
    expect(two.id).toBe(one.id);
  });

  it('of many people at once are all kept', async () => {
    const sent = Array.from({ length: 20 }, (_, n) => `Together ${n}`);
    await Promise.all(sent.map((text) => add({ column: 'TO_TRY', text })));
    expect((await texts('TO_TRY')).filter((text) => text.startsWith('Together')).sort()).toEqual([...sent].sort());
  });

  it('move what people said, and not the facts', async () => {
    const before = await versions();
    await add({ text: 'No number hangs on it' });
    const after = await versions();
    expect(after.version).toBe(before.version);
    expect(after.talkVersion).not.toBe(before.talkVersion);
  });
});

describe('actions', () => {
  it('follow into the next sprints until they are done or dropped', async () => {
    const known = await act({ sprint: ids['41'], text: 'Name a reviewer each day', owner: 'Mia', dueOn: '2026-03-06' });
    const other = await act({ sprint: ids['41'], text: 'Buy a larger screen' });
    const own = await act({ sprint: ids['42'], text: 'Split large stories', owner: 'Jon', dueOn: '2199-01-01' });
    expect([known.overdue, own.overdue]).toEqual([true, false]);
    const before = async (key: string) => (await retroOf<{ previousActions: Action[] }>(key, `previousActions { ${ACTION} }`)).previousActions.map(({ text, sprintName, state }) => [text, sprintName, state]);
    expect(await before('41')).toEqual([]);
    expect(await before('42')).toEqual([['Name a reviewer each day', 'Sprint 41', 'OPEN'], ['Buy a larger screen', 'Sprint 41', 'OPEN']]);
    // Done while 43 ran: 42 and 43 show what became of it, 44 does not care any more. Dropped before 43 began: 43 neither.
    expect(await editAction({ id: known.id, state: 'DONE', closedOn: '2026-03-18' })).toMatchObject({ saved: true, action: { state: 'DONE', closedOn: '2026-03-18', overdue: false } });
    await editAction({ id: other.id, state: 'DROPPED', closedOn: '2026-03-10' });
    expect(await before('42')).toEqual([['Name a reviewer each day', 'Sprint 41', 'DONE'], ['Buy a larger screen', 'Sprint 41', 'DROPPED']]);
    expect(await before('43')).toEqual([['Split large stories', 'Sprint 42', 'OPEN'], ['Name a reviewer each day', 'Sprint 41', 'DONE']]);
    expect(await before('44')).toEqual([['Split large stories', 'Sprint 42', 'OPEN']]);
    await editAction({ id: known.id, state: 'OPEN' });
    expect(await before('44')).toEqual([['Split large stories', 'Sprint 42', 'OPEN'], ['Name a reviewer each day', 'Sprint 41', 'OPEN']]);
    expect((await retroOf<{ actions: Action[] }>('42', `actions { ${ACTION} }`)).actions).toEqual([own]);
  });

  it('take an owner, a day and a state from anybody, and words only from who has read them', async () => {
    const { id } = await act({ sprint: ids['42'], text: 'Measure the build', owner: 'Mia', dueOn: '2026-04-01' });
    expect(await editAction({ id, text: 'Measure the build twice', version: 1 })).toMatchObject({ saved: true, action: { version: 2 } });
    expect(await editAction({ id, text: 'Measure nothing', version: 1, owner: 'Jon' })).toMatchObject({ saved: false, yours: 'Measure nothing', action: { text: 'Measure the build twice', owner: 'Mia' } });
    expect(await editAction({ id, owner: null, dueOn: null, state: 'DONE' })).toMatchObject({ saved: true, action: { owner: null, dueOn: null, state: 'DONE', version: 2, closedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) } });
  });
});

describe('reasons and the goal', () => {
  it('say why an item was carried, and let two who say so find each other out', async () => {
    expect(await reason({ item: 'E', kind: 'CARRY_OVER', reason: 'Larger than thought', author: 'Mia' })).toEqual({ saved: true, yours: null, reason: { itemKey: 'E', kind: 'CARRY_OVER', reason: 'Larger than thought', version: 1, author: 'Mia' } });
    expect(await reason({ item: 'E', kind: 'CARRY_OVER', reason: 'Waited for others', author: 'Jon' })).toMatchObject({ saved: false, yours: 'Waited for others', reason: { reason: 'Larger than thought', version: 1 } });
    expect(await reason({ item: 'E', kind: 'CARRY_OVER', reason: '', version: 1 })).toMatchObject({ saved: true, reason: { reason: '' } });
    await reason({ item: 'F', kind: 'ADDED', reason: 'Urgent' });
    expect((await retroOf<{ reasons: unknown[] }>('42', 'reasons { itemKey kind reason }')).reasons).toEqual([{ itemKey: 'F', kind: 'ADDED', reason: 'Urgent' }]);
    expect(await reason({ item: 'E', kind: 'CARRY_OVER', reason: 'Waited for others' })).toMatchObject({ saved: true });
  });

  it('let the team\'s word about the goal stand over the source\'s, and take it back', async () => {
    const report = async () => (await server.graphql<{ sprint: { report: { goalOutcome: string; goalSentence: string } } }>('query ($id: ID!) { sprint(id: $id) { report { goalOutcome goalSentence } } }', { id: ids['42'] })).sprint.report;
    expect(await report()).toMatchObject({ goalOutcome: 'PARTLY' });
    expect((await judge({ outcome: 'MET', sentence: 'Guests pay in two steps', author: 'Mia', saidOn: '2026-03-16' })).goal).toEqual({ outcome: 'MET', sourceOutcome: 'PARTLY', saidHere: true, sentence: 'Guests pay in two steps', saidBy: 'Mia', saidOn: '2026-03-16', version: 1 });
    expect(await report()).toMatchObject({ goalOutcome: 'MET', goalSentence: expect.stringMatching(/^Met: 26 of the 40/) });
    expect(await judge({ outcome: 'MISSED', sentence: 'Not for guests', author: 'Jon' })).toMatchObject({ saved: false, yours: 'Not for guests', goal: { outcome: 'MET', sentence: 'Guests pay in two steps', saidBy: 'Mia', version: 1 } });
    expect(await judge({ version: 1 })).toMatchObject({ saved: true, goal: { outcome: 'PARTLY', saidHere: false, version: 0 } });
    expect(await report()).toMatchObject({ goalOutcome: 'PARTLY' });
  });
});

describe('what cannot be', () => {
  it.each<[string, string, object, string | RegExp]>([
    ['addRetroNote', 'AddRetroNoteInput', { column: 'TO_TRY', text: '   ' }, 'text: expected 1 to 2,000 characters, got none. Write something, or leave it.'],
    ['addRetroNote', 'AddRetroNoteInput', { column: 'TO_TRY', text: 'x'.repeat(2_001) }, 'text: expected at most 2,000 characters, got 2,001. Shorten it.'],
    ['addRetroNote', 'AddRetroNoteInput', { column: 'TO_TRY', text: 'x', author: 'y'.repeat(101) }, 'author: expected at most 100 characters, got 101. Shorten it.'],
    ['addRetroNote', 'AddRetroNoteInput', { column: 'TO_TRY', text: 'half \ud83d' }, 'text: contains half of a character (a lone surrogate). Send whole characters.'],
    ['addRetroNote', 'AddRetroNoteInput', { column: 'TO_TRY', text: 'null \0' }, /null byte/],
    ['addRetroAction', 'AddRetroActionInput', { text: 'x', dueOn: '2026-02-30' }, 'dueOn: 2026-02-30 is not a day of the calendar.'],
    ['addRetroAction', 'AddRetroActionInput', { text: 'x'.repeat(501) }, 'text: expected at most 500 characters, got 501. Shorten it.'],
  ])('%s refuses what is wrong (%#)', async (field, type, input, message) => {
    expect(await refused(field, type, 'id', { sprint: ids['42'], ...input })).toEqual([400, typeof message === 'string' ? message : expect.stringMatching(message)]);
  });

  it('names what an item, an action or a judgement lacks', async () => {
    expect(await refused('giveReason', 'GiveReasonInput', 'saved', { sprint: ids['42'], item: 'ZZZ', kind: 'ADDED', reason: 'x' })).toEqual([404, 'item: no item "ZZZ" has ever been in Sprint 42. Name one by its key.']);
    expect(await refused('judgeGoal', 'JudgeGoalInput', 'saved', { sprint: ids['42'], sentence: 'x' })).toEqual([400, 'outcome: a sentence goes with MET, PARTLY or MISSED. Say one of them.']);
    expect(await refused('editRetroAction', 'EditRetroActionInput', 'saved', { id: '1', text: 'x' })).toEqual([400, 'version: say with new words the version of those that were read.']);
    expect(await refused('editRetroAction', 'EditRetroActionInput', 'saved', { id: '1', closedOn: '2026-03-01' })).toEqual([400, 'closedOn: goes with the state DONE or DROPPED. Leave it out, or say the state.']);
  });

  it('holds a sprint to 300 notes', async () => {
    await server.sql(`INSERT INTO retro_note (workspace_id, sprint_id, column_name, text, position) SELECT workspace_id, id, 'TO_TRY', 'n' || n, n FROM sprint, generate_series(1, 300) n WHERE key = '44'`);
    expect(await refused('addRetroNote', 'AddRetroNoteInput', 'id', { sprint: ids['44'], column: 'TO_TRY', text: 'x' })).toEqual([400, 'sprint: a sprint holds at most 300 notes. Remove some first.']);
  });
});

describe('another workspace', () => {
  it('is not found, whatever is asked of it', async () => {
    const [other] = await server.sql<{ sprint: number; note: number; action: number }>(`
      WITH w AS (INSERT INTO workspace (key, name) VALUES ('other', 'Other') RETURNING id),
        s AS (INSERT INTO source (workspace_id, key) SELECT id, 'tracker' FROM w RETURNING id, workspace_id),
        p AS (INSERT INTO product (workspace_id, key, name) SELECT id, 'p', 'P' FROM w RETURNING id),
        t AS (INSERT INTO team (workspace_id, product_id, key, name) SELECT w.id, p.id, 't', 'T' FROM w, p RETURNING id),
        sp AS (INSERT INTO sprint (workspace_id, source_id, team_id, key, name) SELECT s.workspace_id, s.id, t.id, 's', 'S' FROM s, t RETURNING id, workspace_id, team_id),
        n AS (INSERT INTO retro_note (workspace_id, sprint_id, column_name, text, position) SELECT workspace_id, id, 'TO_TRY', 'theirs', 1 FROM sp RETURNING id),
        a AS (INSERT INTO retro_action (workspace_id, team_id, sprint_id, text) SELECT workspace_id, team_id, id, 'theirs' FROM sp RETURNING id)
      SELECT sp.id::int AS sprint, n.id::int AS note, a.id::int AS action FROM sp, n, a`);
    const { sprint, note, action } = other!;
    const no = (what: string, id: number) => [404, `${what === 'sprint' ? 'sprint' : 'id'}: there is no ${what} with the id ${id}.`];
    expect(await refused('addRetroNote', 'AddRetroNoteInput', 'id', { sprint: String(sprint), column: 'TO_TRY', text: 'x' })).toEqual(no('sprint', sprint));
    expect(await refused('addRetroAction', 'AddRetroActionInput', 'id', { sprint: String(sprint), text: 'x' })).toEqual(no('sprint', sprint));
    expect(await refused('judgeGoal', 'JudgeGoalInput', 'saved', { sprint: String(sprint), outcome: 'MET' })).toEqual(no('sprint', sprint));
    expect(await refused('giveReason', 'GiveReasonInput', 'saved', { sprint: String(sprint), item: 'A', kind: 'ADDED', reason: 'x' })).toEqual(no('sprint', sprint));
    expect(await refused('editRetroNote', 'EditRetroNoteInput', 'saved', { id: String(note), version: 1, text: 'x' })).toEqual(no('note', note));
    expect(await refused('removeRetroNote', 'RemoveRetroNoteInput', 'saved', { id: String(note), version: 1 })).toEqual(no('note', note));
    expect(await refused('moveRetroNote', 'MoveRetroNoteInput', 'id', { id: String(note), column: 'TO_TRY' })).toEqual(no('note', note));
    expect(await refused('editRetroAction', 'EditRetroActionInput', 'saved', { id: String(action), state: 'DONE' })).toEqual(no('action', action));
    expect(await server.sql('SELECT text FROM retro_note WHERE id = $1', [note])).toEqual([{ text: 'theirs' }]);
  });
});

describe('a sprint, a team or a source that goes', () => {
  it('takes along what was said about it', async () => {
    await add({ text: 'Will go', key: 'goes' });
    await server.sql(`DELETE FROM work_item WHERE source_id = (SELECT id FROM source WHERE key = 'tracker' AND workspace_id = 1)`);
    await server.sql(`DELETE FROM team WHERE key = 'atlas'`);
    expect(await server.sql(`SELECT (SELECT count(*)::int FROM retro_note WHERE workspace_id = 1) AS notes, (SELECT count(*)::int FROM retro_action WHERE workspace_id = 1) AS actions, (SELECT count(*)::int FROM item_reason) AS reasons, (SELECT count(*)::int FROM sprint_review) AS reviews`))
      .toEqual([{ notes: 0, actions: 0, reasons: 0, reviews: 0 }]);
  });
});
