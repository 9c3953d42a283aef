import type { Role } from '../graphql/generated';
import { useMe } from '../graphql/me';
import { useStored } from '../ui/use-stored';

/** What opens first for each role that has a room of its own, in the order in which a person's roles are asked. */
const ROOMS: readonly { readonly value: Role; readonly name: string; readonly opens: string }[] = [
  { value: 'PRODUCT_OWNER', name: 'Product owner', opens: '/delivery' },
  { value: 'PRODUCT_MANAGER', name: 'Product manager', opens: '/outcomes' },
  { value: 'LEADER', name: 'Leader', opens: '/review' },
  { value: 'ANALYST', name: 'Analyst', opens: '/bi' },
  { value: 'ADMIN', name: 'Admin', opens: '/settings' },
  { value: 'VIEWER', name: 'Viewer', opens: '/review' },
];

const NAMES: ReadonlyMap<Role, string> = new Map<Role, string>([['OWNER', 'Owner'], ...ROOMS.map(({ value, name }) => [value, name] as const)]);

/** What a role is called. */
export const roleName = (role: Role): string => NAMES.get(role) ?? role;

/** The rooms that the one who looks may choose between: those of their roles; an owner looks after all of them. */
function roomsOf(roles: readonly Role[]) {
  return roles.includes('OWNER') ? ROOMS.filter(({ value }) => value !== 'VIEWER') : ROOMS.filter(({ value }) => roles.includes(value));
}

/** Where the one who looks is at home. It decides what opens first; what may be read and done is for their roles to say. Null until it is known. */
export function useRoom() {
  const { data } = useMe();
  const rooms = roomsOf(data?.me.roles ?? []);
  const [chosen, choose] = useStored<string>('bifocal.role', '');
  return { rooms, room: data ? (rooms.find(({ value }) => value === chosen) ?? rooms[0] ?? ROOMS[2]!) : null, choose };
}
