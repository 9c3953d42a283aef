import type { RequestHandler } from 'express';
import { asking } from '../identity/asking.js';

/** Agents come with a key. Whoever is merely signed in has a page for that, and a browser's cookie is nobody's consent to an agent. */
export const byKeyOnly: RequestHandler = (_request, response, next) => {
  const asker = asking.current();
  if (asker && asker.by.kind !== 'ACCOUNT') return next();
  const message = 'Give a key with a reading scope: Authorization: Bearer bfk_live_… The BI page makes one.';
  response.status(401).set('WWW-Authenticate', 'Bearer realm="bifocal"').json({ jsonrpc: '2.0', error: { code: -32_001, message }, id: null });
};
