import type { Request, Response } from 'express';

/** The cookies of a request, by name. What is no cookie is left out. */
export function cookieIn(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

export interface CookieOptions {
  readonly maxAgeS: number;
  readonly secure: boolean;
  readonly path?: string;
}

/** No script reads it, and no other site makes a browser send it along with a form or a picture. The value must need no quoting. */
export function setCookie(response: Response, name: string, value: string, { maxAgeS, secure, path = '/' }: CookieOptions): void {
  response.append('Set-Cookie', `${name}=${value}; Path=${path}; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`);
}
