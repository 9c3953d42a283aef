import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { sprint42 } from './sprint-42-batch.ts';

/** Sprint 42 of the definitions: collected as a source sends it, and read back as the page does. */
let server: TestServer;
let sprintId: string;
beforeAll(async () => {
  server = await startServer();
  expect(await server.collectDelivery(sprint42)).toMatchObject({ duplicates: 0, rejected: [] });
  const { team } = await server.graphql<{ team: { sprints: { id: string }[] } }>('{ team(key: "atlas") { sprints { id } } }');
  sprintId = team.sprints[0]!.id;
});
afterAll(async () => { await server.stop(); });

interface Item { bucket: string; key: string; amount: number; note: string | null; carriedSprints: number | null; type: string }
interface Figure { value: number | null; numerator: number | null; denominator: number | null; sampleSize: number | null; nullReason: string | null }

async function ofSprint<T>(fields: string): Promise<T> {
  return (await server.graphql<{ sprint: T }>(`query ($id: ID!) { sprint(id: $id) { ${fields} } }`, { id: sprintId })).sprint;
}

describe('the team', () => {
  it('has its own zone, its settings over the usual ones, and its product', async () => {
    const { team } = await server.graphql<{ team: unknown }>(`{ team(key: "atlas") {
      key name timeZone measure product { key timeZone firstFactAt lastFactAt teams { key } } runningSprint { id }
      settings { workingDays holidays graceDays countSubTasks defectTypes excludedResolutions statuses { name category } } } }`);
    expect(team).toEqual({
      key: 'atlas', name: 'Atlas', timeZone: 'Europe/Berlin', measure: 'POINTS', runningSprint: null,
      product: { key: 'shop', timeZone: 'Europe/London', firstFactAt: '2026-02-20T11:00:00.000Z', lastFactAt: '2026-03-15T11:00:00.000Z', teams: [{ key: 'atlas' }] },
      settings: {
        workingDays: [1, 2, 3, 4, 5], holidays: ['2026-03-06'], graceDays: 0, countSubTasks: false, defectTypes: ['bug', 'defect'],
        excludedResolutions: ['duplicate', 'rejected', 'not a bug', 'invalid'], statuses: [],
      },
    });
  });
});

describe('the ledger of Sprint 42', () => {
  it('is the one of the definitions, in points', async () => {
    const { state, ledger } = await ofSprint<{ state: string; ledger: Record<string, unknown> }>(`state ledger {
      measure unit commitment committedItems unestimatedItems added removed reEstimated completed cancelled carryOver completedOnTime completedLate
      completedOutside doneBefore addsUp provisional keptCommitment { value numerator denominator sampleSize unit name }
      keptCommitmentByItems { numerator denominator } deliveredRatio { value } scopeCreepGross { value } scopeCreepNet { value } }`);
    expect(state).toBe('CLOSED');
    expect(ledger).toEqual({
      measure: 'POINTS', unit: 'POINTS',
      commitment: 40, committedItems: 9, unestimatedItems: 1, added: 12, removed: 10, reEstimated: 8, // 40 + 12 - 10 + 8 = 50
      completed: 37, cancelled: 3, carryOver: 10, // 37 + 3 + 10 = 50
      completedOnTime: 34, completedLate: 3, completedOutside: 0, doneBefore: 5, addsUp: true, provisional: false,
      keptCommitment: { value: 0.65, numerator: 26, denominator: 40, sampleSize: 9, unit: 'RATIO', name: 'Kept commitment' },
      keptCommitmentByItems: { numerator: 6, denominator: 9 },
      deliveredRatio: { value: 0.925 }, scopeCreepGross: { value: 0.3 }, scopeCreepNet: { value: 0.125 },
    });
  });

  it('is read in items too', async () => {
    const { ledger } = await ofSprint<{ ledger: unknown }>('ledger(measure: ITEMS) { unit commitment added removed completed cancelled carryOver keptCommitment { value } }');
    expect(ledger).toMatchObject({ unit: 'ITEMS', commitment: 9, added: 4, removed: 3, completed: 7, cancelled: 1, carryOver: 2, keptCommitment: { value: 6 / 9 } });
  });

  it.each(['POINTS', 'ITEMS', 'HOURS'])('has items behind every number that add up to it, in %s', async (measure) => {
    const { ledger, items } = await ofSprint<{ ledger: Record<string, number>; items: Item[] }>(
      `ledger(measure: ${measure}) { commitment added removed reEstimated completed cancelled carryOver completedOutside doneBefore } items(measure: ${measure}) { bucket key amount }`);
    const columns = { commitment: 'COMMITMENT', added: 'ADDED', removed: 'REMOVED', reEstimated: 'RE_ESTIMATED', completed: 'COMPLETED', cancelled: 'CANCELLED', carryOver: 'CARRY_OVER', completedOutside: 'COMPLETED_OUTSIDE', doneBefore: 'DONE_BEFORE' };
    for (const [field, bucket] of Object.entries(columns)) {
      expect([field, items.filter((item) => item.bucket === bucket).reduce((sum, item) => sum + item.amount, 0)]).toEqual([field, ledger[field]]);
    }
  });

  it('names the items of a column, and why others are left out', async () => {
    const { items } = await ofSprint<{ items: Item[] }>('items { bucket key amount note carriedSprints type }');
    const of = (bucket: string): string[] => items.filter((item) => item.bucket === bucket).map((item) => `${item.key}${item.amount}`).sort();
    expect(of('COMMITMENT')).toEqual(['A5', 'B8', 'C3', 'D5', 'E8', 'I0', 'K3', 'M5', 'N3']);
    expect(of('COMPLETED')).toEqual(['A5', 'B13', 'D5', 'F3', 'I3', 'M5', 'N3']);
    expect(of('CARRY_OVER')).toEqual(['E8', 'G2']);
    expect(of('DONE_BEFORE')).toEqual(['H5']);
    expect(items.find((item) => item.bucket === 'LEFT_OUT')).toMatchObject({ key: 'L', type: 'Sub-task', note: 'sub-task' });
    expect(items.find((item) => item.bucket === 'COMPLETED' && item.key === 'N')?.note).toBe('late');
    expect((await ofSprint<{ items: Item[] }>('items(bucket: CANCELLED) { key }')).items).toEqual([{ key: 'K' }]);
  });
});

describe('the burndown of Sprint 42', () => {
  it('remains and should remain, day by day, what the definitions say', async () => {
    const { burndown } = await ofSprint<{ burndown: { days: { date: string; remaining: number; ideal: number | null; scope: number; done: number; workingDay: boolean }[]; ideal: { at: string; value: number }[]; steps: { remaining: number; itemKey: string; kind: string; label: string }[] } }>(
      'burndown { commitment startAt plannedEndAt endAt projection { at } nullReason days { date remaining ideal scope done workingDay } ideal { at value } steps { remaining itemKey kind label } }');
    expect(burndown).toMatchObject({ commitment: 40, startAt: '2026-03-02T09:00:00.000Z', plannedEndAt: '2026-03-13T16:00:00.000Z', endAt: '2026-03-16T08:00:00.000Z', projection: null, nullReason: null });
    expect(burndown.days.map((day) => day.date)).toEqual(Array.from({ length: 15 }, (_, n) => `2026-03-${String(n + 2).padStart(2, '0')}`));
    expect(burndown.days.map((day) => day.remaining)).toEqual([40, 35, 35, 43, 46, 46, 46, 39, 36, 38, 23, 13, 13, 10, 10]);
    expect(burndown.days.map((day) => day.ideal && Math.round(day.ideal * 100) / 100)).toEqual([35.56, 31.11, 26.67, 22.22, 22.22, 22.22, 22.22, 17.78, 13.33, 8.89, 4.44, 0, null, null, null]);
    expect(burndown.days.filter((day) => !day.workingDay).map((day) => day.date.slice(8))).toEqual(['06', '07', '08', '14', '15']);
    expect(burndown.days.every((day) => day.scope === day.remaining + day.done)).toBe(true);
    expect([burndown.ideal[0]!.value, burndown.ideal.at(-1)]).toEqual([40, { at: '2026-03-13T16:00:00.000Z', value: 0 }]);
    expect(burndown.steps.at(-1)).toEqual({ remaining: 10, itemKey: 'N', kind: 'DONE', label: 'N done (late): −3 points' });
    expect(burndown.steps.filter((step) => step.itemKey === 'D').map((step) => step.kind)).toEqual(['DONE', 'REOPENED', 'DONE']);
  });
});

describe('the report of Sprint 42', () => {
  it('says what became of the goal, what was late and what is carried', async () => {
    const { report } = await ofSprint<{ report: unknown }>(`report {
      goalOutcome goalSentence sprint { key } ledger { completed } late { key } carried { key carriedSprints } defects { key } previous { committed } }`);
    expect(report).toEqual({
      goalOutcome: 'PARTLY', goalSentence: 'Partly met: 26 of the 40 points committed were kept. 37 completed in all, 34 of them on time; 10 carried over.', sprint: { key: '42' }, ledger: { completed: 37 },
      late: [{ key: 'N' }], carried: [{ key: 'E', carriedSprints: 1 }, { key: 'G', carriedSprints: 1 }], defects: [], previous: [],
    });
  });

  it('gives no mean of one sprint', async () => {
    const { team } = await server.graphql<{ team: { velocity: unknown } }>('{ team(key: "atlas") { velocity { unit count min max mean { value nullReason } sprints { committed completed keptCommitment carryOver } } } }');
    expect(team.velocity).toEqual({
      unit: 'POINTS', count: 1, min: 37, max: 37, mean: { value: null, nullReason: 'Not enough sprints: a mean takes at least 3 closed ones.' },
      sprints: [{ committed: 40, completed: 37, keptCommitment: 0.65, carryOver: 10 }],
    });
  });
});

describe('the flat table and the explanation', () => {
  it.each<[string, string, Partial<Figure>, string]>([
    ['velocity.kept_commitment', 'POINTS', { value: 0.65, numerator: 26, denominator: 40 }, '26 of 40 points kept'],
    ['velocity.kept_commitment', 'ITEMS', { numerator: 6, denominator: 9 }, '6 of 9 items kept'],
    ['velocity.delivered_ratio', 'POINTS', { value: 0.925, numerator: 37, denominator: 40 }, '37 of 40 points completed, compared with the commitment'],
    ['velocity.scope_creep', 'POINTS', { value: 0.3, numerator: 12, denominator: 40 }, '12 of 40 points added, compared with the commitment'],
    ['velocity.scope_creep_net', 'POINTS', { value: 0.125, numerator: 5, denominator: 40 }, '5 of 40 points added and not removed again, compared with the commitment'],
    ['velocity.committed', 'POINTS', { value: 40, numerator: 40 }, '40 points committed, in 9 items'],
    ['velocity.completed', 'POINTS', { value: 37 }, '37 points completed, in 7 items'],
    ['velocity.carry_over', 'POINTS', { value: 10 }, '10 points carried over, in 2 items'],
    ['burndown.remaining', 'POINTS', { value: 10 }, '10 points remaining, in 2 items'],
    ['flow.throughput', 'POINTS', { value: 7 }, '7 items done in the period'],
  ])('%s in %s', async (metric, measure, figure, formula) => {
    const { explain } = await server.graphql<{ explain: { figure: Figure; formulaWithNumbers: string; numeratorTotal: number | null; denominatorTotal: number | null; rows: { numerator: number | null; denominator: number | null }[]; totalCount: number } }>(
      `query ($metric: String!, $sprint: ID!, $measure: Measure) { explain(metric: $metric, team: "atlas", sprint: $sprint, measure: $measure) {
        formulaWithNumbers numeratorTotal denominatorTotal totalCount figure { value numerator denominator sampleSize nullReason } rows { key numerator denominator } } }`,
      { metric, sprint: sprintId, measure });
    expect(explain.figure).toMatchObject(figure);
    expect(explain.formulaWithNumbers).toBe(formula);
    expect([explain.numeratorTotal, explain.denominatorTotal]).toEqual([explain.figure.numerator, explain.figure.denominator]);
    expect(explain.rows.reduce((sum, row) => sum + (row.numerator ?? 0), 0)).toBe(explain.figure.numerator);
    expect(explain.rows.length).toBe(explain.totalCount);
  });

  it('has a row a sprint, with the same numbers', async () => {
    const { metricTable } = await server.graphql<{ metricTable: { rows: { metric: string; value: number }[] } }>(
      `{ metricTable(metrics: ["velocity.committed", "velocity.completed", "velocity.kept_commitment", "burndown.remaining"], range: { from: "2026-03-01", to: "2026-04-01" }, grain: SPRINT, team: "atlas") { rows { metric value } } }`);
    expect(metricTable.rows.map((row) => [row.metric, row.value]).sort()).toEqual([
      ['burndown.remaining', 10], ['velocity.committed', 40], ['velocity.completed', 37], ['velocity.kept_commitment', 0.65],
    ]);
  });
});

describe('what is not there, and what cannot be', () => {
  it('is null for a key or an id that is not known', async () => {
    expect(await server.graphql('{ team(key: "nobody") { id } sprint(id: 999999) { id } release(id: 999999) { id } product(key: "nothing") { id } }')).toEqual({ team: null, sprint: null, release: null, product: null });
  });

  it.each([
    ['{ sprint(id: "forty-two") { id } }', 'id: expected an id as this server gave it, such as "17", got "forty-two".'],
    ['{ team(key: "atlas") { velocity(last: 0) { count } } }', 'last: expected 1 to 100 sprints, got 0.'],
    ['{ team(key: "atlas") { defects(range: { last: "P30D" }, grain: RELEASE) { leftOut } } }', 'grain: defects are counted per DAY, WEEK, MONTH, QUARTER or SPRINT, not per RELEASE.'],
    ['{ product(key: "shop") { defects(range: { last: "P30D" }, grain: SPRINT) { leftOut } } }', 'grain: SPRINT is a team\'s; ask a team for its defects per sprint.'],
  ])('%s', async (query, message) => {
    expect((await server.ask(query)).errors.map((error) => error.message)).toEqual([message]);
  });
});
