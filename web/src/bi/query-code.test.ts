/// <reference types="node" />
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MetricTableDocument } from '../graphql/generated';
import { curlText, operationText, variablesText } from './query-code';

const given = { metrics: ['revenue.mrr'], range: { last: 'P90D' }, grain: 'MONTH' as const, product: 'shop', filters: [{ dimension: 'plan', in: [`it's "Pro" $HOME \`id\` \\ %`] }] };

describe('what is copied', () => {
  it('is the operation of the page, word for word', () => {
    const words = (text: string) => text.replaceAll(/[\s,]+/g, ' ').replaceAll(/\( /g, '(').replaceAll(/ \)/g, ')').trim();
    expect(words(operationText())).toBe(words(MetricTableDocument.toString()));
    const schema = buildSchema(readFileSync(fileURLToPath(new URL('../../../api/schema.graphql', import.meta.url)), 'utf8'));
    expect(validate(schema, parse(operationText()))).toEqual([]);
    expect(JSON.parse(variablesText(given))).toEqual({ ...given, first: 1000 });
  });

  it('reaches a server from a shell as it was meant, whatever is in a value', () => {
    // The shell reads the command; in place of curl a program prints what it was handed.
    const command = curlText(given, 'http://127.0.0.1:3000').replace(/^curl/, `${process.execPath} -e 'console.log(JSON.stringify(process.argv.slice(1)))' --`);
    const handed = JSON.parse(execFileSync('sh', ['-c', command], { env: { BIFOCAL_KEY: 'bfk_live_x' } }).toString()) as string[];
    expect(handed.slice(0, -1)).toEqual(['-sS', 'http://127.0.0.1:3000/graphql', '-H', 'Authorization: Bearer bfk_live_x', '-H', 'content-type: application/json', '-d']);
    const body = JSON.parse(handed.at(-1)!) as { query: string; variables: unknown };
    expect(body.variables).toEqual({ ...given, first: 1000 });
    expect(() => parse(body.query)).not.toThrow();
  });
});
