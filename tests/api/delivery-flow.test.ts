import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importText } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { berlin, eventsOf, sprint42 } from './sprint-42-batch.ts';

/** Cumulative flow, ageing and blocked work, over HTTP: each agrees with the others, and adds up to its items. */
let server: TestServer;
type Lines = Parameters<typeof eventsOf>[1];
const MARCH = { from: '2026-03-01', to: '2026-04-01' };

async function collect(batch: Record<string, unknown>): Promise<void> {
  expect(await server.collectDelivery({ source: 'tracker', ...batch })).toMatchObject({ rejected: [] });
}

function items(team: string, all: Readonly<Record<string, Lines>>): { workItems: unknown[]; workItemEvents: unknown[] } {
  return {
    workItems: Object.keys(all).map((key) => ({ key, team, title: `Item ${key}`, type: 'Story' })),
    workItemEvents: Object.entries(all).flatMap(([key, lines]) => eventsOf(key, [['2026-03-02', 'CREATED'], ...lines])),
  };
}

const begun = (from: string, ...lines: Lines): Lines => [[from, 'STATUS', 'In Progress'], ...lines];
/** An end that names what is over. */
const over = (key: string, at: string, reason: string): unknown => ({ key: `${key}-over-${reason}`, workItem: key, kind: 'UNBLOCKED', at: berlin(at), from: reason, sequence: 90 });

beforeAll(async () => {
  server = await startServer();
  await collect(sprint42);
  const work = items('elbe', {
    F1: begun('2026-03-05', ['2026-03-10', 'STATUS', 'Done']),
    ...Object.fromEntries([1, 2, 3, 4, 5].map((days) => [`G${days}`, begun('2026-03-16 09:00', [`2026-03-${15 + days} 17:30`, 'STATUS', 'Done'])])),
    // older than 95 % of the six: two reasons at once from the 20th, one of them over on the 23rd
    OLD: begun('2026-03-18', ['2026-03-20', 'BLOCKED', 'legal'], ['2026-03-21', 'BLOCKED', 'design']),
    // blocked for an hour, and free again
    YOUNG: begun('2026-03-30', ['2026-03-30 13:00', 'BLOCKED'], ['2026-03-30 14:00', 'UNBLOCKED']),
  });
  await collect({
    products: [{ key: 'river', name: 'River', timeZone: 'UTC' }],
    teams: [{ key: 'elbe', product: 'river', name: 'Elbe', timeZone: 'Europe/Berlin', holidays: ['2026-03-06'] }, { key: 'oder', product: 'river', name: 'Oder' }],
    ...work, workItemEvents: [...work.workItemEvents, over('OLD', '2026-03-23', 'legal')],
  });
  await collect(items('oder', { P1: begun('2026-03-09', ['2026-03-11', 'STATUS', 'Done']) }));
});
afterAll(() => server?.stop());

interface Day { date: string; toDo: number; inProgress: number; waiting: number; done: number; cancelled: number; wip: number; finished: number; reopened: number; unestimated: number }
const cumulative = async (team: string, range: object, measure = 'ITEMS'): Promise<{ days: Day[]; nullReason: string | null }> => (await server.graphql<{ team: { flow: { cumulative: never } } }>(
  `query ($team: String!, $range: RangeInput!, $measure: Measure!) { team(key: $team) { flow(range: $range) { cumulative(measure: $measure) {
     nullReason days { date toDo inProgress waiting done cancelled wip finished reopened unestimated } } } } }`, { team, range, measure })).team.flow.cumulative;
const explain = async (metric: string, more: Record<string, unknown>): Promise<{ figure: { value: number | null; nullReason: string | null; unit: string }; numeratorTotal: number | null; rows: { key: string; numerator: number; detail: string | null }[]; formulaWithNumbers: string }> =>
  (await server.graphql<{ explain: never }>('query ($metric: String!, $team: String, $product: String, $range: RangeInput, $measure: Measure) { explain(metric: $metric, team: $team, product: $product, range: $range, measure: $measure) { numeratorTotal formulaWithNumbers figure { value nullReason unit } rows { key numerator detail } } }', { metric, ...more })).explain;

describe('cumulative flow', () => {
  it('agrees with throughput and work in progress on every day', async () => {
    const { days, nullReason } = await cumulative('elbe', { from: '2026-03-02', to: '2026-04-01' });
    expect([days.length, nullReason]).toEqual([30, null]);
    const { metricTable } = await server.graphql<{ metricTable: { rows: { metric: string; period: string; value: number }[] } }>(
      '{ metricTable(metrics: ["flow.throughput", "flow.wip"], range: { from: "2026-03-02", to: "2026-04-01" }, grain: DAY, team: "elbe") { rows { metric period value } } }');
    const of = (metric: string): Record<string, number> => Object.fromEntries(metricTable.rows.filter((row) => row.metric === metric).map((row) => [row.period, row.value]));
    expect(Object.fromEntries(days.map((day) => [day.date, day.finished - day.reopened]))).toEqual(of('flow.throughput'));
    expect(Object.fromEntries(days.map((day) => [day.date, day.wip]))).toEqual(of('flow.wip'));
    days.slice(1).forEach((day, n) => expect(day.done).toBe(days[n]!.done + day.finished - day.reopened));
    expect(days.at(-1)).toMatchObject({ toDo: 0, inProgress: 2, done: 6, cancelled: 0 });
  });

  it('begins at the range\'s own zero, and is read in points with what has no estimate said', async () => {
    const { days } = await cumulative('atlas', { from: '2026-03-11', to: '2026-03-14' });
    // A, H and I stayed done and K cancelled; D, done the day before, is reopened on the 11th, when F is done
    expect(days.map((day) => [day.done, day.cancelled, day.finished, day.reopened])).toEqual([[1, 0, 1, 1], [2, 0, 1, 0], [4, 0, 2, 0]]);
    const points = await cumulative('atlas', { from: '2026-03-11', to: '2026-03-14' }, 'POINTS');
    expect(points.days.map((day) => [day.done, day.finished])).toEqual([[3, 3], [16, 13], [26, 10]]); // F3, B13, D5 M5
    const first = await cumulative('atlas', { from: '2026-03-04', to: '2026-03-06' }, 'POINTS');
    expect(first.days.map((day) => day.unestimated)).toEqual([1, 0]); // I is estimated on the 5th
  });

  it('has no days before the first item, and says so', async () => {
    const { days, nullReason } = await cumulative('elbe', { from: '2026-02-20', to: '2026-03-04' });
    expect([days.map((day) => day.date), nullReason]).toEqual([['2026-03-02', '2026-03-03'], 'No work item is known before 2026-03-02.']);
    expect(await cumulative('elbe', { from: '2019-01-01', to: '2019-02-01' })).toEqual({ days: [], nullReason: 'No work item is known before 2026-03-02.' });
  });
});

describe('pace and age', () => {
  const ask = `query ($unit: DurationUnit!, $range: RangeInput!) { team(key: "elbe") { flow(range: $range, timeUnit: $unit) { percentilesOf percentiles { percentile value }
    items { key cycle } wipItems { key status age passedPercentile blocked blockedNow blockedBy } } } }`;
  interface Flow { percentilesOf: number; percentiles: { value: number }[]; items: { key: string; cycle: number }[]; wipItems: Record<string, unknown>[] }
  const flow = async (unit: string): Promise<Flow> => (await server.graphql<{ team: { flow: Flow } }>(ask, { unit, range: MARCH })).team.flow;

  it.each([
    ['CALENDAR_DAYS', 6, [3, 5, 6, 6]], // of 1 2 3 4 5 6: the 3rd, 5th (4.2), 6th (5.1), 6th
    ['WORKING_DAYS', 3, [3, 4, 5, 5]], // of 1 2 3 3 4 5
    ['HOURS', 120, [56.5, 104.5, 120, 120]], // of 8.5, 32.5, 56.5, 80.5, 104.5 and 120
  ] as const)('in %s', async (unit, cycle, percentiles) => {
    const found = await flow(unit);
    expect(found.percentilesOf).toBe(6);
    expect(found.percentiles.map(({ value }) => value)).toEqual(percentiles);
    expect(found.items.find((item) => item.key === 'F1')?.cycle).toBe(cycle);
  });

  it('of work in progress beside the team\'s own percentiles, with what blocks it', async () => {
    expect((await flow('CALENDAR_DAYS')).wipItems).toEqual([
      // 18 to 31 March; blocked since the 20th: 12 days, for design is not over
      { key: 'OLD', status: 'In Progress', age: 14, passedPercentile: 95, blocked: 12, blockedNow: true, blockedBy: 'legal, design' },
      { key: 'YOUNG', status: 'In Progress', age: 2, passedPercentile: null, blocked: 1, blockedNow: false, blockedBy: null },
    ]);
    expect((await flow('WORKING_DAYS')).wipItems.map((item) => [item['age'], item['blocked']])).toEqual([[10, 8], [2, 1]]); // the weekends of 21 and 28 March
  });
});

describe('blocked time', () => {
  it('adds up to the items that were blocked, and over the days', async () => {
    const { figure, numeratorTotal, rows, formulaWithNumbers } = await explain('flow.blocked_time', { team: 'elbe', range: MARCH });
    expect([figure.value, numeratorTotal, formulaWithNumbers]).toEqual([13, 13, '13 days blocked, in 2 items']);
    expect(rows.map((row) => [row.key, row.numerator, row.detail])).toEqual([['OLD', 12, 'legal, design, 8 days of them worked, still blocked at its end'], ['YOUNG', 1, '1 day of them worked']]);
    const { metricTable } = await server.graphql<{ metricTable: { rows: { value: number | null }[] } }>(
      '{ metricTable(metrics: ["flow.blocked_time"], range: { from: "2026-03-01", to: "2026-04-01" }, grain: DAY, team: "elbe") { rows { value nullReason } } }');
    expect(metricTable.rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(13);
    // Before the source first told of blocking nothing was measured; that is not 0.
    expect(metricTable.rows.slice(0, 20).map((row) => row.value)).toEqual([...Array.from({ length: 19 }, () => null), 1]);
  });

  it('is not 0 where nobody tells, and says what to send', async () => {
    const reason = 'No blocked time is collected: send work item events of the kinds BLOCKED and UNBLOCKED.';
    expect((await explain('flow.blocked_time', { team: 'oder', range: MARCH })).figure).toMatchObject({ value: null, nullReason: reason });
    const { team } = await server.graphql<{ team: { flow: { blockedTime: unknown; wipItems: unknown[] } } }>(
      '{ team(key: "atlas") { flow(range: { from: "2026-03-01", to: "2026-03-14" }) { blockedTime { value nullReason } wipItems { key blocked blockedNow } } } }');
    expect(team.flow).toEqual({ blockedTime: { value: null, nullReason: reason }, wipItems: [{ key: 'E', blocked: null, blockedNow: null }] });
  });

  it('comes from snapshots, from files of the present state and from Jira\'s flag', async () => {
    const shown = (at: string, blocked: boolean): unknown => ({ key: 'S1', team: 'spree', title: 'S1', type: 'Task', observedAt: berlin(at), status: 'In Progress', blocked });
    await collect({ source: 'snapshots', teams: [{ key: 'spree', product: 'river', name: 'Spree' }], workItems: [shown('2026-03-02', false), shown('2026-03-04', true), shown('2026-03-06', true), shown('2026-03-09', false)] });
    expect((await explain('flow.blocked_time', { team: 'spree', range: MARCH })).figure.value).toBe(6); // 4 to 9 March, in UTC from 11:00 to 11:00
    const file = (blocked: string): string => `Key;Summary;Status;Blocked\nH1;Harbour;In Progress;${blocked}\n`;
    await importText(server, 'one.csv', file('Impediment'), { product: 'river', team: 'havel', source: 'havel' });
    await importText(server, 'two.csv', file(''), { product: 'river', team: 'havel', source: 'havel' });
    const flag = (at: string, from: string, to: string): object => ({ id: at, created: at, items: [{ field: 'Flagged', fieldtype: 'custom', fieldId: 'customfield_10021', from: '', fromString: from, to: '', toString: to }] });
    const issue = { key: 'J-1', fields: { summary: 'J', issuetype: { name: 'Task' }, status: { id: '1', name: 'Open' }, created: '2026-03-02T10:00:00.000+0000' }, changelog: { histories: [flag('2026-03-04T10:00:00.000+0000', '', 'Impediment'), flag('2026-03-05T10:00:00.000+0000', 'Impediment', '')] } };
    await importText(server, 'jira.json', JSON.stringify({ issues: [issue] }), { product: 'river', team: 'saale', source: 'saale' });
    const kinds = await server.sql<{ key: string; kinds: string[] }>(
      `SELECT w.key, array_agg(e.kind || coalesce(' ' || coalesce(e.to_value, e.from_value), '') ORDER BY e.at) AS kinds FROM work_item_event e JOIN work_item w ON w.id = e.work_item_id
       WHERE e.kind IN ('BLOCKED', 'UNBLOCKED') AND w.key IN ('H1', 'J-1', 'S1') GROUP BY w.key ORDER BY w.key`);
    expect(kinds).toEqual([
      { key: 'H1', kinds: ['BLOCKED', 'UNBLOCKED'] }, { key: 'J-1', kinds: ['BLOCKED Impediment', 'UNBLOCKED Impediment'] }, { key: 'S1', kinds: ['BLOCKED', 'UNBLOCKED'] },
    ]);
  });
});

describe('work done', () => {
  it('is the estimates of what was done, item by item', async () => {
    const { figure, numeratorTotal, rows } = await explain('flow.delivered', { team: 'atlas', range: { from: '2026-03-02', to: '2026-03-17' }, measure: 'POINTS' });
    expect([figure.value, figure.unit, numeratorTotal]).toEqual([37, 'POINTS', 37]); // A5 B13 D5 F3 I3 M5 N3
    expect(rows.map((row) => row.key).sort().join('')).toBe('ABDFIMN');
    expect((await explain('flow.delivered', { team: 'elbe', range: MARCH, measure: 'POINTS' })).rows.every((row) => row.detail === 'not estimated' && row.numerator === 0)).toBe(true);
  });

  it('adds no points of different teams', async () => {
    expect((await explain('flow.delivered', { product: 'river', range: MARCH, measure: 'POINTS' })).figure.value).toBeNull();
    expect((await explain('flow.delivered', { product: 'river', range: MARCH, measure: 'ITEMS' })).figure.value).toBe(7);
  });
});

describe('one item', () => {
  it('tells all that happened to it, and how long it took', async () => {
    const { team } = await server.graphql<{ team: { flow: { wipItems: { id: string; key: string }[] } } }>('query ($range: RangeInput!) { team(key: "elbe") { flow(range: $range) { wipItems { id key } } } }', { range: MARCH });
    const { workItem } = await server.graphql<{ workItem: Record<string, unknown> & { steps: { says: string }[] } }>(
      'query ($id: ID!) { workItem(id: $id) { key status category startedAt doneAt blocked { from to reason } steps { says } notCounted } }', { id: team.flow.wipItems[0]!.id });
    expect(workItem).toMatchObject({ key: 'OLD', status: 'In Progress', category: 'IN_PROGRESS', doneAt: null, notCounted: null, blocked: [{ from: new Date(berlin('2026-03-20')).toISOString(), to: null, reason: 'legal, design' }] });
    expect(workItem.steps.map((step) => step.says)).toEqual(['created', 'In Progress', 'blocked: legal', 'blocked: design', 'no longer blocked: legal']);
  });

  it('is null where there is none, and refuses what is no id', async () => {
    expect(await server.graphql('{ workItem(id: "999999") { key } }')).toEqual({ workItem: null });
    expect((await server.ask('{ workItem(id: "SHOP-1") { key } }')).errors[0]?.message).toBe('id: expected an id as this server gave it, such as "17", got "SHOP-1".');
  });
});

describe('defects by age and by release', () => {
  const now = Date.now();
  const ago = (days: number): string => new Date(now - days * 86_400_000).toISOString();
  const bug = (key: string, days: number, more: Record<string, unknown> = {}): unknown => ({ key, team: 'weser', title: key, type: 'Bug', severity: 'minor', createdAt: ago(days), ...more });

  beforeAll(() => collect({
    teams: [{ key: 'weser', product: 'river', name: 'Weser' }],
    releases: [{ key: 'early', team: 'weser', name: 'Early', releasedAt: ago(100) }, { key: 'late', team: 'weser', name: 'Late', releasedAt: ago(10) }, { key: 'next', team: 'weser', name: 'Next' }],
    workItems: [
      bug('B1', 2, { foundInRelease: 'late' }), bug('B2', 20, { foundInRelease: 'late', severity: 'Critical' }), bug('B3', 60), bug('B4', 120, { foundInRelease: 'early' }), bug('B5', 90, { foundInRelease: 'early' }),
      bug('B6', 3, { foundInRelease: 'next' }), bug('DUP', 5, { resolution: 'Duplicate', foundInRelease: 'late' }),
    ],
    workItemEvents: [{ key: 'B5-done', workItem: 'B5', kind: 'STATUS', to: 'Done', at: ago(80) }],
  }));

  it('add up to what is open, whichever way they are read', async () => {
    const { team } = await server.graphql<{ team: { defects: { open: { value: number }; openByAge: { age: string; count: number }[]; openBySeverity: unknown[]; openItems: { key: string; age: string }[]; openAgeDays: number; timeToResolveP85: unknown } } }>(
      '{ team(key: "weser") { defects(range: { last: "P90D" }) { open { value } openAgeDays openByAge { age count } openBySeverity { severity count } openItems { key age } timeToResolveP85 { name value } } } }');
    const { defects } = team;
    expect(defects.openByAge).toEqual([{ age: '0 to 7 days', count: 2 }, { age: '8 to 30 days', count: 1 }, { age: '31 to 90 days', count: 1 }, { age: 'over 90 days', count: 1 }]);
    expect([defects.open.value, defects.openItems.length]).toEqual([5, 5]);
    expect(defects.openBySeverity).toEqual([{ severity: 'Critical', count: 1 }, { severity: 'minor', count: 4 }]);
    expect(defects.openItems.map((item) => item.key)).toEqual(['B4', 'B3', 'B2', 'B6', 'B1']);
    expect(defects.openAgeDays).toBe(21); // 20 days ago and today, both counted
    expect(defects.timeToResolveP85).toEqual({ name: 'Time to resolve, 85th percentile', value: 11 });
  });

  it('escape by release, provisional until 30 days after each', async () => {
    const ask = '{ team(key: "weser") { defects(range: { last: "P90D" }) { releases { release { name } found foundBefore escaped open provisionalUntil escapeRate { value complete } } } releases { name defects { found escaped escapeRate { value nullReason } items { key escaped } } } } }';
    const { team } = await server.graphql<{ team: { defects: { releases: unknown[] }; releases: { name: string; defects: unknown }[] } }>(ask);
    const until = new Date(Date.parse(ago(10).slice(0, 10)) + 30 * 86_400_000).toISOString().slice(0, 10);
    expect(team.defects.releases).toEqual([
      { release: { name: 'Late' }, found: 2, foundBefore: 1, escaped: 1, open: 2, provisionalUntil: until, escapeRate: { value: 0.5, complete: false } },
      { release: { name: 'Early' }, found: 2, foundBefore: 1, escaped: 1, open: 1, provisionalUntil: null, escapeRate: { value: 0.5, complete: true } },
    ]);
    expect(team.releases.find(({ name }) => name === 'Next')?.defects).toEqual({ found: 1, escaped: 0, escapeRate: { value: null, nullReason: 'Not released yet.' }, items: [{ key: 'B6', escaped: false }] });
  });

  it('of a sprint have their density', async () => {
    const { team } = await server.graphql<{ team: { sprints: { report: unknown }[] } }>('{ team(key: "atlas") { sprints { report(measure: POINTS) { defects { key } defectDensity { value numerator denominator } } } } }');
    expect(team.sprints[0]?.report).toEqual({ defects: [], defectDensity: { value: 0, numerator: 0, denominator: 37 } });
  });
});
