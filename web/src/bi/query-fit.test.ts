import { describe, expect, it } from '@jest/globals';
import { readQuery, type BiQuery } from './bi-query';
import { barredDimensions, dimensionChoices, problemsOf, sharedGrains, type KnownMetric } from './query-fit';

const metric = (key: string, grains: KnownMetric['grains'], dimensions: string[]): KnownMetric =>
  ({ key, name: key.toUpperCase(), half: 'OUTCOME', unit: 'COUNT', better: 'HIGHER', definition: '', formula: '', source: null, additivity: 'ADDITIVE', version: 1, grains, dimensions });
const mrr = metric('mrr', ['DAY', 'MONTH', 'QUARTER'], ['plan', 'country', 'trait:*']);
const nps = metric('nps', ['MONTH', 'QUARTER'], ['survey', 'plan', 'trait:*']);
const velocity = metric('velocity', ['SPRINT'], ['team']);
const all = [mrr, nps, velocity];
const products = [{ key: 'shop', name: 'Shop', teams: [{ key: 'atlas', name: 'Atlas' }] }];
const query = (change: Partial<BiQuery>): BiQuery => ({ ...readQuery(new URLSearchParams('product=shop')), ...change });
const says = (change: Partial<BiQuery>) => problemsOf(query(change), all, products).map((problem) => problem.says);

describe('what goes together', () => {
  it('is what all of the metrics know', () => {
    expect(sharedGrains([mrr, nps])).toEqual(['MONTH', 'QUARTER']);
    expect(sharedGrains([mrr, velocity])).toEqual([]);
    expect(dimensionChoices([mrr, nps]).map(({ dimension, missing }) => [dimension, missing.map(({ key }) => key)])).toEqual([['plan', []], ['country', ['nps']], ['survey', ['mrr']], ['trait:*', []]]);
    expect(barredDimensions([mrr, nps]).map(({ dimensions, missing }) => [dimensions, missing.map(({ key }) => key)])).toEqual([[['country'], ['nps']], [['survey'], ['mrr']]]);
    expect(barredDimensions([mrr, velocity]).map(({ dimensions }) => dimensions)).toEqual([['plan', 'country', 'trait:*'], ['team']]);
  });

  it('has no problem', () => {
    expect(says({ metrics: ['mrr', 'nps'], groupBy: ['plan', 'trait:size'], filters: [{ dimension: 'trait:size', in: ['S'] }] })).toEqual([]);
    expect(says({ metrics: ['velocity'], grain: 'SPRINT', team: 'atlas' })).toEqual([]);
  });
});

describe('what does not go together', () => {
  it.each<[Partial<BiQuery>, string]>([
    [{ metrics: ['mrr', 'gone'] }, 'The catalogue has no metric “gone”.'],
    [{ metrics: ['mrr', 'nps'], grain: 'DAY' }, 'NPS is not known by day. All of the chosen metrics are known by month, quarter.'],
    [{ metrics: ['mrr', 'velocity'] }, 'VELOCITY is not known by month, and no grain is known by all of the chosen metrics: ask them in two queries.'],
    [{ metrics: ['mrr', 'nps'], groupBy: ['country'] }, 'NPS cannot be split by country.'],
    [{ metrics: ['velocity'], grain: 'SPRINT', groupBy: ['trait:size'] }, 'VELOCITY cannot be split by size (trait).'],
    [{ metrics: ['mrr'], filters: [{ dimension: 'survey', in: ['a'] }] }, 'MRR cannot be filtered by survey.'],
    [{ metrics: ['mrr'], filters: [{ dimension: 'plan', in: [] }] }, 'The filter on plan keeps nothing.'],
    [{ metrics: ['mrr'], product: 'gone' }, 'There is no product “gone” here.'],
    [{ metrics: ['mrr'], team: 'gone' }, 'Shop has no team “gone”.'],
  ])('%j is said in words', (change, sentence) => {
    expect(says(change)).toEqual([sentence]);
  });

  it('comes with ways out, each of which leads to a query that can be asked', () => {
    for (const change of [{ metrics: ['mrr', 'gone'] }, { metrics: ['mrr', 'nps'], grain: 'DAY' as const }, { metrics: ['mrr', 'velocity'] }, { metrics: ['mrr', 'nps'], groupBy: ['country'] }, { metrics: ['mrr'], team: 'gone' }]) {
      const [problem] = problemsOf(query(change), all, products);
      expect(problem!.fixes.length).toBeGreaterThan(0);
      for (const fix of problem!.fixes) expect([fix.name, says({ ...change, ...fix.change })]).toEqual([fix.name, []]);
    }
  });
});
