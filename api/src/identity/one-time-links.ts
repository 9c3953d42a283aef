import { Inject, Injectable } from '@nestjs/common';
import { BeforeAnyone } from '../database/before-anyone.js';
import { inTransaction, Overtaken } from '../facts/transaction.js';
import { addMember, makeAccount, writePassword, type MemberPlace } from './accounts.js';
import { isSecretForm, newSecret, printOfSecret } from './one-way.js';
import { isRole } from './permissions.js';

export const LINK_KINDS = ['OWNER', 'INVITATION', 'RESET'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** How long a link works: whoever holds it needs no password, so that one that lies around must not work for long. */
const HOURS: Readonly<Record<LinkKind, number>> = { OWNER: 72, INVITATION: 7 * 24, RESET: 24 };
const PAGE: Readonly<Record<LinkKind, string>> = { OWNER: 'welcome', INVITATION: 'invite', RESET: 'reset' };

/** A link as it is made: its path, with the token that is known only now. */
export interface MadeLink {
  readonly id: number;
  readonly path: string;
  readonly expiresAt: Date;
}

/** What a link is for, as it is looked up by its token. */
export interface FoundLink {
  readonly id: number;
  readonly kind: LinkKind;
  readonly state: 'OPEN' | 'USED' | 'EXPIRED';
  readonly accountId: number | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly workspaceId: number | null;
  readonly workspaceName: string | null;
  readonly roles: string[] | null;
  readonly productIds: number[] | null;
  readonly teamIds: number[] | null;
  readonly expiresAt: Date;
}

/** Who takes a link: an account that there is, or a new one. */
export type LinkTaker =
  | { readonly accountId: number; readonly passwordHash?: string }
  | { readonly email: string; readonly name: string; readonly passwordHash: string };

const FIND = `
  SELECT l.id, l.kind, CASE WHEN l.used_at IS NOT NULL THEN 'USED' WHEN l.expires_at <= now() THEN 'EXPIRED' ELSE 'OPEN' END AS state,
         l.account_id AS "accountId", coalesce(a.email, l.email) AS email, a.name, l.workspace_id AS "workspaceId", w.name AS "workspaceName",
         l.roles, l.product_ids AS "productIds", l.team_ids AS "teamIds", l.expires_at AS "expiresAt"
  FROM one_time_link l LEFT JOIN user_account a ON a.id = l.account_id LEFT JOIN workspace w ON w.id = l.workspace_id
  WHERE l.token_sha256 = $1`;

/** Links that work once: the owner's, invitations, and those for another password. Of their tokens the SHA-256 is kept. */
@Injectable()
export class OneTimeLinks {
  constructor(@Inject(BeforeAnyone) private readonly database: BeforeAnyone) {}

  /** Makes an account an owner of every workspace. */
  async forOwner(): Promise<MadeLink> {
    return this.make('OWNER', {});
  }

  /** Asks somebody in; whoever holds the link may take it. */
  async forInvitation(email: string | null, place: MemberPlace, madeBy: number | null): Promise<MadeLink> {
    return this.make('INVITATION', { email, ...place, madeBy });
  }

  /** Lets somebody choose another password. The links made before for them end. */
  async forReset(accountId: number, madeBy: number | null): Promise<MadeLink> {
    await this.database.query(`UPDATE one_time_link SET expires_at = now() WHERE account_id = $1 AND kind = 'RESET' AND used_at IS NULL AND expires_at > now()`, [accountId]);
    return this.make('RESET', { accountId, madeBy });
  }

  async find(token: string): Promise<FoundLink | null> {
    if (!isSecretForm(token)) return null;
    return (await this.database.query<FoundLink[]>(FIND, [printOfSecret(token)]))[0] ?? null;
  }

  /** Does what the link is for, once: whose account it is now, or null where another was faster. One link that made an owner ends all others of its kind. */
  async use(link: FoundLink, taker: LinkTaker): Promise<number | null> {
    return inTransaction(this.database, async (transaction) => {
      const accountId = 'accountId' in taker ? taker.accountId : await makeAccount(transaction, taker.email, taker.name);
      if (accountId === null) return null;
      const used = await transaction.rows('UPDATE one_time_link SET used_at = now() WHERE id = $1 AND used_at IS NULL AND expires_at > now() RETURNING id', [link.id]);
      if (used.length === 0) throw new Overtaken('the link was used a moment ago');
      if (taker.passwordHash !== undefined) await writePassword(transaction, accountId, taker.passwordHash);
      if (link.kind === 'OWNER') {
        await transaction.rows(`UPDATE one_time_link SET expires_at = now() WHERE kind = 'OWNER' AND used_at IS NULL AND expires_at > now()`);
        const workspaces = await transaction.rows<{ id: number }>('SELECT id FROM workspace WHERE removed_at IS NULL ORDER BY id');
        for (const { id } of workspaces) await addMember(transaction, accountId, { workspaceId: id, roles: ['OWNER'], productIds: null, teamIds: null });
      }
      if (link.kind === 'INVITATION' && link.workspaceId !== null) {
        await addMember(transaction, accountId, { workspaceId: link.workspaceId, roles: (link.roles ?? []).filter(isRole), productIds: link.productIds, teamIds: link.teamIds });
      }
      return accountId;
    });
  }

  private async make(kind: LinkKind, about: { accountId?: number; email?: string | null; madeBy?: number | null } & Partial<MemberPlace>): Promise<MadeLink> {
    const token = newSecret();
    const [row] = await this.database.query<{ id: number; expiresAt: Date }[]>(
      `INSERT INTO one_time_link (kind, token_sha256, account_id, email, workspace_id, roles, product_ids, team_ids, made_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + make_interval(hours => $10)) RETURNING id, expires_at AS "expiresAt"`,
      [kind, printOfSecret(token), about.accountId ?? null, about.email ?? null, about.workspaceId ?? null, about.roles ?? null, about.productIds ?? null, about.teamIds ?? null, about.madeBy ?? null, HOURS[kind]]);
    return { ...row!, path: `/${PAGE[kind]}/${token}` };
  }
}
