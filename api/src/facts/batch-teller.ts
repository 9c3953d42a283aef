import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TELL_FACTS_OF } from './moved.js';
import { Paced } from './paced.js';

const GAP_MS = 200;

/**
 * Tells that batches were kept, after they were: at once, and then at most five times a second. Transactions that tell commit one
 * after the other in the whole database, and batches should not queue for that. What a crash leaves untold, the next look finds.
 */
@Injectable()
export class BatchTeller {
  private readonly paced = new Map<number, Paced>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  kept(workspaceId: number): void {
    const known = this.paced.get(workspaceId) ?? new Paced(GAP_MS, () => this.tell(workspaceId));
    this.paced.set(workspaceId, known);
    known.ask();
  }

  private async tell(workspaceId: number): Promise<void> {
    // Whoever listens looks again by itself when the database is back.
    await this.dataSource.query(TELL_FACTS_OF, [workspaceId]).catch(() => undefined);
  }
}
