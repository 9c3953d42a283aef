import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { projectDir } from './support/cluster.ts';

interface Cruise {
  modules: { source: string }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number };
}

const run = promisify(execFile);

async function cruise(): Promise<Cruise> {
  const { stdout } = await run(process.execPath, ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', 'tests/arrows.cjs', '--output-type', 'json', 'packages/metrics/src', 'packages/sample/src', 'packages/tracker/src', 'api/src', 'web/src', 'tests/support'], { cwd: projectDir, maxBuffer: 200_000_000 })
    // With violations the exit code counts them; the report is on stdout all the same.
    .catch((error: { stdout: string }) => error);
  return JSON.parse(stdout) as Cruise;
}

function sourceFiles(directory: string): string[] {
  return readdirSync(join(projectDir, directory)).flatMap((name) => {
    const path = `${directory}/${name}`;
    if (name === 'dist' || name === 'node_modules') return [];
    if (statSync(join(projectDir, path)).isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** A violation planted for each kind of arrow: the rules must see it, or they guard nothing. */
const PLANTED: { rule: string; file: string; code: string }[] = [
  { rule: 'metrics-import-nothing', file: 'packages/metrics/src/planted.ts', code: `import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n` },
  { rule: 'tracker-imports-nothing', file: 'packages/tracker/src/planted.ts', code: `import { measured } from '@bifocal/metrics';\nexport const planted = measured;\n` },
  { rule: 'facts-and-tallies-know-no-graphql', file: 'api/src/facts/planted.ts', code: `import { GraphQLError } from 'graphql';\nexport const planted = GraphQLError;\n` },
  { rule: 'questions-know-no-sql', file: 'api/src/bi/planted.ts', code: `import { DataSource } from 'typeorm';\nexport const planted = DataSource;\n` },
  { rule: 'only-identity-asks-before-anyone', file: 'api/src/collect/planted.ts', code: `import { BeforeAnyone } from '../database/before-anyone.js';\nexport const planted = BeforeAnyone;\n` },
  { rule: 'web-only-over-graphql', file: 'web/src/planted.ts', code: `import { measured } from '@bifocal/metrics';\nexport const planted = measured;\n` },
  { rule: 'recharts-in-charts-only', file: 'web/src/pages/planted.ts', code: `import { BarChart } from 'recharts';\nexport const planted = BarChart;\n` },
  { rule: 'agents-ask-by-graphql', file: 'api/src/mcp/planted.ts', code: `import { FactClock } from '../tallies/fact-clock.js';\nexport const planted = FactClock;\n` },
  { rule: 'no-cycles', file: 'web/src/ui/planted.ts', code: `import { again } from './planted-again.js';\nexport const planted = again;\n` },
];
const CYCLE_BACK = { file: 'web/src/ui/planted-again.ts', code: `import { planted } from './planted.js';\nexport const again: unknown = planted;\n` };

describe('the arrows between rooms', () => {
  afterEach(() => {
    for (const { file } of [...PLANTED, CYCLE_BACK]) rmSync(join(projectDir, file), { force: true });
  });

  it('hold in every source file', async () => {
    const { modules, summary } = await cruise();
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    // A tool that reads nothing finds nothing: every file must have been read.
    const read = new Set(modules.map((module) => module.source));
    const files = ['packages/metrics/src', 'packages/sample/src', 'packages/tracker/src', 'api/src', 'web/src'].flatMap(sourceFiles);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !read.has(file))).toEqual([]);
  });

  it('are missed by no planted violation', async () => {
    for (const { file, code } of [...PLANTED, CYCLE_BACK]) {
      mkdirSync(dirname(join(projectDir, file)), { recursive: true });
      writeFileSync(join(projectDir, file), code);
    }
    const caught = new Set((await cruise()).summary.violations.map((violation) => violation.rule.name));
    expect(PLANTED.map((planted) => planted.rule).filter((rule) => !caught.has(rule))).toEqual([]);
  });
});
