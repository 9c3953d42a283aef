import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSecret, keyParts, newKey, secretHash, withoutSecrets } from './key-text.js';

describe('the text of a key', () => {
  it('has 43 letters of 62, which is 256 bits: 43 x log2(62) = 256.03', () => {
    const { publicId, secret, text } = newKey();
    expect(text).toBe(`bfk_live_${publicId}_${secret}`);
    expect([publicId.length, secret.length]).toEqual([12, 43]);
    expect(43 * Math.log2(62)).toBeGreaterThan(256);
  });

  it('is another one each time, and uses every letter about equally often', () => {
    const secrets = Array.from({ length: 2_000 }, () => newKey().secret);
    expect(new Set(secrets).size).toBe(2_000);
    const counts = new Map<string, number>();
    for (const letter of secrets.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(62);
    // 86,000 letters over 62: 1,387 each, with a standard deviation of 37. Six of them either way is chance of one in 10^9.
    for (const count of counts.values()) expect(Math.abs(count - 86_000 / 62)).toBeLessThan(6 * 37);
  });

  it('is read back; keys of before, with 32 letters, too; nothing else', () => {
    const { publicId, secret, text } = newKey();
    expect(keyParts(text)).toEqual({ publicId, secret });
    expect(keyParts(`bfk_live_${'a'.repeat(12)}_${'b'.repeat(32)}`)).toEqual({ publicId: 'a'.repeat(12), secret: 'b'.repeat(32) });
    for (const wrong of ['', text.slice(0, -1), `${text}x`, ` ${text}`, text.replace('live', 'test'), `bfk_live_${'a'.repeat(12)}_${'b'.repeat(33)}`, `${text}\n`]) expect(keyParts(wrong)).toBeNull();
  });

  it('is known by the hash of its secret alone', () => {
    const { secret } = newKey();
    const hash = secretHash(secret);
    expect(hash.toString('latin1')).not.toContain(secret);
    expect(isSecret(secret, hash)).toBe(true);
    expect(isSecret(`${secret.slice(0, -1)}${secret.endsWith('a') ? 'b' : 'a'}`, hash)).toBe(false);
    expect(isSecret('', hash)).toBe(false);
    expect(isSecret(secret, Buffer.alloc(0))).toBe(false);
  });

  it('is never written down: wherever it stands in a text, its secret is gone, and the rest stays', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (before, after) => {
      const { publicId, secret, text } = newKey();
      const hidden = withoutSecrets(`${before} ${text} ${after}`);
      expect(hidden).not.toContain(secret);
      expect(hidden).toBe(`${before} bfk_live_${publicId}_… ${after}`);
    }));
    const { publicId, text } = newKey();
    expect(withoutSecrets(`{"a":"${text}","b":"${text.slice(0, 30)}"}`)).toBe(`{"a":"bfk_live_${publicId}_…","b":"bfk_live_${publicId}_…"}`);
    expect(withoutSecrets('no key here')).toBe('no key here');
  });
});
