import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the instant of a signature may be from this clock: an old one could be one that somebody has caught. */
export const TOLERANCE_SECONDS = 300;

/**
 * Why a request is not from who knows the secret; null: it is. The header has the instant and one or several signatures, while a secret is being changed:
 * "t=1492774577,v1=5257a8...,v1=...". Any of the kind v1 will do. They are over "INSTANT.BODY", the body being the bytes as they came.
 */
export function unprovenByStripe(secret: string, header: string, body: Uint8Array, nowMs: number): string | null {
  const parts = header.split(',').map((part) => part.trim().split('=', 2) as [string, string?]);
  const at = parts.find(([name]) => name === 't')?.[1] ?? '';
  const given = parts.filter(([name, value]) => name === 'v1' && /^[0-9a-f]{64}$/i.test(value ?? '')).map(([, value]) => Buffer.from(value!, 'hex'));
  if (!/^\d{1,12}$/.test(at) || given.length === 0) return 'The header stripe-signature has no instant t, or no signature v1.';
  const expected = createHmac('sha256', secret).update(`${at}.`).update(body).digest();
  // All are compared, so that the time does not tell which one was right.
  const right = given.map((signature) => timingSafeEqual(signature, expected)).includes(true);
  if (!right) return 'The header stripe-signature does not fit the secret that HOOKS_FILE holds for this source.';
  if (Math.abs(nowMs / 1000 - Number(at)) > TOLERANCE_SECONDS) return `The signature is of ${new Date(Number(at) * 1000).toISOString()}, more than ${TOLERANCE_SECONDS} seconds from the clock of this server. Is its clock right?`;
  return null;
}
