import type { RequestHandler } from 'express';
import helmet, { type HelmetOptions } from 'helmet';
import type { Config } from './config.js';
import { isSecure } from './identity/own-address.js';

const HSTS = 'max-age=31536000';
/** Its editor writes style elements of its own; it is opened as a document of its own, so that no other page has them. */
const GRAPHIQL = /^\/bi\/graphiql\/?$/;

type Styles = Readonly<Record<string, string[]>>;

/** Scripts set sizes and colours on elements, which no policy forbids; a style that is written into HTML is not taken. */
const optionsWith = (styles: Styles): HelmetOptions => ({
  contentSecurityPolicy: {
    directives: {
      'default-src': [`'self'`], 'script-src': [`'self'`], 'connect-src': [`'self'`], 'font-src': [`'self'`], 'img-src': [`'self'`, 'data:'],
      'object-src': [`'none'`], 'base-uri': [`'none'`], 'form-action': [`'self'`], 'frame-ancestors': [`'self'`], ...styles,
      'upgrade-insecure-requests': null,
    },
  },
  hsts: false,
});

/** Headers that every answer has: the page may load its own files and nothing else, is framed by nobody else, and comes over TLS once it did. */
export function safeHeaders(config: Config): RequestHandler[] {
  const strict = helmet(optionsWith({ 'style-src': [`'self'`], 'style-src-attr': [`'none'`] }));
  const withStyles = helmet(optionsWith({ 'style-src': [`'self'`, `'unsafe-inline'`] }));
  return [
    (request, response, next) => (GRAPHIQL.test(request.path) ? withStyles : strict)(request, response, next),
    (request, response, next) => {
      if (isSecure(request, config)) response.setHeader('Strict-Transport-Security', HSTS);
      next();
    },
  ];
}
