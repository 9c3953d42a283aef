import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BeforeAnyone } from '../database/before-anyone.js';
import { inTransaction } from '../facts/transaction.js';
import { systemOf } from './asker.js';
import { asking } from './asking.js';

/** One's own workspace. Webhooks and commands go there unless they say otherwise. */
export const OWN = 'default';
/** The workspace of the simulated organisation. */
export const SAMPLE = 'sample';

/** The workspaces there are. */
@Injectable()
export class Workspaces {
  private readonly ids = new Map<string, number>();

  constructor(
    @Inject(BeforeAnyone) private readonly database: BeforeAnyone,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** A workspace by its key; null where there is none. Keys and ids never change. */
  async idOf(key: string): Promise<number | null> {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const [row] = await this.database.query<{ id: number }[]>('SELECT id FROM workspace WHERE key = $1', [key]);
    if (row) this.ids.set(key, row.id);
    return row?.id ?? null;
  }

  async isOpen(key: string): Promise<boolean> {
    return (await this.database.query<unknown[]>('SELECT FROM workspace WHERE key = $1 AND removed_at IS NULL', [key])).length > 0;
  }

  /** Whether no other workspace has facts of its own: what is said of the whole database is then said of this one. The sample is nobody's. */
  async isAlone(workspaceId: number): Promise<boolean> {
    return (await this.database.query<unknown[]>('SELECT FROM workspace WHERE id <> $1 AND NOT simulated LIMIT 1', [workspaceId])).length === 0;
  }

  /** Whether more than one organisation is on this server. The sample is none. */
  async areShared(): Promise<boolean> {
    return (await this.database.query<unknown[]>('SELECT FROM workspace WHERE NOT simulated AND removed_at IS NULL LIMIT 2')).length > 1;
  }

  /** Those that are not removed. */
  async all(): Promise<number[]> {
    const rows = await this.database.query<{ id: number }[]>('SELECT id FROM workspace WHERE removed_at IS NULL ORDER BY id');
    return rows.map(({ id }) => id);
  }

  /** Work that nobody asked for, in one workspace after the other, in the server's own name. */
  async each(work: (workspaceId: number) => Promise<void>): Promise<void> {
    for (const workspaceId of await this.all()) await asking.run(systemOf(workspaceId), () => work(workspaceId));
  }

  /**
   * Makes the workspace of the sample, once, and whoever owns the others its owner. Where the sample was loaded beside one's own facts,
   * or was removed, there is nothing to make.
   */
  async prepareSample(): Promise<void> {
    if ((await this.begunIn()) !== null) return;
    await inTransaction(this.database, async (transaction) => {
      const made = await transaction.rows<{ id: number }>(
        `INSERT INTO workspace (key, name, simulated) SELECT $1, 'Sample organisation', true WHERE NOT EXISTS (SELECT FROM workspace WHERE simulated) ON CONFLICT (key) DO NOTHING RETURNING id`, [SAMPLE]);
      for (const { id } of made) await transaction.rows(`INSERT INTO member (workspace_id, account_id, roles) SELECT DISTINCT $1::bigint, account_id, '{OWNER}'::text[] FROM member WHERE 'OWNER' = ANY (roles)`, [id]);
    });
  }

  /** The workspace that the sample is loaded into: its own, or one's own where it was begun there. Null: none. */
  async ofSample(): Promise<string | null> {
    const [own] = await this.database.query<{ key: string }[]>('SELECT key FROM workspace WHERE simulated AND removed_at IS NULL LIMIT 1');
    return own?.key ?? this.begunIn();
  }

  /** A workspace of the sample that holds nothing any more goes away, and with it the accounts that looked around in it. */
  async removeIfEmptySample(workspaceId: number): Promise<void> {
    await inTransaction(this.database, async (transaction) => {
      const gone = await transaction.rows('UPDATE workspace w SET removed_at = now() WHERE id = $1 AND simulated AND removed_at IS NULL AND NOT EXISTS (SELECT FROM source s WHERE s.workspace_id = w.id) RETURNING id', [workspaceId]);
      if (gone.length > 0) await transaction.rows('DELETE FROM user_account WHERE sample_role IS NOT NULL');
    });
  }

  /** The workspace of one's own in which the sample was begun, or removed, before it had one of its own. */
  private async begunIn(): Promise<string | null> {
    const own = await this.database.query<{ id: number; key: string }[]>('SELECT id, key FROM workspace WHERE NOT simulated ORDER BY id');
    for (const { id, key } of own) {
      const begun = await asking.run(systemOf(id), () => this.dataSource.query<unknown[]>(`SELECT FROM setting WHERE workspace_id = $1 AND key = 'sample'`, [id]));
      if (begun.length > 0) return key;
    }
    return null;
  }
}
