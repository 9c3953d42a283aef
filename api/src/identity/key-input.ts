import { requireKey } from '../collect/batch.js';
import { SAMPLE_SOURCE } from '../facts/source-writer.js';
import { badInput, NamedError } from '../graphql/named-error.js';
import type { KeyKeeper, NewKey } from './api-keys.js';
import type { Asker } from './asker.js';
import { budgetInWords, MOST_BUDGET } from './budgets.js';
import type { CreateKeyInput } from './key.type.js';
import { KEY_SCOPES, permissionsOfScopes, type KeyScope } from './permissions.js';

const MOST_DAYS = 3_660;

/** What was said of a new key. Throws a named error that says which field, and what it takes. */
export function checkedKey(input: CreateKeyInput, productIds: readonly number[] | null): NewKey {
  const name = input.name.trim();
  if (name === '' || name.length > 100) throw badInput(`name: expected 1 to 100 characters, got ${name.length}.`);
  const scopes = KEY_SCOPES.filter((scope) => input.scopes.includes(scope));
  if (scopes.length === 0) throw badInput(`scopes: say at least one of ${KEY_SCOPES.join(', ')}.`);
  if (productIds?.length === 0) throw badInput('products: a key for no product is of no use. Name some, or leave it out for all.');
  const days = input.expiresInDays ?? null;
  if (days !== null && (days < 1 || days > MOST_DAYS)) throw badInput(`expiresInDays: expected 1 to ${MOST_DAYS}, got ${days}.`);
  const source = checkedSource(input.source ?? null, scopes, productIds);
  const trackingOnly = input.trackingOnly ?? false;
  if (trackingOnly && (source === null || productIds?.length !== 1 || scopes.join() !== 'COLLECT_OUTCOMES')) {
    throw badInput('trackingOnly: a key for /v1 alone has the scope COLLECT_OUTCOMES and no other, a source, and one product.');
  }
  return { name, scopes, productIds, source, trackingOnly, expiresInHours: days === null ? null : days * 24, budget: checkedBudget(input.budget ?? null) };
}

function checkedSource(said: string | null, scopes: readonly KeyScope[], productIds: readonly number[] | null): string | null {
  const source = said === null ? null : requireKey('source', said.trim());
  if (source === SAMPLE_SOURCE) throw badInput('source: "sample" is the simulated organisation. Choose another name.');
  if (source !== null && !scopes.some((scope) => scope.startsWith('COLLECT_') || scope === 'ADMIN')) throw badInput('source: only a key with a COLLECT scope sends for a source.');
  // What is sent of delivery hangs on keys of its source: within another product's source it would reach that product.
  if (source === null && productIds !== null && scopes.some((scope) => scope === 'COLLECT_DELIVERY' || scope === 'ADMIN')) {
    throw badInput('source: a key that sends delivery facts for some products alone needs a source of its own. Name one.');
  }
  return source;
}

export function checkedBudget(budget: number | null): number | null {
  if (budget !== null && (budget < 1 || budget > MOST_BUDGET)) throw badInput(`budget: expected 1 to ${budgetInWords(MOST_BUDGET)}, got ${budget}.`);
  return budget;
}

/** A key may do no more than who has its text: nobody makes, or is given by rotating, a key that may more than they do. */
export function requireWithin(asker: Asker, scopes: readonly KeyScope[], products: readonly number[] | null): void {
  const beyond = scopes.filter((scope) => [...permissionsOfScopes([scope])].some((permission) => !asker.permissions.has(permission)));
  if (beyond.length > 0) throw new NamedError('FORBIDDEN', `scopes: ${beyond.join(', ')} would let the key do what you may not do yourself. Ask an owner or admin of the workspace to make it.`);
  if (asker.products !== null && (products === null || products.some((id) => !asker.products!.has(id)))) {
    throw new NamedError('FORBIDDEN', 'products: the key would be for products that you do not see. Name those that you do.');
  }
}

/** Under which name a key is made or ended. */
export function keeperOf({ workspaceId, by }: Asker): KeyKeeper {
  return { workspaceId, name: by.kind === 'SYSTEM' ? 'npm run key' : by.name };
}
