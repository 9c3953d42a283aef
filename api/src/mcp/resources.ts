import { readFile } from 'node:fs/promises';
import { ResourceTemplate, type McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Ask } from './own-questions.js';
import { CATALOG, metricWords, type CatalogMetric } from './tools/metric-catalog.js';

const GLOSSARY = 'bifocal://glossary';
const METRIC = 'bifocal://metrics/{key}';

const catalog = async (ask: Ask): Promise<CatalogMetric[]> => (await ask<{ metricCatalog: CatalogMetric[] }>(CATALOG)).metricCatalog;

/** What numbers mean, to be read beside them: the glossary, and the definition of each metric. */
export function offerDefinitions(server: McpServer, ask: Ask, glossaryFile: string): void {
  server.registerResource('glossary', GLOSSARY, { title: 'Glossary', description: 'The field\'s words as they are used here, and all metrics with their definitions.', mimeType: 'text/markdown' },
    async (uri) => ({ contents: [{ uri: uri.href, mimeType: 'text/markdown', text: await readFile(glossaryFile, 'utf8') }] }));
  const template = new ResourceTemplate(METRIC, {
    list: async () => ({ resources: (await catalog(ask)).map(({ key, name, definition }) => ({ uri: METRIC.replace('{key}', key), name: key, title: name, description: definition, mimeType: 'text/plain' })) }),
    complete: { key: async (begun) => (await catalog(ask)).map(({ key }) => key).filter((key) => key.startsWith(begun)).slice(0, 100) },
  });
  server.registerResource('metric', template, { title: 'Definition of a metric', description: 'Its definition, formula, unit, grains and dimensions.', mimeType: 'text/plain' },
    async (uri, { key }) => {
      const metric = (await catalog(ask)).find((one) => one.key === key);
      if (!metric) throw new Error(`There is no metric "${String(key).slice(0, 80)}". resources/list and the tool metric_catalog list all.`);
      return { contents: [{ uri: uri.href, mimeType: 'text/plain', text: metricWords(metric) }] };
    });
}
