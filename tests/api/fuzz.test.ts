import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, parse, validate, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { projectDir } from '../support/cluster.ts';
import { fieldText, type Choices } from '../support/schema-questions.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { fill, voiceIn, type Voice } from '../support/two-workspaces.ts';

let server: TestServer;
let voice: Voice;
const schema: GraphQLSchema = buildSchema(readFileSync(join(projectDir, 'api/schema.graphql'), 'utf8'));
beforeAll(async () => {
  server = await startServer();
  voice = voiceIn(server, 'default');
  await fill(voice, 'OURS');
});
afterAll(() => server.stop());

/** What is right, what is nearly right, and what nobody would send by accident. */
const TEXTS = ['shop', 'atlas', 'app', 'ann', 'acme', 'f', 'A-1', 'adoption.active_users', 'revenue.mrr', 'delivery.velocity', 'plan', 'event', 'P30D', 'P1Y', 'UTC', 'EUR', 'opened',
  '', ' ', '0', '-1', '%', `'`, `"; DROP TABLE person; --`, '\u0000', '😀'.repeat(50), 'x'.repeat(5_000), '__proto__', 'constructor', '../../etc/passwd', '{{7*7}}', '=1+1', 'null', '2026-02-30', 'P99999Y', 'Nowhere/Land'];
const IDS = ['1', '2', '3', '7', '0', '-1', '9223372036854775807', '9223372036854775808', '1e3', 'x', '', '00000000-0000-0000-0000-000000000000', 'abcdefghijklmnop'];
const NUMBERS = ['0', '1', '2', '-1', '100', '2147483647', '-2147483648'];
const INSTANTS = ['2026-03-02', '2026-03-02T09:00:00Z', '2026-02-30', '0000-01-01', '9999-12-31', '+100000-01-01T00:00:00Z', '', 'yesterday'];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  Int: NUMBERS, Float: [...NUMBERS, '0.5', '1e308', '-1e-300'], Boolean: ['true', 'false'], Flag: ['true', '"yes"', '3'], Number: [...NUMBERS, '"1"', '"x"'], Decimal: ['"1"', '"1.000000001"', '"-1"', '"1e9"', '99999999999999999999'],
  ID: IDS.map((each) => JSON.stringify(each)), JSON: ['{}', '[]', 'null', '"x"', '{a: {b: [1, 2]}}', '{__proto__: {a: 1}}'],
};

/** Numbers drawn beforehand decide everything: the same ones make the same question. */
function choicesOf(drawn: readonly number[], levels: number): Choices {
  let at = 0;
  const below = (count: number): number => (drawn[at++ % drawn.length]! % count);
  const one = (of: readonly string[]): string => of[below(of.length)]!;
  return {
    below,
    scalar: (type) => (type in VALUES ? one(VALUES[type]!) : JSON.stringify(one(/Date|Instant/.test(type) ? INSTANTS : TEXTS))),
    gives: () => below(3) === 0,
    asks: (_field, _path, level) => level <= levels && below(level + 1) === 0,
  };
}

/** A few letters of a question gone, doubled or replaced. */
function bent(text: string, at: number, how: number): string {
  const place = at % (text.length + 1);
  if (how % 4 === 0) return text.slice(0, place) + text.slice(place + 1 + (at % 5));
  if (how % 4 === 1) return text.slice(0, place) + text.slice(Math.max(0, place - 7), place) + text.slice(place);
  if (how % 4 === 2) return `${text.slice(0, place)}${['!', '$x', '}', '{', '"', '\\', '@skip(if: true)', '...', '\u0000', '#'][at % 10]}${text.slice(place)}`;
  return text.replace(/\b(\d+|true|"[^"]*")/, ['null', '$nothing', '[[1]]', '{a: 1}', '1e400'][at % 5]!);
}

/** Of the database, of the runtime, or of a file of ours. */
const RAW = /\bSELECT\b|\bINSERT INTO\b|syntax error at or near|violates|relation "|column "|pg_|invalid input syntax|out of range for type|driverError|QueryFailed|TypeError|Cannot read|is not a function|undefined|node_modules|\.js:|\.ts:|\n\s+at /;
const NAMED = new Set(['BAD_USER_INPUT', 'NOT_FOUND', 'TOO_COSTLY', 'TIMED_OUT', 'CONFLICT', 'FORBIDDEN', 'UNAUTHENTICATED', 'TOO_MANY', 'SIGN_IN_REFUSED', 'BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE']);

async function isAnsweredWell(query: string, variables: Record<string, unknown> = {}): Promise<void> {
  const { status, errors, text } = await voice.ask(query, variables);
  const problems = [
    ...(status < 500 ? [] : [`status ${status}`]),
    ...errors.filter(({ extensions }) => !NAMED.has(String(extensions?.['code']))).map(({ message }) => `unnamed: ${message}`),
    ...errors.filter(({ message }) => RAW.test(message.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""'))).map(({ message }) => `raw: ${message}`),
    ...errors.filter(({ extensions }) => extensions && ('stacktrace' in extensions || 'exception' in extensions)).map(() => 'a stack'),
  ];
  if (problems.length > 0) throw new Error(`${problems.join('; ')}\n${query}\n${JSON.stringify(variables)}\n${text.slice(0, 500)}\n${server.output.slice(-1_500)}`);
}

const drawn = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
const roots = (['query', 'mutation'] as const).flatMap((operation) => Object.keys((operation === 'query' ? schema.getQueryType()! : schema.getMutationType()!).getFields()).map((name) => ({ operation, name })));
const question = fc.tuple(fc.constantFrom(...roots), drawn, fc.integer({ min: 1, max: 4 })).map(([{ operation, name }, numbers, levels]) => {
  const root = (operation === 'query' ? schema.getQueryType() : schema.getMutationType()) as GraphQLObjectType;
  return `${operation} { ${fieldText(schema, root.getFields()[name]!, choicesOf(numbers, levels)) ?? '__typename'} }`;
});
const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 250), endOnFailure: true } as const;

describe('whatever is asked of the schema', () => {
  it('is made up well: most questions pass validation', () => {
    const made = fc.sample(question, 200);
    expect(made.filter((text) => validate(schema, parse(text)).length === 0).length).toBeGreaterThan(100);
  });

  it('has an answer under 500 with a named error, and no word of the database or the code: every root field', async () => {
    const problems: string[] = [];
    for (const { operation, name } of roots) {
      const root = (operation === 'query' ? schema.getQueryType() : schema.getMutationType()) as GraphQLObjectType;
      for (const numbers of fc.sample(drawn, { numRuns: 3, seed: name.length })) await isAnsweredWell(`${operation} { ${fieldText(schema, root.getFields()[name]!, choicesOf(numbers, 3)) ?? '__typename'} }`).catch((error: Error) => problems.push(error.message));
    }
    expect(problems).toEqual([]);
  });

  it('has one for valid questions drawn at random', async () => {
    await fc.assert(fc.asyncProperty(question, (text) => isAnsweredWell(text)), runs);
  });

  it('has one for questions that are nearly valid', async () => {
    await fc.assert(fc.asyncProperty(question, fc.nat(), fc.nat(), (text, at, how) => isAnsweredWell(bent(text, at, how))), runs);
  });

  it('has one for variables of any kind', async () => {
    const query = 'query ($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $product: String, $filters: [FilterInput!], $first: Int, $funnel: ID) { metricTable(metrics: $metrics, range: $range, grain: $grain, product: $product, filters: $filters, first: $first, funnel: $funnel) { totalCount rows { period value } } }';
    const sane = { metrics: ['adoption.active_users'], range: { last: 'P30D' }, grain: 'DAY', product: 'shop', first: 5 };
    await fc.assert(fc.asyncProperty(fc.constantFrom('metrics', 'range', 'grain', 'product', 'filters', 'first', 'funnel'), fc.oneof(fc.jsonValue(), fc.constantFrom(...TEXTS, '\uD800'), fc.constantFrom(...TEXTS).map((text) => [text]), fc.constantFrom(...TEXTS).map((text) => [{ dimension: text, in: [text] }]), fc.constantFrom(...INSTANTS).map((from) => ({ from, to: from }))),
      (name, value) => isAnsweredWell(query, { ...sane, [name]: value })), { ...runs, examples: [['first', null], ['grain', null]] });
  });
});
