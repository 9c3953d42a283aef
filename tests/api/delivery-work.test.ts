import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { berlin, eventsOf, sprint42 } from './sprint-42-batch.ts';

/** Release Orion, defects and flow of the delivery definitions, collected and read back over HTTP. */
let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

type Lines = Parameters<typeof eventsOf>[1];
interface Figure { value: number | null; numerator: number | null; denominator: number | null; nullReason: string | null }

async function collect(batch: Record<string, unknown>): Promise<void> {
  expect(await server.collectDelivery({ source: 'tracker', ...batch })).toMatchObject({ rejected: [] });
}

/** Items of a team from their events, each created first. */
function items(team: string, all: Readonly<Record<string, Lines>>, more: Record<string, unknown> = {}, created = '2026-04-01'): { workItems: unknown[]; workItemEvents: unknown[] } {
  return {
    workItems: Object.keys(all).map((key) => ({ key, team, title: `Item ${key}`, type: 'Story', ...more })),
    workItemEvents: Object.entries(all).flatMap(([key, lines]) => eventsOf(key, [[created, 'CREATED'], ...lines])),
  };
}

const sprintOf = (key: string, team: string, start: string, end: string): unknown =>
  ({ key, team, name: `Sprint ${key}`, plannedStartAt: berlin(start), plannedEndAt: berlin(end), startedAt: berlin(start), closedAt: berlin(end) });

describe('release Orion', () => {
  const inRelease = (points: string, ...lines: Lines): Lines => [['2026-04-01', 'ESTIMATE', points], ['2026-04-02', 'RELEASE_ENTERED', 'orion'], ...lines];
  const bars = `release(id: $id) { burndown { measure remaining completed provisional nullReason
    bars { sprint { key } start added removed reEstimated completed reopened end changedBefore running }
    sprintsLeft { atMean atMeanWithGrowth atBest atWorst meanVelocity meanGrowth sentence } } }`;
  let id: string;

  beforeAll(async () => {
    await collect({
      products: [{ key: 'sky', name: 'Sky', timeZone: 'Europe/Berlin' }],
      teams: [{ key: 'borealis', product: 'sky', name: 'Borealis' }],
      sprints: [sprintOf('S1', 'borealis', '2026-04-06 09:00', '2026-04-17 17:00'), sprintOf('S2', 'borealis', '2026-04-20 09:00', '2026-05-01 17:00'), sprintOf('S3', 'borealis', '2026-05-04 09:00', '2026-05-15 17:00')],
      releases: [{ key: 'orion', team: 'borealis', name: 'Orion', targetDate: '2026-07-31' }],
      ...items('borealis', {
        // 60 at the start: 5 + 3 done in S1, 8 + 3 in S2, 5 + 4 in S3, 2 removed, 30 left
        O1: inRelease('5', ['2026-04-10', 'STATUS', 'Done']), O2: inRelease('3', ['2026-04-15', 'STATUS', 'Done']),
        O3: inRelease('8', ['2026-04-24', 'STATUS', 'Done']), O4: inRelease('3', ['2026-04-28', 'STATUS', 'Done']),
        O5: inRelease('5', ['2026-05-08', 'STATUS', 'Done']), O6: inRelease('4', ['2026-05-12', 'STATUS', 'Done']),
        O7: inRelease('2', ['2026-04-22', 'RELEASE_LEFT', 'orion']),
        O8: inRelease('13'), O9: inRelease('13'), O10: inRelease('4'),
        O11: [['2026-04-01', 'ESTIMATE', '6'], ['2026-04-23', 'RELEASE_ENTERED', 'orion']], // S2: +6
        O12: [['2026-04-01', 'ESTIMATE', '4'], ['2026-05-06', 'RELEASE_ENTERED', 'orion']], // S3: +4
      }),
    });
    id = (await server.graphql<{ team: { releases: { id: string }[] } }>('{ team(key: "borealis") { releases { id } } }')).team.releases[0]!.id;
  });

  const burndown = async (): Promise<{ bars: { sprint: { key: string }; completed: number; reopened: number; end: number }[]; remaining: number; sprintsLeft: Record<string, unknown> }> =>
    (await server.graphql<{ release: { burndown: never } }>(`query ($id: ID!) { ${bars} }`, { id })).release.burndown;

  it('has the bars of the definitions, and as many sprints left', async () => {
    const zero = { reEstimated: 0, reopened: 0, changedBefore: 0, running: false };
    expect(await burndown()).toEqual({
      measure: 'POINTS', remaining: 40, completed: 28, provisional: true, nullReason: null,
      bars: [
        { ...zero, sprint: { key: 'S1' }, start: 60, added: 0, removed: 0, completed: 8, end: 52 },
        { ...zero, sprint: { key: 'S2' }, start: 52, added: 6, removed: 2, completed: 11, end: 45 },
        { ...zero, sprint: { key: 'S3' }, start: 45, added: 4, removed: 0, completed: 9, end: 40 },
      ],
      sprintsLeft: {
        atMean: 5, atMeanWithGrowth: 6, atBest: 4, atWorst: 5, // 40 / 9.33, 40 / 6.67, 40 / 11, 40 / 8
        meanVelocity: 28 / 3, meanGrowth: 8 / 3,
        sentence: '40 points left: 5 more sprints at the mean of 9.33 a sprint; 4 at the best, 5 at the worst. 6 if the scope goes on changing by +2.67 a sprint.',
      },
    });
  });

  it('takes a completion back in the sprint of the reopening, and leaves the earlier bar as it is', async () => {
    await collect({ workItemEvents: [{ key: 'O2-reopened', workItem: 'O2', kind: 'STATUS', at: berlin('2026-05-13'), from: 'Done', to: 'In Progress', category: 'IN_PROGRESS' }] });
    const { bars: [first, , third], remaining } = await burndown();
    expect([first?.completed, first?.end]).toEqual([8, 52]);
    expect([third?.completed, third?.reopened, third?.end, remaining]).toEqual([6, 3, 43, 43]); // 9 - 3; 45 + 4 - 6
  });

  it.each([
    ['release.remaining', 'release', 43], ['release.completed', 'release', 25],
    ['release.remaining', 'sprint', 45], ['release.completed', 'sprint', 11],
  ] as const)('%s of a %s: the items behind it add up to it', async (metric, noun, value) => {
    const { team } = await server.graphql<{ team: { sprints: { id: string; key: string }[] } }>('{ team(key: "borealis") { sprints { id key } } }');
    const { explain } = await server.graphql<{ explain: { figure: Figure; numeratorTotal: number; rows: { numerator: number }[] } }>(
      `query ($metric: String!, $noun: ID!) { explain(metric: $metric, team: "borealis", ${noun}: $noun) { numeratorTotal figure { value numerator } rows { key numerator } } }`,
      { metric, noun: noun === 'release' ? id : team.sprints.find((each) => each.key === 'S2')!.id });
    expect(explain.figure.value).toBe(value);
    expect([explain.numeratorTotal, explain.rows.reduce((sum, row) => sum + row.numerator, 0)]).toEqual([value, value]);
  });

  it('of several teams is read in items, and says so', async () => {
    await collect({
      teams: [{ key: 'cirrus', product: 'sky', name: 'Cirrus' }],
      releases: [{ key: 'pair', product: 'sky', name: 'Pair' }],
      ...items('cirrus', { C1: [['2026-04-01', 'ESTIMATE', '8'], ['2026-04-02', 'RELEASE_ENTERED', 'pair']] }),
    });
    await collect(items('borealis', { P1: [['2026-04-02', 'RELEASE_ENTERED', 'pair'], ['2026-04-10', 'STATUS', 'Done']], P2: [['2026-04-02', 'RELEASE_ENTERED', 'pair']] }));
    const { product } = await server.graphql<{ product: { releases: { id: string; key: string; team: unknown; burndown: Record<string, unknown> }[] } }>(
      '{ product(key: "sky") { releases { id key team { key } burndown { measure remaining completed nullReason bars { sprint { key } start completed end } } } } }');
    const { product: few } = await server.graphql<{ product: { releases: { id: string }[]; none: unknown[] } }>('{ product(key: "sky") { releases(first: 1) { id } none: releases(first: 0) { id } } }');
    expect([few.releases, few.none]).toEqual([product.releases.slice(0, 1).map(({ id }) => ({ id })), []]);
    const pair = product.releases.find((release) => release.key === 'pair');
    expect(pair).toMatchObject({ team: null, burndown: {
      measure: 'ITEMS', remaining: 2, completed: 1, nullReason: '2 teams work on this release, and points of different teams are never added up: it is read in items.',
    } });
    // Borealis has most items in it, so the bars are its sprints.
    expect((pair?.burndown['bars'] as unknown[])[0]).toEqual({ sprint: { key: 'S1' }, start: 3, completed: 1, end: 2 });
  });
});

describe('defects', () => {
  const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}`;
  const found = (key: string, more: Record<string, unknown>, lines: Lines): { workItems: unknown[]; workItemEvents: unknown[] } => ({
    workItems: [{ key, team: 'atlas', title: `Defect ${key}`, type: 'Bug', ...more }], workItemEvents: eventsOf(key, lines),
  });
  const parts = [
    ...[2, 3, 4, 5, 9, 10].map((n, i) => found(`D${i}`, { severity: ['minor', 'Critical', 'minor', 'odd', 'minor', 'Critical'][i] }, [[`${day(n)} 11:00`, 'CREATED']])),
    // opened before, closed in the first week, reopened and closed again in the second
    found('OLD', { severity: 'minor' }, [['2026-02-16', 'CREATED'], [day(4), 'STATUS', 'Done'], [day(10), 'STATUS', 'In Progress'], [day(11), 'STATUS', 'Done']]),
    found('DUP', { severity: 'minor', resolution: 'Duplicate' }, [[day(3), 'CREATED']]),
    found('ODD', {}, [[day(12), 'CREATED'], [day(11), 'STATUS', 'Done']]),
  ];

  beforeAll(async () => {
    await collect(sprint42);
    await collect({ workItems: parts.flatMap((part) => part.workItems), workItemEvents: parts.flatMap((part) => part.workItemEvents) });
  });

  it('are counted per week by severity, what is open following from the week before', async () => {
    const { team } = await server.graphql<{ team: { defects: { periods: { opened: number; closed: number; reopened: number; open: number; openBySeverity: { count: number }[] }[]; severities: string[]; leftOut: number } } }>(
      `{ team(key: "atlas") { defects(range: { from: "2026-03-02", to: "2026-03-16" }) { leftOut severities periods { period periodEnd complete opened closed reopened open openBySeverity { severity count } } } } }`);
    expect(team.defects.severities).toEqual(['Critical', 'minor', 'odd']);
    expect(team.defects.leftOut).toBe(1);
    expect(team.defects.periods).toEqual([
      { period: '2026-03-02', periodEnd: '2026-03-09', complete: true, opened: 4, closed: 1, reopened: 0, open: 4, openBySeverity: [{ severity: 'Critical', count: 1 }, { severity: 'minor', count: 2 }, { severity: 'odd', count: 1 }] }, // 1 + 4 - 1
      expect.objectContaining({ period: '2026-03-09', opened: 3, closed: 2, reopened: 1, open: 6, openBySeverity: [{ severity: 'Critical', count: 2 }, { severity: 'minor', count: 3 }, { severity: 'odd', count: 1 }] }), // 4 + 3 + 1 - 2
    ]);
  });

  it('have a density, a time to resolve, and items behind each number', async () => {
    const { team } = await server.graphql<{ team: { defects: Record<string, Figure> } }>(
      `{ team(key: "atlas") { defects(range: { from: "2026-03-02", to: "2026-03-30" }, grain: SPRINT) {
        density { value numerator denominator } timeToResolve { value } escapeRate { value nullReason } opened { value } closed { value } open { value } periods { period opened } } } }`);
    expect(team.defects).toMatchObject({
      density: { numerator: 7, denominator: 37, value: 700 / 37 }, timeToResolve: { value: 24 }, // 16 February to 11 March; ODD is in no average
      escapeRate: { value: null, nullReason: 'Nothing was released in this period.' }, opened: { value: 7 }, open: { value: 6 }, periods: [{ period: '2026-03-02', opened: 7 }],
    });
    for (const metric of ['defects.opened', 'defects.closed', 'defects.open']) {
      const { explain } = await server.graphql<{ explain: { figure: Figure; numeratorTotal: number; totalCount: number; leftOutCount: number } }>(
        'query ($metric: String!) { explain(metric: $metric, team: "atlas", range: { from: "2026-03-02", to: "2026-03-30" }) { numeratorTotal totalCount leftOutCount figure { value } } }', { metric });
      expect([metric, explain.numeratorTotal, explain.totalCount, explain.leftOutCount]).toEqual([metric, explain.figure.value, explain.figure.value, 1]);
    }
  });

  it('stand in the report of the sprint they were found in', async () => {
    const { team } = await server.graphql<{ team: { sprints: { report: { defects: { key: string; status: string; ageDays: number }[] } }[] } }>(
      '{ team(key: "atlas") { sprints { report { defects { key severity status createdAt resolvedAt ageDays } } } } }');
    expect(team.sprints[0]!.report.defects.map((defect) => defect.key)).toEqual(['D0', 'D1', 'D2', 'D3', 'D4', 'D5', 'ODD']);
  });

  it('escape at 10 of 60', async () => {
    const defects = Array.from({ length: 60 }, (_, n) => found(`E${n}`, { foundInRelease: 'lyra', team: 'deneb' }, [[n < 50 ? '2026-03-10' : '2026-03-25', 'CREATED']]));
    await collect({
      teams: [{ key: 'deneb', product: 'shop', name: 'Deneb' }],
      releases: [{ key: 'lyra', team: 'deneb', name: 'Lyra', releasedAt: berlin('2026-03-20') }],
      workItems: defects.flatMap((part) => part.workItems), workItemEvents: defects.flatMap((part) => part.workItemEvents),
    });
    const { team } = await server.graphql<{ team: { defects: { escapeRate: Figure }; releases: { id: string }[] } }>('{ team(key: "deneb") { releases { id } defects(range: { from: "2026-03-01", to: "2026-04-01" }) { escapeRate { value numerator denominator } } } }');
    expect(team.defects.escapeRate).toEqual({ value: 10 / 60, numerator: 10, denominator: 60 });
    const { explain } = await server.graphql<{ explain: Record<string, unknown> }>(
      'query ($id: ID!) { explain(metric: "defects.escape_rate", team: "deneb", release: $id, first: 5) { numeratorTotal denominatorTotal totalCount formulaWithNumbers figure { value } rows { key } } }', { id: team.releases[0]!.id });
    expect(explain).toMatchObject({ numeratorTotal: 10, denominatorTotal: 60, totalCount: 60, formulaWithNumbers: '10 of 60 defects found after the release' });
  });

  it('of a product are those of its teams together', async () => {
    const ask = async (noun: string): Promise<number[]> => (await server.graphql<Record<string, { defects: { periods: { open: number }[] } }>>(
      `{ noun: ${noun} { defects(range: { from: "2026-03-02", to: "2026-03-30" }) { periods { open } } } }`))['noun']!.defects.periods.map((period) => period.open);
    const [atlas, deneb, shop] = [await ask('team(key: "atlas")'), await ask('team(key: "deneb")'), await ask('product(key: "shop")')];
    expect(shop).toEqual(atlas.map((open, n) => open + deneb[n]!));
  });
});

describe('flow', () => {
  const march = 'range: { from: "2026-03-01", to: "2026-04-01" }';
  beforeAll(async () => {
    await collect({
      products: [{ key: 'river', name: 'River', timeZone: 'UTC' }],
      teams: [{ key: 'elbe', product: 'river', name: 'Elbe', timeZone: 'Europe/Berlin', holidays: ['2026-03-06'] }],
      ...items('elbe', {
        // the vector of the definitions: 5 to 10 March over the holiday is 6 days
        F1: [['2026-03-05', 'STATUS', 'In Progress'], ['2026-03-10', 'STATUS', 'Done']],
        ...Object.fromEntries([1, 2, 3, 4, 5].map((days) => [`G${days}`, [['2026-03-16 09:00', 'STATUS', 'In Progress'], [`2026-03-${15 + days} 17:30`, 'STATUS', 'Done']] as Lines])),
        R: [['2026-03-17', 'STATUS', 'In Progress'], ['2026-03-18', 'STATUS', 'Done'], ['2026-03-19', 'STATUS', 'In Progress'], ['2026-03-23', 'STATUS', 'Done']],
        W: [['2026-03-20', 'STATUS', 'In Progress'], ['2026-03-22', 'STATUS', 'Waiting']],
        X: [['2026-02-27', 'STATUS', 'In Progress'], ['2026-02-28', 'STATUS', 'Done']],
      }, {}, '2026-03-02'),
    });
  });

  it('has the times of the definitions, exact minutes, and what cannot be apart', async () => {
    await collect(items('elbe', { BAD: [['2026-03-11', 'STATUS', 'Done']] }, {}, '2026-03-12'));
    const { team } = await server.graphql<{ team: { flow: Record<string, never> & { items: Record<string, unknown>[]; doubtful: unknown[]; wipItems: unknown[] } } }>(
      `{ team(key: "elbe") { flow(${march}) { throughput { value } cycleTime { value sampleSize numerator } cycleTimeP85 { value } leadTime { value } wip { value }
        wipItems { key category ageDays } doubtful { key reason } items { key createdAt doneAt leadMinutes cycleDays leadDays reopened } } } }`);
    const { flow } = team;
    expect(flow).toMatchObject({ throughput: { value: 8 }, cycleTime: { value: 4, sampleSize: 7, numerator: null }, cycleTimeP85: { value: 6 }, wip: { value: 1 } }); // of 1 2 3 4 5 6 7 the 4th, and the 6th (0.85 x 7 = 5.95)
    expect(flow.doubtful).toEqual([{ key: 'BAD', reason: 'done before it was created' }]);
    expect(flow.wipItems).toEqual([{ key: 'W', category: 'WAITING', ageDays: 12 }]);
    const of = (key: string): unknown => flow.items.find((item) => item['key'] === key);
    expect(of('F1')).toMatchObject({ cycleDays: 6, leadDays: 9, leadMinutes: 8 * 24 * 60, reopened: 0 });
    expect(of('R')).toMatchObject({ cycleDays: 7, reopened: 1 }); // 17 to 23 March
    expect(of('G2')).toMatchObject({ leadMinutes: 15 * 24 * 60 + 330 }); // 2 March 12:00 to 17 March 17:30
    expect(flow.items.map((item) => item['doneAt'])).toEqual(flow.items.map((item) => item['doneAt']).sort().reverse());
  });

  it('cuts the list where asked, and nothing else', async () => {
    const { team } = await server.graphql<{ team: { flow: { throughput: Figure; items: unknown[] } } }>(`{ team(key: "elbe") { flow(${march}) { throughput { value } items(first: 2) { key } } } }`);
    expect([team.flow.items.length, team.flow.throughput.value]).toEqual([2, 8]);
    expect((await server.ask(`{ team(key: "elbe") { flow(${march}) { items(first: 5001) { key } } } }`)).errors[0]?.message).toBe('first: expected 1 to 5000 items, got 5001.');
  });

  it('says the same of a week, whatever range it is asked within', async () => {
    const table = async (from: string): Promise<Record<string, unknown>[]> => (await server.graphql<{ metricTable: { rows: { period: string }[] } }>(
      `{ metricTable(metrics: ["flow.throughput", "flow.cycle_time", "flow.lead_time", "flow.wip", "defects.open", "defects.closed"], range: { from: "${from}", to: "2026-03-30" }, grain: WEEK, team: "elbe") { rows { metric period value } } }`))
      .metricTable.rows.filter((row) => row.period >= '2026-03-16');
    expect(await table('2026-03-16')).toEqual(await table('2025-12-29'));
  });

  it('measures nothing before the first item, which is not 0', async () => {
    const { metricTable } = await server.graphql<{ metricTable: { rows: { metric: string; value: number | null; nullReason: string | null }[] } }>(
      '{ metricTable(metrics: ["flow.throughput", "flow.wip", "defects.open"], range: { from: "2019-01-01", to: "2019-02-01" }, grain: MONTH, team: "elbe") { rows { metric value nullReason } } }');
    expect(metricTable.rows.map((row) => row.value)).toEqual([null, null, null]);
    expect(new Set(metricTable.rows.map((row) => row.nullReason))).toEqual(new Set([expect.stringMatching(/^No work item is known before \d{4}-\d{2}-\d{2}\.$/)]));
  });

  it('adds up over types', async () => {
    const rows = async (groupBy: string): Promise<{ value: number }[]> => (await server.graphql<{ metricTable: { rows: { value: number }[] } }>(
      `{ metricTable(metrics: ["flow.throughput"], range: { from: "2026-03-01", to: "2026-04-01" }, grain: MONTH, product: "shop"${groupBy}) { rows { value dim1 } } }`)).metricTable.rows;
    const [all] = await rows('');
    expect((await rows(', groupBy: ["type"]')).reduce((sum, row) => sum + row.value, 0)).toBe(all!.value);
    expect((await rows(', groupBy: ["team"]')).reduce((sum, row) => sum + row.value, 0)).toBe(all!.value);
  });
});

describe('a source that never tells starts', () => {
  it('has sprints that begin and end as planned', async () => {
    const plan = (key: string, startDay: number): unknown => ({ key, team: 'fen', name: key, plannedStartAt: new Date(Date.now() + startDay * 86_400_000).toISOString(), plannedEndAt: new Date(Date.now() + (startDay + 10) * 86_400_000).toISOString() });
    await collect({ source: 'planner', teams: [{ key: 'fen', product: 'river', name: 'Fen' }], sprints: [plan('past', -20), plan('present', -5), plan('future', 5)] });
    const { team } = await server.graphql<{ team: unknown }>('{ team(key: "fen") { runningSprint { key burndown { projection { value } days { remaining } } } sprints { key state } closed: sprints(state: CLOSED) { key } } }');
    expect(team).toMatchObject({
      runningSprint: { key: 'present' }, closed: [{ key: 'past' }],
      sprints: [{ key: 'future', state: 'FUTURE' }, { key: 'present', state: 'RUNNING' }, { key: 'past', state: 'CLOSED' }],
    });
  });
});
