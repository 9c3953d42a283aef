/** What somebody may do in a workspace. Everything that is asked or done needs one or several of these. */
export const PERMISSIONS = [
  'READ_DELIVERY', 'READ_OUTCOMES', 'COLLECT_DELIVERY', 'COLLECT_OUTCOMES', 'WORK_DELIVERY', 'WORK_OUTCOMES',
  'MANAGE_SOURCES', 'MANAGE_KEYS', 'MANAGE_MEMBERS', 'ERASE_PEOPLE', 'READ_AUDIT',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What somebody is in a workspace; several at once where they are. */
export const ROLES = ['OWNER', 'ADMIN', 'PRODUCT_OWNER', 'PRODUCT_MANAGER', 'LEADER', 'ANALYST', 'VIEWER'] as const;
export type Role = (typeof ROLES)[number];

const READ: readonly Permission[] = ['READ_DELIVERY', 'READ_OUTCOMES'];
const COLLECT: readonly Permission[] = ['COLLECT_DELIVERY', 'COLLECT_OUTCOMES'];

/** What each role may do. Both halves are read by every role: that product owners and product managers look at the same numbers is the point. */
const MAY: Readonly<Record<Role, readonly Permission[]>> = {
  OWNER: PERMISSIONS,
  ADMIN: PERMISSIONS,
  PRODUCT_OWNER: [...READ, ...COLLECT, 'WORK_DELIVERY', 'MANAGE_SOURCES'],
  PRODUCT_MANAGER: [...READ, ...COLLECT, 'WORK_OUTCOMES', 'MANAGE_SOURCES', 'ERASE_PEOPLE'],
  LEADER: READ,
  ANALYST: [...READ, 'MANAGE_KEYS'],
  VIEWER: READ,
};

export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => MAY[role]));
}

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);
