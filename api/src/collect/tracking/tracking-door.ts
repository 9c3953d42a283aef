import express, { type ErrorRequestHandler, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { refuseLater, TrackingRefusal } from './tracking-request.js';

/** The largest request of a family of paths. */
export interface BodyLimit {
  readonly bytes: number;
  readonly words: string;
}
export const SEGMENT_LIMIT: BodyLimit = { bytes: 500 * 1024, words: '500 kB' };
export const POSTHOG_LIMIT: BodyLimit = { bytes: 5 * 1024 * 1024, words: '5 MB' };

/**
 * Before the tracking paths: any page may send to them, since a write key says who sends, and no cookie does. What comes is read as the
 * bytes it is, unpacked where it is compressed; browsers send JSON as text/plain to be spared a preflight.
 */
export function trackingDoor(limit: BodyLimit): (RequestHandler | ErrorRequestHandler)[] {
  return [open, express.raw({ type: () => true, limit: limit.bytes }), refuse(limit)];
}

function open(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After, ETag');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (request.method !== 'OPTIONS') return next();
  // Clients add headers of their own, as X-Retry-Count: none of them opens anything.
  const asked = request.headers['access-control-request-headers'];
  if (asked) response.setHeader('Access-Control-Allow-Headers', asked);
  if (request.headers['access-control-request-private-network']) response.setHeader('Access-Control-Allow-Private-Network', 'true');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
  response.setHeader('Access-Control-Max-Age', '86400');
  response.setHeader('Vary', 'Access-Control-Request-Headers');
  response.status(204).end();
}

/** What is wrong with the bytes is answered by the door's own controller, which knows who sends. */
function refuse(limit: BodyLimit): ErrorRequestHandler {
  return (error: Error & { status?: number; type?: string }, request: Request, response: Response, next: NextFunction) => {
    if (!error.status || error.status >= 500) return next(error);
    const message = error.type === 'entity.too.large' ? `The request is larger than ${limit.words}. Nothing was kept. Send fewer messages at once.`
      : error.type === 'encoding.unsupported' ? 'The body is compressed in a way that is not known here. Send gzip, or send it as it is.'
        : 'The body did not arrive whole, or is not compressed as its Content-Encoding says.';
    // What is still coming in is not read: the connection ends with the answer.
    response.setHeader('Connection', 'close');
    refuseLater(request, new TrackingRefusal(error.status, message));
    next();
  };
}
