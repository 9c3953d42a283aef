import { describe, expect, it } from '@jest/globals';
import { costOf, costOfNobodys, hashOf, isPassword } from './passwords.js';

describe('a password', () => {
  it('is compared at the same cost where there is no account', async () => {
    expect(costOf(await hashOf('spoons under 7 quiet lanterns'))).toBe(costOfNobodys);
  });

  it('is the same however its letters are composed, and nobody has nobody\'s', async () => {
    const kept = await hashOf('caf\u00e9 under 7 lanterns');
    expect(await isPassword('cafe\u0301 under 7 lanterns', kept)).toBe(true);
    expect(await isPassword('cafe under 7 lanterns', kept)).toBe(false);
    expect(await isPassword('anything', null)).toBe(false);
  });
});
