import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { HookKind } from '../../hooks-file.js';

/** Trackers have a proof each of their own; what people say is signed as Standard Webhooks are, and Stripe signs in its own way. */
export type TrackerKind = Exclude<HookKind, 'formbricks' | 'survey' | 'feedback' | 'stripe'>;

/** How each tracker shows that it knows the secret. */
const PROOF: Readonly<Record<TrackerKind, { readonly header: string; expected(secret: string, body: Uint8Array): string }>> = {
  jira: { header: 'x-hub-signature', expected: (secret, body) => `sha256=${hmac(secret, body)}` },
  github: { header: 'x-hub-signature-256', expected: (secret, body) => `sha256=${hmac(secret, body)}` },
  gitlab: { header: 'x-gitlab-token', expected: (secret) => secret },
  linear: { header: 'linear-signature', expected: hmac },
};

function hmac(secret: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/**
 * Why a request is not from who knows the secret; null: it is. The signature is over the bytes as they came.
 * Compared in a time that does not tell how much of it was right.
 */
export function unproven(kind: TrackerKind, secret: string, headers: IncomingHttpHeaders, body: Uint8Array): string | null {
  const { header, expected } = PROOF[kind];
  const given = headers[header];
  if (typeof given !== 'string' || given === '') return `The header ${header} is missing. Give the tracker the secret that HOOKS_FILE holds for this source.`;
  if (same(kind === 'gitlab' ? given : given.toLowerCase(), expected(secret, body))) return null;
  return `The header ${header} does not fit the secret that HOOKS_FILE holds for this source.`;
}

/** Digests have one length, whatever was given. */
function same(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
