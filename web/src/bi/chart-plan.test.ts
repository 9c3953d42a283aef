import { describe, expect, it } from '@jest/globals';
import { chartPlan, MOST_LINES, mixesTeams, type TableRow } from './chart-plan';
import type { KnownMetric } from './query-fit';

const metric = (key: string, half: KnownMetric['half'], unit: KnownMetric['unit'], additivity: KnownMetric['additivity'] = 'NOT_ADDITIVE'): KnownMetric =>
  ({ key, name: key.toUpperCase(), half, unit, better: 'HIGHER', definition: '', formula: '', source: null, additivity, version: 1, grains: [], dimensions: [] });
const catalogue = [metric('mrr', 'OUTCOME', 'MONEY'), metric('churn', 'OUTCOME', 'MONEY', 'ADDITIVE'), metric('nps', 'OUTCOME', 'SCORE'), metric('rate', 'DELIVERY', 'RATIO'), metric('share', 'OUTCOME', 'RATIO'), metric('points', 'DELIVERY', 'POINTS')];
const row = (key: string, period: string, value: number | null, dim1: string | null = null): TableRow =>
  ({ metric: key, unit: catalogue.find((one) => one.key === key)!.unit, period, periodEnd: period, complete: true, label: null, dim1, dim2: null, dim3: null, value, valueExact: null, numerator: null, denominator: null, sampleSize: null, low: null, high: null, previous: null, change: null, target: null, nullReason: null });

describe('the pictures of a table', () => {
  it('have one unit an axis, and one half', () => {
    const rows = ['mrr', 'churn', 'nps', 'rate', 'share'].flatMap((key) => [row(key, '2026-01-01', 1), row(key, '2026-02-01', 2)]);
    const { charts } = chartPlan(rows, 'MONTH', [], catalogue);
    expect(charts.map(({ title, unit, half, kind }) => [title, unit, half, kind])).toEqual([
      ['MRR, CHURN', 'MONEY', 'OUTCOME', 'lines'], ['NPS', 'SCORE', 'OUTCOME', 'lines'], ['RATE', 'RATIO', 'DELIVERY', 'lines'], ['SHARE', 'RATIO', 'OUTCOME', 'lines'],
    ]);
  });

  it('are bars where one series is summed by the period, and lines else', () => {
    expect(chartPlan([row('churn', '2026-01-01', 1)], 'MONTH', [], catalogue).charts[0]!.kind).toBe('bars');
    expect(chartPlan([row('mrr', '2026-01-01', 1)], 'MONTH', [], catalogue).charts[0]!.kind).toBe('lines');
    expect(chartPlan([row('churn', '2026-01-01', 1, 'Pro'), row('churn', '2026-01-01', 1, 'Free')], 'MONTH', ['plan'], catalogue).charts[0]!.kind).toBe('lines');
  });

  it('keep gaps, put periods in order, and leave out what was never measured', () => {
    const { charts } = chartPlan([row('mrr', '2026-03-01', 3), row('mrr', '2026-01-01', 1), row('mrr', '2026-02-01', null), row('nps', '2026-01-01', null)], 'MONTH', [], catalogue);
    expect(charts.map(({ lines }) => lines.map(({ rows }) => rows.map(({ value }) => value)))).toEqual([[[1, null, 3]]]);
  });

  it('name groups, and of many draw those with the most at the end, and say so', () => {
    const rows = Array.from({ length: 6 }, (_, index) => [row('mrr', '2026-01-01', 100 - index, `g${index}`), row('mrr', '2026-02-01', index, index === 0 ? null : `g${index}`)]).flat();
    const { charts, leftOut } = chartPlan(rows, 'MONTH', ['plan'], catalogue);
    expect(charts[0]!.lines).toHaveLength(MOST_LINES);
    // g0 ends at 100 in January; g5, g4 and g3 at 5, 4 and 3 in February.
    expect(charts[0]!.lines.map(({ name }) => name)).toEqual(['g0', 'g5', 'g4', 'g3']);
    expect(leftOut).toEqual(['MRR: the 4 largest of 7 lines are drawn']);
    expect(chartPlan([row('mrr', '2026-01-01', 1, null)], 'MONTH', ['plan'], catalogue).charts[0]!.lines[0]!.name).toBe('(none)');
  });

  it('are bars by sprint, each metric and each team by itself', () => {
    const rows = [row('points', '2026-01-01', 3, 'atlas'), row('points', '2026-01-05', 5, 'boreas'), row('rate', '2026-01-01', 1, 'atlas')];
    expect(chartPlan(rows, 'SPRINT', ['team'], catalogue).charts.map(({ title, kind }) => [title, kind])).toEqual([['POINTS · atlas', 'bars'], ['POINTS · boreas', 'bars'], ['RATE · atlas', 'bars']]);
  });
});

describe('sprints of several teams', () => {
  it.each([['SPRINT', null, [], 2, true], ['RELEASE', null, [], 2, true], ['SPRINT', 'atlas', [], 2, false], ['SPRINT', null, ['team'], 2, false], ['SPRINT', null, [], 1, false], ['MONTH', null, [], 2, false]] as const)('%s, team %s, by %j of %d teams: %s', (grain, team, groupBy, teams, mixed) => {
    expect(mixesTeams(grain, team, groupBy, teams)).toBe(mixed);
  });
});
