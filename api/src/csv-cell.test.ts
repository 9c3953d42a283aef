import { describe, expect, it } from '@jest/globals';
import { textCell } from './csv-cell.js';

describe('a text as a cell', () => {
  it('stands as it is where it is plain', () => expect(['pro', 'Über uns', 'a-b', '10%', "it's", ''].map(textCell)).toEqual(['pro', 'Über uns', 'a-b', '10%', "it's", '']));
  it('is quoted where it holds a comma, a quote or a line break', () => {
    expect(['a,b', 'say "hi"', 'one\ntwo', 'one\r\ntwo'].map(textCell)).toEqual(['"a,b"', '"say ""hi"""', '"one\ntwo"', '"one\r\ntwo"']);
  });
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '  =1', '＝1', '=HYPERLINK("http://x","y")'])('%j, which a spreadsheet would run, gets an apostrophe', (text) => {
    expect(textCell(text)).toBe(`"'${text.replaceAll('"', '""')}"`);
  });
});
