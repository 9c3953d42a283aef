import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectDir } from './support/cluster.ts';

/** A test as SECURITY.md names it: its file, which may hold a star, and the words that begin it where those are given. */
interface Named { readonly file: string; readonly words: readonly string[] }

const rows = readFileSync(join(projectDir, 'SECURITY.md'), 'utf8').split('\n').filter((line) => /^\| (?!Who \|)[^-]/.test(line) && line.split(' | ').length === 4);
const named: Named[] = rows.flatMap((row) => [...row.matchAll(/`([^`]+\.test\.ts)`((?:[:,] "[^"]+")*)/g)].map(([, file, words]) => ({ file: file!, words: [...words!.matchAll(/"([^"…]+)/g)].map(([, text]) => text!.trim()) })));

const tests = ['tests', 'api/src'].flatMap((folder) => readdirSync(join(projectDir, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`)).filter((file) => file.endsWith('.test.ts'));
const found = ({ file }: Named): string[] => tests.filter((test) => new RegExp(`(^|/)${file.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(test));

describe('SECURITY.md', () => {
  it('names a test for each threat', () => {
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((row) => !/`[^`]+\.test\.ts`/.test(row))).toEqual([]);
  });

  it('names tests that there are, by words that stand in them', () => {
    expect(named.filter((each) => found(each).length === 0)).toEqual([]);
    expect(named.flatMap((each) => each.words.filter((words) => !found(each).some((file) => readFileSync(join(projectDir, file), 'utf8').includes(words))).map((words) => `${each.file}: ${words}`))).toEqual([]);
  });
});
