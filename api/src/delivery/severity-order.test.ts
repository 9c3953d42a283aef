import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inOrderOfSeverity, NOT_GIVEN } from './severity-order.js';

it('puts the gravest first, unknown words by alphabet, and what has none last', () => {
  expect(inOrderOfSeverity([NOT_GIVEN, 'S2', 'Low', 'blocker', 'A1', 'Critical', 'major', 'Low'])).toEqual(['Critical', 'blocker', 'major', 'Low', 'A1', 'S2', NOT_GIVEN]);
});

it('says the same in whatever order they come', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('critical', 'Minor', 'x', 'y', NOT_GIVEN)), (severities) => {
    expect(inOrderOfSeverity([...severities].reverse())).toEqual(inOrderOfSeverity(severities));
  }));
});
