import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isSigned, readLink, signLink, type LinkTerms } from './feed-link.js';

const secret = randomBytes(32);
const terms: LinkTerms = { workspaceId: 3, feedId: 'abcdefghijklmnop', format: 'CSV', expiresAtS: 1_800_000_000 };
const verified = (link: string, more: Partial<LinkTerms> = {}, by = secret): boolean => {
  const read = readLink(more.feedId ?? terms.feedId, more.format ?? terms.format, link);
  return read !== null && isSigned(read, by);
};

describe('a signed link', () => {
  const link = signLink(terms, secret);
  it('is verified by its own secret, and says its terms', () => {
    expect(verified(link)).toBe(true);
    expect(readLink(terms.feedId, 'CSV', link)!.terms).toEqual(terms);
  });
  it('is not that of another feed, format or secret', () => {
    expect([verified(link, { feedId: 'abcdefghijklmnoq' }), verified(link, { format: 'JSON' }), verified(link, {}, randomBytes(32))]).toEqual([false, false, false]);
  });
  it('is none with another workspace, expiry or signature', () => {
    const [workspace, expires, signed] = link.split('.') as [string, string, string];
    const other = `${signed.slice(0, -2)}${signed.at(-2) === 'A' ? 'B' : 'A'}${signed.at(-1)}`;
    expect([`4.${expires}.${signed}`, `${workspace}.1900000000.${signed}`, `${workspace}.${expires}.${other}`, `${workspace}.${expires}`, `${link}x`, ` ${link}`, ''].map((text) => verified(text))).toEqual(Array(7).fill(false));
  });
});
