import { Inject } from '@nestjs/common';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { printOf, readCursor, readFirst, writeCursor } from '../figures/cursor.js';
import { badInput } from '../graphql/named-error.js';
import { untilLeft, type AnswerContext } from '../graphql/until-left.js';
import { LocalDate } from '../graphql/scalars.js';
import { RetentionService } from './retention.service.js';
import { Retention, RetentionCell, RetentionCohort, RetentionPeople } from './retention.type.js';

const MOST_PEOPLE = 1_000;

/** The grid, its average and the people of each cell: counted only where it is asked for. */
@Resolver(() => Retention)
export class RetentionResolver {
  /** Cells and average come from one count; a grid lives as long as its request. */
  private readonly counted = new WeakMap<Retention, Promise<RetentionCohort[]>>();

  constructor(@Inject(RetentionService) private readonly retention: RetentionService) {}

  @ResolveField(() => [RetentionCohort], { description: 'The cohorts, the earliest first.' })
  async cohorts(@Parent() asked: Retention, @Context() context: AnswerContext): Promise<RetentionCohort[]> {
    return this.of(asked, context);
  }

  @ResolveField(() => [RetentionCell], { description: 'The average of the cohorts that are old enough for each step, pooled. With its curve over the steps.' })
  async average(@Parent() asked: Retention, @Context() context: AnswerContext): Promise<RetentionCell[]> {
    return this.retention.average(await this.of(asked, context), asked.steps);
  }

  @ResolveField(() => RetentionPeople, { description: 'The people behind one cell.' })
  async people(
    @Parent() asked: Retention,
    @Args('cohort', { type: () => LocalDate, description: 'The first day of the cohort\'s period.' }) cohort: string,
    @Args('step', { type: () => Int, description: 'The step, 0 the one they began in.' }) step: number,
    @Args('came', { type: () => Boolean, nullable: true, description: 'Only those who came back, or only those who did not; everybody where it is left out.' }) came: boolean | null,
    @Args('first', { type: () => Int, defaultValue: 100, description: 'How many at most.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'The cursor of the page before.' }) after: string | null,
  ): Promise<RetentionPeople> {
    if (step < 0 || step >= asked.steps) throw badInput(`step: expected 0 to ${asked.steps - 1}, got ${step}.`);
    const limit = readFirst(first, MOST_PEOPLE);
    const { question, ...rest } = asked;
    const print = printOf({ ...rest, asOf: null, product: question.product.key, range: question.range, cohort, step, came });
    const offset = after ? Number(readCursor(print, after)[0]) : 0;
    const found = await this.retention.people(asked, cohort, step, came ?? null, { offset, limit });
    const next = offset + found.rows.length;
    return { ...found, nextCursor: next < found.totalCount ? writeCursor(print, [next]) : null };
  }

  private async of(asked: Retention, context: AnswerContext): Promise<RetentionCohort[]> {
    const counted = this.counted.get(asked) ?? this.retention.cohorts(asked, untilLeft(context));
    this.counted.set(asked, counted);
    return counted;
  }
}
