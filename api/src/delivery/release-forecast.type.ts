import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ForecastAsked } from '../tallies/delivery/release-forecasts.js';
import { ForecastBasis, Measure, PromiseOutcome, Unit } from '../graphql/enums.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';
import { Release } from './release.type.js';
import { Team } from './team.type.js';

@InputType({ description: 'What if: other than it is. Everything left out stays as it is.' })
export class WhatIfInput {
  @Field(() => [String], { nullable: true, description: 'Keys of open items of the release that would be dropped; at most 1,000.' }) dropItems: string[] | null;
  @Field(() => Int, { nullable: true, description: 'By how many sprints the target would be later, 0 to 52.' }) addSprints: number | null;
  @Field(() => Float, { nullable: true, description: 'What would be completed of the release in a sprint (a working day, where days are drawn), by all its teams together; above 0. The spread of the past is kept.' }) velocity: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'Another target.' }) targetDate: string | null;
}

@ObjectType({ description: 'The first date by which so many of 100 simulated futures are done.' })
export class ForecastPercentile {
  @Field(() => Int, { description: 'Of 100 futures: 50, 70, 85 or 95.' }) percent: number;
  @Field(() => LocalDate, { nullable: true, description: 'The end of the sprint, or the working day, in which they are done; null: never at this rate.' }) date: string | null;
  @Field(() => Int, { nullable: true, description: 'Whole sprints after the running one, or working days after today; 0: with the running sprint. Null also for several teams, whose sprints differ.' }) steps: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is no date.' }) nullReason: string | null;
}

@ObjectType({ description: 'What may be left at the end of a step to come: percentiles over all futures.' })
export class ForecastFanPoint {
  @Field(() => LocalDate, { description: 'The day on which the step ends.' }) date: string;
  @Field(() => Int, { description: 'Which step: 0 is the rest of the running sprint, or today.' }) step: number;
  @Field(() => Float, { description: 'In 5 of 100 futures no more than this is left.' }) p5: number;
  @Field(() => Float, { description: 'In 15 of 100.' }) p15: number;
  @Field(() => Float, { description: 'In half of them.' }) p50: number;
  @Field(() => Float, { description: 'In 85 of 100.' }) p85: number;
  @Field(() => Float, { description: 'In 95 of 100.' }) p95: number;
}

@ObjectType({ description: 'A sprint, or a working day, of the past that the futures are drawn from: what it completed and how the scope changed are drawn together.' })
export class ForecastDraw {
  @Field(() => String, { description: 'The key of its team.' }) team: string;
  @Field(() => ID, { nullable: true, description: 'The sprint; null: a working day.' }) sprint: string | null;
  @Field(() => String, { description: 'The sprint\'s name, or the day.' }) name: string;
  @Field(() => Float, { description: 'What it completed of the release, less what was reopened.' }) completed: number;
  @Field(() => Float, { description: 'By how much the scope of the release grew: added - removed + re-estimated.' }) scopeChange: number;
}

@ObjectType({ description: 'One team\'s part of the forecast.' })
export class TeamForecast {
  @Field(() => Team, { description: 'The team.' }) team: Team;
  @Field(() => Float, { description: 'What it has left.' }) remaining: number;
  @Field(() => Int, { description: 'How many sprints, or days, its futures are drawn from.' }) sampleSize: number;
  @Field(() => Float, { nullable: true, description: 'What these completed on average.' }) meanCompleted: number | null;
  @Field(() => Float, { nullable: true, description: 'By how much the scope grew in them on average.' }) meanScopeChange: number | null;
  @Field(() => Int, { nullable: true, description: 'Calendar days from one start of a sprint to the next: the median of its last ones.' }) rhythmDays: number | null;
  @Field(() => [ForecastPercentile], { description: 'The dates of its part alone; empty where nothing is left of it, or there is no forecast.' }) percentiles: readonly ForecastPercentile[];
  @Field(() => String, { nullable: true, description: 'Why its part has no forecast.' }) nullReason: string | null;
}

@ObjectType({ description: 'When a release may be done: simulated from the past of the teams at work on it.' })
export class ReleaseForecast {
  @Field(() => Measure, { description: 'What it is reckoned in; items where several teams work on it.' }) measure: Measure;
  @Field(() => Unit, { description: 'The unit of its amounts.' }) unit: Unit;
  @Field(() => ForecastBasis, { description: 'What is drawn: whole sprints, or single working days.' }) basis: ForecastBasis;
  @Field(() => Float, { description: 'What is left, without what would be dropped. What the running sprint has done so far is out of it.' }) remaining: number;
  @Field(() => [ForecastPercentile], { description: 'The dates that 50, 70, 85 and 95 of 100 futures reach; empty where there is no forecast. Of several teams: the product of their chances by date.' }) percentiles: readonly ForecastPercentile[];
  @Field(() => LocalDate, { nullable: true, description: 'The target, with the sprints that would be added.' }) targetDate: string | null;
  @Field(() => Float, { nullable: true, description: 'The share of the futures that are done by the target, read at the last step that ends by it; never above 0.95 while work remains. Null: no target, or no forecast.' }) chance: number | null;
  @Field(() => String, { nullable: true, description: 'The same as it is said: "62 %", ">95 %", "<1 %".' }) chanceText: string | null;
  @Field(() => [ForecastFanPoint], { description: 'What may be left, step by step; empty where there is no forecast.' }) fan: readonly ForecastFanPoint[];
  @Field(() => [ForecastDraw], { description: 'What the futures are drawn from, earliest first, team by team.' }) sample: ForecastDraw[];
  @Field(() => [TeamForecast], { description: 'Each team\'s own part, the lead\'s first.' }) teams: TeamForecast[];
  @Field(() => Int, { description: 'How many futures were simulated for each team.' }) trials: number;
  @Field(() => Float, { description: 'What the draws began with: the same until a sprint (a day, where days are drawn) is over, so that asking again does not jump.' }) seed: number;
  @Field(() => String, { nullable: true, description: 'What makes it doubtful.' }) warning: string | null;
  @Field(() => String, { nullable: true, description: 'Why there is no forecast.' }) nullReason: string | null;
  @Field(() => String, { description: 'All of it in a sentence.' }) sentence: string;
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
  /** What was asked, for its back-test. */
  asked: ForecastAsked;
}

@ObjectType({ description: 'The 85 % date that the forecast would have given at the close of a sprint, and what came of it.' })
export class PastPromise {
  @Field(() => Release, { description: 'The release.' }) release: Release;
  @Field(() => ID, { description: 'The sprint at whose close it was made.' }) sprint: string;
  @Field(() => String, { description: 'Its name.' }) sprintName: string;
  @Field(() => DateTime, { description: 'The close.' }) madeAt: Date;
  @Field(() => Float, { description: 'What was left then.' }) remaining: number;
  @Field(() => LocalDate, { nullable: true, description: 'The date that 85 of 100 futures reached; null: never at that rate.' }) promisedDate: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day on which nothing was left, or it was released; null: not yet.' }) doneDate: string | null;
  @Field(() => PromiseOutcome, { description: 'Met, missed, or not due yet.' }) outcome: PromiseOutcome;
}

@ObjectType({ description: 'How often the 85 % dates of the past were met: at each closed sprint of the team\'s releases the forecast is made anew from what was known then.' })
export class ForecastBackTest {
  @Field(() => Int, { description: 'How many were met.' }) met: number;
  @Field(() => Int, { description: 'How many were met or missed; those not due yet are left out.' }) due: number;
  @Field(() => Float, { nullable: true, description: 'met / due: about 0.85 where the forecast deserves trust; null: none was due.' }) share: number | null;
  @Field(() => String, { description: 'In words: "met 9 of 11 (82 %)".' }) sentence: string;
  @Field(() => [PastPromise], { description: 'Each of them, latest first.' }) promises: PastPromise[];
}

@ObjectType({ description: 'An item of a release that is left to do.' })
export class ReleaseItem {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { nullable: true, description: 'The key of its team.' }) team: string | null;
  @Field(() => Float, { description: 'What it counts: all of them add up to what remains.' }) amount: number;
}
