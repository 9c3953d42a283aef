// Two kinds: `unit` beside the code, pure; `served` against a real server, PostgreSQL and browser.
import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));
const swc = {
  jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022', transform: { legacyDecorator: true, decoratorMetadata: true } },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};
const common = {
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@bifocal/(metrics|sample)$': '<rootDir>/packages/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/[^/]+/dist/', '<rootDir>/packages/[^/]+/dist/', '<rootDir>/.data/'],
};

const served = (name) => ({
  ...common,
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
});

export const projects = {
  unit: { ...common, displayName: 'unit', testMatch: ['<rootDir>/packages/*/src/**/*.test.ts', '<rootDir>/api/src/**/*.test.ts', '<rootDir>/web/src/**/*.test.ts'] },
  arrows: { ...common, displayName: 'arrows', testMatch: ['<rootDir>/tests/*.test.ts'] },
  api: served('api'),
  faults: served('faults'),
  clients: served('clients'),
  web: served('web'),
  real: served('real'),
};

const only = process.env.TEST_PROJECTS?.split(',') ?? Object.keys(projects);
export default {
  projects: only.map((name) => projects[name]),
  rootDir,
  // For what hangs, not for what is slow: a machine may be.
  testTimeout: 600_000,
  // Two cores: one for the tests, one for the servers they start.
  maxWorkers: 2,
  testSequencer: '<rootDir>/tests/longest-first.mjs',
};
