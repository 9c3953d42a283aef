import { expect, it } from '@jest/globals';
import { AtOnce } from './at-once.js';

it('reads once for all who ask while the next reading has not begun, and again for who asks later', async () => {
  const atOnce = new AtOnce<number>();
  let readings = 0;
  const read = async (): Promise<number> => { readings += 1; const own = readings; await Promise.resolve(); return own; };
  // The first begins one; the others must not get what began before they asked, and share the second.
  expect(await Promise.all([1, 2, 3].map(() => atOnce.get('a', read)))).toEqual([1, 2, 2]);
  expect(await atOnce.get('a', read)).toBe(3);
  expect(await Promise.all([atOnce.get('a', read), atOnce.get('b', read)])).toEqual([4, 5]);
});

it('fails for those who waited for what failed, and for nobody after', async () => {
  const atOnce = new AtOnce<number>();
  await expect(atOnce.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await atOnce.get('a', () => Promise.resolve(7))).toBe(7);
});
