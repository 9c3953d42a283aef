import { useStored } from '../ui/use-stored';

export const roles = [
  { value: 'owner', name: 'Product owner', opens: '/delivery' },
  { value: 'manager', name: 'Product manager', opens: '/outcomes' },
  { value: 'leadership', name: 'Leadership', opens: '/review' },
  { value: 'analyst', name: 'Analyst', opens: '/bi' },
  { value: 'admin', name: 'Admin', opens: '/settings' },
] as const;

export type Role = (typeof roles)[number]['value'];

/** The chosen role decides what opens first; every page stays readable by all. */
export function useRole() {
  return useStored<Role>('bifocal.role', 'owner', roles.map((role) => role.value));
}
