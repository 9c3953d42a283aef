import { NamedError } from '../graphql/named-error.js';
import type { Asker } from './asker.js';
import { PERMISSION_WORDS, ROLE_NAMES } from './permission-words.js';
import { MAY, SCOPE_MAY, type Permission } from './permissions.js';

/**
 * Somebody asks for what they may not: what it needs, why they do not have it, and who can give it. `what` is the field or path
 * as they wrote it; of several permissions where one would do, all are named.
 */
export function forbidden(what: string, lacking: readonly Permission[], asker: Asker): NamedError {
  const needs = lacking.map((permission) => `${permission} (may ${PERMISSION_WORDS[permission]})`).join(' or ');
  return new NamedError('FORBIDDEN', `${what}: needs ${needs}. ${why(lacking, asker)}`);
}

function why(lacking: readonly Permission[], { by, roles }: Asker): string {
  if (by.kind === 'KEY' && lacking.some((permission) => !SCOPE_MAY.ADMIN.includes(permission))) return 'No key may do that, whatever its scopes: it takes a person who is signed in.';
  if (by.kind !== 'ACCOUNT') return 'The key has no scope that allows it. Whoever manages keys can make one that does, if they may do it themselves.';
  const names = roles.map((role) => ROLE_NAMES[role]).join(', ');
  const closed = roles.some((role) => lacking.some((permission) => MAY[role].includes(permission)));
  const reason = closed ? `This workspace closes that half to your role (${names}).` : `Your role (${names || 'none'}) does not include it.`;
  return `${reason} An owner or admin of the workspace can change that under Settings, Members.`;
}
