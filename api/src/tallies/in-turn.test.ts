import { expect, it } from '@jest/globals';
import { InTurn } from './in-turn.js';

it('runs at most so many at once, in the order in which they came, and goes on after a failure', async () => {
  const turns = new InTurn(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (n: number): Promise<void> => turns.run(() => {
    begun.push(n);
    return new Promise((resolve, reject) => { ends[n] = n === 1 ? () => reject(new Error('failed')) : resolve; });
  });
  const all = [0, 1, 2, 3, 4].map(work);
  const settledAll = Promise.allSettled(all);
  expect(begun).toEqual([0, 1]);
  ends[1]!();
  await expect(all[1]).rejects.toThrow('failed');
  expect(begun).toEqual([0, 1, 2]);
  ends[0]!();
  await all[0];
  ends[2]!();
  await all[2];
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  ends[3]!();
  ends[4]!();
  expect((await settledAll).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});
