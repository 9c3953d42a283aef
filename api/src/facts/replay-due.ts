import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { replay } from './subscription-writer.js';
import { Workspaces } from '../identity/workspaces.js';
import { inTransaction } from './transaction.js';

const AT_A_TIME = 500;

/** Replays the accounts that a migration has listed as due: what is derived from subscriptions has gained something that the kept changes can tell. */
@Injectable()
export class ReplayDue implements OnApplicationBootstrap {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
  ) {}

  /** Before the first question is answered. */
  async onApplicationBootstrap(): Promise<void> {
    await this.workspaces.each(async (workspaceId) => { while (await this.some(workspaceId)); });
  }

  private async some(workspaceId: number): Promise<boolean> {
    return inTransaction(this.dataSource, async (transaction) => {
      const due = (await transaction.rows<{ id: number }>(
        'SELECT a.id FROM account a JOIN mrr_replay_due d ON d.account_id = a.id WHERE a.workspace_id = $1 ORDER BY a.id LIMIT $2 FOR NO KEY UPDATE OF a', [workspaceId, AT_A_TIME])).map(({ id }) => id);
      if (due.length === 0) return false;
      await replay(transaction, { workspaceId }, due);
      await transaction.rows('DELETE FROM mrr_replay_due WHERE account_id = ANY ($1::bigint[])', [due]);
      return true;
    });
  }
}
