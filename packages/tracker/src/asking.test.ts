import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fits, isOnPage, mayAsk, openAsked } from './asking.js';
import { hashOf, isDrawn } from './chance.js';
import type { Form } from './form.js';
import { openStore } from './storage.js';

const at = (address: string) => new URL(address, 'https://app.example');

describe('fits', () => {
  it.each([
    ['/settings', '/settings', true], ['/settings', '/settings/team', false], ['/settings/*', '/settings/team', true], ['/settings/*', '/settings', false],
    ['*', '', true], ['*/edit', '/a/b/edit', true], ['/a*b*c', '/a1b2c', true], ['/a*b*c', '/ac', false], ['/ab*b', '/ab', false], ['/a.c', '/abc', false],
  ])('%s and %s: %s', (pattern, text, is) => expect(fits(pattern, text)).toBe(is));

  it('means what a regular expression with .* for * means, and takes no longer for it', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 12 });
    fc.assert(fc.property(words, fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 14 }), (pattern, text) => {
      expect(fits(pattern, text)).toBe(new RegExp(`^${pattern.split('*').map((part) => part.replaceAll('/', '\\/')).join('.*')}$`).test(text));
    }));
    expect(fits('*a'.repeat(100), 'a'.repeat(10_000) + 'b')).toBe(false);
  });
});

describe('isOnPage', () => {
  it('is of the path; of a hash only where the product routes by it; of the query and the whole address where the pattern has them', () => {
    const is = (pattern: string, address: string) => isOnPage([pattern], at(address));
    expect(is('/cart', '/cart?step=2#total')).toBe(true);
    expect(is('/cart', '/cart/')).toBe(true);
    expect(is('/app#/settings*', '/app#/settings/team')).toBe(true);
    expect(is('/cart?step=*', '/cart?step=2')).toBe(true);
    expect(is('https://app.example/*', '/anything')).toBe(true);
    expect(is('https://other.example/*', '/anything')).toBe(false);
    expect(isOnPage([], at('/anything'))).toBe(true);
  });
});

describe('isDrawn', () => {
  it('asks nobody of a share of 0, everybody of 1, the same people always, and more of a larger share beside them', () => {
    fc.assert(fc.property(fc.uuid(), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (person, one, other) => {
      expect([isDrawn('nps', person, 0), isDrawn('nps', person, 1)]).toEqual([false, true]);
      if (isDrawn('nps', person, Math.min(one, other))) expect(isDrawn('nps', person, Math.max(one, other))).toBe(true);
    }));
  });

  it('of 20,000 people asks 25 % within 1 point, by forms that draw apart from each other', () => {
    const drawn = (form: string) => Array.from({ length: 20_000 }, (_, index) => isDrawn(form, `person-${index}`, 0.25));
    const [nps, csat] = [drawn('nps'), drawn('csat')];
    const share = (of: boolean[]) => of.filter(Boolean).length / of.length;
    // Four standard deviations: 4 x sqrt(.25 x .75 / 20,000) = 1.2 points.
    expect(Math.abs(share(nps) - 0.25)).toBeLessThan(0.0123);
    // Both: 25 % of 25 % = 6.25 %; four deviations are 0.7 points.
    expect(Math.abs(share(nps.map((is, index) => is && csat[index]!)) - 0.0625)).toBeLessThan(0.007);
  });

  it('spreads its hash over all 32 bits', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index += 1) tenths[Math.floor((hashOf(String(index)) / 2 ** 32) * 10)]! += 1;
    // 1,000 each; five deviations of sqrt(10,000 x .1 x .9) = 30.
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

describe('mayAsk', () => {
  const DAY_MS = 86_400_000;
  const form = { key: 'nps', pages: [], share: 1, quietDays: 90 } as unknown as Form;
  const standing = { person: 'ann', lastAskedMs: 0, nowMs: 1_000 * DAY_MS, remembers: true, place: at('/') };
  it('not before its days are over since any form asked', () => {
    expect(mayAsk(form, standing)).toBe(true);
    expect(mayAsk(form, { ...standing, lastAskedMs: 910 * DAY_MS })).toBe(true);
    expect(mayAsk(form, { ...standing, lastAskedMs: 910 * DAY_MS + 1 })).toBe(false);
    expect(mayAsk({ ...form, quietDays: 0 }, { ...standing, lastAskedMs: standing.nowMs })).toBe(true);
  });
  it('not where nobody could remember it, unless it may ask every time', () => {
    expect(mayAsk(form, { ...standing, remembers: false })).toBe(false);
    expect(mayAsk({ ...form, quietDays: 0 }, { ...standing, remembers: false })).toBe(true);
  });
  it('not on other pages, nor of people who are not drawn', () => {
    expect(mayAsk({ ...form, pages: ['/settings*'] }, standing)).toBe(false);
    expect(mayAsk({ ...form, share: 0 }, standing)).toBe(false);
  });
});

describe('who was asked', () => {
  it('is remembered by device and by user, so that neither signing in nor out makes them be asked again', () => {
    const store = openStore('t.', () => { throw new Error('denied'); });
    let ids: (string | null)[] = ['device', null];
    const asked = openAsked(store, () => ids);
    expect(asked.lastAt()).toBe(0);
    asked.now(5);
    ids = ['device', 'ann'];
    expect(asked.lastAt()).toBe(5);
    asked.now(7);
    ids = ['other device', 'ann'];
    expect(asked.lastAt()).toBe(7);
    ids = ['other device', null];
    expect(asked.lastAt()).toBe(0);
  });
});
