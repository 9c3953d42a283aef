import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { notFound } from '../graphql/named-error.js';
import { RangeInput } from '../graphql/range.js';
import { WhoIsAskedAbout } from '../figures/asked.js';
import { Funnel } from '../products/funnel.type.js';
import { OutcomeTables } from '../tallies/outcome/outcome-tables.js';
import { FunnelReport } from './funnel-report.type.js';
import { OutcomesService } from './outcomes.service.js';
import type { ProductFunnel } from './product-funnel.js';

/** How far people come. */
@Resolver(() => Funnel)
export class FunnelResolver {
  constructor(
    @Inject(OutcomesService) private readonly outcomes: OutcomesService,
    @Inject(OutcomeTables) private readonly tables: OutcomeTables,
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
  ) {}

  @ResolveField(() => FunnelReport, { description: 'How far the people came who entered in the range.' })
  async report(@Parent() funnel: Funnel & Partial<ProductFunnel>, @Args('range', { type: () => RangeInput, description: 'When they entered.' }) range: RangeInput): Promise<FunnelReport> {
    return this.outcomes.funnelReport({ ...funnel, product: funnel.product ?? (await this.productOf(funnel.id)) }, range);
  }

  /** A funnel that was just saved does not know its product. */
  private async productOf(funnelId: number): Promise<ProductFunnel['product']> {
    const productId = await this.tables.productOfFunnel(await this.whoIsAskedAbout.workspaceId(), funnelId);
    const asked = productId === null ? null : await this.whoIsAskedAbout.ofProduct(productId);
    if (!asked) throw notFound(`funnel: there is no funnel with the id ${funnelId}.`);
    return asked.product;
  }
}
