import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB and two passes, as OWASP recommends where many may sign in at once. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password that nobody knows: a sign-in to an account that is not there costs exactly what one to any other does. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$gs1d6dYWnbTX5PLzb7IGyw$BRAzRvhFi4OzNjJzFS+Wh81daM3dmwYwqKK2LpO68s0';

/** What is kept of a password. */
export function hashOf(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Whether it is the password. Where there is none to compare with (no account, or one without a password) the same work is done, and the answer is no. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const same = await verify(kept ?? NOBODYS, password.normalize('NFKC'));
  return same && kept !== null;
}

/** How much work a hash costs, as it says itself: version, memory, passes. For tests and for hashes made with other settings. */
export const costOf = (kept: string): string => kept.split('$').slice(1, 4).join('$');
export const costOfNobodys = costOf(NOBODYS);
