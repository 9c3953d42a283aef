import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FeedFormat } from './formats/feed-format.js';

/** What a link lets its holder read, and until when. */
export interface LinkTerms {
  readonly workspaceId: number;
  readonly feedId: string;
  readonly format: FeedFormat;
  readonly expiresAtS: number;
}

const FORM = /^(\d{1,15})\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/;

/** The `link` of a feed's address: the workspace, when it expires, and the signature over both, the feed and the format. */
export function signLink(terms: LinkTerms, secret: Buffer): string {
  return `${terms.workspaceId}.${terms.expiresAtS}.${signature(terms, secret).toString('base64url')}`;
}

/** What a link says of itself, believed by nobody until it is verified; null where it is none. */
export function readLink(feedId: string, format: FeedFormat, link: string): { readonly terms: LinkTerms; readonly signature: Buffer } | null {
  const [, workspaceId, expiresAtS, said] = FORM.exec(link) ?? [];
  if (workspaceId === undefined || expiresAtS === undefined || said === undefined) return null;
  return { terms: { workspaceId: Number(workspaceId), feedId, format, expiresAtS: Number(expiresAtS) }, signature: Buffer.from(said, 'base64url') };
}

/** Whether the one who holds the secret wrote it: in the same time for every wrong one. */
export function isSigned({ terms, signature: said }: { readonly terms: LinkTerms; readonly signature: Buffer }, secret: Buffer): boolean {
  const own = signature(terms, secret);
  return own.length === said.length && timingSafeEqual(own, said);
}

/** No part can be moved into another: none has a line break in it. */
function signature({ workspaceId, feedId, format, expiresAtS }: LinkTerms, secret: Buffer): Buffer {
  return createHmac('sha256', secret).update(['bifocal feed link 1', workspaceId, feedId, format, expiresAtS].join('\n')).digest();
}
