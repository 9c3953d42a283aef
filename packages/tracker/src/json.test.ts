import { afterEach, describe, expect, it } from '@jest/globals';
import { toJson } from './json.js';

describe('toJson', () => {
  const array = Array.prototype as { toJSON?: unknown };
  afterEach(() => { delete array.toJSON; });
  it('means what the language means, also where a library taught arrays otherwise, and leaves that as it was', () => {
    const foreign = (): string => 'foreign';
    array.toJSON = foreign;
    expect(JSON.stringify([1])).toBe('"foreign"');
    expect(toJson({ items: [1, 'a'] })).toBe('{"items":[1,"a"]}');
    expect(array.toJSON).toBe(foreign);
  });
});
