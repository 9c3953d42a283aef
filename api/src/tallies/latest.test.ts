import { expect, it } from '@jest/globals';
import { Latest } from './latest.js';

it('makes a value once, again when what it is made of moves, and again after a failure', async () => {
  let made = 0;
  const make = async (): Promise<number> => { made += 1; return made; };
  const latest = new Latest<number>(2);
  expect(await Promise.all([latest.get('a', 'v1', make), latest.get('a', 'v1', make)])).toEqual([1, 1]);
  expect(await latest.get('a', 'v2', make)).toBe(2);
  expect(await latest.get('a', 'v1', make)).toBe(3); // only the latest is kept
  await expect(latest.get('b', 'v1', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await latest.get('b', 'v1', make)).toBe(4);
});

it('forgets what was longest unused', async () => {
  const latest = new Latest<string>(2);
  const of = (name: string, value: string): Promise<string> => latest.get(name, 'v', async () => value);
  await of('a', 'first');
  await of('b', 'first');
  await of('a', 'second');
  await of('c', 'first');
  expect([await of('a', 'third'), await of('b', 'second')]).toEqual(['first', 'second']);
});
