import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atOnce, fieldOf, newlySaid, put, saidBy, standingOf, together, traitsOf, type Standing } from './said.js';

const at = (day: number): string => `2026-03-0${day}T00:00:00.000Z`;

describe('what stands of a person', () => {
  it('is by name what was so last, whatever came first', () => {
    const late = put(put({}, at(5), saidBy({ account: 'acme' }, { plan: 'pro' })), at(2), saidBy({ account: 'old' }, { plan: 'free', city: 'Rome' }));
    expect([fieldOf(late, 'account'), traitsOf(late)]).toEqual(['acme', { plan: 'pro', city: 'Rome' }]);
  });

  it('forgets what was said to be nothing, also when older words come after', () => {
    const gone = put(put({}, at(5), saidBy({}, { plan: null })), at(2), saidBy({}, { plan: 'free' }));
    expect(traitsOf(gone)).toEqual({});
    expect(traitsOf(put(gone, at(6), saidBy({}, { plan: 'pro' })))).toEqual({ plan: 'pro' });
  });

  it('takes what was known before instants were kept as said since ever', () => {
    const before = standingOf({ account: 'acme', createdAt: null }, { plan: 'free' });
    expect(before).toEqual({ account: ['1970-01-01T00:00:00.000Z', 'acme'], 'traits.plan': ['1970-01-01T00:00:00.000Z', 'free'] });
  });

  it('is what was said for the first time only where nothing else was said of it: the earliest, whatever came first', () => {
    const said = [[at(3), saidBy({}, {}, { from: 'mail', plan: 'free' })], [at(1), saidBy({}, {}, { from: 'search' })], [at(4), saidBy({}, { plan: 'pro', city: null }, { city: 'Rome' })], [at(2), saidBy({}, {}, { city: 'Bonn' })]] as const;
    for (const order of [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]]) expect(traitsOf(order.reduce<Standing>((sum, index) => put(sum, ...said[index]!), {}))).toEqual({ from: 'search', plan: 'pro' });
    expect(newlySaid(put({}, ...said[0]), saidBy({}, {}, { from: 'elsewhere', city: 'Rome' }))).toEqual({ 'first.city': 'Rome' });
  });

  it('names only what is not so already', () => {
    const known = put({}, at(1), saidBy({ account: 'acme' }, { tags: { a: 1, b: 2 } }));
    expect(newlySaid(known, saidBy({ account: 'acme' }, { tags: { b: 2, a: 1 }, plan: 'pro', city: null }))).toEqual({ 'traits.plan': 'pro' });
  });

  it('is the same in any order and with any repetition, said at once or apart, under one id or several', () => {
    const said = fc.record({ day: fc.integer({ min: 1, max: 4 }), id: fc.nat(2), traits: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom<unknown>(1, 'x', null, { y: 1 })), firsts: fc.dictionary(fc.constantFrom('a', 'c'), fc.constantFrom<unknown>(1, 'x')) });
    fc.assert(fc.property(fc.array(said).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }))), ([all, other]) => {
      const standing = (list: typeof all): Standing => together([0, 1, 2].map((id) => list.filter((each) => each.id === id).reduce<Standing>((sum, { day, traits, firsts }) => put(sum, at(day), saidBy({}, traits, firsts)), {})));
      const days = [1, 2, 3, 4].reduce<Standing>((sum, day) => put(sum, at(day), all.filter((each) => each.day === day).reduce((one, { traits, firsts }) => atOnce(one, saidBy({}, traits, firsts)), {})), {});
      expect(standing(other)).toEqual(standing(all));
      expect(days).toEqual(standing(all));
    }));
  });
});
