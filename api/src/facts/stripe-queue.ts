import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { keepStripeEvents, type StripeEventRow } from './stripe-event-rows.js';
import { sourceId } from './source-writer.js';
import { inTransaction } from './transaction.js';

/** Whose events wait to be derived. */
export interface StripeWaiting {
  readonly workspaceId: number;
  readonly source: string;
  readonly product: string;
}

const WAITING = `
  SELECT DISTINCT e.workspace_id AS "workspaceId", s.key AS source, e.product
  FROM stripe_event e JOIN source s ON s.id = e.source_id WHERE e.workspace_id = $1 AND e.derived_by IS NULL`;

/** Stripe's events as they came, and which of them still wait. */
@Injectable()
export class StripeQueue {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** On disk when it answers: how many of them are new. */
  async keep({ workspaceId, source, product }: StripeWaiting, rows: readonly StripeEventRow[]): Promise<number> {
    return inTransaction(this.dataSource, async (transaction) => {
      const id = await sourceId(transaction, workspaceId, source);
      return (await keepStripeEvents(transaction, { workspaceId, sourceId: id, product }, rows)).size;
    });
  }

  async waiting(workspaceId: number): Promise<StripeWaiting[]> {
    return this.dataSource.query<StripeWaiting[]>(WAITING, [workspaceId]);
  }

  /** Puts back in line what was derived by another reading of events than this one. */
  async deriveAgain(workspaceId: number, reading: number): Promise<void> {
    await this.dataSource.query('UPDATE stripe_event SET derived_by = NULL WHERE workspace_id = $1 AND derived_by <> $2', [workspaceId, reading]);
  }
}
