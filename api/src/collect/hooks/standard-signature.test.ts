import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { standardSecret, standardUnproven } from './standard-signature.js';

const SECRET = `whsec_${randomBytes(24).toString('base64')}`;
const NOW = Date.parse('2026-03-04T09:00:00Z');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** As the specification's own library signs. */
const headers = (body: string, { secret = SECRET, id = 'msg_1', at = NOW } = {}): Record<string, string> => (
  { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at / 1000)), 'webhook-signature': new Webhook(secret).sign(id, new Date(at), body) });

describe('the proof of Standard Webhooks', () => {
  it('is what the library signs, for any body and id', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[a-z0-9_]{1,20}$/), fc.uint8Array({ minLength: 16, maxLength: 64 }), (body, id, key) => {
      const secret = `whsec_${Buffer.from(key).toString('base64')}`;
      expect(standardUnproven(secret, headers(body, { secret, id }), bytes(body), NOW)).toBeNull();
    }));
  });

  it('takes a secret without its prefix, and any of several signatures, of which others may be of another version', () => {
    const right = headers('{}');
    expect(standardUnproven(SECRET.slice(6), right, bytes('{}'), NOW)).toBeNull();
    const other = headers('{}', { secret: `whsec_${randomBytes(24).toString('base64')}` })['webhook-signature'];
    expect(standardUnproven(SECRET, { ...right, 'webhook-signature': `v1a,xyz ${other} ${right['webhook-signature']}` }, bytes('{}'), NOW)).toBeNull();
    expect(standardUnproven(SECRET, { ...right, 'webhook-signature': `${other} v2,${right['webhook-signature']!.slice(3)}` }, bytes('{}'), NOW)).toContain('does not fit');
  });

  it('is over the id, the instant and every byte', () => {
    const right = headers('{"a":1}');
    expect(standardUnproven(SECRET, right, bytes('{"a":1}'), NOW)).toBeNull();
    for (const [changed, body] of [[{ 'webhook-id': 'msg_2' }, '{"a":1}'], [{ 'webhook-timestamp': String(NOW / 1000 + 1) }, '{"a":1}'], [{}, '{"a":2}'], [{}, '{"a":1} '], [{ 'webhook-signature': 'v1,' }, '{"a":1}'], [{ 'webhook-signature': right['webhook-signature']!.slice(3) }, '{"a":1}']] as const) {
      expect(standardUnproven(SECRET, { ...right, ...changed }, bytes(body), NOW)).toContain('does not fit');
    }
    expect(standardUnproven(`whsec_${randomBytes(24).toString('base64')}`, right, bytes('{"a":1}'), NOW)).toContain('does not fit');
  });

  it.each([[-300, null], [300, null], [-301, 'older than 5 minutes'], [301, 'further ahead than 5 minutes']])('%i s from now: %s', (seconds, says) => {
    const found = standardUnproven(SECRET, headers('{}', { at: NOW + seconds * 1000 }), bytes('{}'), NOW);
    if (says === null) expect(found).toBeNull();
    else expect(found).toContain(says);
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('tells that %s is missing, and no secret', (name) => {
    const found = standardUnproven(SECRET, { ...headers('{}'), [name]: undefined }, bytes('{}'), NOW)!;
    expect(found).toContain(`${name} is missing`);
    expect(found).not.toContain(SECRET);
  });

  it('refuses an instant that is no number, and a secret that is none', () => {
    expect(standardUnproven(SECRET, { ...headers('{}'), 'webhook-timestamp': '2026-03-04' }, bytes('{}'), NOW)).toContain('no number of seconds');
    expect([standardSecret('whsec_'), standardSecret('whsec_not base64!'), standardSecret('whsec_c2hvcnQ='), standardSecret(SECRET)?.length]).toEqual([null, null, null, 24]);
  });
});
