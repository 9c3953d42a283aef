import type { Transaction } from './transaction.js';

/** An account that has one person alone, who is erased: who they were, by names under which the account may tell it. */
interface AccountOfOne { readonly id: number; readonly key: string; readonly product: string; readonly isStripes: boolean }

/** The account of a person (one row an id of theirs) that nobody else belongs to. */
const ALONE = `
  SELECT a.id, a.key, p.key AS product, EXISTS (SELECT FROM stripe_event e WHERE e.workspace_id = $1 AND e.product = p.key AND e.kind = 'customer' AND e.object_id = a.key) AS "isStripes"
  FROM account a JOIN product p ON p.id = a.product_id
  WHERE a.workspace_id = $1 AND a.id IN (SELECT account_id FROM person WHERE id = ANY ($2::bigint[]))
    AND NOT EXISTS (SELECT FROM person o WHERE o.account_id = a.id AND o.id <> ALL ($2::bigint[]))`;

/** Words of Stripe's that tell who a customer is: of the customer itself, and of what names it (where a whole customer may stand inside). */
const FORGET_CUSTOMER = `
  UPDATE stripe_event SET object = object - '{name,description,email_domain}'::text[], previous = previous - '{name,description,email_domain}'::text[]
  WHERE workspace_id = $1 AND product = $2 AND kind = 'customer' AND object_id = $3 RETURNING 1`;
const FORGET_NAMING = `
  UPDATE stripe_event SET object = (object - 'description') #- '{cancellation_details,comment}' #- '{customer,name}' #- '{customer,description}' #- '{customer,email_domain}',
                          previous = (previous - 'description') #- '{cancellation_details,comment}'
  WHERE workspace_id = $1 AND product = $2 AND kind <> 'customer' AND refs && ARRAY[$3::text] RETURNING 1`;

/**
 * Takes from an account that is one person's alone what tells who they are: where it is a customer of Stripe's, its name, domain and words, also in what Stripe
 * said; elsewhere its name where that is the person's. Its key, plan and money stay, and so does every number.
 */
export async function forgetAccountOfOne(transaction: Transaction, workspaceId: number, personIds: readonly number[]): Promise<void> {
  const names = await transaction.rows<{ name: string }>(
    `SELECT DISTINCT lower(n.name) AS name FROM person p CROSS JOIN LATERAL (VALUES (p.key), (p.traits->>'name'), (p.traits->>'email')) n (name) WHERE p.workspace_id = $1 AND p.id = ANY ($2::bigint[]) AND n.name <> ''`, [workspaceId, personIds]);
  for (const { id, key, product, isStripes } of await transaction.rows<AccountOfOne>(ALONE, [workspaceId, personIds])) {
    const theirs = names.map(({ name }) => name);
    const changed = await transaction.rows(
      `UPDATE account SET name = NULL, traits = traits - 'emailDomain', standing = standing - '{name,traits.emailDomain}'::text[]
       WHERE workspace_id = $1 AND id = $2 AND ($3 OR lower(name) = ANY ($4::text[])) RETURNING id`, [workspaceId, id, isStripes, theirs]);
    if (changed.length > 0) {
      await transaction.rows(`UPDATE account_said SET said = said - '{name,traits.emailDomain}'::text[] WHERE account_id = $1 RETURNING 1`, [id]);
      await transaction.rows(`DELETE FROM account_said WHERE account_id = $1 AND said = '{}' RETURNING 1`, [id]);
    }
    await transaction.rows('UPDATE subscription_change SET cancel_comment = NULL WHERE account_id = $1 AND cancel_comment IS NOT NULL RETURNING 1', [id]);
    await transaction.rows('UPDATE mrr_movement SET comment = NULL WHERE account_id = $1 AND comment IS NOT NULL RETURNING 1', [id]);
    if (!isStripes) continue;
    await transaction.rows(FORGET_CUSTOMER, [workspaceId, product, key]);
    await transaction.rows(FORGET_NAMING, [workspaceId, product, key]);
  }
}
