import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';

/** The forecast of a release over HTTP. A forecast begins now, so everything here is told in days from today. */
let server: TestServer;
let steady: string;
let shared: string;
let young: string;

const DAY = 86_400_000;
const noon = new Date().setUTCHours(12, 0, 0, 0);
const at = (days: number, minutes = 0): string => new Date(noon + days * DAY + minutes * 60_000).toISOString();
const day = (days: number): string => at(days).slice(0, 10);

/** Three sprints of twelve days, one every fourteen; the last was closed five days ago. */
const sprintsOf = (team: string): unknown[] => [-45, -31, -17].map((start, n) => ({
  key: `${team}-S${n + 1}`, team, name: `${team} S${n + 1}`, plannedStartAt: at(start), plannedEndAt: at(start + 12), startedAt: at(start), closedAt: at(start + 12),
}));

interface Work { workItems: unknown[]; workItemEvents: { key: string; workItem: string }[] }
const nothing = (): Work => ({ workItems: [], workItemEvents: [] });

function add(work: Work, key: string, team: string, release: string, points: number, doneOn: number | null, entered = -50): void {
  work.workItems.push({ key, team, title: `Item ${key}`, type: 'Story' });
  const event = (kind: string, days: number, more: Record<string, unknown>): void => { work.workItemEvents.push({ key: `${key}-${kind}`, workItem: key, kind, at: at(days), ...more } as Work['workItemEvents'][number]); };
  event('CREATED', entered, {});
  event('ESTIMATE', entered, { to: String(points) });
  event('RELEASE_ENTERED', entered, { to: release });
  if (doneOn !== null) event('STATUS', doneOn, { to: 'Done', category: 'DONE' });
}

const FORECAST = `remaining measure basis targetDate chance chanceText trials seed warning nullReason sentence
  percentiles { percent date steps nullReason } fan { date step p5 p15 p50 p85 p95 } sample { team name completed scopeChange }
  teams { team { key } remaining sampleSize meanCompleted meanScopeChange rhythmDays percentiles { date } nullReason }
  backTest { met due share sentence promises { release { key } sprintName remaining promisedDate doneDate outcome } }`;
interface Percentile { percent: number; date: string | null; steps: number | null; nullReason: string | null }
interface Forecast {
  remaining: number; measure: string; targetDate: string | null; chance: number | null; chanceText: string | null; seed: number; warning: string | null; nullReason: string | null; sentence: string;
  percentiles: Percentile[]; fan: { date: string; step: number; p50: number }[]; sample: { team: string; name: string; completed: number; scopeChange: number }[];
  teams: { team: { key: string }; remaining: number; percentiles: { date: string }[]; rhythmDays: number; nullReason: string | null }[];
  backTest: { met: number; due: number; share: number; sentence: string; promises: { sprintName: string; outcome: string }[] };
}
const QUERY = `query ($id: ID!, $measure: Measure, $basis: ForecastBasis! = SPRINTS, $whatIf: WhatIfInput) { release(id: $id) { forecast(measure: $measure, basis: $basis, whatIf: $whatIf) { ${FORECAST} } } }`;
const forecast = async (id: string, more: Record<string, unknown> = {}): Promise<Forecast> => (await server.graphql<{ release: { forecast: Forecast } }>(QUERY, { id, ...more })).release.forecast;
const whatIf = (what: Record<string, unknown>): Promise<Forecast> => forecast(steady, { whatIf: what });

beforeAll(async () => {
  server = await startServer();
  const work = nothing();
  for (const [team, prefix] of [['one', 'A'], ['two', 'B']] as const) {
    for (const [n, doneOn] of [-40, -26, -12].entries()) {
      if (team === 'one') add(work, `P${n}`, team, 'steady', 10, doneOn);
      add(work, `${prefix}${n}`, team, 'shared', 3, doneOn);
    }
  }
  for (const [key, points] of [['L1', 10], ['L2', 10], ['L3', 5]] as const) add(work, key, 'one', 'steady', points, null);
  for (const key of ['A8', 'A9']) add(work, key, 'one', 'shared', 3, null);
  add(work, 'B9', 'two', 'shared', 3, null);
  add(work, 'Y1', 'one', 'young', 3, null, -10);
  const { rejected } = await server.collectDelivery({
    source: 'tracker',
    products: [{ key: 'shop', name: 'Shop', timeZone: 'UTC', currency: 'EUR' }],
    teams: ['one', 'two'].map((key) => ({ key, product: 'shop', name: `Team ${key}` })),
    sprints: ['one', 'two'].flatMap(sprintsOf),
    releases: [{ key: 'steady', team: 'one', name: 'Steady', targetDate: day(23) }, { key: 'shared', product: 'shop', name: 'Shared', targetDate: day(37) }, { key: 'young', team: 'one', name: 'Young' }],
    ...work,
  });
  expect(rejected).toEqual([]);
  const { team } = await server.graphql<{ team: { releases: { id: string; key: string }[] } }>('{ team(key: "one") { releases { id key } } }');
  [steady, shared, young] = ['steady', 'shared', 'young'].map((key) => team.releases.find((release) => release.key === key)!.id) as [string, string, string];
});
afterAll(async () => { await server.stop(); });

describe('a release that burns ten points a sprint', () => {
  it('with 25 left is done after three sprints, in every future', async () => {
    const answer = await forecast(steady);
    // the last close is five days ago, a sprint comes every 14 days: 3 x 14 - 5 = 37
    expect(answer).toMatchObject({
      remaining: 25, measure: 'POINTS', basis: 'SPRINTS', trials: 10_000, nullReason: null, targetDate: day(23), chance: 0, chanceText: '0 %',
      warning: 'Drawn from only 3 sprints: take it as a rough guess.',
      percentiles: [50, 70, 85, 95].map((percent) => ({ percent, steps: 3, date: day(37), nullReason: null })),
      sample: [1, 2, 3].map((n) => ({ team: 'one', name: `one S${n}`, completed: 10, scopeChange: 0 })),
      teams: [{ team: { key: 'one' }, remaining: 25, sampleSize: 3, meanCompleted: 10, meanScopeChange: 0, rhythmDays: 14, nullReason: null }],
    });
    expect(answer.sentence).toMatch(/^In 85 of 100 simulated futures the 25 points left are done by \d+ \w+ \d{4}\. None meets the target/);
    expect(answer.fan.map(({ step, p50 }) => [step, p50])).toEqual([[0, 25], [1, 15], [2, 5], [3, 0]]);
  });

  it('answers the same again, and its open items add up to what is left', async () => {
    const [first, again] = [await forecast(steady), await forecast(steady)];
    expect(again).toEqual(first);
    const { release } = await server.graphql<{ release: { openItems: { key: string; title: string; team: string; amount: number }[] } }>('query ($id: ID!) { release(id: $id) { openItems { key title team amount } } }', { id: steady });
    expect(release.openItems).toEqual([['L1', 10], ['L2', 10], ['L3', 5]].map(([key, amount]) => ({ key, title: `Item ${key}`, team: 'one', amount })));
  });

  it('what if: items are dropped, a sprint is added, it is slower, the target is another', async () => {
    const steps = ({ percentiles }: Forecast): (number | null)[] => [...new Set(percentiles.map((each) => each.steps))];
    const dropped = await whatIf({ dropItems: ['L3'] });
    expect([dropped.remaining, steps(dropped), dropped.chance]).toEqual([20, [2], 0.95]); // two sprints: day 23, the target
    expect(dropped.chanceText).toBe('>95 %');
    expect(await whatIf({ addSprints: 1 })).toMatchObject({ targetDate: day(37), chanceText: '>95 %' });
    expect(steps(await whatIf({ velocity: 5 }))).toEqual([5]); // 25 / 5
    expect(await whatIf({ targetDate: day(36) })).toMatchObject({ chance: 0 });
    expect((await whatIf({ velocity: 5 })).seed).toBe((await forecast(steady)).seed);
    expect(await whatIf({ dropItems: ['L1', 'L2', 'L3'] })).toMatchObject({ remaining: 0, percentiles: [], nullReason: 'Nothing is left to do.', chanceText: 'done' });
  });

  it.each([
    [{ dropItems: ['P1'] }, 'whatIf.dropItems: "P1" is not left to do in this release. Give keys of its openItems.'],
    [{ addSprints: -1 }, 'whatIf.addSprints: expected 0 to 52, got -1.'],
    [{ velocity: 0 }, 'whatIf.velocity: expected a number above 0, up to 1,000,000, got 0.'],
    [{ targetDate: '2026-02-30' }, 'whatIf.targetDate: expected a date that exists, such as 2026-12-31, got "2026-02-30".'],
  ])('refuses %j', async (what, message) => {
    const { errors, status } = await server.ask(QUERY, { id: steady, whatIf: what });
    expect([status, errors.map((error) => error.message)]).toEqual([400, [message]]);
  });

  it('by working days declines: three days with a completion are too few', async () => {
    expect((await forecast(steady, { basis: 'DAYS' })).nullReason).toBe('Not enough days: a forecast takes at least 5 on which something was completed; there are 3.');
  });
});

describe('a release of two teams', () => {
  it('is forecast in items and jointly, each team from its own sprints', async () => {
    const answer = await forecast(shared);
    // one item a sprint each: two left take team one two sprints, one takes team two one
    expect(answer).toMatchObject({ measure: 'ITEMS', remaining: 3, nullReason: null, chanceText: '>95 %' });
    expect(answer.teams.map(({ team, remaining, percentiles }) => [team.key, remaining, percentiles[2]?.date])).toEqual([['one', 2, day(23)], ['two', 1, day(9)]]);
    expect(answer.percentiles.map(({ date, steps }) => [date, steps])).toEqual(Array.from({ length: 4 }, () => [day(23), null]));
    expect(answer.fan.map(({ p50 }) => p50).slice(0, 3)).toEqual([3, 1, 0]);
  });
});

describe('a release that has just begun', () => {
  it('declines with the reason, and can still be asked what if', async () => {
    expect(await forecast(young)).toMatchObject({ percentiles: [], fan: [], chance: null, nullReason: expect.stringContaining('there are 0') as unknown });
    const answer = await forecast(young, { whatIf: { velocity: 3 } });
    expect(answer.percentiles.map(({ steps }) => steps)).toEqual([1, 1, 1, 1]);
    expect(answer.warning).toContain('by hand alone');
  });
});

describe('the back-test', () => {
  it('says how often the 85 % dates of the past were met', async () => {
    const before = (await forecast(steady)).backTest;
    expect(before).toMatchObject({ met: 0, due: 0, share: null, sentence: 'No 85 % date of the past is due yet.' });
    // what is left is done today, 37 days before the promise made at the close of S3
    await server.collectDelivery({ source: 'tracker', workItemEvents: ['L1', 'L2', 'L3'].map((key) => ({ key: `${key}-done`, workItem: key, kind: 'STATUS', at: at(0, -720), to: 'Done', category: 'DONE' })) });
    const { backTest } = await forecast(steady);
    expect(backTest).toMatchObject({ met: 1, due: 1, share: 1, sentence: 'The 85 % dates of the past were met 1 of 1 times (100 %).' });
    expect(backTest.promises.find(({ outcome }) => outcome === 'MET')).toEqual({ release: { key: 'steady' }, sprintName: 'one S3', remaining: 25, promisedDate: day(37), doneDate: day(0), outcome: 'MET' });
  });
});
