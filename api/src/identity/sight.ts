import { asking } from './asking.js';

/** What the one who asks may see, as parameters of SQL: ids, or null for all. */
export interface Sight {
  readonly products: readonly number[] | null;
  readonly teams: readonly number[] | null;
}

const ALL: Sight = { products: null, teams: null };
/** Where nobody asks, nothing is seen. */
const NOTHING: Sight = { products: [], teams: [] };

/**
 * The products and teams that the one who asks is kept to. What finds products, teams, sprints and releases takes it into its
 * predicate, so that to them the others do not exist: no list, no key, no id and no sum has them.
 */
export function sight(): Sight {
  const asker = asking.current();
  if (!asker) return NOTHING;
  if (!asker.products && !asker.teams) return ALL;
  return { products: sorted(asker.products), teams: sorted(asker.teams) };
}

/** Goes into the key of whatever is remembered and was read under a sight. */
export function sightPrint(): string {
  const { products, teams } = sight();
  return products || teams ? JSON.stringify([products, teams]) : '';
}

/**
 * Runs work that must be read whole, whoever has begun it: what is written down for good of a sprint stands for everybody. What
 * the one who asks may do has been looked at before.
 */
export function seeingAll<T>(work: () => T): T {
  const asker = asking.current();
  return asker ? asking.run({ ...asker, products: null, teams: null }, work) : work();
}

/** Whether a team may be seen; what no team has may be, by whoever sees its product. */
export function seesTeam(teamId: number | null): boolean {
  const { teams } = sight();
  return teamId === null || teams === null || teams.includes(teamId);
}

function sorted(ids: ReadonlySet<number> | null): readonly number[] | null {
  return ids && [...ids].sort((a, b) => a - b);
}

/** Columns within what is seen; `products` and `teams` are the numbers of the parameters that sight() fills. */
export const inSight = {
  product: (column: string, products: number): string => `($${products}::bigint[] IS NULL OR ${column} = ANY ($${products}))`,
  team: (column: string, teams: number): string => `($${teams}::bigint[] IS NULL OR ${column} = ANY ($${teams}))`,
  /** Nothing is kept from the one who asks. */
  everything: (products: number, teams: number): string => `($${products}::bigint[] IS NULL AND $${teams}::bigint[] IS NULL)`,
} as const;
