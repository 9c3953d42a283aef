import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, LocalDate } from '../graphql/scalars.js';
import type { EventRule } from '@bifocal/metrics';
import type { OutcomeAsked } from './outcome-question.js';

export const RetentionStepUnit = { DAY: 'DAY', WEEK: 'WEEK', MONTH: 'MONTH', ROLLING_24_HOURS: 'ROLLING_24_HOURS' } as const;
export type RetentionStepUnit = keyof typeof RetentionStepUnit;
registerEnumType(RetentionStepUnit, {
  name: 'RetentionStepUnit', description: 'How long one step of a retention grid is.',
  valuesMap: {
    DAY: { description: 'A local day of the product\'s zone; cohorts by day.' }, WEEK: { description: 'An ISO week; cohorts by week.' }, MONTH: { description: 'A calendar month; cohorts by month.' },
    ROLLING_24_HOURS: { description: '24 hours from each person\'s own start; cohorts by the local day of it.' },
  },
});
export const RetentionMode = { ON: 'ON', ON_OR_AFTER: 'ON_OR_AFTER' } as const;
export type RetentionMode = keyof typeof RetentionMode;
registerEnumType(RetentionMode, { name: 'RetentionMode', description: 'What coming back is.', valuesMap: { ON: { description: 'In exactly that step.' }, ON_OR_AFTER: { description: 'In that step or any later one.' } } });

@ObjectType({ description: 'One cell of a retention grid. The interval is Wilson\'s, 95 %.' })
export class RetentionCell {
  @Field(() => Int, { description: 'The step: 0 is the one they began in.' }) step: number;
  @Field(() => Int, { description: 'People who came back.' }) returned: number;
  @Field(() => Int, { description: 'Of how many.' }) people: number;
  @Field(() => Boolean, { description: 'Whether the step is over.' }) complete: boolean;
  @Field(() => Float, { nullable: true, description: 'returned of people. Null, not 0, while the step is not over.' }) rate: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its interval.' }) low: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its interval.' }) high: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is no rate.' }) nullReason: string | null;
}

@ObjectType({ description: 'People who began in one period, and how many of them came back in each step.' })
export class RetentionCohort {
  @Field(() => LocalDate, { description: 'The period\'s first day.' }) period: string;
  @Field(() => LocalDate, { description: 'The first day after it.' }) periodEnd: string;
  @Field(() => Boolean, { description: 'Whether the period is over.' }) complete: boolean;
  @Field(() => Int, { description: 'People who began in it.' }) people: number;
  @Field(() => [RetentionCell], { description: 'From step 0 on.' }) cells: RetentionCell[];
}

@ObjectType({ description: 'A person of a cohort.' })
export class RetentionPerson {
  @Field(() => String, { description: 'The person\'s key.' }) key: string;
  @Field(() => String, { description: 'The name, or the key.' }) label: string;
  @Field(() => String, { nullable: true, description: 'The account.' }) detail: string | null;
  @Field(() => DateTime, { description: 'When the person began.' }) startedAt: Date;
  @Field(() => Boolean, { description: 'Whether the person came back in the step that was asked about.' }) came: boolean;
}

@ObjectType({ description: 'The people of one cell, a page of them: first those who came back.' })
export class RetentionPeople {
  @Field(() => Int, { description: 'How many there are.' }) totalCount: number;
  @Field(() => [RetentionPerson], { description: 'This page.' }) rows: RetentionPerson[];
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null: this is the last.' }) nextCursor: string | null;
}

@ObjectType({ description: 'Whether people come back: cohorts by when they began, and the share that came in each step since.' })
export class Retention {
  question: OutcomeAsked;
  unit: RetentionStepUnit;
  mode: RetentionMode;
  start: EventRule | null;
  back: EventRule | null;
  steps: number;
  @Field(() => String, { description: 'What begins a cohort, what counts as coming back, and when, in words.' }) says: string;
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
}
