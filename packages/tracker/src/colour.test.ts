import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accentOn, contrast, DEFAULT_ACCENT } from './colour.js';

describe('contrast', () => {
  // (1 + .05) / (0 + .05) = 21; #767676 is the lightest grey that has 4.5 on white: .1812 -> 1.05 / .2312 = 4.54.
  it.each([['#000000', '#ffffff', 21], ['#ffffff', '#ffffff', 1], ['#767676', '#ffffff', 4.54]])('%s on %s: %d', (one, other, ratio) => expect(contrast(one, other)).toBeCloseTo(ratio, 2));
});

describe('accentOn', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  it.each([['#ffffff', '#16202c'], ['#19212b', '#eaf0f6']])('is readable and has a rim on %s, whatever the accent', (surface, ink) => {
    fc.assert(fc.property(colour, (wanted) => {
      const { accent, onAccent, rim } = accentOn(wanted, surface, ink);
      expect(accent).toBe(wanted);
      expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(rim, surface)).toBeGreaterThanOrEqual(3);
    }));
  });
  it('takes its own colour where the one given is none, so that nothing foreign gets into the sheet', () => {
    expect(accentOn('red;}*{display:none', '#ffffff', '#000000').accent).toBe(DEFAULT_ACCENT);
  });
});
