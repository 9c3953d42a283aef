import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { patience } from '../database/patience.js';
import { NamedError } from '../graphql/named-error.js';
import { USUAL_BUDGET } from './budgets.js';
import { LEND, type Lease, type LentRow } from './key-lease.js';
import { KnownKeys } from './known-keys.js';

/** Where a key's budget stands. */
export interface Spent {
  readonly limit: number;
  /** What is left of this minute, as far as this server knows: what others have been lent counts as spent. */
  readonly remaining: number;
  readonly resetAtMs: number;
}

/** A key has spent its budget. */
export class BudgetSpent extends NamedError {
  constructor(readonly standing: Spent, readonly retryAfterS: number, message: string) {
    super('TOO_MANY', message, { 'retry-after': String(retryAfterS) });
  }
}

/**
 * What the queries of a key may cost a minute: one budget for GraphQL, feeds and agents, on all servers together. Each server is
 * lent a part of it by the database and spends that without asking. Never more than the budget; towards its end a part may be
 * with a server that does not need it.
 */
@Injectable()
export class KeyBudget {
  private readonly leases = new Map<number, Lease>();
  private readonly asking = new Map<number, Promise<void>>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(KnownKeys) private readonly keys: KnownKeys,
  ) {
    // Another budget counts from the next question on.
    this.keys.watch((keyId) => { if (keyId !== null) this.leases.delete(keyId); });
  }

  /** Spends, or throws BudgetSpent (429), or TOO_COSTLY (400) where no minute would do. At least 1. Throws where the database is away. */
  async spend(keyId: number, cost: number): Promise<Spent> {
    const need = Math.max(1, Math.ceil(cost));
    for (;;) {
      const lease = this.current(keyId);
      if (lease && lease.left >= need) {
        lease.left -= need;
        return standing(lease);
      }
      if (lease && need > lease.left + lease.rest) throw refusal(lease, need);
      // Those who come together ask once; who then still has too little asks for itself.
      await (this.asking.get(keyId) ?? this.borrow(keyId, need - (lease?.left ?? 0)));
    }
  }

  private current(keyId: number): Lease | null {
    const lease = this.leases.get(keyId);
    if (!lease) return null;
    if (performance.now() < lease.endsAtMs) return lease;
    this.leases.delete(keyId);
    return null;
  }

  private borrow(keyId: number, need: number): Promise<void> {
    const work = patience.ofAll(() => this.lend(keyId, need)).finally(() => this.asking.delete(keyId));
    this.asking.set(keyId, work);
    return work;
  }

  private async lend(keyId: number, need: number): Promise<void> {
    // Read before the question goes out: the minute ends here no later than there.
    const nowMs = performance.now();
    const [row] = await this.dataSource.query<LentRow[]>(LEND, [keyId, need, USUAL_BUDGET]);
    if (!row) throw new NamedError('UNAUTHENTICATED', 'The key is gone.');
    const before = this.leases.get(keyId);
    const left = before && before.resetAtMs === row.resetAtMs ? before.left : 0;
    this.leases.set(keyId, { limit: row.limit, left: left + row.lease, rest: row.rest, endsAtMs: nowMs + row.leftMs, resetAtMs: row.resetAtMs });
  }
}

function standing({ limit, left, rest, resetAtMs }: Lease): Spent {
  return { limit, remaining: Math.min(limit, left + rest), resetAtMs };
}

function refusal(lease: Lease, need: number): NamedError {
  const words = (value: number): string => value.toLocaleString('en');
  if (need > lease.limit) return new NamedError('TOO_COSTLY', `The query costs ${words(need)}; this key may spend ${words(lease.limit)} a minute. Ask for fewer rows or fields, or have the key's budget raised.`);
  const seconds = Math.max(1, Math.ceil((lease.endsAtMs - performance.now()) / 1_000));
  return new BudgetSpent(standing(lease), seconds, `This key may spend ${words(lease.limit)} a minute; ${words(standing(lease).remaining)} are left, and this costs ${words(need)}. Ask again in ${seconds} s.`);
}
