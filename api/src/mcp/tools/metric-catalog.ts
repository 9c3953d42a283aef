import { z } from 'zod';
import { Half } from '../../graphql/enums.js';
import { first, inputs, placeCursor } from '../inputs.js';
import { Refused } from '../own-questions.js';
import { defineTool, lines, saidCut } from '../tool.js';

export const CATALOG = `query AgentCatalog($half: Half) {
  metricCatalog(half: $half) { key name half unit better definition formula source grains dimensions additivity version }
}`;

export interface CatalogMetric {
  readonly key: string; readonly name: string; readonly half: string; readonly unit: string; readonly better: string;
  readonly definition: string; readonly formula: string; readonly source: string | null;
  readonly grains: readonly string[]; readonly dimensions: readonly string[]; readonly additivity: string; readonly version: number;
}

/** Metrics in which every word of the search stands somewhere. */
export function found(metrics: readonly CatalogMetric[], search: string | undefined): CatalogMetric[] {
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return metrics.filter(({ key, name, definition, formula, dimensions }) => {
    const text = [key, name, definition, formula, ...dimensions].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A metric as a few lines of text. */
export function metricWords(metric: CatalogMetric): string {
  const dimensions = metric.dimensions.map((name) => (name === 'trait:*' ? 'trait:NAME' : name));
  return lines(
    `${metric.key} (${metric.name}; ${metric.unit}; ${metric.additivity}; better: ${metric.better})`,
    `  ${metric.definition}`,
    `  = ${metric.formula}`,
    `  grains: ${metric.grains.join(', ')}; dimensions: ${dimensions.join(', ') || 'none'}${metric.source ? `; after ${metric.source}` : ''}`,
  );
}

export const metricCatalog = defineTool({
  name: 'metric_catalog',
  title: 'Catalogue of metrics',
  description: 'What can be measured: each metric with its key, definition, formula, unit, the grains and dimensions it is known by, and whether its values may be added up. Search by a word, such as "churn" or "velocity", before asking metric_table.',
  input: {
    half: z.enum(Half).optional().describe('DELIVERY: is it built as planned? OUTCOME: does it matter to people?'),
    search: z.string().max(200).optional().describe('Words that must all stand in a metric\'s key, name, definition, formula or dimensions.'),
    first: first(40, 100, 'metrics'),
    after: inputs.after,
  },
  output: { metrics: z.array(z.looseObject({ key: z.string(), definition: z.string() })), totalCount: z.number().int(), nextCursor: z.string().nullable() },
  async answer(given, ask) {
    const offset = placeCursor.read(given.after);
    if (offset === null) throw new Refused('after: this cursor is not of this tool. Give the nextCursor of the answer before.', 'BAD_USER_INPUT');
    const all = found((await ask<{ metricCatalog: CatalogMetric[] }>(CATALOG, { half: given.half ?? null })).metricCatalog, given.search);
    const metrics = all.slice(offset, offset + given.first);
    const nextCursor = offset + metrics.length < all.length ? placeCursor.write(offset + metrics.length) : null;
    return {
      data: { metrics, totalCount: all.length, nextCursor },
      text: lines(
        all.length === 0 ? 'No metric has all of these words. Search for fewer, or leave search out.' : saidCut(metrics.length, all.length, 'metrics', nextCursor),
        ...metrics.map(metricWords),
      ),
    };
  },
});
