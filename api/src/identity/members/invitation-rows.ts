import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '../../facts/transaction.js';
import { newSecret, printOfSecret } from '../one-way.js';
import type { Role } from '../permissions.js';
import type { Place } from './member-rows.js';

/** An invitation as kept. */
export interface InvitationRow {
  readonly id: number;
  readonly state: 'OPEN' | 'USED' | 'EXPIRED' | 'REVOKED';
  readonly email: string | null;
  readonly note: string | null;
  readonly roles: Role[];
  readonly productIds: number[] | null;
  readonly teamIds: number[] | null;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

export interface NewInvitation extends Place {
  readonly email: string | null;
  readonly note: string | null;
  readonly madeBy: number | null;
  readonly days: number;
}

const MOST_LISTED = 200;

const INVITATIONS = `
  SELECT l.id, CASE WHEN l.used_at IS NOT NULL THEN 'USED' WHEN l.revoked_at IS NOT NULL THEN 'REVOKED' WHEN l.expires_at <= now() THEN 'EXPIRED' ELSE 'OPEN' END AS state,
         l.email, l.note, l.roles, l.product_ids AS "productIds", l.team_ids AS "teamIds", a.name AS "madeBy", l.created_at AS "madeAt", l.expires_at AS "expiresAt"
  FROM one_time_link l LEFT JOIN user_account a ON a.id = l.made_by
  WHERE l.workspace_id = $1 AND l.kind = 'INVITATION'`;

/** The invitations of workspaces. What stands in their links is kept as a print alone. */
@Injectable()
export class InvitationRows {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** The latest first. */
  async all(workspaceId: number): Promise<InvitationRow[]> {
    return numbered(await this.dataSource.query<InvitationRow[]>(`${INVITATIONS} ORDER BY l.id DESC LIMIT ${MOST_LISTED}`, [workspaceId]));
  }

  async byId(workspaceId: number, id: number): Promise<InvitationRow | null> {
    return numbered(await this.dataSource.query<InvitationRow[]>(`${INVITATIONS} AND l.id = $2`, [workspaceId, id]))[0] ?? null;
  }

  /** Makes an invitation: its id, and the secret of its link, known only now. */
  async make(workspaceId: number, { email, note, roles, productIds, teamIds, madeBy, days }: NewInvitation, beside: (transaction: Transaction) => Promise<void>): Promise<{ id: number; secret: string }> {
    const secret = newSecret();
    return inTransaction(this.dataSource, async (transaction) => {
      const [row] = await transaction.rows<{ id: number }>(
        `INSERT INTO one_time_link (kind, token_sha256, workspace_id, email, note, roles, product_ids, team_ids, made_by, expires_at)
         VALUES ('INVITATION', $1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => $9)) RETURNING id`,
        [printOfSecret(secret), workspaceId, email, note, roles, productIds, teamIds, madeBy, days]);
      await beside(transaction);
      return { id: row!.id, secret };
    });
  }

  /** Takes an open invitation back: its link ends at once. False where there is none, or it is over already. */
  async revoke(workspaceId: number, id: number, beside: (transaction: Transaction) => Promise<void>): Promise<boolean> {
    return inTransaction(this.dataSource, async (transaction) => {
      const ended = await transaction.rows(
        `UPDATE one_time_link SET revoked_at = now(), expires_at = now()
         WHERE workspace_id = $1 AND id = $2 AND kind = 'INVITATION' AND used_at IS NULL AND expires_at > now() RETURNING id`, [workspaceId, id]);
      if (ended.length > 0) await beside(transaction);
      return ended.length > 0;
    });
  }
}

/** Arrays of bigint may come as text, whatever single ones come as. */
function numbered(rows: readonly InvitationRow[]): InvitationRow[] {
  return rows.map((row) => ({ ...row, productIds: row.productIds?.map(Number) ?? null, teamIds: row.teamIds?.map(Number) ?? null }));
}
