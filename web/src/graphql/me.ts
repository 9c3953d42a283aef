import { useQuestion, type Question } from './client';
import { MeDocument, type MeQuery, type Permission } from './generated';

export type Me = MeQuery['me'];

/** Who is signed in, and what they may. */
export function useMe(): Question<MeQuery> {
  return useQuestion(MeDocument, {});
}

/** Whether the one who looks may do something. Until that is known they may not: what would be refused is not shown. */
export function useMay(permission: Permission): boolean {
  return useMe().data?.me.permissions.includes(permission) ?? false;
}

/** What somebody who writes is called: the name of their account. Null until it is known. */
export function useOwnName(): string | null {
  return useMe().data?.me.name ?? null;
}
