import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { metricCatalog } from '@bifocal/metrics';
import { projectDir } from './support/cluster.ts';

const HEAD = '## The metrics\n';

/** The metrics as the catalogue words them, a table a half. */
function metricsSection(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const half = (name: string, title: string) => [
    `### ${title}`, '', '| Key | Name | Definition | Formula |', '|---|---|---|---|',
    ...metricCatalog.filter((metric) => metric.half === name).map((metric) => `| \`${metric.key}\` | ${cell(metric.name)} | ${cell(metric.definition)} | ${cell(metric.formula)} |`), '',
  ];
  return [HEAD, ...half('DELIVERY', 'Delivery'), ...half('OUTCOME', 'Outcome')].join('\n');
}

it('docs/glossary.md words every metric as the catalogue does (UPDATE_GLOSSARY=1 writes it)', () => {
  const file = join(projectDir, 'docs/glossary.md');
  const written = readFileSync(file, 'utf8');
  const at = written.indexOf(HEAD);
  const expected = `${(at < 0 ? written : written.slice(0, at)).trimEnd()}\n\n${metricsSection()}`;
  if (process.env['UPDATE_GLOSSARY']) writeFileSync(file, expected);
  else expect(written).toBe(expected);
});
