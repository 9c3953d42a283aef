import type { Asker } from './asker.js';
import type { KeyScope } from './key-scope.js';
import type { KnownKey, RefusedKey } from './known-keys.js';
import { PERMISSIONS, type Permission } from './permissions.js';

/** What only a person may: a key that could make keys would outlive its own end, and people answer for people. */
export const FOR_PEOPLE: ReadonlySet<Permission> = new Set<Permission>(['MANAGE_KEYS', 'MANAGE_MEMBERS', 'ERASE_PEOPLE']);

/** What a scope lets a key do. */
const MAY: Readonly<Record<KeyScope, readonly Permission[]>> = {
  READ_DELIVERY: ['READ_DELIVERY'],
  READ_OUTCOMES: ['READ_OUTCOMES'],
  COLLECT_DELIVERY: ['COLLECT_DELIVERY'],
  COLLECT_OUTCOMES: ['COLLECT_OUTCOMES'],
  ADMIN: PERMISSIONS.filter((permission) => !FOR_PEOPLE.has(permission)),
};

/** What a key with these scopes may do; a scope that this server does not know gives nothing. */
export function permissionsOfScopes(scopes: readonly KeyScope[]): ReadonlySet<Permission> {
  return new Set(scopes.flatMap((scope) => MAY[scope] ?? []));
}

/** A live key as the one who asks. */
export function askerOfKey(key: KnownKey): Asker {
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
