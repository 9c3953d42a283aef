import { Field, Float, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'What the payments of a period were for, as far as their source tells it, in minor units: tax + usage + oneOff + rest = paid. None of the first three is in MRR.' })
export class PaymentPartsPeriod {
  @Field(() => LocalDate, { description: 'The period\'s first day.' }) period: string;
  @Field(() => LocalDate, { description: 'The first day after the period.' }) periodEnd: string;
  @Field(() => Boolean, { description: 'Whether the period is over.' }) complete: boolean;
  @Field(() => Float, { description: 'Payments received.' }) paid: number;
  @Field(() => Float, { description: 'Of it tax.' }) tax: number;
  @Field(() => Float, { description: 'Of it metered usage, without tax.' }) usage: number;
  @Field(() => Float, { description: 'Of it what is paid once, without tax.' }) oneOff: number;
  @Field(() => Float, { description: 'The rest: subscriptions, and payments whose source does not tell what they were for.' }) rest: number;
}
