import { Inject, Injectable } from '@nestjs/common';
import { TeamFacts, type TeamRow } from '../facts/team-facts.js';
import { badInput } from '../graphql/named-error.js';
import { WhoAsks } from '../identity/who-asks.js';
import type { Product } from '../products/product.type.js';
import { ProductsService } from '../products/products.service.js';
import type { Filter, Period, TallyQuestion } from '../tallies/answer.js';
import type { Measure } from '../graphql/enums.js';
import { FactClock } from '../tallies/fact-clock.js';

/** Whose facts are asked for, and by which clock. */
export interface Asked {
  readonly workspaceId: number;
  readonly product: Product;
  readonly team: TeamRow | null;
  readonly zone: string;
  readonly nowMs: number;
  /** Where the facts stood when the question was asked. */
  readonly version: string;
}

/** Reads whom a question is about, and the clock: once a question. */
@Injectable()
export class WhoIsAskedAbout {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ProductsService) private readonly products: ProductsService,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(FactClock) private readonly clock: FactClock,
  ) {}

  /** The product named, or the team's, or the only one there is. A team's own zone counts where nothing of the outcome half is asked. */
  async of(productKey: string | null | undefined, teamKey: string | null | undefined, onlyDelivery: boolean): Promise<Asked> {
    const { workspaceId } = await this.whoAsks.workspace();
    const team = teamKey == null ? null : await this.teamOf(workspaceId, teamKey);
    return this.asked(workspaceId, await this.productOf(productKey, team), team, onlyDelivery);
  }

  async ofTeam(teamId: number): Promise<Asked | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    const team = await this.teams.byId(workspaceId, teamId);
    const product = team && (await this.products.byId(team.productId));
    return product ? this.asked(workspaceId, product, team, true) : null;
  }

  async ofProduct(productId: number): Promise<Asked | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    const product = await this.products.byId(productId);
    return product ? this.asked(workspaceId, product, null, false) : null;
  }

  /** A product that the one who asks was already given. */
  async aboutProduct(product: Product): Promise<Asked> {
    return this.asked(await this.workspaceId(), product, null, false);
  }

  async workspaceId(): Promise<number> {
    return (await this.whoAsks.workspace()).workspaceId;
  }

  private async asked(workspaceId: number, product: Product, team: TeamRow | null, onlyDelivery: boolean): Promise<Asked> {
    return { workspaceId, product, team, zone: team && onlyDelivery ? team.timeZone : product.timeZone, ...(await this.clock.now(workspaceId)) };
  }

  private async productOf(key: string | null | undefined, team: TeamRow | null): Promise<Product> {
    if (key != null) {
      const product = await this.products.requireByKey(key);
      if (team && team.productId !== product.id) throw badInput(`team: ${team.key} does not work on the product ${product.key}. Leave one of the two out.`);
      return product;
    }
    const all = await this.products.all();
    const product = team ? all.find((each) => each.id === team.productId) : all.length === 1 ? all[0] : undefined;
    if (product) return product;
    if (all.length === 0) throw badInput('product: nothing has been collected yet. Collect something with collectOutcomes or collectDelivery first.');
    throw badInput(`product: there are several, so say which. Known: ${all.slice(0, 20).map((each) => each.key).join(', ')}.`);
  }

  private async teamOf(workspaceId: number, key: string): Promise<TeamRow> {
    const team = await this.teams.byKey(workspaceId, key);
    if (team) return team;
    const known = (await this.teams.all(workspaceId)).map((each) => each.key);
    throw badInput(`team: there is no team "${key.slice(0, 80)}". ${known.length === 0 ? 'None has been collected yet.' : `Known: ${known.slice(0, 20).join(', ')}.`}`);
  }
}

/** The question that the tallies are asked. */
export function tallyQuestion(asked: Asked, periods: readonly Period[], more: { groupBy?: readonly string[]; filters?: readonly Filter[]; measure?: Measure | null; funnelId?: number | null } = {}): TallyQuestion {
  return {
    workspaceId: asked.workspaceId,
    productId: asked.product.id,
    teamId: asked.team?.id ?? null,
    zone: asked.zone,
    currency: asked.product.currency,
    periods,
    groupBy: more.groupBy ?? [],
    filters: more.filters ?? [],
    measure: more.measure ?? null,
    funnelId: more.funnelId ?? null,
    nowMs: asked.nowMs,
    version: asked.version,
  };
}
