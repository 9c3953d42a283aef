/** Reads the same numbers through every door that gives them, and compares. */
import { expect } from '@jest/globals';
import type { TestServer } from '../support/server.ts';

export const MEASURES = ['POINTS', 'ITEMS', 'HOURS'] as const;
export type Measure = (typeof MEASURES)[number];

interface Row { bucket: string; key: string; amount: number; note: string | null }
interface Figure { value: number | null; numerator: number | null; denominator: number | null }
interface Ledger {
  commitment: number; added: number; removed: number; reEstimated: number; completed: number; cancelled: number; carryOver: number; completedOnTime: number; completedLate: number;
  completedOutside: number; doneBefore: number; committedItems: number; addsUp: boolean; keptCommitment: Figure; deliveredRatio: Figure; scopeCreepGross: Figure; scopeCreepNet: Figure;
}
interface SprintRead {
  id: string; key: string; name: string; state: string; ledger: Ledger; now: Ledger; items: Row[];
  burndown: { commitment: number; steps: { delta: number; remaining: number; scope: number; done: number }[]; days: { remaining: number | null }[] };
  report: { ledger: Ledger; items: Row[]; late: Row[]; carried: Row[]; defects: { key: string }[]; defectDensity: Figure };
  difference: { same: boolean; numbers: { bucket: string; asClosed: number; now: number }[]; items: { bucket: string; change: number }[] } | null;
}
interface Bar {
  sprint: { id: string }; start: number; added: number; removed: number; reEstimated: number; completed: number; reopened: number; end: number; running: boolean;
  changedBefore: number; completedBefore: number; scopeChangedBefore: number; revisedBefore: number;
}
interface TableRow { metric: string; label: string | null; period: string; value: number | null; dim1: string | null }
interface Explained { figure: Figure; numeratorTotal: number | null; denominatorTotal: number | null; totalCount: number; rows: { key: string; numerator: number | null; denominator: number | null }[] }

const RATIO = '{ value numerator denominator }';
const LEDGER = `{ commitment added removed reEstimated completed cancelled carryOver completedOnTime completedLate completedOutside doneBefore committedItems addsUp
  keptCommitment ${RATIO} deliveredRatio ${RATIO} scopeCreepGross ${RATIO} scopeCreepNet ${RATIO} }`;
const ROWS = '{ bucket key amount note }';
const SPRINT = `id key name state ledger(measure: $measure) ${LEDGER} now: ledger(measure: $measure, as: NOW) ${LEDGER} items(measure: $measure) ${ROWS}
  burndown(measure: $measure) { commitment steps { delta remaining scope done } days { remaining } }
  report(measure: $measure) { ledger ${LEDGER} items ${ROWS} late ${ROWS} carried ${ROWS} defects { key } defectDensity ${RATIO} }
  difference(measure: $measure) { same numbers { bucket asClosed now } items { bucket change } }`;
const BAR = 'sprint { id } start added removed reEstimated completed reopened end running changedBefore completedBefore scopeChangedBefore revisedBefore';

/** Every sprint there ever was. */
const ALWAYS = { from: '2000-01-01', to: '2100-01-01' };
const COLUMNS = {
  COMMITMENT: 'commitment', ADDED: 'added', REMOVED: 'removed', RE_ESTIMATED: 'reEstimated', COMPLETED: 'completed', CANCELLED: 'cancelled', CARRY_OVER: 'carryOver',
  COMPLETED_OUTSIDE: 'completedOutside', DONE_BEFORE: 'doneBefore',
} as const satisfies Record<string, keyof Ledger>;
/** The metrics that a ledger is read for, and what of it they are. */
const OF_LEDGER: Readonly<Record<string, (ledger: Ledger) => number | null>> = {
  'velocity.committed': (ledger) => ledger.commitment,
  'velocity.completed': (ledger) => ledger.completed,
  'velocity.carry_over': (ledger) => ledger.carryOver,
  'burndown.remaining': (ledger) => ledger.carryOver,
  'velocity.kept_commitment': (ledger) => ledger.keptCommitment.value,
  'velocity.delivered_ratio': (ledger) => ledger.deliveredRatio.value,
  'velocity.scope_creep': (ledger) => ledger.scopeCreepGross.value,
  'velocity.scope_creep_net': (ledger) => ledger.scopeCreepNet.value,
};

export const exact = (amounts: readonly (number | null)[]): number => Math.round(amounts.reduce<number>((sum, each) => sum + (each ?? 0), 0) * 1e6) / 1e6;
const of = (rows: readonly Row[], bucket: string): number => exact(rows.filter((row) => row.bucket === bucket).map((row) => row.amount));

/** What must not move of closed sprints, in one measure: to be compared with what is read later. */
export interface Closed { ledgers: unknown; velocity: unknown; table: unknown; explained: unknown; bars: unknown; burndowns: unknown }

/** All sprints of a team, in one measure: ledger, items, burndown, report, velocity, table, figures and explanations are one. Answers what must stay of the closed ones. */
export async function sprintsAgree(server: TestServer, team: string, measure: Measure, density = true): Promise<Omit<Closed, 'bars'>> {
  const metrics = Object.keys(OF_LEDGER);
  const read = await server.graphql<{
    team: { sprints: SprintRead[]; velocity: { sprints: { sprint: { id: string }; committed: number; completed: number; carryOver: number; keptCommitment: number | null; deliveredRatio: number | null }[] } };
    table: { rows: TableRow[]; truncated: boolean };
    density: { rows: TableRow[] };
    figures: (Figure & { metric: string })[];
  }>(`query ($team: String!, $measure: Measure!, $metrics: [String!]!, $range: RangeInput!) {
    team(key: $team) { sprints { ${SPRINT} } velocity(last: 100, measure: $measure) { sprints { sprint { id } committed completed carryOver keptCommitment deliveredRatio } } }
    table: metricTable(metrics: $metrics, team: $team, measure: $measure, grain: SPRINT, range: $range, first: 10000) { rows { metric label period value dim1 } truncated }
    density: metricTable(metrics: ["defects.density", "defects.opened"], team: $team, measure: $measure, grain: SPRINT, range: $range, first: 10000) { rows { metric label period value dim1 } }
    figures(metrics: ["velocity.completed", "velocity.committed", "velocity.kept_commitment"], team: $team, measure: $measure, range: $range) { metric value numerator denominator }
  }`, { team, measure, metrics, range: ALWAYS });
  const { sprints } = read.team;
  const closed = sprints.filter(({ state }) => state === 'CLOSED');
  expect(closed.length).toBeGreaterThan(2);
  expect(read.table.truncated).toBe(false);
  const inTable = (metric: string, name: string, rows = read.table.rows): TableRow[] => rows.filter((row) => row.metric === metric && row.label === name);
  const explained: unknown[] = [];
  for (const sprint of sprints.filter(({ state }) => state !== 'FUTURE')) {
    const { ledger, items, burndown, report } = sprint;
    const at = `${team} ${sprint.key} ${measure}`;
    // The ledger, its items and its identity.
    expect([at, ledger.addsUp]).toEqual([at, true]);
    for (const [bucket, column] of Object.entries(COLUMNS)) expect([at, bucket, of(items, bucket)]).toEqual([at, bucket, ledger[column]]);
    expect([at, ledger.completedOnTime + ledger.completedLate]).toEqual([at, ledger.completed]);
    expect([at, items.filter((row) => row.bucket === 'COMMITMENT').length]).toEqual([at, ledger.committedItems]);
    // The burndown: from the commitment, step by step, to what is carried over.
    expect([at, burndown.commitment]).toEqual([at, ledger.commitment]);
    expect([at, exact([burndown.commitment, ...burndown.steps.map(({ delta }) => delta)])]).toEqual([at, ledger.carryOver]);
    const drawn = burndown.days.filter(({ remaining }) => remaining !== null);
    expect([at, drawn.at(-1)?.remaining ?? ledger.carryOver]).toEqual([at, ledger.carryOver]);
    expect([at, burndown.steps.at(-1)?.done ?? ledger.completed]).toEqual([at, ledger.completed]);
    // The report.
    expect([at, report.ledger]).toEqual([at, ledger]);
    expect([at, report.items]).toEqual([at, items]);
    expect([at, exact(report.late.map(({ amount }) => amount)), exact(report.carried.map(({ amount }) => amount))]).toEqual([at, ledger.completedLate, ledger.carryOver]);
    // The flat table, and every explanation.
    for (const [metric, value] of Object.entries(OF_LEDGER)) expect([at, metric, inTable(metric, sprint.name).map((row) => row.value)]).toEqual([at, metric, [value(ledger)]]);
    const asked = (density ? [...metrics, 'defects.density', 'defects.opened'] : metrics).map((metric, n) => `e${n}: explain(metric: "${metric}", sprint: $sprint, measure: $measure, first: 200) { figure ${RATIO} numeratorTotal denominatorTotal totalCount rows { key numerator denominator } }`);
    const explanations = await server.graphql<Record<string, Explained>>(`query ($sprint: ID!, $measure: Measure!) { ${asked.join(' ')} }`, { sprint: sprint.id, measure });
    metrics.forEach((metric, n) => expect([at, metric, explanations[`e${n}`]!.figure.value]).toEqual([at, metric, OF_LEDGER[metric]!(ledger)]));
    for (const { figure, numeratorTotal, denominatorTotal, rows } of Object.values(explanations)) {
      if (figure.numerator !== null) expect([at, exact(rows.map(({ numerator }) => numerator)), numeratorTotal]).toEqual([at, figure.numerator, figure.numerator]);
      if (figure.denominator !== null) expect([at, exact(rows.map(({ denominator }) => denominator)), denominatorTotal]).toEqual([at, figure.denominator, figure.denominator]);
      if (figure.numerator === null && figure.denominator === null && figure.value !== null) expect([at, exact(rows.map(({ numerator }) => numerator))]).toEqual([at, figure.value]);
    }
    if (density) {
      const [perSprint, opened] = [explanations[`e${metrics.length}`]!, explanations[`e${metrics.length + 1}`]!];
      expect([at, perSprint.figure]).toEqual([at, report.defectDensity]);
      expect([at, opened.figure.value, new Set(opened.rows.map(({ key }) => key)).size]).toEqual([at, report.defects.length, report.defects.length]);
      for (const [metric, value] of [['defects.density', report.defectDensity.value], ['defects.opened', report.defects.length]] as const) {
        expect([at, metric, inTable(metric, sprint.name, read.density.rows).map((row) => row.value)]).toEqual([at, metric, [value]]);
      }
    }
    if (sprint.state === 'CLOSED') explained.push([at, metrics.map((_, n) => explanations[`e${n}`])]);
    // What differs from now is told to the last point.
    if (sprint.difference) {
      for (const [bucket, column] of Object.entries(COLUMNS)) {
        const changes = exact(sprint.difference.items.filter((row) => row.bucket === bucket).map(({ change }) => change));
        expect([at, bucket, exact([ledger[column] as number, changes])]).toEqual([at, bucket, sprint.now[column]]);
      }
    }
  }
  // Velocity, and the figures over all of them together.
  const known = read.team.velocity.sprints.map(({ sprint, ...row }) => [sprint.id, row]);
  expect(known).toHaveLength(Math.min(100, closed.length));
  const byId = new Map(closed.map((sprint) => [sprint.id, sprint.ledger]));
  for (const [id, row] of known as [string, Record<string, number | null>][]) {
    const ledger = byId.get(id)!;
    expect([team, id, row]).toEqual([team, id, { committed: ledger.commitment, completed: ledger.completed, carryOver: ledger.carryOver, keptCommitment: ledger.keptCommitment.value, deliveredRatio: ledger.deliveredRatio.value }]);
  }
  const figure = (metric: string): Figure => read.figures.find((each) => each.metric === metric)!;
  expect(figure('velocity.completed').value).toBe(exact(closed.map(({ ledger }) => ledger.completed)));
  expect(figure('velocity.committed').value).toBe(exact(closed.map(({ ledger }) => ledger.commitment)));
  expect(figure('velocity.kept_commitment')).toMatchObject({ numerator: exact(closed.map(({ ledger }) => ledger.keptCommitment.numerator)), denominator: exact(closed.map(({ ledger }) => ledger.commitment)) });
  const names = new Set(closed.map(({ name }) => name));
  return {
    ledgers: closed.map(({ id, ledger, items }) => [id, ledger, items]), velocity: known, explained,
    table: read.table.rows.filter((row) => names.has(row.label ?? '')), burndowns: closed.map(({ burndown }) => burndown),
  };
}

interface ReleaseRead {
  id: string; key: string; releasedAt: string | null; openItems: { amount: number }[];
  burndown: { measure: string; bars: Bar[]; remaining: number; completed: number; changedAfter: number };
  forecast: { remaining: number; measure: string; sample: { team: string; sprint: string; completed: number; scopeChange: number }[]; teams: { team: { key: string }; remaining: number }[] };
}

/** A team's releases: bars chain, and what is left, forecast, tabled and explained is one. Answers the bars of closed sprints. */
export async function releasesAgree(server: TestServer, team: string, measure: Measure): Promise<unknown> {
  const { team: { releases } } = await server.graphql<{ team: { releases: ReleaseRead[] } }>(`query ($team: String!, $measure: Measure!) { team(key: $team) { releases {
    id key releasedAt openItems(measure: $measure) { amount } burndown(measure: $measure) { measure bars { ${BAR} } remaining completed changedAfter }
    forecast(measure: $measure) { remaining measure sample { team sprint completed scopeChange } teams { team { key } remaining } }
  } } }`, { team, measure });
  expect(releases.length).toBeGreaterThan(0);
  for (const { id, key, burndown, forecast, openItems } of releases) {
    const at = `${team} ${key} ${measure}`;
    const { bars } = burndown;
    bars.forEach((bar, n) => {
      expect([at, exact([bar.start, bar.added, -bar.removed, bar.reEstimated, -bar.completed])]).toEqual([at, bar.end]);
      if (n > 0) expect([at, exact([bars[n - 1]!.end, bar.changedBefore])]).toEqual([at, bar.start]);
      expect([at, exact([bar.scopeChangedBefore, -bar.completedBefore, bar.revisedBefore])]).toEqual([at, bar.changedBefore]);
    });
    if (bars.length > 0) expect([at, exact([bars.at(-1)!.end, burndown.changedAfter])]).toEqual([at, burndown.remaining]);
    if (bars.at(-1)?.running) expect([at, burndown.changedAfter]).toEqual([at, 0]);
    expect([at, forecast.measure, forecast.remaining, exact(openItems.map(({ amount }) => amount)), exact(forecast.teams.map(({ remaining }) => remaining))])
      .toEqual([at, burndown.measure, burndown.remaining, burndown.remaining, burndown.remaining]);
    // Each part of a bar, and what came in before it, is the sum of its items.
    for (const bar of bars.slice(-3)) {
      const { release } = await server.graphql<{ release: { barItems: { bucket: string; before: boolean; amount: number }[] } }>(
        'query ($id: ID!, $sprint: ID!, $measure: Measure!) { release(id: $id) { barItems(sprint: $sprint, measure: $measure) { bucket before amount } } }', { id, sprint: bar.sprint.id, measure });
      const part = (bucket: string, before = false): number => exact(release.barItems.filter((row) => row.bucket === bucket && row.before === before).map(({ amount }) => amount));
      expect([at, bar.sprint.id, ...['REMAINING_AT_START', 'ADDED', 'REMOVED', 'RE_ESTIMATED', 'COMPLETED', 'REMAINING_AT_END'].map((bucket) => part(bucket))])
        .toEqual([at, bar.sprint.id, bar.start, bar.added, bar.removed, bar.reEstimated, bar.completed, bar.end]);
      expect([at, part('COMPLETED', true), exact([part('ADDED', true), -part('REMOVED', true), part('RE_ESTIMATED', true)])]).toEqual([at, bar.completedBefore, bar.scopeChangedBefore]);
    }
    // What is drawn are the bars that stand beside it.
    if (forecast.teams.length === 1) {
      const byId = new Map(bars.map((bar) => [bar.sprint.id, bar]));
      for (const draw of forecast.sample) {
        const bar = byId.get(draw.sprint)!;
        expect([at, draw.sprint, draw.completed, draw.scopeChange]).toEqual([
          at, draw.sprint, exact([bar.completed, bar.completedBefore]), exact([bar.added, -bar.removed, bar.reEstimated, bar.scopeChangedBefore]),
        ]);
      }
    }
    const read = await server.graphql<Record<'left' | 'done', Explained>>(`query ($id: ID!, $measure: Measure!) {
      left: explain(metric: "release.remaining", release: $id, measure: $measure, first: 1000) { figure ${RATIO} numeratorTotal denominatorTotal totalCount rows { key numerator denominator } }
      done: explain(metric: "release.completed", release: $id, measure: $measure, first: 1000) { figure ${RATIO} numeratorTotal denominatorTotal totalCount rows { key numerator denominator } } }`,
    { id, measure: burndown.measure });
    expect([at, read.left.figure.value, exact(read.left.rows.map((row) => row.numerator))]).toEqual([at, burndown.remaining, burndown.remaining]);
    expect([at, read.done.figure.value, exact(read.done.rows.map((row) => row.numerator))]).toEqual([at, burndown.completed, burndown.completed]);
  }
  return releases.map(({ key, burndown }) => [key, burndown.bars.filter(({ running }) => !running).map(({ sprint, start, added, removed, reEstimated, completed, reopened, end }) => [sprint.id, start, added, removed, reEstimated, completed, reopened, end])]);
}

/** All teams together: the sprints of the roll-up are the ledgers in items. */
export async function rollUpAgrees(server: TestServer, product: string): Promise<void> {
  const read = await server.graphql<{
    product: { teams: { key: string; sprints: { id: string; state: string; ledger: Ledger }[] }[]; deliveryRollUp: { periods: { committed: number; kept: number; completed: number; sprints: { sprint: string; committed: number; kept: number; completed: number }[] }[] } };
  }>(`query ($product: String!) { product(key: $product) { teams { key sprints { id state ledger(measure: ITEMS) ${LEDGER} } } deliveryRollUp(range: { last: "P4Y" }, grain: QUARTER) { periods { committed kept completed sprints { sprint committed kept completed } } } } }`, { product });
  const ledgers = new Map(read.product.teams.flatMap(({ sprints }) => sprints.map(({ id, ledger }) => [id, ledger] as const)));
  const rows = read.product.deliveryRollUp.periods.flatMap(({ sprints }) => sprints);
  expect(rows.length).toBeGreaterThan(2);
  for (const { sprint, ...row } of rows) {
    const ledger = ledgers.get(sprint)!;
    expect([sprint, row]).toEqual([sprint, { committed: ledger.commitment, kept: ledger.keptCommitment.numerator ?? 0, completed: ledger.completed }]);
  }
  for (const { committed, kept, completed, sprints } of read.product.deliveryRollUp.periods) {
    expect([committed, kept, completed]).toEqual([exact(sprints.map((each) => each.committed)), exact(sprints.map((each) => each.kept)), exact(sprints.map((each) => each.completed))]);
  }
}
