import { describe, expect, it } from '@jest/globals';
import { CsvRows } from './csv-rows.js';

/** Reads a text that comes in pieces of one size. */
function read(text: string, piece: number, delimiter = ','): { line: number; cells: readonly string[] | null; problem: string | null }[] {
  const reader = new CsvRows({ delimiter, newline: '\n' });
  const rows = [];
  for (let at = 0; at < text.length; at += piece) rows.push(...reader.push(text.slice(at, at + piece)));
  return [...rows, ...reader.end()].map(({ line, cells, problem }) => ({ line, cells, problem }));
}

const cells = (text: string, piece = 1_000): (readonly string[] | null)[] => read(text, piece).map((row) => row.cells);

describe('rows of a table', () => {
  const cases: [string, string, string[][]][] = [
    ['plain', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['no newline at the end', 'a,b\n1,2', [['a', 'b'], ['1', '2']]],
    ['carriage returns', 'a,b\r\n1,2\r\n', [['a', 'b'], ['1', '2']]],
    ['the delimiter in quotes', 'a,b\n"1,5",2\n', [['a', 'b'], ['1,5', '2']]],
    ['doubled quotes', 'a,b\n"say ""hi""",2\n', [['a', 'b'], ['say "hi"', '2']]],
    ['a line break in quotes', 'a,b\n"one\ntwo",2\n3,4\n', [['a', 'b'], ['one\ntwo', '2'], ['3', '4']]],
    ['empty cells', 'a,b,c\n,,\n1,,3\n', [['a', 'b', 'c'], ['', '', ''], ['1', '', '3']]],
    ['blank lines', '\na,b\n\n1,2\n\n', [['a', 'b'], ['1', '2']]],
    ['a quote inside a cell is text', 'a,b\n5" pipe,2\n', [['a', 'b'], ['5" pipe', '2']]],
    ['spaces around quotes', 'a,b\n "1" , "2" \n', [['a', 'b'], ['1', '2']]],
    ['Excel names its delimiter', 'sep=,\na,b\n1,2\n', [['a', 'b'], ['1', '2']]],
  ];
  it.each(cases)('%s, in pieces of any size', (_name, text, expected) => {
    for (const piece of [1, 2, 3, 7, 1000]) expect(cells(text, piece)).toEqual(expected);
  });

  it('goes on with the next line after a quote that is never closed', () => {
    const rows = read('a,b\n1,"open\n2,"x"\n3,y\n', 5);
    expect(rows.map((row) => row.cells)).toEqual([['a', 'b'], null, ['2', 'x'], ['3', 'y']]);
    expect(rows[1]).toMatchObject({ line: 2, problem: expect.stringContaining('quote') });
  });

  it('goes on after a quote that nothing ever closes', () => {
    const rows = read('a,b\n1,"open\n2,x\n3,y', 4);
    expect(rows.map((row) => row.cells)).toEqual([['a', 'b'], null, ['2', 'x'], ['3', 'y']]);
    expect(rows[1]?.problem).toContain('never closed');
  });

  it('counts lines as an editor does', () => {
    expect(read('a,b\n"one\ntwo",2\n\n3,4\n', 3).map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('gives a cell of a megabyte', () => {
    const long = 'x'.repeat(1024 * 1024);
    expect(cells(`a,b\n"${long}",2\n3,4\n`, 65_536)).toEqual([['a', 'b'], [long, '2'], ['3', '4']]);
  });

  it('refuses a row that does not end, and forgets it', () => {
    const rows = read(`a,b\n${'x'.repeat(9 * 1024 * 1024)}\n1,2\n`, 262_144);
    expect(rows.map((row) => row.cells)).toEqual([['a', 'b'], null, ['1', '2']]);
    expect(rows[1]?.problem).toContain('longer than 8 MB');
  });
});
