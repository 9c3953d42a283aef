/** What the audit log keeps, and how each is said. */
export const AUDITED = {
  SIGNED_IN: 'Signed in',
  SIGN_IN_REFUSED: 'Sign-in refused',
  SIGNED_OUT: 'Signed out',
  SIGNED_OUT_EVERYWHERE: 'Signed out everywhere',
  PASSWORD_CHANGED: 'Password changed',
  RESET_LINK_MADE: 'Reset link made',
  INVITED: 'Invitation made',
  INVITATION_REVOKED: 'Invitation revoked',
  JOINED: 'Joined by invitation',
  MEMBER_CHANGED: 'Member changed',
  MEMBER_REMOVED: 'Member removed',
  HALF_CLOSED: 'Who reads which half changed',
  SIGN_UP_CHANGED: 'Sign-up changed',
  DEFINITION_CHANGED: 'Definition changed',
  EVENT_RETENTION_CHANGED: 'Retention of events changed',
  SPRINT_CLOSED: 'Sprint closed',
  SPRINT_FROZEN: 'Sprint frozen',
  SPRINT_CORRECTED: 'Sprint corrected',
  KEY_MADE: 'Key made',
  KEY_ROTATED: 'Key rotated',
  KEY_REVOKED: 'Key revoked',
  KEY_BUDGET_SET: 'Budget of a key set',
  FEED_MADE: 'Feed made',
  FEED_CHANGED: 'Feed changed',
  FEED_REMOVED: 'Feed removed',
  FEED_LINK_SIGNED: 'Feed link signed',
  FEED_LINKS_ENDED: 'Links of a feed ended',
  SQL_ROLE_MADE: 'Role for SQL made',
  SQL_ROLE_REMOVED: 'Role for SQL removed',
  EXPORTED: 'Exported',
  PERSON_ERASED: 'Person erased',
  SAMPLE_REMOVED: 'Sample removed',
} as const;

export type Audited = keyof typeof AUDITED;

/** What is known of it beside: never a secret, and never who was erased. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Something that was done. `about`: what it was done to, in a few words, as "Sprint 42 of Atlas". */
export interface AuditEntry {
  readonly what: Audited;
  readonly about: string;
  readonly details?: AuditDetails;
}
