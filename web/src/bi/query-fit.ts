import type { BiCatalogueQuery, Grain } from '../graphql/generated';
import { GRAINS, type BiQuery } from './bi-query';

export type KnownMetric = BiCatalogueQuery['metricCatalog'][number];

/** "trait:*" in the catalogue: any trait, asked for by its name. */
export const ANY_TRAIT = 'trait:*';
export const MOST_GROUPS = 3;
export const MOST_METRICS = 50;

export const grainNames: Readonly<Record<Grain, string>> = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter', SPRINT: 'sprint', RELEASE: 'release' };

/** The grains that all of the metrics are known by; all grains for none. */
export function sharedGrains(metrics: readonly KnownMetric[]): Grain[] {
  return GRAINS.filter((grain) => metrics.every((metric) => metric.grains.includes(grain)));
}

const has = (metric: KnownMetric, dimension: string): boolean =>
  metric.dimensions.includes(dimension) || (dimension.startsWith('trait:') && metric.dimensions.includes(ANY_TRAIT));

/** A dimension that at least one of the metrics lists, and the metrics that do not. */
export interface DimensionChoice {
  readonly dimension: string;
  readonly missing: readonly KnownMetric[];
}

/** The dimensions that not all of the metrics list, with those that lack them, told together where they lack the same. */
export function barredDimensions(metrics: readonly KnownMetric[]): { readonly dimensions: readonly string[]; readonly missing: readonly KnownMetric[] }[] {
  const sets = new Map<string, { dimensions: string[]; missing: readonly KnownMetric[] }>();
  for (const { dimension, missing } of dimensionChoices(metrics)) {
    if (missing.length === 0) continue;
    const key = missing.map((metric) => metric.key).join(' ');
    const known = sets.get(key);
    if (known) known.dimensions.push(dimension);
    else sets.set(key, { dimensions: [dimension], missing });
  }
  return [...sets.values()];
}

export function dimensionChoices(metrics: readonly KnownMetric[]): DimensionChoice[] {
  const all = [...new Set(metrics.flatMap(({ dimensions }) => dimensions))].sort((a, b) => Number(a === ANY_TRAIT) - Number(b === ANY_TRAIT));
  return all.map((dimension) => ({ dimension, missing: metrics.filter((metric) => !metric.dimensions.includes(dimension)) }));
}

/** "plan"; "any trait"; "industry (trait)". */
export function dimensionName(dimension: string): string {
  if (dimension === ANY_TRAIT) return 'any trait';
  return dimension.startsWith('trait:') ? `${dimension.slice('trait:'.length)} (trait)` : dimension;
}

/** Something that keeps the query from being asked, in words, with the ways out of it. */
export interface Problem {
  readonly says: string;
  readonly fixes: readonly { readonly name: string; readonly change: Partial<BiQuery> }[];
}

const names = (metrics: readonly { readonly name: string }[]): string => metrics.map(({ name }) => name).join(', ');
const without = <T>(all: readonly T[], gone: readonly T[]): T[] => all.filter((each) => !gone.includes(each));

/** A product as far as a query is about it. */
export interface AskedProduct {
  readonly key: string;
  readonly name: string;
  readonly teams: readonly { readonly key: string; readonly name: string }[];
}

/** Why the query cannot be asked; empty: it can. */
export function problemsOf(query: BiQuery, catalogue: readonly KnownMetric[], products: readonly AskedProduct[]): Problem[] {
  const known = query.metrics.flatMap((key) => catalogue.find((metric) => metric.key === key) ?? []);
  const unknown = query.metrics.filter((key) => !catalogue.some((metric) => metric.key === key));
  const problems: Problem[] = [];
  if (unknown.length > 0) problems.push({ says: `The catalogue has no metric ${unknown.map((key) => `“${key}”`).join(', ')}.`, fixes: [{ name: 'Leave out', change: { metrics: without(query.metrics, unknown) } }] });
  if (query.metrics.length > MOST_METRICS) problems.push({ says: `${query.metrics.length} metrics are chosen; ${MOST_METRICS} is the most in one query.`, fixes: [{ name: `Keep the first ${MOST_METRICS}`, change: { metrics: query.metrics.slice(0, MOST_METRICS) } }] });
  return [...problems, ...whoseProblems(query, products), ...grainProblems(query, known), ...dimensionProblems(query, known)];
}

function whoseProblems(query: BiQuery, products: readonly AskedProduct[]): Problem[] {
  const product = products.find(({ key }) => key === query.product);
  if (!product) return query.product === null ? [] : [{ says: `There is no product “${query.product}” here.`, fixes: products.slice(0, 5).map(({ key, name }) => ({ name, change: { product: key, team: null, funnel: null } })) }];
  if (query.team === null || product.teams.some(({ key }) => key === query.team)) return [];
  return [{ says: `${product.name} has no team “${query.team}”.`, fixes: [{ name: 'All teams', change: { team: null } }, ...product.teams.slice(0, 4).map(({ key, name }) => ({ name, change: { team: key } }))] }];
}

function grainProblems(query: BiQuery, metrics: readonly KnownMetric[]): Problem[] {
  const wrong = metrics.filter((metric) => !metric.grains.includes(query.grain));
  if (wrong.length === 0) return [];
  const shared = sharedGrains(metrics);
  const leaveOut = wrong.length < metrics.length ? [{ name: `Leave out ${names(wrong)}`, change: { metrics: without(query.metrics, wrong.map(({ key }) => key)) } }] : [];
  const says = `${names(wrong)} ${wrong.length === 1 ? 'is' : 'are'} not known by ${grainNames[query.grain]}`;
  if (shared.length > 0) return [{ says: `${says}. All of the chosen metrics are known by ${shared.map((grain) => grainNames[grain]).join(', ')}.`, fixes: [...shared.map((grain) => ({ name: `By ${grainNames[grain]}`, change: { grain } })), ...leaveOut] }];
  return [{ says: `${says}, and no grain is known by all of the chosen metrics: ask them in two queries.`, fixes: leaveOut }];
}

function dimensionProblems(query: BiQuery, metrics: readonly KnownMetric[]): Problem[] {
  const lacking = (dimension: string) => metrics.filter((metric) => !has(metric, dimension));
  const groups = query.groupBy.flatMap((dimension): Problem[] => {
    const missing = lacking(dimension);
    return missing.length === 0 ? [] : [{ says: `${names(missing)} cannot be split by ${dimensionName(dimension)}.`, fixes: [{ name: `Do not split by ${dimensionName(dimension)}`, change: { groupBy: without(query.groupBy, [dimension]) } }] }];
  });
  const filters = query.filters.flatMap((filter): Problem[] => {
    const missing = lacking(filter.dimension);
    const change = { filters: without(query.filters, [filter]) };
    if (filter.in.length === 0) return [{ says: `The filter on ${dimensionName(filter.dimension)} keeps nothing.`, fixes: [{ name: 'Remove the filter', change }] }];
    return missing.length === 0 ? [] : [{ says: `${names(missing)} cannot be filtered by ${dimensionName(filter.dimension)}.`, fixes: [{ name: 'Remove the filter', change }] }];
  });
  return [...groups, ...filters];
}
