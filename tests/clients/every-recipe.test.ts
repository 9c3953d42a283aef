import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectDir } from '../support/cluster.ts';
import { recipeFolder, recipesOf } from '../support/recipes.ts';

const pages = readdirSync(recipeFolder).filter((file) => file.endsWith('.md'));
const tests = readdirSync(join(projectDir, 'tests/clients')).filter((file) => file !== 'every-recipe.test.ts').map((file) => readFileSync(join(projectDir, 'tests/clients', file), 'utf8')).join('\n');

describe('the recipes of docs/bi', () => {
  it('are each run or replayed by a test here', () => {
    const blocks = pages.flatMap((file) => recipesOf(file).map(({ name, text }) => (name === null ? `${file}: a block without a name: ${text.slice(0, 60)}` : `${file}#${name}`)));
    expect(blocks.length).toBeGreaterThan(30);
    expect(blocks.filter((block) => !tests.includes(`'${block}'`))).toEqual([]);
  });

  it('hold every block: none is written in a way that is not read', () => {
    for (const file of pages) {
      const fences = readFileSync(join(recipeFolder, file), 'utf8').split('\n').filter((line) => line.startsWith('```')).length;
      expect([file, fences]).toEqual([file, recipesOf(file).length * 2]);
    }
  });
});
