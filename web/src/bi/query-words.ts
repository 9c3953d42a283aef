import { rangePresets } from '../ui/range';
import type { BiQuery } from './bi-query';
import { dimensionName, grainNames, type AskedProduct, type KnownMetric } from './query-fit';

/** The query in one sentence, as it stands over its result on paper. */
export function querySentence(query: BiQuery, metrics: readonly KnownMetric[], product: AskedProduct | undefined): string {
  const team = product?.teams.find(({ key }) => key === query.team)?.name ?? query.team;
  const range = rangePresets.find(({ value }) => value === query.range)?.name ?? query.range.replace('..', ' to ');
  return [
    `${metrics.map(({ name }) => name).join(', ') || 'No metric'} by ${grainNames[query.grain]}`,
    range.toLowerCase(),
    [product?.name ?? query.product, team].filter(Boolean).join(', team '),
    query.groupBy.length > 0 && `split by ${query.groupBy.map(dimensionName).join(', ')}`,
    ...query.filters.map((filter) => `only ${dimensionName(filter.dimension)} ${filter.in.join(' or ')}`),
    query.compare && (query.compare === 'PREVIOUS_YEAR' ? 'compared with the year before' : 'compared with the period before'),
    query.completeOnly && 'complete periods only',
    query.measure && `in ${query.measure.toLowerCase()}`,
  ].filter(Boolean).join('; ');
}

/** What a feed of the query may be called: "MRR, NPS by month and plan". */
export function feedName(query: BiQuery, catalogue: readonly KnownMetric[]): string {
  const names = query.metrics.map((key) => catalogue.find((metric) => metric.key === key)?.name ?? key);
  const by = [grainNames[query.grain], ...query.groupBy.map((dimension) => dimension.replace(/^trait:/, ''))];
  return `${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and more' : ''} by ${by.join(' and ')}`.slice(0, 100);
}
