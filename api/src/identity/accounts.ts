import { Inject, Injectable } from '@nestjs/common';
import { BeforeAnyone } from '../database/before-anyone.js';
import { inTransaction, type Transaction } from '../facts/transaction.js';
import type { Role } from './permissions.js';

/** Somebody who can sign in. */
export interface AccountRow {
  readonly id: number;
  /** Null: an account of the sample. */
  readonly email: string | null;
  readonly name: string;
  readonly passwordHash: string | null;
}

/** A workspace that somebody is a member of, and as what. */
export interface Membership {
  readonly workspaceId: number;
  readonly key: string;
  readonly name: string;
  readonly simulated: boolean;
  readonly roles: Role[];
}

const ACCOUNT = 'SELECT id, email, name, password_hash AS "passwordHash" FROM user_account';

/** People who can sign in, and the workspaces they belong to. */
@Injectable()
export class Accounts {
  constructor(@Inject(BeforeAnyone) private readonly database: BeforeAnyone) {}

  async byEmail(email: string): Promise<AccountRow | null> {
    return (await this.database.query<AccountRow[]>(`${ACCOUNT} WHERE email = $1`, [email]))[0] ?? null;
  }

  async byId(id: number): Promise<AccountRow | null> {
    return (await this.database.query<AccountRow[]>(`${ACCOUNT} WHERE id = $1`, [id]))[0] ?? null;
  }

  /** Where they are members, one's own before the sample. */
  async memberships(accountId: number): Promise<Membership[]> {
    return this.database.query<Membership[]>(
      `SELECT w.id AS "workspaceId", w.key, w.name, w.simulated, m.roles FROM member m JOIN workspace w ON w.id = m.workspace_id
       WHERE m.account_id = $1 AND w.removed_at IS NULL ORDER BY w.simulated, w.id`, [accountId]);
  }

  /** Whether somebody has come in to it by the organisation's own sign-in. */
  async isConnected(id: number): Promise<boolean> {
    return (await this.database.query<unknown[]>('SELECT FROM oidc_link WHERE account_id = $1 LIMIT 1', [id])).length > 0;
  }

  async hasOwner(): Promise<boolean> {
    return (await this.database.query<unknown[]>(`SELECT FROM member WHERE 'OWNER' = ANY (roles) LIMIT 1`)).length > 0;
  }

  async rename(id: number, name: string): Promise<void> {
    await this.database.query('UPDATE user_account SET name = $2 WHERE id = $1', [id, name]);
  }

  async setPassword(id: number, passwordHash: string): Promise<void> {
    await inTransaction(this.database, (transaction) => writePassword(transaction, id, passwordHash));
  }

  /** The account of the sample with this role alone, in the sample's workspace; made when it is first asked for. */
  async ofSample(workspaceId: number, role: Role, name: string): Promise<number> {
    return inTransaction(this.database, async (transaction) => {
      const [row] = await transaction.rows<{ id: number }>(
        'INSERT INTO user_account (name, sample_role) VALUES ($1, $2) ON CONFLICT (sample_role) DO UPDATE SET name = excluded.name RETURNING id', [name, role]);
      await addMember(transaction, row!.id, { workspaceId, roles: [role], productIds: null, teamIds: null });
      return row!.id;
    });
  }
}

/** What somebody is to be in a workspace. */
export interface MemberPlace {
  readonly workspaceId: number;
  readonly roles: readonly Role[];
  readonly productIds: readonly number[] | null;
  readonly teamIds: readonly number[] | null;
}

/** Makes somebody a member; who is one already gets the roles in addition. */
export async function addMember(transaction: Transaction, accountId: number, { workspaceId, roles, productIds, teamIds }: MemberPlace): Promise<void> {
  await transaction.rows(
    `INSERT INTO member (workspace_id, account_id, roles, product_ids, team_ids) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace_id, account_id) DO UPDATE SET roles = ARRAY (SELECT DISTINCT unnest(member.roles || excluded.roles) ORDER BY 1)`,
    [workspaceId, accountId, roles, productIds, teamIds]);
}

/** A new account; null where the e-mail address has one already, which is never written over. */
export async function makeAccount(transaction: Transaction, email: string, name: string): Promise<number | null> {
  const [row] = await transaction.rows<{ id: number }>('INSERT INTO user_account (email, name) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id', [email, name]);
  return row?.id ?? null;
}

export async function writePassword(transaction: Transaction, id: number, passwordHash: string): Promise<void> {
  await transaction.rows('UPDATE user_account SET password_hash = $2, password_changed_at = now() WHERE id = $1', [id, passwordHash]);
}
