import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { metricCatalog } from '@bifocal/metrics';
import { Compare, Grain, Half, Measure } from '../graphql/enums.js';
import { Figure, FilterInput } from '../graphql/figure.js';
import { badInput } from '../graphql/named-error.js';
import { RangeInput } from '../graphql/range.js';
import { mayRead } from '../figures/readable-half.js';
import { NeedsOneOf } from '../identity/needs.js';
import { Answers } from '../tallies/answers.js';
import { ExplainService } from './explain.service.js';
import { Explanation } from './explanation.type.js';
import { FiguresService } from '../figures/figures.service.js';
import { MetricTableService } from './metric-table.service.js';
import { MetricTable } from './metric-table.type.js';
import { Metric } from './metric.type.js';

/** What every question of this room may say. */
@ArgsType()
class NumberArgs {
  @Field(() => String, { nullable: true, description: 'A product\'s key. Needed where there are several and no team is given.' }) product?: string | null;
  @Field(() => String, { nullable: true, description: 'A team\'s key: only its delivery.' }) team?: string | null;
  @Field(() => [FilterInput], { nullable: true, description: 'Keep only facts that pass all of these.' }) filters?: FilterInput[] | null;
  @Field(() => Measure, { nullable: true, description: 'What delivery is counted in; the team\'s own measure where it is left out.' }) measure?: Measure | null;
  @Field(() => ID, { nullable: true, description: 'The funnel of the conversion metrics; the product\'s first where it is left out.' }) funnel?: string | null;
}

@ArgsType()
class MetricTableArgs extends NumberArgs {
  @Field(() => [String], { description: 'Keys of the catalogue, up to 50.' }) metrics: string[];
  @Field(() => RangeInput, { description: 'Which days. Periods that hold any of them are given whole.' }) range: RangeInput;
  @Field(() => Grain, { description: 'What a row stands for.' }) grain: Grain;
  @Field(() => [String], { nullable: true, description: 'Up to 3 dimensions that every metric lists: a row a group. A trait ("trait:industry") with more than 50 values has the 50 that most have; the others stand together as "(other)".' }) groupBy?: string[] | null;
  @Field(() => Compare, { nullable: true, description: 'Fill `previous` and `change`: each row against the period before, or a year ago.' }) compare?: Compare | null;
  @Field(() => Boolean, { nullable: true, description: 'Leave out periods that are not over.' }) completeOnly?: boolean | null;
  @Field(() => Int, { defaultValue: 1000, description: 'Rows a page: 1 to 10,000.' }) first: number;
  @Field(() => String, { nullable: true, description: 'The nextCursor of the page before.' }) after?: string | null;
}

@ArgsType()
class FiguresArgs extends NumberArgs {
  @Field(() => [String], { description: 'Keys of the catalogue, up to 50.' }) metrics: string[];
  @Field(() => RangeInput, { description: 'The range that each figure is about.' }) range: RangeInput;
  @Field(() => Grain, { nullable: true, description: 'Give the course over the range, a point a period.' }) sparkline?: Grain | null;
  @Field(() => Compare, { nullable: true, description: 'Compare with the range of the same length before, or the same range a year ago.' }) compare?: Compare | null;
}

@ArgsType()
class ExplainArgs extends NumberArgs {
  @Field(() => String, { description: 'A key of the catalogue.' }) metric: string;
  @Field(() => ID, { nullable: true, description: 'The sprint it is the number of.' }) sprint?: string | null;
  @Field(() => ID, { nullable: true, description: 'The release it is the number of.' }) release?: string | null;
  @Field(() => RangeInput, { nullable: true, description: 'The range it is the number of; the last 90 days where nothing is said.' }) range?: RangeInput | null;
  @Field(() => Int, { defaultValue: 100, description: 'Rows a page: 1 to 1,000.' }) first: number;
  @Field(() => String, { nullable: true, description: 'The nextCursor of the page before.' }) after?: string | null;
}

/** A page of flat rows costs a fraction of as many objects: counted by metric and by the hundred rows. */
const tableCost = ({ args, childComplexity }: { args: Record<string, unknown>; childComplexity: number }): number => {
  const metrics = Array.isArray(args['metrics']) ? args['metrics'].length : 1;
  const first = typeof args['first'] === 'number' && args['first'] > 0 ? Math.min(args['first'], 10_000) : 1_000;
  return metrics * 100 + Math.ceil((first * Math.max(1, childComplexity)) / 10);
};
const figuresCost = ({ args, childComplexity }: { args: Record<string, unknown>; childComplexity: number }): number =>
  (Array.isArray(args['metrics']) ? args['metrics'].length : 1) * (100 + childComplexity);

/** What BI tools and pages ask of any metric. */
@Resolver()
export class BiResolver {
  constructor(
    @Inject(Answers) private readonly answers: Answers,
    @Inject(MetricTableService) private readonly tables: MetricTableService,
    @Inject(FiguresService) private readonly figuresService: FiguresService,
    @Inject(ExplainService) private readonly explanations: ExplainService,
  ) {}

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Query(() => [Metric], { description: 'Every metric that can be asked for, of one half or of both: of the halves that you may read.' })
  metricCatalog(@Args('half', { type: () => Half, nullable: true, description: 'Of this half only.' }) half: Half | null): Metric[] {
    return metricCatalog.filter((metric) => this.answers.keys.includes(metric.key) && mayRead(metric) && (half == null || metric.half === half));
  }

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Query(() => MetricTable, { complexity: tableCost, description: 'Metrics as one flat table for BI tools: a row a period, metric and group.' })
  async metricTable(@Args() args: MetricTableArgs): Promise<MetricTable> {
    return this.tables.table({ ...args, funnelId: readId('funnel', args.funnel) });
  }

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Query(() => [Figure], { complexity: figuresCost, description: 'One figure a metric over the whole range (a level, such as MRR, at its end), with its course.' })
  async figures(@Args() args: FiguresArgs): Promise<Figure[]> {
    return this.figuresService.figures({ ...args, funnelId: readId('funnel', args.funnel) });
  }

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Query(() => Explanation, { description: 'One number explained: the definition, its parts, and the items or people behind it, which add up to it.' })
  async explain(@Args() args: ExplainArgs): Promise<Explanation> {
    return this.explanations.explain({ ...args, sprintId: readId('sprint', args.sprint), releaseId: readId('release', args.release), funnelId: readId('funnel', args.funnel) });
  }
}

function readId(path: string, id: string | null | undefined): number | null {
  if (id == null) return null;
  if (/^\d{1,15}$/.test(id)) return Number(id);
  throw badInput(`${path}: expected an id as this server gave it, such as "17", got "${id.slice(0, 40)}".`);
}
