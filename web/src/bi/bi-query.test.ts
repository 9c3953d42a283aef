import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { argumentsOf, GRAINS, readFilter, readQuery, writeFilter, writeQuery, type BiQuery } from './bi-query';

const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && !text.includes(','));
const query: fc.Arbitrary<BiQuery> = fc.record({
  metrics: fc.uniqueArray(word, { maxLength: 4 }),
  range: fc.constantFrom('P30D', 'P365D', 'this:QUARTER', '2026-01-01..2026-04-01'),
  grain: fc.constantFrom(...GRAINS),
  product: fc.option(word), team: fc.option(word), funnel: fc.option(word),
  groupBy: fc.uniqueArray(word, { maxLength: 3 }),
  filters: fc.array(fc.record({ dimension: word.filter((text) => !text.includes('~')), in: fc.array(fc.string(), { maxLength: 3 }) }), { maxLength: 3 }),
  compare: fc.constantFrom(null, 'PREVIOUS_PERIOD' as const, 'PREVIOUS_YEAR' as const),
  completeOnly: fc.boolean(),
  measure: fc.constantFrom(null, 'POINTS' as const, 'ITEMS' as const, 'HOURS' as const),
});

describe('a link', () => {
  it('gives the very query that was written into it, whatever it holds', () => {
    fc.assert(fc.property(query, (given) => {
      expect(readQuery(new URLSearchParams(writeQuery(given).toString()))).toEqual(given);
    }));
  });

  it('leaves other parameters as they are, and what is usual out', () => {
    const usual = readQuery(new URLSearchParams());
    expect(writeQuery(usual, new URLSearchParams('view=chart&metrics=old')).toString()).toBe('view=chart');
  });

  it.each([
    ['grain=MOON', 'grain', 'MONTH'],
    ['compare=never', 'compare', null],
    ['measure=APPLES', 'measure', null],
    ['metrics=a,,a, b', 'metrics', ['a', 'b']],
    ['by=a&by=b&by=c&by=d', 'groupBy', ['a', 'b', 'c']],
    ['only=plan~[', 'filters', []],
    ['only=~["x"]', 'filters', []],
    ['only=plan~[1]', 'filters', []],
  ] as const)('%s is read with care', (link, field, expected) => {
    expect(readQuery(new URLSearchParams(link))[field]).toEqual(expected);
  });

  it('keeps any value of a filter', () => {
    const filter = { dimension: 'trait:size', in: ['10–50', 'a "b", c~d', ''] };
    expect(readFilter(writeFilter(filter))).toEqual(filter);
  });
});

describe('the arguments', () => {
  it('hold what is said and nothing else', () => {
    expect(argumentsOf(readQuery(new URLSearchParams('metrics=revenue.mrr')))).toEqual({ metrics: ['revenue.mrr'], range: { last: 'P365D' }, grain: 'MONTH' });
    expect(argumentsOf(readQuery(new URLSearchParams('metrics=a&range=this:QUARTER&product=shop&team=atlas&by=plan&only=plan~["Pro"]&compare=PREVIOUS_YEAR&complete=yes&measure=ITEMS&funnel=7')))).toEqual({
      metrics: ['a'], range: { this: 'QUARTER' }, grain: 'MONTH', product: 'shop', team: 'atlas', groupBy: ['plan'], filters: [{ dimension: 'plan', in: ['Pro'] }], compare: 'PREVIOUS_YEAR', completeOnly: true, measure: 'ITEMS', funnel: '7',
    });
  });
});
