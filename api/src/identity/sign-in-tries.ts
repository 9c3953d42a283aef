import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { BeforeAnyone } from '../database/before-anyone.js';

/** So many tries within so long. What is counted is a try, not a failure, so that many at once are not more than many one after the other. */
export interface TryLimit {
  readonly name: string;
  readonly tries: number;
  readonly minutes: number;
}

/** One address trying one account; one address trying any; and, from addresses that never signed in to it, an account as a whole. */
export const LIMITS = {
  pair: { name: 'pair', tries: 10, minutes: 15 },
  address: { name: 'address', tries: 60, minutes: 15 },
  strangers: { name: 'strangers', tries: 100, minutes: 60 },
  /** A device that has signed in to the account before: strangers cannot use up its tries. */
  device: { name: 'device', tries: 20, minutes: 15 },
  link: { name: 'link', tries: 60, minutes: 15 },
  weighing: { name: 'weighing', tries: 600, minutes: 15 },
} as const satisfies Record<string, TryLimit>;

const TAKE = `
  INSERT INTO sign_in_try AS t (counted_by, tries, ends_at) VALUES ($1, 1, now() + make_interval(mins => $2))
  ON CONFLICT (counted_by) DO UPDATE SET tries = CASE WHEN t.ends_at <= now() THEN 1 ELSE least(t.tries, 1000000) + 1 END, ends_at = CASE WHEN t.ends_at <= now() THEN excluded.ends_at ELSE t.ends_at END
  RETURNING tries, ceil(extract(epoch FROM ends_at - now()))::integer AS "endsInS"`;

const TIDIED_EVERY_MS = 3_600_000;

/** Counts tries in the database, so that all instances share them. */
@Injectable()
export class SignInTries {
  private tidiedMs = 0;

  constructor(@Inject(BeforeAnyone) private readonly database: BeforeAnyone) {}

  /** Counts one try; answers how many seconds to wait before the next is looked at, 0 where this one may go on. */
  async take(limit: TryLimit, of: string): Promise<number> {
    this.tidyNowAndThen();
    const [row] = await this.database.query<{ tries: number; endsInS: number }[]>(TAKE, [countedBy(limit, of), limit.minutes]);
    return row!.tries > limit.tries ? Math.max(1, row!.endsInS) : 0;
  }

  /** The try was a good one, and does not count. */
  async giveBack(limit: TryLimit, of: string): Promise<void> {
    await this.database.query('UPDATE sign_in_try SET tries = greatest(0, tries - 1) WHERE counted_by = $1', [countedBy(limit, of)]);
  }

  /** Forgets what is over. Left undone it makes no answer wrong. */
  private tidyNowAndThen(): void {
    if (Date.now() - this.tidiedMs < TIDIED_EVERY_MS) return;
    this.tidiedMs = Date.now();
    this.database.query('DELETE FROM sign_in_try WHERE ends_at < now()').catch(() => undefined);
  }
}

const countedBy = ({ name }: TryLimit, of: string): Buffer => createHash('sha256').update(`${name} ${of}`).digest();

/** Whoever has one address of IPv6 has a whole network of them: they count as one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.toLowerCase().split('%')[0]!.split('::');
  const [before, after] = [head, tail].map((side) => side.split(':').filter(Boolean)) as [string[], string[]];
  const groups = [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after];
  return `${groups.slice(0, 4).map((group) => group.padStart(4, '0')).join(':')}::/64`;
}
