import type { MemberInput, MemberPartsFragment, Role } from '../graphql/generated';

/** What somebody is, and the keys of what they see; null: all. */
export interface Place {
  readonly roles: readonly Role[];
  readonly products: readonly string[] | null;
  readonly teams: readonly string[] | null;
}

/** What a member is and sees now. */
export const placeOf = ({ roles, products, teams }: MemberPartsFragment): Place => ({ roles, products: products?.map(({ key }) => key) ?? null, teams: teams?.map(({ key }) => key) ?? null });

const textOf = ({ roles, products, teams }: Place): string => JSON.stringify([roles, products, teams].map((names) => names && [...names].sort()));
export const isSamePlace = (one: Place, other: Place): boolean => textOf(one) === textOf(other);

export const isKeptToPart = ({ products, teams }: Place): boolean => products !== null || teams !== null;

/** As the API takes it. Who looks after the whole workspace is kept to no part of it, whatever was ticked before. */
export function inputOf({ roles, products, teams }: Place, isWhole: boolean): MemberInput {
  return { roles: [...roles], products: isWhole || products === null ? null : [...products], teams: isWhole || teams === null ? null : [...teams] };
}

/** What is missing before it can be sent; null: nothing. */
export function problemOf({ roles, products, teams }: Place): string | null {
  if (roles.length === 0) return 'Give at least one role.';
  if (products?.length === 0 || teams?.length === 0) return 'Leave at least one product and team to see.';
  return null;
}
