import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { StripeSetting } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'A customer behind a difference to Stripe\'s report.' })
export class StripeStepCustomer {
  @Field(() => String, { description: 'The account\'s key.' }) key: string;
  @Field(() => String, { description: 'Its name, or its key where it has none.' }) name: string;
  @Field(() => Float, { description: 'What the setting makes of it, in minor units of the product\'s currency, signed.' }) amount: number;
}

@ObjectType({ description: 'One setting of Stripe\'s report, with what it makes of the difference.' })
export class StripeStep {
  @Field(() => StripeSetting, { description: 'The setting.' }) setting: StripeSetting;
  @Field(() => Boolean, { description: 'Whether it was chosen: then it is part of the difference.' }) chosen: boolean;
  @Field(() => Float, { description: 'In minor units, signed. Chosen: what it adds to the chosen ones before it. Not chosen: what it would add to all that are.' }) amount: number;
  @Field(() => Int, { description: 'How many customers it is of.' }) customers: number;
  @Field(() => [StripeStepCustomer], { description: 'The customers, the largest amount first: at most 500. All of them add up to the amount.' }) items: StripeStepCustomer[];
}

@ObjectType({ description: 'MRR in a currency for which no rate is known.' })
export class StripeLeftOut {
  @Field(() => String, { description: 'ISO 4217 code.' }) currency: string;
  @Field(() => Int, { description: 'Customers who pay in it.' }) customers: number;
  @Field(() => Float, { description: 'Their MRR in it, in its own minor units.' }) amount: number;
}

@ObjectType({ description: 'MRR at the end of a month, and what Stripe\'s own report gives for it when it is set as chosen: ours + the chosen steps = theirs, exactly.' })
export class StripeDifference {
  @Field(() => LocalDate, { description: 'The month\'s first day.' }) month: string;
  @Field(() => LocalDate, { description: 'The first day after it.' }) monthEnd: string;
  @Field(() => Boolean, { description: 'Whether it is over; of the running month, as it stands now.' }) complete: boolean;
  @Field(() => String, { description: 'ISO 4217 code of the product\'s currency.' }) currency: string;
  @Field(() => Float, { description: 'MRR as it is defined here, in minor units.' }) ours: number;
  @Field(() => Float, { description: 'What Stripe\'s report gives when it is set as chosen, in minor units.' }) theirs: number;
  @Field(() => [StripeStep], { description: 'All settings: the chosen ones in the order in which they are reckoned, then the others.' }) steps: StripeStep[];
  @Field(() => [StripeLeftOut], { description: 'Money in currencies without a rate: Stripe converts it, and here it is left out until a rate is sent.' }) leftOut: StripeLeftOut[];
  @Field(() => Float, { nullable: true, description: 'The number that Stripe\'s report shows, where it was given, in minor units.' }) stated: number | null;
  @Field(() => Float, { nullable: true, description: 'Stated less ours.' }) difference: number | null;
  @Field(() => Float, { description: 'The sum of the chosen steps.' }) explained: number;
  @Field(() => Float, { nullable: true, description: 'What remains of the difference when the chosen steps are taken off.' }) unexplained: number | null;
  @Field(() => [StripeSetting], { nullable: true, description: 'The fewest settings that give the stated number exactly; null: none do, or none was stated.' }) fits: StripeSetting[] | null;
  @Field(() => Int, { nullable: true, description: 'How many choices of settings give it exactly; with more than one, the fewest need not be the true one.' }) ways: number | null;
}
