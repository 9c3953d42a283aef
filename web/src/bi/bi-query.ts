import type { Compare, FeedQueryInput, FilterInput, Grain, Measure } from '../graphql/generated';
import { readRange, type RangeText } from '../ui/range';

/** What is asked of metricTable, as the builder has it and as a link keeps it. */
export interface BiQuery {
  readonly metrics: readonly string[];
  readonly range: RangeText;
  readonly grain: Grain;
  readonly product: string | null;
  readonly team: string | null;
  readonly groupBy: readonly string[];
  readonly filters: readonly FilterInput[];
  readonly compare: Compare | null;
  readonly completeOnly: boolean;
  readonly measure: Measure | null;
  readonly funnel: string | null;
}

export const GRAINS: readonly Grain[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'SPRINT', 'RELEASE'];
const COMPARES: readonly Compare[] = ['PREVIOUS_PERIOD', 'PREVIOUS_YEAR'];
const MEASURES: readonly Measure[] = ['POINTS', 'ITEMS', 'HOURS'];
const USUAL = { range: 'P365D', grain: 'MONTH' } as const;

const one = <T extends string>(allowed: readonly T[], text: string | null): T | null => allowed.find((each) => each === text) ?? null;
const list = (text: string | null): string[] => [...new Set((text ?? '').split(',').map((part) => part.trim()).filter(Boolean))];

/** The query of a link; what it does not say, or says wrongly, is as it usually is. */
export function readQuery(params: URLSearchParams): BiQuery {
  return {
    metrics: list(params.get('metrics')),
    range: params.get('range') ?? USUAL.range,
    grain: one(GRAINS, params.get('grain')) ?? USUAL.grain,
    product: params.get('product'),
    team: params.get('team'),
    groupBy: params.getAll('by').slice(0, 3),
    filters: params.getAll('only').flatMap((text) => readFilter(text) ?? []),
    compare: one(COMPARES, params.get('compare')),
    completeOnly: params.get('complete') === 'yes',
    measure: one(MEASURES, params.get('measure')),
    funnel: params.get('funnel'),
  };
}

/** Puts the query into the parameters of a link, and leaves the others as they are. What is usual is left out. */
export function writeQuery(query: BiQuery, params: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const after = new URLSearchParams(params);
  for (const name of ['metrics', 'range', 'grain', 'product', 'team', 'by', 'only', 'compare', 'complete', 'measure', 'funnel']) after.delete(name);
  const set = (name: string, value: string | null) => { if (value) after.set(name, value); };
  set('metrics', query.metrics.join(','));
  set('range', query.range === USUAL.range ? null : query.range);
  set('grain', query.grain === USUAL.grain ? null : query.grain);
  set('product', query.product);
  set('team', query.team);
  for (const dimension of query.groupBy) after.append('by', dimension);
  for (const filter of query.filters) after.append('only', writeFilter(filter));
  set('compare', query.compare);
  set('complete', query.completeOnly ? 'yes' : null);
  set('measure', query.measure);
  set('funnel', query.funnel);
  return after;
}

/** "plan~["Pro","Team"]": values may hold any character. */
export const writeFilter = ({ dimension, in: values }: FilterInput): string => `${dimension}~${JSON.stringify(values)}`;

export function readFilter(text: string): FilterInput | null {
  const cut = text.indexOf('~');
  if (cut < 1) return null;
  try {
    const values: unknown = JSON.parse(text.slice(cut + 1));
    return Array.isArray(values) && values.every((value) => typeof value === 'string') ? { dimension: text.slice(0, cut), in: values } : null;
  } catch {
    return null;
  }
}

/** The arguments as the API takes them, for a table and for a feed alike; what is not said is not there. */
export type TableArguments = FeedQueryInput;

export function argumentsOf(query: BiQuery): TableArguments {
  return {
    metrics: [...query.metrics],
    range: readRange(query.range),
    grain: query.grain,
    ...(query.product ? { product: query.product } : {}),
    ...(query.team ? { team: query.team } : {}),
    ...(query.groupBy.length > 0 ? { groupBy: [...query.groupBy] } : {}),
    ...(query.filters.length > 0 ? { filters: query.filters.map(({ dimension, in: values }) => ({ dimension, in: [...values] })) } : {}),
    ...(query.compare ? { compare: query.compare } : {}),
    ...(query.completeOnly ? { completeOnly: true } : {}),
    ...(query.measure ? { measure: query.measure } : {}),
    ...(query.funnel ? { funnel: query.funnel } : {}),
  };
}
