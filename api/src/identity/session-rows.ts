import { isRole, permissionsOf, type ClosedHalves } from './permissions.js';
import type { Asker } from './asker.js';

/** How somebody signed in. */
export type SignedInBy = 'PASSWORD' | 'OIDC' | 'SAMPLE' | 'LINK';

/** A session as it is looked up, with the membership that it acts under. */
export interface SessionRow {
  readonly id: string;
  readonly accountId: number;
  readonly name: string;
  readonly workspaceId: number;
  readonly roles: string[];
  readonly productIds: number[] | null;
  readonly teamIds: number[] | null;
  /** The halves that the workspace keeps from the role of the other one. */
  readonly closed: ClosedHalves;
  /** Whether it was found by its token of now; else by the one before. */
  readonly isCurrent: boolean;
  /** The token of now has been used. */
  readonly hasArrived: boolean;
  /** The token of now was first used long enough ago that nothing can be under way with the one before. */
  readonly graceIsOver: boolean;
  readonly isDue: boolean;
  readonly isUnseen: boolean;
}

/** Where a session ends if nobody uses it, and where in any case. */
export const IDLE_DAYS = 14;
export const LONGEST_DAYS = 90;
const ROTATED_AFTER_MINUTES = 15;
const GRACE_SECONDS = 60;

/** The workspace last chosen, where the person is still a member of it; else the first one, one's own before the sample. */
export const FIND = `
  SELECT s.id, s.account_id AS "accountId", a.name, m.workspace_id AS "workspaceId", m.roles, m.product_ids AS "productIds", m.team_ids AS "teamIds", m.closed,
         s.token_sha256 = $1 AS "isCurrent", s.arrived_at IS NOT NULL AS "hasArrived", coalesce(s.arrived_at < now() - interval '${GRACE_SECONDS} seconds', false) AS "graceIsOver",
         CASE WHEN s.token_sha256 = $1 THEN s.rotated_at < now() - interval '${ROTATED_AFTER_MINUTES} minutes' ELSE s.rotated_at < now() - interval '${GRACE_SECONDS} seconds' END AS "isDue",
         s.seen_at < now() - interval '1 minute' AS "isUnseen"
  FROM user_session s
  JOIN user_account a ON a.id = s.account_id
  JOIN LATERAL (
    SELECT m.workspace_id, m.roles, m.product_ids, m.team_ids, jsonb_build_object('delivery', w.delivery_closed, 'outcomes', w.outcomes_closed) AS closed FROM member m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.account_id = s.account_id AND w.removed_at IS NULL ORDER BY m.workspace_id = s.workspace_id DESC, w.simulated, w.id LIMIT 1) m ON true
  WHERE (s.token_sha256 = $1 OR s.before_sha256 = $1) AND s.expires_at > now() AND s.seen_at > now() - interval '${IDLE_DAYS} days'`;

/** The token of now gives way to a new one, unless another request was faster. */
export const ROTATE = `
  WITH turned AS (
    UPDATE user_session SET before_sha256 = token_sha256, token_sha256 = $3, rotated_at = now(), arrived_at = NULL
    WHERE id = $1 AND token_sha256 = $2 RETURNING id)
  SELECT id FROM turned`;

/** The new token was sent, and the old one still comes: the answer that carried it was lost, and another is made. */
export const ROTATE_AGAIN = `
  WITH turned AS (
    UPDATE user_session SET token_sha256 = $3, rotated_at = now()
    WHERE id = $1 AND before_sha256 = $2 AND arrived_at IS NULL AND rotated_at < now() - interval '${GRACE_SECONDS} seconds' RETURNING id)
  SELECT id FROM turned`;

/** Who asks by a session. */
export function askerOf(row: SessionRow): Asker {
  const roles = row.roles.filter(isRole);
  return {
    workspaceId: row.workspaceId, by: { kind: 'ACCOUNT', accountId: row.accountId, name: row.name, sessionId: row.id }, roles, permissions: permissionsOf(roles, row.closed),
    products: row.productIds === null ? null : new Set(row.productIds.map(Number)), teams: row.teamIds === null ? null : new Set(row.teamIds.map(Number)),
  };
}
