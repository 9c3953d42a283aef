import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../facts/transaction.js';
import { systemOf, type Asker } from './asker.js';
import { asking } from './asking.js';
import type { AuditEntry } from './audited.js';

const MOST_LETTERS = 300;

const INSERT = 'INSERT INTO audit_entry (workspace_id, by_kind, by_id, by_name, what, about, details) VALUES ($1, $2, $3, $4, $5, $6, $7)';

/** Writes down what was done, and by whom. Nothing that is written is ever changed: the database refuses it. */
@Injectable()
export class Audit {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /**
   * Writes an entry in the name of the one who asks. Give the transaction of what is done, so that nothing is done that is not
   * written down, and nothing written down that was not done. `by`: where nobody asks yet, as at sign-in.
   */
  async write(entry: AuditEntry, transaction?: Pick<Transaction, 'rows'> | null, by?: Pick<Asker, 'workspaceId' | 'by'>): Promise<void> {
    const asker = by ?? asking.current();
    if (!asker) throw new Error(`${entry.what} was done by nobody.`);
    const parameters = parametersOf(entry, asker);
    if (transaction) await transaction.rows(INSERT, parameters);
    // A line of its own into the workspace's log, also where nobody is known yet.
    else await asking.run(systemOf(asker.workspaceId), () => this.dataSource.query(INSERT, parameters));
  }
}

function parametersOf({ what, about, details }: AuditEntry, { workspaceId, by }: Pick<Asker, 'workspaceId' | 'by'>): unknown[] {
  const id = by.kind === 'ACCOUNT' ? by.accountId : by.kind === 'KEY' ? by.keyId : null;
  const name = by.kind === 'SYSTEM' ? 'the server' : by.name;
  return [workspaceId, by.kind, id, name, what, about.slice(0, MOST_LETTERS), JSON.stringify(details ?? {})];
}
