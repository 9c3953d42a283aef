import type { IncomingHttpHeaders } from 'node:http';

/** The key in a request's headers: as Bearer token, as the user's name of Basic authentication, or in x-api-key. Null where there is none. */
export function sentKey(headers: IncomingHttpHeaders): string | null {
  const [, scheme = '', credentials = ''] = /^(\w+) +(\S+) *$/.exec(headers.authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() === 'basic') return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? '';
  // A header that cannot be read is a wrong key, not none.
  if (headers.authorization !== undefined) return headers.authorization;
  const own = headers['x-api-key'];
  return own === undefined ? null : String(own);
}
