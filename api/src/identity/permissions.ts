/** What somebody may do. Each root field and path of the server names the ones it needs. */
export const PERMISSIONS = [
  'READ_DELIVERY', 'READ_OUTCOMES', 'COLLECT_DELIVERY', 'COLLECT_OUTCOMES', 'WORK_DELIVERY', 'WORK_OUTCOMES',
  'MANAGE_SOURCES', 'MANAGE_KEYS', 'MANAGE_MEMBERS', 'ERASE_PEOPLE', 'READ_AUDIT',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What somebody is in a workspace; one person may be several things. */
export const ROLES = ['OWNER', 'ADMIN', 'PRODUCT_OWNER', 'PRODUCT_MANAGER', 'LEADER', 'ANALYST', 'VIEWER'] as const;
export type Role = (typeof ROLES)[number];

/** What a key may be used for. */
export const KEY_SCOPES = ['READ_DELIVERY', 'READ_OUTCOMES', 'COLLECT_DELIVERY', 'COLLECT_OUTCOMES', 'ADMIN'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** The halves that a workspace keeps from the role of the other half. */
export interface ClosedHalves {
  /** Product managers do not read delivery. */
  readonly delivery: boolean;
  /** Product owners do not read outcomes. */
  readonly outcomes: boolean;
}

export const NOTHING_CLOSED: ClosedHalves = { delivery: false, outcomes: false };

const READ = ['READ_DELIVERY', 'READ_OUTCOMES'] as const;

/** The one table of who may what. docs/roles.md shows it, and a test compares. */
export const MAY: Readonly<Record<Role, readonly Permission[]>> = {
  OWNER: PERMISSIONS,
  ADMIN: PERMISSIONS,
  PRODUCT_OWNER: [...READ, 'WORK_DELIVERY'],
  PRODUCT_MANAGER: [...READ, 'WORK_OUTCOMES'],
  LEADER: READ,
  // Who takes numbers elsewhere needs keys; nobody makes a key that may more than they do.
  ANALYST: [...READ, 'MANAGE_KEYS'],
  VIEWER: READ,
};

/** Roles that are of the whole workspace: who looks after all of it cannot be kept to a product or a team. */
export const WHOLE_WORKSPACE: ReadonlySet<Role> = new Set<Role>(['OWNER', 'ADMIN']);

/**
 * What the scopes of keys allow. ADMIN is all but members and keys: a key that leaks must not open another door, which would
 * outlive its own end.
 */
export const SCOPE_MAY: Readonly<Record<KeyScope, readonly Permission[]>> = {
  READ_DELIVERY: ['READ_DELIVERY'],
  READ_OUTCOMES: ['READ_OUTCOMES'],
  COLLECT_DELIVERY: ['COLLECT_DELIVERY'],
  COLLECT_OUTCOMES: ['COLLECT_OUTCOMES'],
  ADMIN: PERMISSIONS.filter((permission) => permission !== 'MANAGE_MEMBERS' && permission !== 'MANAGE_KEYS'),
};

/** The half that is closed to a role where the workspace says so. Roles that belong to neither half keep both. */
function closedTo(role: Role, closed: ClosedHalves): Permission | null {
  if (role === 'PRODUCT_MANAGER' && closed.delivery) return 'READ_DELIVERY';
  if (role === 'PRODUCT_OWNER' && closed.outcomes) return 'READ_OUTCOMES';
  return null;
}

/** What these roles may together: what one of them may, the person may. No role: nothing. */
export function permissionsOf(roles: readonly Role[], closed: ClosedHalves = NOTHING_CLOSED): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => MAY[role].filter((permission) => permission !== closedTo(role, closed))));
}

/** What a key with these scopes may. A scope that is not known allows nothing. */
export function permissionsOfScopes(scopes: readonly string[]): ReadonlySet<Permission> {
  return new Set(scopes.flatMap((scope) => (Object.hasOwn(SCOPE_MAY, scope) ? SCOPE_MAY[scope as KeyScope] : [])));
}

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);
