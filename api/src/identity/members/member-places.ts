import { Inject, Injectable } from '@nestjs/common';
import { ProductFacts, type ProductRow } from '../../facts/product-facts.js';
import { TeamFacts, type TeamRow } from '../../facts/team-facts.js';
import { badInput } from '../../graphql/named-error.js';
import { ROLE_NAMES } from '../permission-words.js';
import { WHOLE_WORKSPACE, type Role } from '../permissions.js';
import type { Place } from './member-rows.js';
import type { KeptTo, MemberInput } from './member.type.js';

/** Between keys, as people write them, and ids, as they are kept. */
@Injectable()
export class MemberPlaces {
  constructor(
    @Inject(ProductFacts) private readonly products: ProductFacts,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
  ) {}

  /** What was written, checked: what cannot be is refused with the field and what to do. */
  async read(workspaceId: number, { roles: given, products: productKeys, teams: teamKeys }: MemberInput): Promise<Place> {
    const roles = [...new Set(given)];
    if (roles.length === 0) throw badInput('roles: give at least one. Who has none sees nothing; remove them instead.');
    const whole = roles.find((role) => WHOLE_WORKSPACE.has(role));
    if (whole && (productKeys || teamKeys)) throw badInput(`products, teams: ${ROLE_NAMES[whole]} is a role of the whole workspace. Leave both out, or choose another role.`);
    const { products, teams } = await this.known(workspaceId);
    const productIds = productKeys ? found('products', productKeys, products).map(({ id }) => id) : null;
    const chosen = teamKeys ? found('teams', teamKeys, teams) : null;
    const outside = productIds && chosen?.find(({ productId }) => !productIds.includes(productId));
    if (outside) throw badInput(`teams: ${outside.key} works on a product that is not among the products given. Add the product, or leave the team out.`);
    // Who is kept to teams sees their products and no others.
    return { roles, productIds: productIds ?? (chosen && [...new Set(chosen.map(({ productId }) => productId))]), teamIds: chosen?.map(({ id }) => id) ?? null };
  }

  /** Names for what is kept as ids; what is gone since is left out. */
  async names(workspaceId: number): Promise<(place: { readonly productIds: readonly number[] | null; readonly teamIds: readonly number[] | null }) => { products: KeptTo[] | null; teams: KeptTo[] | null }> {
    const { products, teams } = await this.known(workspaceId);
    const named = (ids: readonly number[] | null, all: readonly (ProductRow | TeamRow)[]): KeptTo[] | null => ids && all.filter(({ id }) => ids.includes(id)).map(({ key, name }) => ({ key, name }));
    return ({ productIds, teamIds }) => ({ products: named(productIds, products), teams: named(teamIds, teams) });
  }

  private async known(workspaceId: number): Promise<{ products: ProductRow[]; teams: TeamRow[] }> {
    const [products, teams] = await Promise.all([this.products.all(workspaceId), this.teams.all(workspaceId)]);
    return { products, teams };
  }
}

function found<T extends { readonly key: string }>(path: string, keys: readonly string[], all: readonly T[]): T[] {
  if (keys.length === 0) throw badInput(`${path}: an empty list would leave nothing to see. Give at least one, or null for all.`);
  return [...new Set(keys)].map((key) => {
    const one = all.find((each) => each.key === key);
    if (!one) throw badInput(`${path}: there is no "${key.slice(0, 80)}". Known: ${all.slice(0, 20).map((each) => each.key).join(', ') || 'none yet'}.`);
    return one;
  });
}

/** What a change says in the audit log. */
export function placeWords({ roles, products, teams }: { readonly roles: readonly Role[]; readonly products: readonly KeptTo[] | null; readonly teams: readonly KeptTo[] | null }): Record<string, string | readonly string[]> {
  return { roles: [...roles], products: products?.map(({ key }) => key) ?? 'all', teams: teams?.map(({ key }) => key) ?? 'all' };
}
