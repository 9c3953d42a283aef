import { expect, it } from '@jest/globals';
import { NextReading } from './next-reading.js';

/** Readings that end when they are told to. */
function readings(): { reading: NextReading<number>; begun: ((value: number) => void)[]; failed: ((error: Error) => void)[] } {
  const begun: ((value: number) => void)[] = [];
  const failed: ((error: Error) => void)[] = [];
  return { begun, failed, reading: new NextReading(() => new Promise<number>((resolve, reject) => { begun.push(resolve); failed.push(reject); })) };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('gives whoever asks a reading that began after the question, and all who ask meanwhile the same one', async () => {
  const { reading, begun } = readings();
  const first = reading.get();
  const [second, third] = [reading.get(), reading.get()];
  expect(begun).toHaveLength(1);
  begun[0]!(1);
  expect(await first).toBe(1);
  await settled();
  expect(begun).toHaveLength(2);
  const fourth = reading.get(); // the second reading is under way: it may have begun too early
  begun[1]!(2);
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  await settled();
  begun[2]!(3);
  expect(await fourth).toBe(3);
  const fifth = reading.get();
  begun[3]!(4);
  expect(await fifth).toBe(4);
});

it('reads anew after a failure', async () => {
  const { reading, begun, failed } = readings();
  const first = reading.get();
  const second = reading.get();
  failed[0]!(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await settled();
  begun[1]!(2);
  expect(await second).toBe(2);
});
