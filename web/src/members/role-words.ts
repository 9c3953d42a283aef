import type { Permission, Role } from '../graphql/generated';

/** What roles are called. */
export const roleNames: Record<Role, string> = {
  OWNER: 'Owner', ADMIN: 'Admin', PRODUCT_OWNER: 'Product owner', PRODUCT_MANAGER: 'Product manager', LEADER: 'Leader', ANALYST: 'Analyst', VIEWER: 'Viewer',
};

/** What permissions are called, at the head of a column. */
export const permissionNames: Record<Permission, string> = {
  READ_DELIVERY: 'Read delivery', READ_OUTCOMES: 'Read outcomes', WORK_DELIVERY: 'Work on delivery', WORK_OUTCOMES: 'Work on outcomes',
  COLLECT_DELIVERY: 'Send delivery', COLLECT_OUTCOMES: 'Send outcomes', MANAGE_SOURCES: 'Sources', MANAGE_KEYS: 'Keys', MANAGE_MEMBERS: 'Members',
  ERASE_PEOPLE: 'Erase people', READ_AUDIT: 'Audit log',
};

export const rolesInWords = (roles: readonly Role[]): string => roles.map((role) => roleNames[role]).join(', ');

interface Kept { readonly products: readonly { name: string }[] | null; readonly teams: readonly { name: string }[] | null }

/** What somebody sees: "everything", "Checkout", "Atlas, Borealis in Checkout". */
export function seesWords({ products, teams }: Kept): string {
  if (!products && !teams) return 'everything';
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ') || 'nothing that is there any more';
  if (!teams) return names(products ?? []);
  return products ? `${names(teams)} in ${names(products)}` : names(teams);
}
