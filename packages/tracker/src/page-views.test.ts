import { describe, expect, it } from '@jest/globals';
import { pathOf } from './page-views.js';

describe('pathOf', () => {
  it.each([['/a?b=1#c', '/a'], ['/a#/settings', '/a#/settings'], ['/a#!/settings', '/a#!/settings'], ['/', '/']])('%s: %s', (address, path) => expect(pathOf(new URL(address, 'https://app.example'))).toBe(path));
});
