// Writes src/graphql/generated.ts: the types and texts of every .graphql document, from the one schema.
// `--check` writes nothing and fails if the committed file differs. SCHEMA names another schema file.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import * as documents from '@graphql-codegen/typed-document-node';
import { buildSchema, parse, printSchema, validate } from 'graphql';

const here = dirname(fileURLToPath(import.meta.url));
const schemaFile = resolve(process.env.SCHEMA ?? join(here, '../api/schema.graphql'));
const target = join(here, 'src/graphql/generated.ts');

const schema = buildSchema(await readFile(schemaFile, 'utf8'));
const found = [];
const entries = await readdir(join(here, 'src'), { recursive: true });
for (const name of entries.filter((entry) => entry.endsWith('.graphql')).sort()) {
  const location = relative(here, join(here, 'src', name));
  found.push({ location, document: parse(await readFile(join(here, 'src', name), 'utf8')) });
}

const problems = validate(schema, {
  kind: 'Document',
  definitions: found.flatMap((one) => one.document.definitions),
});
if (problems.length > 0) {
  for (const problem of problems) process.stderr.write(`${problem.toString()}\n`);
  process.exit(1);
}

const generated = await codegen({
  filename: target,
  schema: parse(printSchema(schema)),
  documents: found,
  plugins: [{ operations: {} }, { documents: {} }],
  pluginMap: { operations, documents },
  config: {
    documentMode: 'string',
    dedupeFragments: true,
    skipTypename: true,
    useTypeImports: true,
    enumType: 'string-literal',
    enumsAsTypes: true,
    // A scalar that the list below does not know yet is read with care instead of stopping the build.
    defaultScalarType: 'unknown',
    scalars: {
      DateTime: 'string',
      Date: 'string',
      FlexibleDate: 'string | number',
      Decimal: 'string',
      JSON: 'unknown',
      Key: 'string',
      Text: 'string',
      Number: 'number',
      Instant: 'string | number',
      Choice: 'string',
      Flag: 'boolean',
    },
  },
});
const text = `// Written by codegen.mjs from the schema and the .graphql documents. Do not edit.\n${generated}`;

if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (committed !== text) {
    process.stderr.write('src/graphql/generated.ts differs from the schema and the documents: run `node web/codegen.mjs`.\n');
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
