import { Inject } from '@nestjs/common';
import { Args, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { checkFilters } from '../figures/asked-metrics.js';
import { Compare } from '../graphql/enums.js';
import { FilterInput } from '../graphql/figure.js';
import { badInput } from '../graphql/named-error.js';
import { RangeInput } from '../graphql/range.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { Funnel } from '../products/funnel.type.js';
import { Product } from '../products/product.type.js';
import { OutcomeTables } from '../tallies/outcome/outcome-tables.js';
import { Adoption } from './adoption.type.js';
import { FeedbackService } from './feedback.service.js';
import { Voice } from './feedback.type.js';
import { metricOf, OutcomesService } from './outcomes.service.js';
import { funnelOf, type ProductFunnel } from './product-funnel.js';
import { RevenueService } from './revenue.service.js';
import { Revenue } from './revenue.type.js';
import { Satisfaction } from './satisfaction.type.js';

const RANGE = { type: () => RangeInput, description: 'Which days.' } as const;
const COMPARE = { type: () => Compare, nullable: true, description: 'Compare each figure with the range before, or the same range a year ago.' } as const;

/** The outcome half's questions on a product. */
@Resolver(() => Product)
export class ProductOutcomesResolver {
  constructor(
    @Inject(OutcomesService) private readonly outcomes: OutcomesService,
    @Inject(RevenueService) private readonly revenueService: RevenueService,
    @Inject(OutcomeTables) private readonly tables: OutcomeTables,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(FeedbackService) private readonly feedback: FeedbackService,
  ) {}

  @Needs('READ_OUTCOMES')
  @ResolveField(() => Adoption, { description: 'Who uses it.' })
  async adoption(@Parent() product: Product, @Args('range', RANGE) range: RangeInput, @Args('compare', COMPARE) compare: Compare | null): Promise<Adoption> {
    return { question: await this.outcomes.ask(product, range, compare) };
  }

  @Needs('READ_OUTCOMES')
  @ResolveField(() => Revenue, { description: 'What customers pay for it.' })
  async revenue(
    @Parent() product: Product, @Args('range', RANGE) range: RangeInput, @Args('compare', COMPARE) compare: Compare | null,
    @Args('filters', { type: () => [FilterInput], nullable: true, description: 'Only customers who pass all of these: by plan, country or any trait.' }) filters: FilterInput[] | null,
  ): Promise<Revenue> {
    checkFilters([metricOf('revenue.mrr')], filters ?? []);
    return { question: await this.outcomes.ask(product, range, compare, filters ?? []), currency: product.currency, exponent: this.revenueService.exponent(product.currency) };
  }

  @Needs('READ_OUTCOMES')
  @ResolveField(() => Satisfaction, { description: 'What people say of it.' })
  async satisfaction(@Parent() product: Product, @Args('range', RANGE) range: RangeInput, @Args('compare', COMPARE) compare: Compare | null): Promise<Satisfaction> {
    return { question: await this.outcomes.ask(product, range, compare) };
  }

  @Needs('READ_OUTCOMES')
  @ResolveField(() => Voice, { description: 'What people ask for of their own accord: feedback, and the requests it is grouped into. Of all time.' })
  async voice(@Parent() product: Product): Promise<Voice> {
    return { question: await this.feedback.ask(product) };
  }

  @Needs('READ_OUTCOMES')
  @ResolveField(() => [Funnel], { description: 'Its saved funnels, the oldest first.' })
  async funnels(@Parent() product: Product): Promise<ProductFunnel[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return (await this.tables.funnels(workspaceId, product.id)).map((row) => funnelOf(row, product));
  }

  @Needs('READ_OUTCOMES')
  @ResolveField(() => Funnel, { nullable: true, description: 'One of its funnels; null where it has none with this id.' })
  async funnel(@Parent() product: Product, @Args('id', { type: () => ID, description: 'The funnel\'s id.' }) id: string): Promise<ProductFunnel | null> {
    if (!/^\d{1,15}$/.test(id)) throw badInput(`id: expected an id as this server gave it, such as "17", got "${id.slice(0, 40)}".`);
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.tables.funnel(workspaceId, product.id, Number(id));
    return row && funnelOf(row, product);
  }
}
