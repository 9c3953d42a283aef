import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.js';
import type { OutcomeAsked } from './outcome-question.js';

@ObjectType({ description: 'The movements of recurring revenue in a period, in minor units: start + new + expansion + reactivation - contraction - churn + currency = end.' })
export class RevenuePeriod {
  @Field(() => LocalDate, { description: 'The period\'s first day.' }) period: string;
  @Field(() => LocalDate, { description: 'The first day after the period.' }) periodEnd: string;
  @Field(() => Boolean, { description: 'Whether the period is over.' }) complete: boolean;
  @Field(() => Float, { description: 'MRR at the start.' }) start: number;
  @Field(() => Float, { description: 'MRR of customers who paid for the first time.' }) new: number;
  @Field(() => Float, { description: 'Rises of customers who stay.' }) expansion: number;
  @Field(() => Float, { description: 'MRR of customers who had left and came back.' }) reactivation: number;
  @Field(() => Float, { description: 'Falls of customers who stay, as a positive number.' }) contraction: number;
  @Field(() => Float, { description: 'MRR of customers who left, as a positive number.' }) churn: number;
  @Field(() => Float, { description: 'What rates of exchange alone did, signed; 0 while all is paid in the product\'s currency.' }) currency: number;
  @Field(() => Float, { description: 'MRR at the end.' }) end: number;
}

@ObjectType({ description: 'Money received and given back in a period, in minor units of the product\'s currency.' })
export class PaymentPeriod {
  @Field(() => LocalDate, { description: 'The period\'s first day.' }) period: string;
  @Field(() => LocalDate, { description: 'The first day after the period.' }) periodEnd: string;
  @Field(() => Boolean, { description: 'Whether the period is over.' }) complete: boolean;
  @Field(() => Float, { description: 'Payments received, rounded to whole minor units.' }) paid: number;
  @Field(() => Float, { description: 'Refunds given, as a positive number.' }) refunded: number;
  @Field(() => Float, { description: 'Payments less refunds; below 0 where more went back.' }) net: number;
  @Field(() => Int, { description: 'How many payments.' }) payments: number;
  @Field(() => Int, { description: 'How many refunds.' }) refunds: number;
  @Field(() => Int, { description: 'Distinct customers with a payment above 0: accounts, or people where a payment names no account.' }) customers: number;
  @Field(() => Int, { description: 'Those of them who never paid before.' }) newCustomers: number;
  @Field(() => String, { description: 'Payments received, exactly, in minor units as text.' }) paidExact: string;
}

@ObjectType({ description: 'What customers pay, in a range.' })
export class Revenue {
  question: OutcomeAsked;
  @Field(() => String, { description: 'ISO 4217 code of the product\'s currency. Money in other currencies is counted at its day\'s rate, and left out where none is known: `currencies` tells.' }) currency: string;
  @Field(() => Int, { description: 'Decimals of the currency: 2 means that 1234 minor units are 12.34.' }) exponent: number;
}
