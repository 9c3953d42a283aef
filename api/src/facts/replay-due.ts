import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { replay } from './subscription-writer.js';
import { inTransaction } from './transaction.js';

const AT_A_TIME = 500;

/** Replays the accounts that a migration has listed as due: what is derived from subscriptions has gained something that the kept changes can tell. */
@Injectable()
export class ReplayDue implements OnApplicationBootstrap {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Before the first question is answered. */
  async onApplicationBootstrap(): Promise<void> {
    while (await this.some());
  }

  private async some(): Promise<boolean> {
    return inTransaction(this.dataSource, async (transaction) => {
      const due = await transaction.rows<{ id: number; workspaceId: number }>(
        `SELECT a.id, a.workspace_id AS "workspaceId" FROM account a WHERE a.id IN (SELECT account_id FROM mrr_replay_due ORDER BY account_id LIMIT $1) ORDER BY a.id FOR NO KEY UPDATE`, [AT_A_TIME]);
      if (due.length === 0) return false;
      for (const workspaceId of new Set(due.map((account) => account.workspaceId))) {
        await replay(transaction, { workspaceId }, due.filter((account) => account.workspaceId === workspaceId).map(({ id }) => id));
      }
      await transaction.rows('DELETE FROM mrr_replay_due WHERE account_id = ANY ($1::bigint[])', [due.map(({ id }) => id)]);
      return true;
    });
  }
}
