import { describe, expect, it } from '@jest/globals';
import { GroupedCommits } from './grouped-commits.js';

const GONE = new Error('the database is away');

/** Commits that wait until they are let go, and what each of them held. */
function gate() {
  const groups: number[][] = [];
  const waiting: (() => void)[] = [];
  const commits = new GroupedCommits<string, number, string>(async (owner, items) => {
    groups.push([...items]);
    await new Promise<void>((resolve) => waiting.push(resolve));
    if (items.includes(-1)) throw GONE;
    if (items.includes(13)) throw new Error('unlucky');
    return items.map((item) => `${owner}${item}`);
  }, (error) => error === GONE);
  const tick = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
  const open = async (): Promise<void> => {
    for (let idle = 0; idle < 3; ) {
      const next = waiting.shift();
      if (next) next();
      else idle += 1;
      await tick();
    }
  };
  return { groups, commits, open };
}

describe('grouped commits', () => {
  it('one that comes alone is kept at once; those that come meanwhile share the next', async () => {
    const { groups, commits, open } = gate();
    const answers = [[1], [2], [3, 4], [5], [6]].map((items) => commits.submit('a', 'a', items));
    expect([groups, commits.backlog]).toEqual([[[1]], 5]);
    await open();
    expect(await Promise.all(answers)).toEqual([['a1'], ['a2'], ['a3', 'a4'], ['a5'], ['a6']]);
    expect([groups, commits.backlog]).toEqual([[[1], [2, 3, 4, 5, 6]], 0]);
  });

  it('owners never share', async () => {
    const { groups, commits, open } = gate();
    const answers = [1, 2, 3].flatMap((item) => [commits.submit('a', 'a', [item]), commits.submit('b', 'b', [item])]);
    await open();
    expect(await Promise.all(answers)).toEqual([['a1'], ['b1'], ['a2'], ['b2'], ['a3'], ['b3']]);
    expect(groups).toEqual([[1], [1], [2, 3], [2, 3]]);
  });

  it('an error of one request is its own', async () => {
    const { groups, commits, open } = gate();
    const answers = [[1], [2], [3], [13], [5]].map((items) => commits.submit('a', 'a', items).catch((error: Error) => error.message));
    await open();
    expect(await Promise.all(answers)).toEqual([['a1'], ['a2'], ['a3'], 'unlucky', ['a5']]);
    expect(groups.slice(1)).toEqual([[2, 3, 13, 5], [2], [3], [13], [5]]);
  });

  it('where the database is away each is told so, without trying one by one', async () => {
    const { groups, commits, open } = gate();
    const answers = [[1], [2], [-1], [4]].map((items) => commits.submit('a', 'a', items).catch((error: Error) => error.message));
    await open();
    expect(await Promise.all(answers)).toEqual([['a1'], GONE.message, GONE.message, GONE.message]);
    expect(groups.slice(1)).toEqual([[2, -1, 4]]);
  });

  it('a transaction holds 2,500 items, and a larger request one of its own; another is under way beside it where 500 wait', async () => {
    const { groups, commits, open } = gate();
    const sizes = [1, 1, 2_000, 500, 1, 4_000, 2];
    const answers = sizes.map((size) => commits.submit('a', 'a', Array.from({ length: size }, () => 1)));
    await open();
    expect((await Promise.all(answers)).map((ends) => ends.length)).toEqual(sizes);
    expect(groups.map((items) => items.length)).toEqual([1, 2_001, 501, 4_000, 2]);
  });
});
