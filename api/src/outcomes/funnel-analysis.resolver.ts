import { Inject } from '@nestjs/common';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Grain } from '../graphql/enums.js';
import { untilLeft, type AnswerContext } from '../graphql/until-left.js';
import { FunnelAnalysisService } from './funnel-analysis.service.js';
import { FunnelAnalysis, FunnelEntryRule, FunnelGroup, FunnelPart, FunnelPeople, FunnelPeriod, TimeToConvert } from './funnel-analysis.type.js';
import { FunnelReport } from './funnel-report.type.js';

const text = (description: string) => ({ type: () => String, nullable: true, description }) as const;

/** One funnel over one range, question by question. */
@Resolver(() => FunnelAnalysis)
export class FunnelAnalysisResolver {
  constructor(@Inject(FunnelAnalysisService) private readonly service: FunnelAnalysisService) {}

  @ResolveField(() => FunnelReport, { description: 'How many came how far.' })
  async report(@Parent() analysis: FunnelAnalysis, @Context() context: AnswerContext): Promise<FunnelReport> {
    return this.service.report(analysis, untilLeft(context));
  }

  @ResolveField(() => [FunnelEntryRule], { description: 'The same by each entry rule, side by side. In any order there is no EVERY: each step done begins an attempt.' })
  async entryRules(@Parent() analysis: FunnelAnalysis, @Context() context: AnswerContext): Promise<FunnelEntryRule[]> {
    return this.service.entryRules(analysis, untilLeft(context));
  }

  @ResolveField(() => [FunnelPeriod], { description: 'Conversion by when they entered.' })
  async overTime(@Parent() analysis: FunnelAnalysis, @Args('grain', { type: () => Grain, description: 'DAY, WEEK, MONTH or QUARTER of entry.' }) grain: Grain, @Context() context: AnswerContext): Promise<FunnelPeriod[]> {
    return this.service.overTime(analysis, grain, untilLeft(context));
  }

  @ResolveField(() => TimeToConvert, { description: 'How long it took from one step to another, of those who came so far.' })
  async timeToConvert(
    @Parent() analysis: FunnelAnalysis,
    @Args('fromStep', { type: () => Int, defaultValue: 1, description: 'From this step; 1 is the first.' }) fromStep: number,
    @Args('toStep', { type: () => Int, nullable: true, description: 'To this one; the last where it is left out.' }) toStep: number | null,
    @Context() context: AnswerContext,
  ): Promise<TimeToConvert> {
    return this.service.timeToConvert(analysis, fromStep, toStep ?? null, untilLeft(context));
  }

  @ResolveField(() => [FunnelGroup], { description: 'The funnel by a property of the event by which they entered, or by a trait. The groups add up to the whole; by a property a person stands where the entry that counts stands.' })
  async breakdown(
    @Parent() analysis: FunnelAnalysis,
    @Args('property', text('A property of the event by which they entered.')) property: string | null,
    @Args('trait', text('Or a trait of the person, else of the account.')) trait: string | null,
    @Args('first', { type: () => Int, defaultValue: 8, description: 'So many values are shown apart, at most 20; all others are one group.' }) first: number,
    @Context() context: AnswerContext,
  ): Promise<FunnelGroup[]> {
    return this.service.breakdown(analysis, { property: property ?? null, trait: trait ?? null, first }, untilLeft(context));
  }

  @ResolveField(() => FunnelPeople, { description: 'Who stands behind a step or a drop-off: as many as the number says.' })
  async people(
    @Parent() analysis: FunnelAnalysis,
    @Args('part', { type: () => FunnelPart, description: 'Those who reached the step, those lost before it, or those with time left.' }) part: FunnelPart,
    @Args('step', { type: () => Int, defaultValue: 1, description: 'Which step; 1 is the first.' }) step: number,
    @Args('property', text('Only those who entered with a value of this property …')) property: string | null,
    @Args('value', text('… namely this one; left out: without the property.')) value: string | null,
    @Args('trait', text('Or only those with that value of this trait of the person, else of the account.')) trait: string | null,
    @Args('except', { type: () => [String], nullable: 'itemsAndList', description: 'In place of `value`: all whose value of the property or trait is none of these, as those whom a breakdown calls the rest; null among them: nor those without one.' }) except: (string | null)[] | null,
    @Args('first', { type: () => Int, defaultValue: 100, description: 'Rows a page, at most 5,000.' }) first: number,
    @Args('after', text('The nextCursor of the page before.')) after: string | null,
    @Context() context: AnswerContext,
  ): Promise<FunnelPeople> {
    return this.service.people(analysis, { part, step, property: property ?? null, trait: trait ?? null, value: value ?? null, except: except ?? null, first, after: after ?? null }, untilLeft(context));
  }
}
