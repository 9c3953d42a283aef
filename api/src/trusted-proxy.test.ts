import { describe, expect, it } from '@jest/globals';
import { readTrustedProxy } from './trusted-proxy.js';

describe('whose word is taken', () => {
  it.each([
    ['off', false], ['1', 1], ['9', 9], ['loopback', ['loopback']], ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']], ['192.0.2.7', ['192.0.2.7']],
  ])('%j', (text, read) => expect(readTrustedProxy(text)).toEqual(read));

  // Everybody's word is nobody's.
  it.each(['true', 'on', '0', '10', '*', '', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0/8', 'proxy.example', '1.2.3.4/8/9'])('not %j', (text) => expect(readTrustedProxy(text)).toBeNull());
});
