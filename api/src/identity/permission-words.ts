import type { Permission, Role } from './permissions.js';

/** What each permission lets somebody do, after "may". */
export const PERMISSION_WORDS: Readonly<Record<Permission, string>> = {
  READ_DELIVERY: 'read delivery: teams, sprints, releases, work items and their metrics',
  READ_OUTCOMES: 'read outcomes: people, adoption, conversion, revenue, satisfaction and their metrics',
  COLLECT_DELIVERY: 'send facts of delivery',
  COLLECT_OUTCOMES: 'send facts of outcomes',
  WORK_DELIVERY: 'work on delivery: retrospectives, goals, closing, freezing and correcting sprints, comparing with Jira',
  WORK_OUTCOMES: 'work on outcomes: funnels, features, surveys, tags, requests, notes, product definitions',
  MANAGE_SOURCES: 'manage sources: imports, products, teams, status maps, calendars, definitions of teams',
  MANAGE_KEYS: 'make and revoke keys, which may no more than whoever makes them',
  MANAGE_MEMBERS: 'manage members: invite, change roles, remove, close a half',
  ERASE_PEOPLE: 'erase people of a product with everything that is kept of them',
  READ_AUDIT: 'read the audit log',
};

/** What a role is called. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  OWNER: 'Owner',
  ADMIN: 'Admin',
  PRODUCT_OWNER: 'Product owner',
  PRODUCT_MANAGER: 'Product manager',
  LEADER: 'Leader',
  ANALYST: 'Analyst',
  VIEWER: 'Viewer',
};

/** What a role is for, in a sentence. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  OWNER: 'Everything, and the only one to make other owners. A workspace always has one.',
  ADMIN: 'Everything but making or changing owners. Opens on Settings.',
  PRODUCT_OWNER: 'Reads both halves and works on delivery. Opens on Delivery.',
  PRODUCT_MANAGER: 'Reads both halves and works on outcomes. Opens on Outcomes.',
  LEADER: 'Reads both halves. Opens on Review.',
  ANALYST: 'Reads both halves and makes keys for BI tools. Opens on BI.',
  VIEWER: 'Reads both halves. Opens on Review.',
};
