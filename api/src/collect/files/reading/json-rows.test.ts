import { describe, expect, it } from '@jest/globals';
import { JsonRows } from './json-rows.js';
import type { FileRow } from './file-row.js';

function read(text: string, piece = 1_000): FileRow[] {
  const reader = new JsonRows();
  const rows: FileRow[] = [];
  for (let at = 0; at < text.length; at += piece) rows.push(...reader.push(text.slice(at, at + piece)));
  return [...rows, ...reader.end()];
}

describe('elements of a JSON list', () => {
  const text = '[{"a": 1, "b": "x, ] \\" }"},\n {"a": [1, 2, {"c": {}}]},\n 3, "four", null]';
  const items = [{ a: 1, b: 'x, ] " }' }, { a: [1, 2, { c: {} }] }, 3, 'four', null];

  it.each([1, 2, 5, 1000])('in pieces of %i characters', (piece) => {
    const rows = read(text, piece);
    expect(rows.map(({ item }) => item)).toEqual(items);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 3, 3]);
  });

  it('of an object that holds lists, each with its name', () => {
    const rows = read('{"startAt": 0, "names": {"x": "[y]"}, "issues": [{"a": 1}], "sprints": [], "statuses": [{"b": 2}, {"c": 3}]}', 3);
    expect(rows.map(({ section, item }) => [section, item])).toEqual([['issues', { a: 1 }], ['statuses', { b: 2 }], ['statuses', { c: 3 }]]);
    expect(rows.every(({ problem }) => problem === null)).toBe(true);
  });

  it('before a break in the middle of an element', () => {
    const rows = read('[\n{"a": 1},\n{"a": 2},\n{"a": "thr', 4);
    expect(rows.map(({ item }) => item)).toEqual([{ a: 1 }, { a: 2 }, undefined]);
    expect(rows[2]).toMatchObject({ line: 4, problem: 'The file breaks off in the middle of item 3, which begins on this line. The 2 items before it were kept; send the whole file again to get the rest.' });
  });

  it('before a break between elements', () => {
    expect(read('[{"a": 1},').at(-1)?.problem).toContain('breaks off after item 1');
  });

  it('beside one that is no JSON', () => {
    const rows = read('[{"a": 1}, {a: 2}, {"a": 3}]');
    expect(rows.map(({ item }) => item)).toEqual([{ a: 1 }, undefined, { a: 3 }]);
    expect(rows[1]?.problem).toContain('Not valid JSON');
  });

  it('and nothing of an empty list', () => {
    expect(read('[]')).toEqual([]);
    expect(read('')[0]?.problem).toBe('The file holds no complete JSON list.');
  });
});
