import { ANY_TRAIT, metricByKey, type MetricDefinition } from '@bifocal/metrics';
import type { Grain } from '../graphql/enums.js';
import type { FilterInput } from '../graphql/figure.js';
import { badInput } from '../graphql/named-error.js';
import { nearest } from './nearest.js';
import { requireReadable } from './readable-half.js';

const MOST_METRICS = 50;
const MOST_GROUPS = 3;
const MOST_VALUES = 1_000;
const MOST_LETTERS = 200;

const list = (names: readonly string[]): string => names.join(', ');
const short = (text: string): string => `"${text.slice(0, 60)}"`;

/** The definitions of the metrics that are asked for, in their order, each once; or a sentence with the nearest names. One of a half that is not for the one who asks is refused. */
export function readMetrics(keys: readonly string[], known: readonly string[]): MetricDefinition[] {
  if (keys.length === 0) throw badInput('metrics: give at least one key. metricCatalog { key name } lists them.');
  if (keys.length > MOST_METRICS) throw badInput(`metrics: ${keys.length} were asked for; ${MOST_METRICS} is the most in one request.`);
  const metrics = [...new Set(keys)].map((key) => {
    const definition = known.includes(key) ? metricByKey(key) : null;
    if (!definition) throw badInput(`metrics: there is no metric ${short(key)}. Nearest: ${list(nearest(key, known))}. metricCatalog { key name } lists all.`);
    return definition;
  });
  requireReadable(metrics);
  return metrics;
}

export function checkGrain(metrics: readonly MetricDefinition[], grain: Grain): void {
  const wrong = metrics.find((metric) => !metric.grains.includes(grain));
  if (wrong) throw badInput(`grain: ${wrong.key} is not known by ${grain}. It is known by ${list(wrong.grains)}.`);
}

export function checkGroups(metrics: readonly MetricDefinition[], groupBy: readonly string[]): void {
  if (groupBy.length > MOST_GROUPS) throw badInput(`groupBy: ${groupBy.length} dimensions were given; ${MOST_GROUPS} is the most.`);
  if (new Set(groupBy).size < groupBy.length) throw badInput('groupBy: each dimension can be given once.');
  for (const dimension of groupBy) checkDimension('groupBy', metrics, dimension);
}

export function checkFilters(metrics: readonly MetricDefinition[], filters: readonly FilterInput[]): void {
  filters.forEach((filter, index) => {
    checkDimension(`filters[${index}].dimension`, metrics, filter.dimension);
    if (filter.in.length === 0) throw badInput(`filters[${index}].in: give at least one value to keep.`);
    if (filter.in.length > MOST_VALUES) throw badInput(`filters[${index}].in: ${filter.in.length} values were given; ${MOST_VALUES} is the most.`);
  });
}

function checkDimension(path: string, metrics: readonly MetricDefinition[], dimension: string): void {
  const trait = /^trait:(.+)$/su.exec(dimension)?.[1];
  if (trait !== undefined && trait.length > MOST_LETTERS) throw badInput(`${path}: a trait's name has at most ${MOST_LETTERS} characters.`);
  const wrong = metrics.find((metric) => !metric.dimensions.includes(dimension) && !(trait !== undefined && metric.dimensions.includes(ANY_TRAIT)));
  if (!wrong) return;
  if (wrong.dimensions.length === 0) throw badInput(`${path}: ${wrong.key} has no dimensions, so it cannot be split by ${short(dimension)}.`);
  const has = wrong.dimensions.map((known) => (known === ANY_TRAIT ? 'trait:NAME (any trait of the person or account)' : known));
  throw badInput(`${path}: ${wrong.key} has no dimension ${short(dimension)}. It has: ${list(nearest(dimension, has, has.length))}.`);
}
