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

  async set(workspaceId: number, closed: ClosedHalves): Promise<ClosedHalves> {
    await inTransaction(this.dataSource, async (transaction) => {
      await transaction.rows('UPDATE workspace SET delivery_closed = $2, outcomes_closed = $3 WHERE id = $1', [workspaceId, closed.delivery, closed.outcomes]);
      await this.audit.write({ what: 'HALF_CLOSED', about: wordsOf(closed), details: { ...closed } }, transaction);
    });
    this.sessions.forget();
    return closed;
  }
}

function wordsOf({ delivery, outcomes }: ClosedHalves): string {
  if (!delivery && !outcomes) return 'Both halves are open to all roles';
  return [delivery && 'Delivery is closed to product managers', outcomes && 'Outcomes are closed to product owners'].filter(Boolean).join('; ');
}
