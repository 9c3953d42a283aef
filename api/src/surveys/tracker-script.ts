import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';

/** A browser asks again after five minutes, and shows what it has meanwhile; products get a new script within the hour. */
const CACHE = 'public, max-age=300, stale-while-revalidate=3600';

interface Script {
  readonly etag: string;
  readonly bodies: Readonly<Record<'br' | 'gzip' | 'identity', Buffer>>;
}

/**
 * GET /tracker.js: the script that products embed. Any page of any origin may load it, whatever embedder policy it has. It is
 * compressed once, as small as can be, since it is on the way of every page of every product.
 */
export function trackerScript(path: string): RequestHandler {
  let script: Script | null = null;
  return (request: Request, response: Response) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Vary': 'Accept-Encoding' });
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.status(405).set('Allow', 'GET, HEAD').end();
    script ??= readScript(path);
    if (!script) return void response.status(404).type('text/plain').send('The tracker is not built. Build it with: npm run build\n');
    response.set({ 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': CACHE, 'ETag': script.etag });
    if (request.fresh) return void response.status(304).end();
    const encoding = (request.acceptsEncodings(['br', 'gzip', 'identity']) || 'identity') as keyof Script['bodies'];
    if (encoding !== 'identity') response.set('Content-Encoding', encoding);
    response.end(script.bodies[encoding]);
  };
}

function readScript(path: string): Script | null {
  let plain: Buffer;
  try {
    plain = readFileSync(path);
  } catch {
    return null;
  }
  return {
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 24)}"`,
    bodies: { identity: plain, gzip: gzipSync(plain, { level: 9 }), br: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) },
  };
}
