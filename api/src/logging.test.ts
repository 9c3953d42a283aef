import { describe, expect, it } from '@jest/globals';
import { line } from './logging.js';

describe('a log line', () => {
  it('of an error says what went wrong and where, and nothing else that it carries', () => {
    const error = Object.assign(new RangeError('out of range'), { parameters: ['ann@example.org'], detail: 'Key (email)=(ann@example.org) exists' });
    const [fields, words] = line(error, 'ExceptionsHandler');
    expect(fields).toEqual({ context: 'ExceptionsHandler', error: expect.stringMatching(/^RangeError: out of range\n\s+at /) });
    expect(words).toBeUndefined();
  });

  it('of words keeps them, and of an object its fields', () => {
    expect(line('ready', 'main')).toEqual([{ context: 'main' }, 'ready']);
    expect(line({ errorId: '1' }, undefined)).toEqual([{ errorId: '1' }, undefined]);
  });
});
