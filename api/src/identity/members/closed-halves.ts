import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../facts/transaction.js';
import { Audit } from '../audit.js';
import type { ClosedHalves } from '../permissions.js';
import { Sessions } from '../sessions.js';

/** Which half a workspace keeps from the role of the other one. */
@Injectable()
export class ClosedHalvesOfWorkspace {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async of(workspaceId: number): Promise<ClosedHalves> {
    const [row] = await this.dataSource.query<ClosedHalves[]>('SELECT delivery_closed AS delivery, outcomes_closed AS outcomes FROM workspace WHERE id = $1', [workspaceId]);
    return row!;
  }

  /** What is null stays as it is. */
  async set(workspaceId: number, { delivery, outcomes }: { readonly [Half in keyof ClosedHalves]: boolean | null }): Promise<ClosedHalves> {
    const now = await inTransaction(this.dataSource, async (transaction) => {
      const [closed] = await transaction.rows<ClosedHalves>(
        `UPDATE workspace SET delivery_closed = coalesce($2, delivery_closed), outcomes_closed = coalesce($3, outcomes_closed) WHERE id = $1
         RETURNING delivery_closed AS delivery, outcomes_closed AS outcomes`, [workspaceId, delivery, outcomes]);
      await this.audit.write({ what: 'HALF_CLOSED', about: wordsOf(closed!), details: { ...closed } }, transaction);
      return closed!;
    });
    this.sessions.forget();
    return now;
  }
}

function wordsOf({ delivery, outcomes }: ClosedHalves): string {
  if (!delivery && !outcomes) return 'Both halves are open to all roles';
  return [delivery && 'Delivery is closed to product managers', outcomes && 'Outcomes are closed to product owners'].filter(Boolean).join('; ');
}
