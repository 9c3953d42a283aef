import type { RequestHandler } from 'express';

/**
 * Ends a connection whose request does not arrive whole in time: whoever sends a byte now and then holds what they were given.
 * Files are taken as long as they keep coming; the server's own requestTimeout is their end.
 */
export function slowBodies(mostMs: number, except: RegExp): RequestHandler {
  return (request, _response, next) => {
    if (request.complete || except.test(request.path)) return next();
    const timer = setTimeout(() => { if (!request.complete) request.destroy(); }, mostMs);
    timer.unref();
    const stop = (): void => clearTimeout(timer);
    request.once('end', stop);
    request.once('close', stop);
    next();
  };
}
