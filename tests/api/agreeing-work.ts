/** Flow, defects and deployments, read through every door that gives them. */
import { expect } from '@jest/globals';
import type { TestServer } from '../support/server.ts';
import { exact } from './agreeing.ts';

const DAY = 86_400_000;

/** Whole weeks up to the end of this one, so that weeks, days and the whole are about the same days. */
export function weeksUntilNow(weeks: number): { from: string; to: string } {
  const today = new Date().setUTCHours(0, 0, 0, 0);
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY + 7 * DAY;
  const text = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { from: text(monday - weeks * 7 * DAY), to: text(monday) };
}

interface Row { metric: string; period: string; value: number | null; dim1: string | null }
interface Explained { figure: { value: number | null }; rows: { key: string; numerator: number | null }[]; totalCount: number }

/** Days, weeks and the whole range of a team tell the same; so do its charts, its figures and their items. */
export async function workAgrees(server: TestServer, team: string, range = weeksUntilNow(13)): Promise<void> {
  const metrics = ['flow.throughput', 'flow.delivered', 'defects.opened', 'defects.closed', 'flow.blocked_time', 'flow.wip', 'defects.open'];
  const explain = (name: string, metric: string): string => `${name}: explain(metric: "${metric}", team: $team, range: $range, first: 300) { figure { value } totalCount rows { key numerator } }`;
  const read = await server.graphql<{
    team: {
      flow: {
        throughput: { value: number }; wip: { value: number }; blockedTime: { value: number | null }; wipItems: { key: string }[]; items: { key: string }[]; doubtful: { key: string }[];
        cumulative: { days: { date: string; wip: number; inProgress: number; waiting: number; done: number; finished: number; reopened: number }[] };
      };
      defects: {
        open: { value: number }; opened: { value: number }; closed: { value: number }; openItems: { key: string }[]; openBySeverity: { count: number }[]; openByAge: { count: number }[];
        periods: { opened: number; closed: number; reopened: number; open: number; openBySeverity: { count: number }[] }[];
      };
    };
    weeks: { rows: Row[] }; days: { rows: Row[] }; bySeverity: { rows: Row[] };
    figures: { metric: string; value: number | null }[];
    done: Explained; wip: Explained; opened: Explained; open: Explained; blocked: Explained; delivered: Explained;
  }>(`query ($team: String!, $range: RangeInput!, $metrics: [String!]!) {
    team(key: $team) {
      flow(range: $range) { throughput { value } wip { value } blockedTime { value } wipItems { key } items(first: 1000) { key } doubtful { key } cumulative { days { date wip inProgress waiting done finished reopened } } }
      defects(range: $range, grain: WEEK) { open { value } opened { value } closed { value } openItems { key } openBySeverity { count } openByAge { count } periods { opened closed reopened open openBySeverity { count } } }
    }
    weeks: metricTable(metrics: $metrics, team: $team, grain: WEEK, range: $range, first: 3000) { rows { metric period value dim1 } }
    days: metricTable(metrics: $metrics, team: $team, grain: DAY, range: $range, first: 3000) { rows { metric period value dim1 } }
    bySeverity: metricTable(metrics: ["defects.open", "defects.opened"], team: $team, grain: WEEK, range: $range, groupBy: ["severity"], first: 3000) { rows { metric period value dim1 } }
    figures(metrics: $metrics, team: $team, range: $range) { metric value }
    ${explain('done', 'flow.throughput')} ${explain('wip', 'flow.wip')} ${explain('opened', 'defects.opened')} ${explain('open', 'defects.open')} ${explain('blocked', 'flow.blocked_time')} ${explain('delivered', 'flow.delivered')}
  }`, { team, range, metrics });
  const { flow, defects } = read.team;
  const figure = (metric: string): number | null => read.figures.find((each) => each.metric === metric)!.value;
  const rows = (table: { rows: Row[] }, metric: string): Row[] => table.rows.filter((row) => row.metric === metric);
  const sum = (table: { rows: Row[] }, metric: string): number => exact(rows(table, metric).map(({ value }) => value));
  const measuredDays = rows(read.days, 'flow.wip').filter(({ value }) => value !== null);
  // What adds up over time, does.
  for (const metric of ['flow.throughput', 'flow.delivered', 'defects.opened', 'defects.closed', 'flow.blocked_time']) {
    if (figure(metric) !== null) expect([metric, sum(read.weeks, metric), sum(read.days, metric)]).toEqual([metric, figure(metric), figure(metric)]);
  }
  expect([flow.throughput.value, flow.items.length, read.done.figure.value, read.done.totalCount]).toEqual([figure('flow.throughput'), flow.throughput.value, flow.throughput.value, flow.throughput.value]);
  expect([flow.blockedTime.value, read.blocked.figure.value]).toEqual([figure('flow.blocked_time'), figure('flow.blocked_time')]);
  if (flow.blockedTime.value !== null) expect(exact(read.blocked.rows.map(({ numerator }) => numerator))).toBe(exact([flow.blockedTime.value]));
  expect(exact(read.delivered.rows.map(({ numerator }) => numerator))).toBe(exact([figure('flow.delivered')]));
  // The cumulative flow: its last day is the work in progress, its days are the table's, and what it finished is what was done.
  const { days } = flow.cumulative;
  const last = days.at(-1)!;
  expect([last.wip, last.inProgress + last.waiting, flow.wipItems.length, read.wip.figure.value, read.wip.totalCount, figure('flow.wip')]).toEqual(Array<number>(6).fill(flow.wip.value));
  const wipOf = new Map(days.map((day) => [day.date, day.wip]));
  for (const { period, value } of measuredDays) if (wipOf.has(period)) expect([period, wipOf.get(period)]).toEqual([period, value]);
  expect(last.done).toBe(flow.throughput.value);
  expect(exact([...days.map(({ finished }) => finished), ...days.map(({ reopened }) => -reopened)])).toBe(last.done - (days[0]!.done - days[0]!.finished + days[0]!.reopened));
  days.slice(1).forEach((day, n) => expect([day.date, day.done]).toEqual([day.date, days[n]!.done + day.finished - day.reopened]));
  // Defects: open is by severity, by age, item by item, at the end of the last week, and opened less closed.
  const count = (counts: readonly { count: number }[]): number => counts.reduce((all, each) => all + each.count, 0);
  expect([figure('defects.open'), read.open.figure.value, read.open.totalCount, defects.openItems.length, count(defects.openBySeverity), count(defects.openByAge), defects.periods.at(-1)!.open])
    .toEqual(Array<number>(7).fill(defects.open.value));
  expect([defects.opened.value, defects.closed.value, read.opened.totalCount]).toEqual([figure('defects.opened'), figure('defects.closed'), figure('defects.opened')]);
  expect(exact(defects.periods.map(({ opened }) => opened))).toBe(defects.opened.value);
  defects.periods.forEach((period, n) => {
    expect(count(period.openBySeverity)).toBe(period.open);
    if (n > 0) expect(defects.periods[n - 1]!.open + period.opened + period.reopened - period.closed).toBe(period.open);
  });
  for (const metric of ['defects.open', 'defects.opened']) {
    for (const { period, value } of rows(read.weeks, metric)) {
      if (value !== null) expect([metric, period, exact(rows(read.bySeverity, metric).filter((row) => row.period === period).map((row) => row.value))]).toEqual([metric, period, value]);
    }
  }
}

/** The strip of the five is the flat table, period by period. */
export async function doraAgrees(server: TestServer, product: string, range = weeksUntilNow(13)): Promise<void> {
  const keys = { changeLeadTime: 'dora.change_lead_time', deploymentFrequency: 'dora.deployment_frequency', recoveryTime: 'dora.recovery_time', changeFailRate: 'dora.change_fail_rate', reworkRate: 'dora.rework_rate' };
  const names = Object.keys(keys) as (keyof typeof keys)[];
  const read = await server.graphql<{
    product: { dora: { periods: { deployments: number }[]; figures: Record<keyof typeof keys, { value: number | null; numerator: number | null; denominator: number | null; sparkline: { period: string; value: number | null }[] }> } };
    table: { rows: { metric: string; period: string; value: number | null }[] };
    figures: { metric: string; value: number | null }[];
  } & Record<string, { figure: { value: number | null } }>>(`query ($product: String!, $range: RangeInput!, $metrics: [String!]!) {
    product(key: $product) { dora(range: $range, grain: WEEK) { periods { deployments } figures { ${names.map((name) => `${name} { value numerator denominator sparkline { period value } }`).join(' ')} } } }
    table: metricTable(metrics: $metrics, product: $product, grain: WEEK, range: $range) { rows { metric period value } }
    figures(metrics: $metrics, product: $product, range: $range) { metric value }
    ${names.map((name) => `${name}: explain(metric: "${keys[name]}", product: $product, range: $range) { figure { value } }`).join(' ')}
  }`, { product, range, metrics: Object.values(keys) });
  for (const name of names) {
    const strip = read.product.dora.figures[name];
    expect([name, read.figures.find(({ metric }) => metric === keys[name])!.value, read[name]!.figure.value]).toEqual([name, strip.value, strip.value]);
    const table = read.table.rows.filter(({ metric }) => metric === keys[name]);
    for (const { period, value } of strip.sparkline) expect([name, period, table.find((row) => row.period === period)?.value ?? null]).toEqual([name, period, value]);
  }
}
