import { outcomeMetricByKey } from '@bifocal/metrics';
import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { checkFilters } from '../figures/asked-metrics.js';
import { WhoIsAskedAbout } from '../figures/asked.js';
import { Compare } from '../graphql/enums.js';
import { FilterInput } from '../graphql/figure.js';
import { notFound } from '../graphql/named-error.js';
import { RangeInput } from '../graphql/range.js';
import { untilLeft, type AnswerContext } from '../graphql/until-left.js';
import { Needs } from '../identity/needs.js';
import { FunnelDefinitionInput } from '../products/funnel.inputs.js';
import { Funnel } from '../products/funnel.type.js';
import { Product } from '../products/product.type.js';
import { readFunnelDefinition } from '../products/read-funnel.js';
import { OutcomeTables } from '../tallies/outcome/outcome-tables.js';
import { FunnelAnalysisService } from './funnel-analysis.service.js';
import { FunnelAnalysis, FunnelVersion } from './funnel-analysis.type.js';
import { FunnelReport } from './funnel-report.type.js';
import { OutcomesService } from './outcomes.service.js';
import { definitionOf, type ProductFunnel } from './product-funnel.js';

const RANGE = { type: () => RangeInput, description: 'When they entered.' } as const;
const COMPARE = { type: () => Compare, nullable: true, description: 'Compare the report with the range before, or the same range a year ago.' } as const;
const FILTERS = { type: () => [FilterInput], nullable: true, description: 'Only people with these traits, as "trait:plan".' } as const;

/** How far people come, in funnels that are saved. */
@Resolver(() => Funnel)
export class FunnelResolver {
  constructor(
    @Inject(OutcomesService) private readonly outcomes: OutcomesService,
    @Inject(FunnelAnalysisService) private readonly analyses: FunnelAnalysisService,
    @Inject(OutcomeTables) private readonly tables: OutcomeTables,
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
  ) {}

  @ResolveField(() => FunnelReport, { description: 'How far the people came who entered in the range.' })
  async report(@Parent() funnel: Funnel & Partial<ProductFunnel>, @Args('range', RANGE) range: RangeInput, @Args('compare', COMPARE) compare: Compare | null, @Context() context: AnswerContext): Promise<FunnelReport> {
    return this.analyses.report(await this.analysis(funnel, range, compare, null), untilLeft(context));
  }

  @ResolveField(() => FunnelAnalysis, { description: 'Every question about it over one range: time to convert, breakdowns, people behind each step.' })
  async analysis(@Parent() funnel: Funnel & Partial<ProductFunnel>, @Args('range', RANGE) range: RangeInput, @Args('compare', COMPARE) compare: Compare | null, @Args('filters', FILTERS) filters: FilterInput[] | null): Promise<FunnelAnalysis> {
    checkTraits(filters);
    const about = await this.outcomes.ask(funnel.product ?? (await this.productOf(funnel.id)), range, compare);
    return { about, definition: definitionOf(funnel), filters: filters ?? [], funnelId: funnel.id };
  }

  @ResolveField(() => [FunnelVersion], { description: 'Each way it was ever counted, the oldest first: a changed one draws a mark and moves no history in silence.' })
  async versions(@Parent() funnel: Funnel): Promise<FunnelVersion[]> {
    return this.tables.funnelVersions(await this.whoIsAskedAbout.workspaceId(), funnel.id);
  }

  /** A funnel that was just saved does not know its product. */
  private async productOf(funnelId: number): Promise<ProductFunnel['product']> {
    const productId = await this.tables.productOfFunnel(await this.whoIsAskedAbout.workspaceId(), funnelId);
    const asked = productId === null ? null : await this.whoIsAskedAbout.ofProduct(productId);
    if (!asked) throw notFound(`funnel: there is no funnel with the id ${funnelId}.`);
    return asked.product;
  }
}

/** Funnels that are not saved. */
@Resolver(() => Product)
export class TriedFunnelResolver {
  constructor(@Inject(OutcomesService) private readonly outcomes: OutcomesService) {}

  @Needs('READ_OUTCOMES')
  @ResolveField(() => FunnelAnalysis, { description: 'A funnel that is tried before it is saved: the same answers as of a saved one.' })
  async tryFunnel(
    @Parent() product: Product,
    @Args('definition', { type: () => FunnelDefinitionInput, description: 'What is counted.' }) definition: FunnelDefinitionInput,
    @Args('range', RANGE) range: RangeInput,
    @Args('compare', COMPARE) compare: Compare | null,
    @Args('filters', FILTERS) filters: FilterInput[] | null,
  ): Promise<FunnelAnalysis> {
    checkTraits(filters);
    return { about: await this.outcomes.ask(product, range, compare), definition: readFunnelDefinition(definition), filters: filters ?? [], funnelId: null };
  }
}

function checkTraits(filters: readonly FilterInput[] | null): void {
  checkFilters([outcomeMetricByKey('conversion.rate')!], filters ?? []);
}
