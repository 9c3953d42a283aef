import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { unprovenByStripe } from './stripe-signature.js';

const SECRET = 'whsec_of_the_test';
const NOW = 1_767_225_600;
const BODY = '{"id":"evt_1","object":"event","name":"Müller \u2014 \ud83d\ude80"}';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const { webhooks } = new Stripe('sk_test_none');
const header = (more: { secret?: string; timestamp?: number; payload?: string; scheme?: string } = {}): string => webhooks.generateTestHeaderString({ payload: BODY, secret: SECRET, timestamp: NOW, ...more });
const ask = (given: string, body = BODY, at = NOW): string | null => unprovenByStripe(SECRET, given, bytes(body), at * 1000);

describe('the proof that a webhook is Stripe\'s', () => {
  it('is what Stripe\'s own package makes, over the bytes as they came', () => {
    expect(ask(header())).toBeNull();
    expect(header()).toBe(`t=${NOW},v1=${createHmac('sha256', SECRET).update(`${NOW}.${BODY}`).digest('hex')}`);
    for (const other of [`${BODY} `, BODY.slice(0, -1), BODY.replace('ü', 'u')]) expect(ask(header(), other)).toContain('does not fit');
  });
  it('is any of several, while a secret is being changed', () => {
    const [old, right] = [header({ secret: 'whsec_of_before' }), header()];
    const v1 = (one: string): string => one.split(',')[1]!;
    expect(ask(`t=${NOW},${v1(old)},${v1(right)}`)).toBeNull();
    expect(ask(`t=${NOW}, ${v1(right)} ,${v1(old)},v0=abc`)).toBeNull();
    expect(ask(old)).toContain('does not fit');
  });
  it('is not of another kind, and not of another instant', () => {
    expect(ask(header({ scheme: 'v0' }))).toContain('no signature v1');
    expect(ask(header().replace(`t=${NOW}`, `t=${NOW + 1}`))).toContain('does not fit');
    for (const odd of ['', 't=', `t=${NOW}`, `t=${NOW},v1=`, `t=${NOW},v1=zz`, 'v1=abc', 't=x,v1=abc', `t=${NOW},v1=${'0'.repeat(63)}`]) expect(ask(odd)).not.toBeNull();
  });
  it.each([[300, null], [301, 'more than 300 seconds'], [-300, null], [-301, 'more than 300 seconds']])('%i seconds later: %s', (later, says) => {
    const reason = ask(header(), BODY, NOW + later);
    if (says === null) expect(reason).toBeNull(); else expect(reason).toContain(says);
  });
  it('never says the secret', () => expect(ask('t=1,v1=2')).not.toContain(SECRET));
});
