import { applyDecorators, SetMetadata } from '@nestjs/common';
import { Extensions } from '@nestjs/graphql';
import type { Permission } from './permissions.js';

/** What a root field, a path, or a question on a noun asks of whoever comes. */
export type Needed =
  | { readonly open: true }
  | { readonly open: false; readonly all: readonly Permission[]; readonly oneOf: readonly Permission[] };

/** Where it stands on a handler, for the guard, and in the schema, for what is looked through before anything runs. */
export const NEEDED = 'bifocalNeeds';

type Mark = MethodDecorator & ClassDecorator;

/** Every one of these permissions is needed; none: whoever is signed in, or has a key. */
export const Needs = (...all: Permission[]): Mark => mark({ open: false, all, oneOf: [] });

/** One of these permissions is enough. */
export const NeedsOneOf = (...oneOf: [Permission, ...Permission[]]): Mark => mark({ open: false, all: [], oneOf });

/** Nobody has to be known here: either nothing is given away, or it asks for a secret of its own. Say which beside it. */
export const Open = (): Mark => mark({ open: true });

function mark(needed: Needed): Mark {
  return applyDecorators(SetMetadata(NEEDED, needed), Extensions({ [NEEDED]: needed }));
}

/** Which of the permissions are missing; null: none. Of those of which one is enough, all stand in the answer. */
export function missing(needed: Needed, held: ReadonlySet<Permission>): readonly Permission[] | null {
  if (needed.open) return null;
  const lacking = needed.all.filter((permission) => !held.has(permission));
  if (lacking.length > 0) return lacking;
  return needed.oneOf.length === 0 || needed.oneOf.some((permission) => held.has(permission)) ? null : needed.oneOf;
}
