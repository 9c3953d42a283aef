import express, { type ErrorRequestHandler, type NextFunction, type Request, type RequestHandler, type Response } from 'express';

const LIMIT = { bytes: 1024 * 1024, words: '1 MB' };

/** Reads a webhook's body as the bytes that came: a signature is over them. Anything but JSON is left unread. */
export function hookBody(): (RequestHandler | ErrorRequestHandler)[] {
  return [express.raw({ type: ['application/json', 'application/*+json'], limit: LIMIT.bytes, inflate: false }), refuse];
}

function refuse(error: Error & { status?: number; type?: string }, _request: Request, response: Response, next: NextFunction): void {
  if (!error.status || error.status >= 500) return next(error);
  const message = error.type === 'entity.too.large' ? `The request is larger than ${LIMIT.words}; no webhook of a tracker is.`
    : error.type === 'encoding.unsupported' ? 'The body is compressed. Send it as it is.'
      : 'The body did not arrive whole.';
  // What is still coming in is not read: the connection ends with the answer.
  response.setHeader('Connection', 'close');
  response.status(error.status).json({ message });
}
