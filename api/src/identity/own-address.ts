import type { Request } from 'express';
import type { Config } from '../config.js';

/** Whether the person's browser speaks to us over TLS. */
export function isSecure(request: Request, config: Config): boolean {
  return request.secure || config.publicUrl?.startsWith('https:') === true;
}

/**
 * Whether a page of another origin made the browser send this. Browsers say where a request comes from, and scripts cannot change
 * that; what says neither is no browser, and has nobody's cookies but its own.
 */
export function isForeign(request: Request, config: Config): boolean {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const site = request.headers['sec-fetch-site'];
  // none: the person typed the address, or followed a bookmark.
  if (site !== undefined) return site !== 'same-origin' && !(site === 'none' && reads);
  const { origin } = request.headers;
  return origin !== undefined && !isOwn(origin, request, config);
}

function isOwn(origin: string, request: Request, config: Config): boolean {
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === request.headers.host || (config.publicUrl !== null && origin === new URL(config.publicUrl).origin);
}
