import { registerEnumType } from '@nestjs/graphql';
import { PERMISSION_WORDS, ROLE_WORDS } from './permission-words.js';
import { PERMISSIONS, ROLES, type Permission, type Role } from './permissions.js';

export const RoleWord = Object.fromEntries(ROLES.map((role) => [role, role])) as { readonly [Name in Role]: Name };
registerEnumType(RoleWord, {
  name: 'Role', description: 'What somebody is in a workspace; one person may be several things.',
  valuesMap: Object.fromEntries(ROLES.map((role) => [role, { description: ROLE_WORDS[role] }])),
});

export const PermissionWord = Object.fromEntries(PERMISSIONS.map((permission) => [permission, permission])) as { readonly [Name in Permission]: Name };
registerEnumType(PermissionWord, {
  name: 'Permission', description: 'What somebody may do.',
  valuesMap: Object.fromEntries(PERMISSIONS.map((permission) => [permission, { description: `May ${PERMISSION_WORDS[permission]}.` }])),
});
