import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startServer, type TestServer } from '../support/server.ts';
import { berlin, sprint42 } from './sprint-42-batch.ts';

let server: TestServer;
let sprintId: string;
beforeAll(async () => {
  server = await startServer();
  expect(await server.collectDelivery(sprint42)).toMatchObject({ rejected: [] });
  sprintId = await idOf('atlas', '42');
});
afterAll(async () => { await server.stop(); });

async function idOf(team: string, key: string): Promise<string> {
  const found = await server.graphql<{ team: { sprints: { id: string; key: string }[] } }>('query ($team: String!) { team(key: $team) { sprints { id key } } }', { team });
  return found.team.sprints.find((sprint) => sprint.key === key)!.id;
}

interface Version { kind: string; version: number; author: string | null; reason: string | null; definitionVersion: number }
interface Freeze { state: string; freezesAt: string | null; definitionVersion: number; versions: Version[] }
interface Difference { same: boolean; numbers: { bucket: string; asClosed: number; now: number }[]; items: { bucket: string; key: string; asClosed: number | null; now: number | null; change: number; note: string }[] }
const FREEZE = 'freeze { state freezesAt definitionVersion versions { kind version author reason definitionVersion } }';
const LEDGER = '{ commitment added removed reEstimated completed cancelled carryOver addsUp }';
const AS_DEFINED = { commitment: 40, added: 12, removed: 10, reEstimated: 8, completed: 37, cancelled: 3, carryOver: 10, addsUp: true };

async function ofSprint<T>(fields: string, id = sprintId): Promise<T> {
  return (await server.graphql<{ sprint: T }>(`query ($id: ID!) { sprint(id: $id) { ${fields} } }`, { id })).sprint;
}
const act = async <T = Record<string, unknown>>(call: string, fields = ''): Promise<T> => server.graphql<T>(`mutation { ${call} ${fields} }`);

describe('a closed sprint', () => {
  it('settles first, and says when it will be frozen', async () => {
    const { freeze } = await ofSprint<{ freeze: Freeze }>(FREEZE);
    expect(freeze).toMatchObject({ state: 'SETTLING', versions: [], definitionVersion: 1 });
    expect(Date.parse(freeze.freezesAt!)).toBeGreaterThan(Date.now());
    expect(await ofSprint('difference { same } startDifference { now }')).toEqual({ difference: null, startDifference: null });
  });

  it('is frozen at its start and at its close, with the numbers of the definitions', async () => {
    const { freezeSprint } = await act<{ freezeSprint: { freeze: Freeze; ledger: unknown } }>(`freezeSprint(sprint: "${sprintId}")`, `{ ${FREEZE} ledger ${LEDGER} }`);
    expect(freezeSprint.freeze).toMatchObject({ state: 'FROZEN', freezesAt: null });
    expect(freezeSprint.freeze.versions.map(({ kind, version, author }) => [kind, version, author])).toEqual([['START', 1, null], ['CLOSE', 1, null]]);
    expect(freezeSprint.ledger).toEqual(AS_DEFINED);
    expect(await ofSprint('difference { same items { key } } startDifference { atStart now items { key } }')).toEqual({
      difference: { same: true, items: [] }, startDifference: { atStart: 40, now: 40, items: [] },
    });
    // Frozen again it stays as it is.
    const again = await act<{ freezeSprint: { freeze: Freeze } }>(`freezeSprint(sprint: "${sprintId}")`, `{ ${FREEZE} }`);
    expect(again.freezeSprint.freeze.versions).toHaveLength(2);
  });

  it('stays as it closed whatever is sent later; as of now tells every item that differs', async () => {
    await server.collectDelivery({
      source: 'tracker',
      workItems: [{ key: 'E', team: 'atlas', title: 'Renamed later' }],
      workItemEvents: [
        // Late news: E was done on the last morning, and B had been estimated at 11 instead of 13.
        { key: 'late', workItem: 'E', kind: 'STATUS', at: berlin('2026-03-16 08:00'), to: 'Done', category: 'DONE' },
        { key: 'B-3', workItem: 'B', kind: 'ESTIMATE', at: berlin('2026-03-05'), to: '11', unit: 'POINTS' },
        // What happens after the close moves nothing: the leftover moves on, a done item is reopened.
        { key: 'after-1', workItem: 'G', kind: 'SPRINT_LEFT', at: berlin('2026-03-16 09:30'), from: '42' },
        { key: 'after-2', workItem: 'A', kind: 'STATUS', at: berlin('2026-03-17'), to: 'To Do', category: 'TO_DO' },
      ],
    });
    const read = await ofSprint<{ ledger: unknown; now: unknown; difference: Difference; items: { key: string; title: string }[]; burndown: { days: { remaining: number }[] } }>(`
      ledger ${LEDGER} now: ledger(as: NOW) ${LEDGER} items(bucket: CARRY_OVER) { key title } burndown { days { remaining } }
      difference { same numbers { bucket asClosed now } items { bucket key asClosed now change note } }`);
    expect(read.ledger).toEqual(AS_DEFINED);
    expect(read.items.map(({ title }) => title)).toContain('Item E');
    expect(read.burndown.days.map(({ remaining }) => remaining)).toEqual([40, 35, 35, 43, 46, 46, 46, 39, 36, 38, 23, 13, 13, 10, 10]);
    // 40 + 12 - 10 + 6 = 48 = 43 (37 - 2 + 8) + 3 + 2
    expect(read.now).toEqual({ ...AS_DEFINED, reEstimated: 6, completed: 43, carryOver: 2 });
    expect(read.difference.numbers).toEqual([{ bucket: 'RE_ESTIMATED', asClosed: 8, now: 6 }, { bucket: 'COMPLETED', asClosed: 37, now: 43 }, { bucket: 'CARRY_OVER', asClosed: 10, now: 2 }]);
    expect(read.difference.items.map(({ bucket, key, asClosed, now, note }) => [bucket, key, asClosed, now, note])).toEqual([
      ['RE_ESTIMATED', 'B', 5, 3, '5 → 3'], ['COMPLETED', 'B', 13, 11, '13 → 11'], ['COMPLETED', 'E', null, 8, 'was: carry over'], ['CARRY_OVER', 'E', 8, null, 'is: completed'],
    ]);
    for (const { bucket, asClosed, now } of read.difference.numbers) {
      expect([bucket, read.difference.items.filter((item) => item.bucket === bucket).reduce((sum, item) => sum + item.change, 0)]).toEqual([bucket, now - asClosed]);
    }
  });

  it('is what velocity, the flat table and every explanation read', async () => {
    const read = await server.graphql<{
      team: { velocity: { sprints: { completed: number; carryOver: number }[] } };
      metricTable: { rows: { value: number; sampleSize: number }[] };
      explain: { figure: { value: number }; rows: { key: string; numerator: number }[] };
    }>(`query ($sprint: ID!) {
      team(key: "atlas") { velocity { sprints { completed carryOver } } }
      metricTable(metrics: ["velocity.completed"], team: "atlas", grain: SPRINT, range: { from: "2026-03-01", to: "2026-03-31" }) { rows { value sampleSize } }
      explain(metric: "velocity.completed", sprint: $sprint) { figure { value } rows { key numerator } }
    }`, { sprint: sprintId });
    expect(read.team.velocity.sprints).toEqual([{ completed: 37, carryOver: 10 }]);
    expect(read.metricTable.rows).toEqual([{ value: 37, sampleSize: 7 }]);
    expect(read.explain.figure.value).toBe(37);
    expect(read.explain.rows.reduce((sum, row) => sum + row.numerator, 0)).toBe(37);
  });

  it('cannot be changed even in the database', async () => {
    await expect(server.sql(`UPDATE sprint_snapshot SET reason = 'changed'`)).rejects.toThrow('never changed');
  });
});

describe('a correction', () => {
  it('needs an author and a reason', async () => {
    for (const [args, words] of [['author: " ", reason: "late news"', 'author: expected who corrects'], ['author: "Mia", reason: ""', 'reason: expected why']] as const) {
      const { status, errors } = await server.ask(`mutation { correctSprint(sprint: "${sprintId}", ${args}) { id } }`);
      expect([status, errors[0]!.message.startsWith(words)]).toEqual([400, true]);
    }
  });

  it('is a further version; the first one stays', async () => {
    const { correctSprint } = await act<{ correctSprint: { freeze: Freeze; ledger: unknown; difference: Difference } }>(
      `correctSprint(sprint: "${sprintId}", author: "Mia", reason: "E was done in time")`, `{ ${FREEZE} ledger ${LEDGER} difference { same } }`);
    expect(correctSprint.freeze.versions.filter(({ kind }) => kind === 'CLOSE')).toEqual([
      { kind: 'CLOSE', version: 1, author: null, reason: null, definitionVersion: 1 },
      { kind: 'CLOSE', version: 2, author: 'Mia', reason: 'E was done in time', definitionVersion: 1 },
    ]);
    expect(correctSprint).toMatchObject({ ledger: { ...AS_DEFINED, reEstimated: 6, completed: 43, carryOver: 2 }, difference: { same: true } });
  });
});

describe('a team\'s definition', () => {
  it('says before a change what it would change, and to which sprints it would apply', async () => {
    const preview = async (settings: string, team = 'atlas'): Promise<Record<string, unknown>> =>
      (await server.graphql<{ previewTeamSettings: Record<string, unknown> }>(`{ previewTeamSettings(team: "${team}", settings: ${settings}) { version isNewVersion changes effect runningSprints staying } }`)).previewTeamSettings;
    expect(await preview('{ graceDays: 2, statuses: [{ name: "Resolved", category: IN_PROGRESS }] }')).toEqual({
      version: 2, isNewVersion: true, runningSprints: [], staying: 1,
      changes: ['Status “resolved”: as the tracker says → in progress', 'Grace: no grace period → 2 days of grace'],
      effect: 'Definition 2, from now on: sprints that close from now on. 1 closed sprint stays as it is. Flow, defects, releases and DORA are read by it at once, also looking back.',
    });
    expect(await preview('{ graceDays: 0 }')).toMatchObject({ version: 1, isNewVersion: false, changes: [], effect: 'Nothing would read otherwise.' });
    // Of a team of which nothing is frozen the present one is amended.
    await server.collectDelivery({ source: 'tracker', teams: [{ key: 'fresh', product: 'shop', name: 'Fresh', graceDays: 1 }] });
    const fresh = await preview('{ graceDays: null, workingDays: [1, 2, 3, 4] }', 'fresh');
    expect(fresh).toMatchObject({ version: 1, isNewVersion: false, staying: 0, changes: ['Working week: Mon–Fri → Mon–Thu'] });
    expect(fresh['effect']).toContain('No sprint of Fresh is frozen yet: definition 1 is amended');
    expect((await server.ask('{ previewTeamSettings(team: "atlas", settings: { graceDays: 400 }) { version } }')).errors[0]!.message).toContain('settings.graceDays');
    // And nothing of it is kept.
    expect(await server.graphql('{ team(key: "atlas") { decidedSettings definition { version } } }')).toEqual({ team: { decidedSettings: [], definition: { version: 1 } } });
  });

  it('is amended until a sprint is frozen, and then gets versions that apply to sprints not closed yet', async () => {
    // "resolved" would be done by its name: the team says it is not.
    expect(await act('decideTeamSettings(team: "atlas", settings: { graceDays: 2, statuses: [{ name: "Resolved", category: IN_PROGRESS }] }, author: "Mia", reason: "planning takes two days")')).toEqual({ decideTeamSettings: 2 });
    const { team } = await server.graphql<{ team: { definition: { version: number; sentence: string; author: string }; definitions: { version: number; inForceFrom: string | null }[]; decidedSettings: string[] } }>(
      '{ team(key: "atlas") { definition { version sentence author } definitions { version inForceFrom } decidedSettings } }');
    expect(team.definition).toMatchObject({ version: 2, author: 'Mia' });
    expect(team.definition.sentence).toContain('2 days of grace');
    expect(team.definitions.map(({ version, inForceFrom }) => [version, inForceFrom === null])).toEqual([[1, true], [2, false]]);
    expect(team.decidedSettings).toEqual(['graceDays', 'statuses']);
    // The frozen sprint is read by the first one, also as of now.
    expect(await ofSprint(`ledger ${LEDGER} freeze { definitionVersion } difference { same }`)).toMatchObject({ ledger: { commitment: 40 }, freeze: { definitionVersion: 1 }, difference: { same: true } });
  });

  it('tells what each version changed, who says each setting, and how each status is read', async () => {
    const { team } = await server.graphql<{ team: { definitions: { changes: string[]; closedSprints: number }[]; settingOrigins: { setting: string; origin: string }[]; sourceSettings: unknown; knownStatuses: { name: string }[] } }>(`{ team(key: "atlas") {
      definitions { changes closedSprints } settingOrigins { setting origin } sourceSettings { timeZone measure settings { graceDays statuses { name } } } knownStatuses { name category placedBy unlisted }
    } }`);
    expect(team.definitions).toEqual([{ changes: [], closedSprints: 1 }, { changes: ['Status “resolved”: as the tracker says → in progress', 'Grace: no grace period → 2 days of grace'], closedSprints: 0 }]);
    const originOf = (setting: string): string | undefined => team.settingOrigins.find((each) => each.setting === setting)?.origin;
    expect([originOf('graceDays'), originOf('statuses'), originOf('measure'), originOf('countSubTasks')]).toEqual(['DECIDED', 'DECIDED', 'SOURCE', 'DEFAULT']);
    expect(team.sourceSettings).toEqual({ timeZone: 'Europe/Berlin', measure: 'POINTS', settings: { graceDays: 0, statuses: [] } });
    expect(team.knownStatuses.find(({ name }) => name === 'Done')).toMatchObject({ category: 'DONE', placedBy: 'SOURCE', unlisted: 'DONE' });
    expect(await ofSprint('definition { version }')).toEqual({ definition: { version: 1 } });
  });

  it('shows beside a frozen sprint what reading it anew would give, and keeps nothing of it', async () => {
    const anew = async (): Promise<unknown> => (await server.graphql<{ team: unknown }>(`query ($ids: [ID!]!) { team(key: "atlas") {
      frozenSprints { sprint { key } version definitionVersion } readAnew(sprints: $ids) { unit frozen { commitment } anew { commitment } }
    } }`, { ids: [sprintId] })).team;
    const expected = { frozenSprints: [{ sprint: { key: '42' }, version: 2, definitionVersion: 1 }], readAnew: [{ unit: 'POINTS', frozen: { commitment: 40 }, anew: { commitment: 35 } }] };
    expect([await anew(), await anew()]).toEqual([expected, expected]);
    const wrong = await server.ask('{ team(key: "atlas") { readAnew(sprints: ["999999"]) { unit } } }');
    expect(wrong.errors[0]!.message).toContain('Atlas has no frozen sprint with the id 999999');
  });

  it('reads the past anew only when asked to, and keeps both', async () => {
    expect(await act('recomputeSprints(team: "atlas", author: "Mia", reason: "with the grace period")')).toEqual({ recomputeSprints: 1 });
    const { freeze, ledger } = await ofSprint<{ freeze: Freeze; ledger: Record<string, number | boolean> }>(`${FREEZE} ledger ${LEDGER}`);
    expect(freeze.versions.at(-1)).toEqual({ kind: 'CLOSE', version: 3, author: 'Mia', reason: 'with the grace period', definitionVersion: 2 });
    // Grace until the 4th at 10:00: M had left on the 3rd, and so is not committed; it came back at noon, and so is added. 40 - 5.
    expect(ledger).toMatchObject({ commitment: 35, added: 12, removed: 5, addsUp: true });
  });

  it('is not decided over what was not read, also where a version was only amended', async () => {
    const revision = async () => (await server.graphql<{ team: { definition: { revision: string } } }>('{ team(key: "fresh") { definition { revision } } }')).team.definition.revision;
    const read = await revision();
    const decide = (grace: number) => server.ask(`mutation ($revision: String) { decideTeamSettings(team: "fresh", settings: { graceDays: ${grace} }, revision: $revision) }`, { revision: read });
    expect((await decide(3)).errors).toEqual([]);
    expect(await revision()).not.toBe(read);
    const { status, errors } = await decide(4);
    expect([status, errors[0]?.message]).toEqual([409, 'revision: the definition of Fresh was changed meanwhile: its revision is another, of version 1. Read it anew, and save again.']);
  });

  it('gives a setting back to its source, which then says what it is', async () => {
    expect(await act('decideTeamSettings(team: "atlas", settings: { graceDays: null, statuses: null })')).toEqual({ decideTeamSettings: 3 });
    expect(await server.graphql('{ team(key: "atlas") { decidedSettings settings { graceDays statuses { name } } } }')).toEqual({ team: { decidedSettings: [], settings: { graceDays: 0, statuses: [] } } });
    // The same once more changes nothing, and makes no version.
    expect(await act('decideTeamSettings(team: "atlas", settings: { graceDays: null })')).toEqual({ decideTeamSettings: 3 });
  });

  it('refuses what cannot be, and says which field', async () => {
    const wrong = await server.ask('mutation { decideTeamSettings(team: "atlas", settings: { graceDays: -1 }) }');
    expect(wrong.errors[0]!.message).toContain('settings.graceDays');
    expect((await server.ask('mutation { decideTeamSettings(team: "nobody", settings: {}) }')).errors[0]!.message).toContain('there is no team "nobody"');
  });
});

describe('a sprint that its tracker does not close', () => {
  it('is closed by hand, frozen at once, and not closed twice', async () => {
    const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
    await server.collectDelivery({
      source: 'board', teams: [{ key: 'boreas', product: 'shop', name: 'Boreas' }],
      sprints: [{ key: 'b1', team: 'boreas', name: 'B1', plannedStartAt: daysAgo(10), startedAt: daysAgo(10), plannedEndAt: daysAgo(0.1) }],
      workItems: [{ key: 'T-1', team: 'boreas', createdAt: daysAgo(20), observedAt: daysAgo(15), estimate: 3, sprint: 'b1' }],
    });
    const id = await idOf('boreas', 'b1');
    expect((await server.ask(`mutation { closeSprint(sprint: "${id}", closedAt: "${daysAgo(11)}") { id } }`)).errors[0]!.message).toContain('after the start');
    const closed = await act<{ closeSprint: { state: string; freeze: Freeze; ledger: unknown } }>(`closeSprint(sprint: "${id}")`, `{ state ${FREEZE} ledger ${LEDGER} }`);
    expect(closed.closeSprint).toMatchObject({ state: 'CLOSED', freeze: { state: 'FROZEN' }, ledger: { commitment: 3, carryOver: 3 } });
    expect(await server.ask(`mutation { closeSprint(sprint: "${id}") { id } }`)).toMatchObject({ status: 409 });
  });

  it('is frozen anew when its source opens it again and closes it again', async () => {
    const id = await idOf('boreas', 'b1');
    const send = async (closedAt: string | null): Promise<unknown> => server.collectDelivery({ source: 'board', sprints: [{ key: 'b1', closedAt }] });
    await send(null);
    expect(await ofSprint(`state ${FREEZE} ledger { provisional }`, id)).toMatchObject({ state: 'RUNNING', freeze: { state: 'NOT_CLOSED' }, ledger: { provisional: true } });
    await act('freezeSprints(team: "boreas")');
    await server.collectDelivery({ source: 'board', workItems: [{ key: 'T-1', status: 'Done', statusCategory: 'DONE' }] });
    await send(new Date().toISOString());
    await act('freezeSprints(team: "boreas")');
    const { freeze, ledger } = await ofSprint<{ freeze: Freeze; ledger: { completed: number } }>(`${FREEZE} ledger { completed }`, id);
    expect(freeze.versions.filter(({ kind }) => kind === 'CLOSE').map(({ version, author }) => [version, author])).toEqual([[1, null], [2, 'the source']]);
    expect(ledger.completed).toBe(3);
  });
});

describe('the bars of a release', () => {
  interface Bar { start: number; added: number; removed: number; reEstimated: number; completed: number; end: number; changedBefore: number; running: boolean; sprint: { key: string } }

  it('stand as they closed; what late news changes, shows before the next one', async () => {
    const day = (n: number): string => new Date(Date.UTC(2026, 5, n, 9)).toISOString();
    const sprint = (key: string, from: number, to: number | null): object => ({ key, team: 'ceres', name: key, startedAt: day(from), plannedEndAt: day(from + 12), ...(to === null ? {} : { closedAt: day(to) }) });
    const item = (key: string, estimate: number): object => ({ key, team: 'ceres', title: key, createdAt: day(1), observedAt: day(1), estimate, release: 'orion' });
    await server.collectDelivery({
      source: 'c', teams: [{ key: 'ceres', product: 'shop', name: 'Ceres' }], releases: [{ key: 'orion', team: 'ceres', product: 'shop', name: 'Orion', startedAt: day(1) }],
      sprints: [sprint('c1', 2, 15), sprint('c2', 16, null)], workItems: [item('X', 5), item('Y', 3), item('Z', 8)],
      workItemEvents: [{ key: 'done', workItem: 'X', kind: 'STATUS', at: day(10), to: 'Done', category: 'DONE' }],
    });
    await act('freezeSprints(team: "ceres")');
    const bars = async (): Promise<Bar[]> => (await server.graphql<{ team: { releases: { burndown: { bars: Bar[] } }[] } }>(
      '{ team(key: "ceres") { releases { burndown { bars { start added removed reEstimated completed end changedBefore running sprint { key } } } } } }')).team.releases[0]!.burndown.bars;
    const first = { start: 16, added: 0, removed: 0, reEstimated: 0, completed: 5, end: 11, changedBefore: 0, running: false, sprint: { key: 'c1' } }; // 5 + 3 + 8 = 16, less X
    expect(await bars()).toEqual([first, { ...first, start: 11, completed: 0, end: 11, running: true, sprint: { key: 'c2' } }]);
    // Y was done in the first sprint after all: its bar stays, and the second starts at 8 instead of 11.
    await server.collectDelivery({ source: 'c', workItemEvents: [{ key: 'late', workItem: 'Y', kind: 'STATUS', at: day(11), to: 'Done', category: 'DONE' }] });
    expect(await bars()).toEqual([first, { ...first, start: 8, completed: 0, end: 8, changedBefore: -3, running: true, sprint: { key: 'c2' } }]);
    await act(`correctSprint(sprint: "${await idOf('ceres', 'c1')}", author: "Mia", reason: "Y was done")`, '{ id }');
    expect((await bars()).map(({ completed, end, changedBefore }) => [completed, end, changedBefore])).toEqual([[8, 8, 0], [0, 8, 0]]);
  });
});

describe('any history', () => {
  const at = fc.integer({ min: -30, max: 20 }).map((hours) => new Date(Date.UTC(2026, 4, 4, 9) + hours * 12 * 3_600_000).toISOString());
  const event = fc.tuple(fc.integer({ min: 0, max: 3 }), at, fc.oneof(
    fc.constantFrom('To Do', 'Doing', 'Done', 'Cancelled').map((to) => ({ kind: 'STATUS', to })), fc.constantFrom('1', '2', '5').map((to) => ({ kind: 'ESTIMATE', to, unit: 'POINTS' })),
    fc.constant({ kind: 'SPRINT_ENTERED', to: 's' }), fc.constant({ kind: 'SPRINT_LEFT', from: 's' }),
  ));
  const history = fc.array(event, { minLength: 3, maxLength: 20 });

  it('gives the same snapshot in whatever order and batches it came, and replaying it later gives that snapshot again', async () => {
    let run = 0;
    await fc.assert(fc.asyncProperty(history, fc.infiniteStream(fc.nat()), async (drawn, stream) => {
      run += 1;
      const events = drawn.map(([item, when, what], n) => ({ key: `e${n}`, workItem: `i${item}`, at: when, ...what }));
      const mixed = [...events, ...events.filter((_, n) => n % 3 === 0)].map((each) => ({ each, place: stream.next().value as number })).sort((a, b) => a.place - b.place).map(({ each }) => each);
      const read = async (suffix: string, order: typeof events, cut: number): Promise<unknown> => {
        const team = `team-${run}-${suffix}`;
        const rest = { sprints: [{ key: 's', team, name: 'S', startedAt: '2026-05-04T09:00:00Z', plannedEndAt: '2026-05-08T17:00:00Z', closedAt: '2026-05-11T09:00:00Z' }], workItems: [0, 1, 2, 3].map((n) => ({ key: `i${n}`, team, title: `I${n}` })) };
        const batches = [{ workItemEvents: order.slice(0, cut) }, { teams: [{ key: team, product: 'shop', name: 'T', timeZone: 'Europe/Berlin' }], ...rest }, { workItemEvents: order.slice(cut) }];
        for (const batch of batches) expect(await server.collectDelivery({ source: team, ...batch })).toMatchObject({ rejected: [] });
        const id = await idOf(team, 's');
        await act(`freezeSprint(sprint: "${id}")`, '{ id }');
        const { difference, ...rows } = await ofSprint<{ difference: Difference; items: { bucket: string; key: string; amount: number }[]; ledger: object }>(
          `ledger ${LEDGER} items { bucket key amount at note } burndown { steps { at kind itemKey remaining } } difference { same items { key bucket note } }`, id);
        expect(difference).toEqual({ same: true, items: [] });
        return rows;
      };
      expect(await read('b', mixed, Math.floor(mixed.length / 2))).toEqual(await read('a', events, events.length));
    }), { numRuns: 20 });
  });
});
