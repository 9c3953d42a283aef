import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '../../facts/transaction.js';
import type { Role } from '../permissions.js';

/** A member as kept; ids of products and teams, or null for all. */
export interface MemberRow {
  readonly id: number;
  readonly accountId: number;
  readonly name: string;
  readonly email: string | null;
  readonly roles: Role[];
  readonly productIds: number[] | null;
  readonly teamIds: number[] | null;
  readonly joinedAt: Date;
  readonly seenAt: Date | null;
}

/** What somebody is, and what they are kept to. */
export interface Place {
  readonly roles: readonly Role[];
  readonly productIds: readonly number[] | null;
  readonly teamIds: readonly number[] | null;
}

const MEMBERS = `
  SELECT m.id, m.account_id AS "accountId", a.name, a.email, m.roles, m.product_ids AS "productIds", m.team_ids AS "teamIds", m.created_at AS "joinedAt",
         (SELECT max(s.seen_at) FROM user_session s WHERE s.account_id = m.account_id AND s.workspace_id = m.workspace_id) AS "seenAt"
  FROM member m JOIN user_account a ON a.id = m.account_id
  WHERE m.workspace_id = $1`;

/** Held until the transaction ends, so that two owners who remove each other at once do not leave the workspace to nobody. */
const HOLD_OWNERS = `SELECT id FROM member WHERE workspace_id = $1 AND 'OWNER' = ANY (roles) ORDER BY id FOR UPDATE`;

/** The members of workspaces. */
@Injectable()
export class MemberRows {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** By name. */
  async all(workspaceId: number): Promise<MemberRow[]> {
    return numbered(await this.dataSource.query<MemberRow[]>(`${MEMBERS} ORDER BY lower(a.name), m.id`, [workspaceId]));
  }

  async byId(workspaceId: number, id: number): Promise<MemberRow | null> {
    return numbered(await this.dataSource.query<MemberRow[]>(`${MEMBERS} AND m.id = $2`, [workspaceId, id]))[0] ?? null;
  }

  /** Gives a member other roles and another sight. Not where that would leave the workspace without an owner, nor where they are not what was `read` of them (null: whatever they are). */
  async change(workspaceId: number, id: number, { roles, productIds, teamIds }: Place, read: Place | null, beside: (transaction: Transaction) => Promise<void>): Promise<'CHANGED' | 'LAST_OWNER' | 'NOT_AS_READ'> {
    return inTransaction(this.dataSource, async (transaction) => {
      if (!roles.includes('OWNER') && (await this.isLastOwner(transaction, workspaceId, id))) return 'LAST_OWNER';
      const [now] = await transaction.rows<Place>('SELECT roles, product_ids AS "productIds", team_ids AS "teamIds" FROM member WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [workspaceId, id]);
      if (read && now && textOf(now) !== textOf(read)) return 'NOT_AS_READ';
      await transaction.rows('UPDATE member SET roles = $3, product_ids = $4, team_ids = $5 WHERE workspace_id = $1 AND id = $2', [workspaceId, id, roles, productIds, teamIds]);
      await beside(transaction);
      return 'CHANGED';
    });
  }

  /** Takes a member out; their account stays. False where that would leave the workspace without an owner. */
  async remove(workspaceId: number, id: number, beside: (transaction: Transaction) => Promise<void>): Promise<boolean> {
    return inTransaction(this.dataSource, async (transaction) => {
      if (await this.isLastOwner(transaction, workspaceId, id)) return false;
      await transaction.rows('DELETE FROM member WHERE workspace_id = $1 AND id = $2', [workspaceId, id]);
      await beside(transaction);
      return true;
    });
  }

  private async isLastOwner(transaction: Transaction, workspaceId: number, id: number): Promise<boolean> {
    const owners = await transaction.rows<{ id: number }>(HOLD_OWNERS, [workspaceId]);
    return owners.length === 1 && owners[0]!.id === id;
  }
}

/** The same for places that are the same, in whatever order they are told. */
function textOf({ roles, productIds, teamIds }: Place): string {
  return JSON.stringify([[...roles].sort(), ...[productIds, teamIds].map((ids) => ids?.map(Number).sort((a, b) => a - b) ?? null)]);
}

/** Arrays of bigint may come as text, whatever single ones come as. */
function numbered(rows: readonly MemberRow[]): MemberRow[] {
  return rows.map((row) => ({ ...row, productIds: row.productIds?.map(Number) ?? null, teamIds: row.teamIds?.map(Number) ?? null }));
}
