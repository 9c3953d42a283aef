import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { Left, TookTooLong } from './database/waited-in-vain.js';
import { badInput } from './graphql/named-error.js';
import { line, weighed } from './logging.js';

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

describe('an error', () => {
  it('is one of ours only where neither the client nor the one who left made it', () => {
    const wrapped = (error: Error) => new QueryFailedError('SELECT 1', [], error);
    expect(weighed(badInput('first: expected a number.'))).toEqual({ level: 'debug', says: 'first: expected a number.' });
    for (const left of [new Left(), wrapped(new Left()), new Error('no answer', { cause: new Left() })]) expect(weighed(left)).toEqual({ level: 'debug', says: 'whoever asked has left' });
    expect(weighed(wrapped(new TookTooLong())).level).toBe('warn');
    const other = wrapped(new Error('syntax error'));
    expect(weighed(other)).toEqual({ level: 'error', says: other });
  });
});
