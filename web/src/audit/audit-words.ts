import type { AuditedThing } from '../graphql/generated';

/** How what was done is said. */
export const auditWords: Record<AuditedThing, string> = {
  SIGNED_IN: 'Signed in', SIGN_IN_REFUSED: 'Sign-in refused', SIGNED_OUT: 'Signed out', SIGNED_OUT_EVERYWHERE: 'Signed out everywhere', PASSWORD_CHANGED: 'Password changed',
  RESET_LINK_MADE: 'Reset link made', INVITED: 'Invitation made', INVITATION_REVOKED: 'Invitation taken back', JOINED: 'Joined', MEMBER_CHANGED: 'Member changed', MEMBER_REMOVED: 'Member removed',
  HALF_CLOSED: 'Who reads which half', SIGN_UP_CHANGED: 'Sign-up changed', DEFINITION_CHANGED: 'Definition changed', EVENT_RETENTION_CHANGED: 'Retention of events changed', SPRINT_CLOSED: 'Sprint closed', SPRINT_FROZEN: 'Sprint frozen', SPRINT_CORRECTED: 'Sprint corrected',
  KEY_MADE: 'Key made', KEY_ROTATED: 'Key rotated', KEY_REVOKED: 'Key revoked', KEY_BUDGET_SET: 'Budget of a key set', FEED_MADE: 'Feed made', FEED_CHANGED: 'Feed changed', FEED_REMOVED: 'Feed removed', FEED_LINK_SIGNED: 'Feed link signed', FEED_LINKS_ENDED: 'Links of a feed ended',
  SQL_ROLE_MADE: 'Role for SQL made', SQL_ROLE_REMOVED: 'Role for SQL removed',
  EXPORTED: 'Exported', PERSON_ERASED: 'Person erased', SAMPLE_REMOVED: 'Sample removed',
};

/** What can be looked for at once: things that belong together. */
export const auditGroups: readonly { value: string; name: string; what: readonly AuditedThing[] }[] = [
  { value: 'sign-in', name: 'Signing in', what: ['SIGNED_IN', 'SIGN_IN_REFUSED', 'SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'PASSWORD_CHANGED', 'RESET_LINK_MADE'] },
  { value: 'members', name: 'Members', what: ['INVITED', 'INVITATION_REVOKED', 'JOINED', 'MEMBER_CHANGED', 'MEMBER_REMOVED', 'HALF_CLOSED', 'SIGN_UP_CHANGED'] },
  { value: 'definitions', name: 'Definitions', what: ['DEFINITION_CHANGED'] },
  { value: 'sprints', name: 'Sprints', what: ['SPRINT_CLOSED', 'SPRINT_FROZEN', 'SPRINT_CORRECTED'] },
  { value: 'keys', name: 'Keys and feeds', what: ['KEY_MADE', 'KEY_ROTATED', 'KEY_REVOKED', 'KEY_BUDGET_SET', 'FEED_MADE', 'FEED_CHANGED', 'FEED_REMOVED', 'FEED_LINK_SIGNED', 'FEED_LINKS_ENDED', 'SQL_ROLE_MADE', 'SQL_ROLE_REMOVED'] },
  { value: 'data', name: 'Exports and erasing', what: ['EXPORTED', 'PERSON_ERASED', 'EVENT_RETENTION_CHANGED', 'SAMPLE_REMOVED'] },
];
