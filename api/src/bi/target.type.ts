import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Grain, Unit } from '../graphql/enums.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'What a metric should reach. Nothing is changed in place: setting one again is a further version.' })
export class Target {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'The metric\'s key.' }) metric: string;
  @Field(() => String, { description: 'The metric\'s name.' }) name: string;
  @Field(() => Unit, { description: 'What the value is in.' }) unit: Unit;
  @Field(() => String, { nullable: true, description: 'Of money: the currency it was set in. Values in another one are not held against it.' }) currency: string | null;
  @Field(() => String, { nullable: true, description: 'The team\'s key; null: it is the product\'s.' }) team: string | null;
  @Field(() => String, { nullable: true, description: 'Of conversion: the funnel\'s key.' }) funnel: string | null;
  @Field(() => ID, { nullable: true, description: 'Of conversion: the funnel\'s id, by which it is set again.' }) funnelId: number | null;
  @Field(() => Grain, { nullable: true, description: 'The periods it is meant for; null: of any length.' }) grain: Grain | null;
  @Field(() => LocalDate, { description: 'The first day that it holds for: a period has the target that holds on its last day.' }) from: string;
  @Field(() => LocalDate, { nullable: true, description: 'The day after the last one; null: until another is set.' }) to: string | null;
  @Field(() => Float, { nullable: true, description: 'The target, in the metric\'s own unit; null: from then on there is none.' }) value: number | null;
  @Field(() => Int, { description: 'Counts the versions for this metric, team, funnel and length of period.' }) version: number;
  @Field(() => Boolean, { description: 'Whether it is the last version of its kind.' }) isLatest: boolean;
  @Field(() => String, { nullable: true, description: 'Who set it.' }) author: string | null;
  @Field(() => String, { nullable: true, description: 'Why.' }) reason: string | null;
  @Field(() => DateTime, { description: 'When it was set.' }) madeAt: Date;
}

@InputType({ description: 'What a metric should reach, of a product or of one team.' })
export class TargetInput {
  @Field(() => String, { description: 'A key of the catalogue.' }) metric: string;
  @Field(() => String, { nullable: true, description: 'The product\'s key. Needed where there are several and no team is given.' }) product?: string | null;
  @Field(() => String, { nullable: true, description: 'A team\'s key: the target is that team\'s. Metrics of delivery only.' }) team?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of conversion: the funnel; the product\'s first where it is left out.' }) funnel?: string | null;
  @Field(() => Grain, { nullable: true, description: 'The periods it is meant for. Needed where values of periods add up, such as new MRR: 10,000 a month is 30,000 a quarter.' }) grain?: Grain | null;
  @Field(() => LocalDate, { nullable: true, description: 'The first day that it holds for; today where it is left out.' }) from?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day after the last one; until another is set where it is left out.' }) to?: string | null;
  @Field(() => Float, { nullable: true, description: 'The target, in the metric\'s own unit: a RATIO as 0.4 for 40 %, money in minor units. null takes it away.' }) value?: number | null;
  @Field(() => String, { nullable: true, description: 'Who sets it.' }) author?: string | null;
  @Field(() => String, { nullable: true, description: 'Why.' }) reason?: string | null;
  @Field(() => Int, { nullable: true, description: 'The version that was read, 0 for none: refused where another was set since. Left out: whatever it is, this is the next one.' }) version?: number | null;
}
