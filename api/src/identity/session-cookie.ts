import type { Request, Response } from 'express';
import type { Config } from '../config.js';
import { cookieIn, setCookie } from './cookies.js';
import { isSecure } from './own-address.js';

const KEPT_S = 14 * 86_400;

/** Ports do not tell cookies apart: without the port in its name, two servers on one machine would sign each other's people out. */
function nameFor(request: Request, config: Config): string {
  return isSecure(request, config) ? '__Host-bifocal' : `bifocal-${/:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? '80'}`;
}

export function sessionCookieOf(request: Request, config: Config): string | null {
  return cookieIn(request, nameFor(request, config));
}

export function setSessionCookie(request: Request, response: Response, config: Config, token: string): void {
  setCookie(response, nameFor(request, config), token, { maxAgeS: KEPT_S, secure: isSecure(request, config) });
}

export function forgetSessionCookie(request: Request, response: Response, config: Config): void {
  setCookie(response, nameFor(request, config), '', { maxAgeS: 0, secure: isSecure(request, config) });
}
