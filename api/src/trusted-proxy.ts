import { isIP } from 'node:net';

/** Whose X-Forwarded-* headers are believed: nobody's, that of so many hops in front, or of these addresses and networks. */
export type TrustedProxy = false | number | readonly string[];

const NAMED: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Null where the text says neither. Trusting everybody is no choice: whoever asks could then say any address to be theirs. */
export function readTrustedProxy(text: string): TrustedProxy | null {
  const said = text.trim().toLowerCase();
  if (said === 'off') return false;
  if (/^[1-9]$/.test(said)) return Number(said);
  const parts = said.split(/\s*,\s*/);
  return parts.every((part) => NAMED.has(part) || isNetwork(part)) ? parts : null;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128));
}
