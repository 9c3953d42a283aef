import { NamedError } from '../graphql/named-error.js';
import type { Asker } from './asker.js';
import type { KnownKey, RefusedKey } from './known-keys.js';
import { permissionsOfScopes } from './permissions.js';

/** A live key as the one who asks. Throws FORBIDDEN where it stands in a page: whoever reads it there must get nothing by it. */
export function askerOfKey(key: KnownKey): Asker {
  if (key.trackingOnly) throw new NamedError('FORBIDDEN', 'This key is for pages, where everybody can read it: it sends over /v1 and opens nothing else. Make another one under Settings, Keys.');
  return {
    workspaceId: key.workspaceId,
    by: { kind: 'KEY', keyId: key.keyId, name: key.name, source: key.sourceKey },
    permissions: permissionsOfScopes(key.scopes),
    products: key.products === null ? null : new Set(key.products),
    teams: null,
    roles: [],
  };
}

/** Why a text that stands where a key would is not let in: which way it ended is said to nobody but who has its secret. */
export function refusalOf(found: RefusedKey): string {
  if (found.kind === 'UNKNOWN') return 'This key is not known here. Make one under Settings, Keys, and send it as Bearer token, as the user of Basic authentication, or in x-api-key.';
  const { name, expiresAt, revokedAt } = found.key;
  const ended = found.kind === 'REVOKED' ? `was revoked ${revokedAt!.toISOString()}` : `ended ${expiresAt!.toISOString()}`;
  return `The key "${name}" ${ended}. Make another one under Settings, Keys.`;
}
