import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Figure } from '../graphql/figure.js';
import { LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'People who signed up in one period.' })
export class ActivationCohort {
  @Field(() => LocalDate, { description: 'The period\'s first day.' }) period: string;
  @Field(() => LocalDate, { description: 'The first day after it.' }) periodEnd: string;
  @Field(() => Boolean, { description: 'Whether everybody\'s time has passed: the period is over, and nobody is maturing.' }) complete: boolean;
  @Field(() => Int, { nullable: true, description: 'People who signed up. Null: it cannot be counted, which nullReason says.' }) signedUp: number | null;
  @Field(() => Int, { nullable: true, description: 'Of these, whose time to activate has passed. Null: it cannot be counted, which nullReason says.' }) matured: number | null;
  @Field(() => Int, { nullable: true, description: 'Of those whose time has passed, who activated in it. Null: it cannot be counted, which nullReason says.' }) activated: number | null;
  @Field(() => Int, { nullable: true, description: 'Who still has time, activated or not: counted in no rate. Null: it cannot be counted, which nullReason says.' }) maturing: number | null;
  @Field(() => Float, { nullable: true, description: 'activated of matured.' }) rate: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval.' }) low: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval.' }) high: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is no rate.' }) nullReason: string | null;
}

@ObjectType({ description: 'How many have activated so many hours after they signed up, by Kaplan and Meier: who is watched for a shorter time counts for as long.' })
export class ActivationStep {
  @Field(() => Float, { description: 'Hours since signing up.' }) hours: number;
  @Field(() => Float, { description: 'The share that has activated by then.' }) share: number;
  @Field(() => Float, { description: 'Lower end of its 95 % interval.' }) low: number;
  @Field(() => Float, { description: 'Upper end of its 95 % interval.' }) high: number;
  @Field(() => Int, { description: 'People watched up to then who had not activated just before.' }) atRisk: number;
}

@ObjectType({ description: 'Whether people who sign up come to what the product is for, and how fast.' })
export class Activation {
  @Field(() => String, { description: 'What activation is, in words.' }) says: string;
  @Field(() => Boolean, { description: 'Whether it was decided what activates a person.' }) decided: boolean;
  @Field(() => Int, { nullable: true, description: 'How many hours after signing up count.' }) hours: number | null;
  @Field(() => Figure, { description: 'Of everybody who signed up in the range and whose time has passed, who activated in it.' }) rate: Figure;
  @Field(() => Float, { nullable: true, description: 'Time to value: the Kaplan-Meier median, in hours.' }) timeToValueHours: number | null;
  @Field(() => Int, { description: 'The people it rests on.' }) timeToValuePeople: number;
  @Field(() => String, { nullable: true, description: 'Why there is no time to value.' }) timeToValueNullReason: string | null;
  @Field(() => [ActivationCohort], { description: 'By when people signed up.' }) cohorts: ActivationCohort[];
  @Field(() => [ActivationStep], { description: 'The course of activation; a long one is thinned to 200 steps.' }) curve: ActivationStep[];
}
