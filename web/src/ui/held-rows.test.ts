import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heldRows } from './held-rows';

const rows = (ids: string) => [...ids].map((id) => ({ id }));
const shown = (held: string, now: string) => {
  const { rows: found, waiting } = heldRows(rows(held), rows(now));
  return [found.map(({ id }) => id).join(''), waiting];
};

describe('a list in which somebody works', () => {
  it('keeps its rows in their places while others come in on top, also those that are pushed off its page', () => {
    expect(shown('abcd', 'abcd')).toEqual(['abcd', 0]);
    expect(shown('abcd', 'xyab')).toEqual(['abcd', 2]);
  });

  it('loses what is gone, and takes what moves up from below', () => {
    expect(shown('abcd', 'acde')).toEqual(['acde', 0]);
    expect(shown('abcd', 'abce')).toEqual(['abce', 0]);
    // One came on top, one of them was sorted elsewhere: the page is as long as before.
    expect(shown('abcd', 'xacd')).toEqual(['acd', 1]);
  });

  it('shows what a row says now', () => {
    expect(heldRows([{ id: 'a', text: 'old' }], [{ id: 'a', text: 'new' }]).rows).toEqual([{ id: 'a', text: 'new' }]);
  });

  it('is the other list where nothing of it is left', () => {
    expect(shown('abcd', 'wxyz')).toEqual(['wxyz', 0]);
  });

  it('never moves a row before another one that stood before it', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 12 });
    fc.assert(fc.property(ids, fc.nat({ max: 12 }), fc.nat({ max: 12 }), (all, from, size) => {
      const held = all.slice(from, from + size).map((id) => ({ id }));
      const { rows: found } = heldRows(held, all.slice(0, size).map((id) => ({ id })));
      const places = held.map(({ id }) => found.findIndex((row) => row.id === id)).filter((place) => place >= 0);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    }));
  });
});
