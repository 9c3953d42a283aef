import { describe, expect, it } from '@jest/globals';
import { matchesEvent, type PropertyOperator } from './event-condition.js';

const holds = (is: PropertyOperator | undefined, values: string[], found: unknown): boolean =>
  matchesEvent({ event: 'paid', where: [{ property: 'plan', in: values, ...(is ? { is } : {}) }] }, 'paid', found === undefined ? {} : { plan: found });

describe('matchesEvent', () => {
  it.each<[PropertyOperator | undefined, string[], unknown, boolean]>([
    [undefined, ['pro'], 'pro', true], // conditions of old are EQUALS
    ['EQUALS', ['pro', 'team'], 'team', true],
    ['EQUALS', ['pro'], 'Pro', false],
    ['EQUALS', ['true'], true, true],
    ['EQUALS', ['12'], 12, true],
    ['EQUALS', ['pro'], undefined, false],
    ['NOT_EQUALS', ['pro'], 'team', true],
    ['NOT_EQUALS', ['pro'], 'pro', false],
    ['NOT_EQUALS', ['pro'], undefined, true], // the opposite of EQUALS
    ['CONTAINS', ['RO'], 'pro', true],
    ['CONTAINS', ['x', 'p'], 'pro', true],
    ['CONTAINS', ['x'], 'pro', false],
    ['GREATER', ['9'], 10, true], // as numbers: as text 9 would be more
    ['GREATER', ['9'], '10', true],
    ['GREATER', ['10'], 10, false],
    ['GREATER', ['1'], 'many', false],
    ['LESS', ['1e1'], '9.5', true],
    ['LESS', ['0'], -0.5, true],
    ['LESS', ['0'], undefined, false],
    ['EXISTS', [], '', true],
    ['EXISTS', [], null, false],
    ['EXISTS', [], undefined, false],
    ['NOT_EXISTS', [], undefined, true],
    ['NOT_EXISTS', [], false, false],
  ])('%s %j of %j: %s', (is, values, found, expected) => expect(holds(is, values, found)).toBe(expected));

  it('wants the name and every condition', () => {
    const rule = { event: 'paid', where: [{ property: 'plan', in: ['pro'] }, { property: 'seats', is: 'GREATER' as const, in: ['2'] }] };
    expect(matchesEvent(rule, 'paid', { plan: 'pro', seats: 3 })).toBe(true);
    expect(matchesEvent(rule, 'paid', { plan: 'pro', seats: 2 })).toBe(false);
    expect(matchesEvent(rule, 'tried', { plan: 'pro', seats: 3 })).toBe(false);
    expect(matchesEvent({ event: 'paid', where: [] }, 'paid', {})).toBe(true);
  });
});
