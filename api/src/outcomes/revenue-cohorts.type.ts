import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'How a cohort of customers stands at the end of a month. All null while the month is not over. Money in minor units, other currencies at the rate of each customer\'s first day.' })
export class RevenueCohortCell {
  @Field(() => Int, { description: 'Months since the cohort\'s own month, which is 0.' }) month: number;
  @Field(() => Boolean, { description: 'Whether the month is over.' }) complete: boolean;
  @Field(() => Int, { description: 'Customers of the cohort, or of all cohorts that are old enough.' }) size: number;
  @Field(() => Float, { description: 'Their first MRR.' }) startMrr: number;
  @Field(() => Int, { nullable: true, description: 'Those of them who are still customers: paying, or paused.' }) customers: number | null;
  @Field(() => Float, { nullable: true, description: 'Their MRR.' }) netMrr: number | null;
  @Field(() => Float, { nullable: true, description: 'Sum of the lesser of each customer\'s first MRR and MRR now.' }) grossMrr: number | null;
  @Field(() => Float, { nullable: true, description: 'customers / size.' }) customersKept: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval.' }) customersLow: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval.' }) customersHigh: number | null;
  @Field(() => Float, { nullable: true, description: 'netMrr / startMrr: over 1 where the cohort grew.' }) netKept: number | null;
  @Field(() => Float, { nullable: true, description: 'grossMrr / startMrr: never over 1.' }) grossKept: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is no value.' }) nullReason: string | null;
}

@ObjectType({ description: 'Customers who paid for the first time in one month, in the months since.' })
export class RevenueCohort {
  @Field(() => LocalDate, { description: 'The first day of the month in which they began.' }) period: string;
  @Field(() => Boolean, { description: 'Whether that month is over.' }) complete: boolean;
  @Field(() => Int, { description: 'How many customers.' }) customers: number;
  @Field(() => Float, { description: 'Their MRR as each began, in minor units.' }) startMrr: number;
  @Field(() => [RevenueCohortCell], { description: 'The cohort\'s own month, and each month since.' }) cells: RevenueCohortCell[];
}

@ObjectType({ description: 'Customers by the month of their first payment, and what is left of them in the months since.' })
export class RevenueCohorts {
  @Field(() => [RevenueCohort], { description: 'The cohorts, the oldest first.' }) rows: RevenueCohort[];
  @Field(() => [RevenueCohortCell], { description: 'Per month since, all cohorts that are old enough taken together, customer by customer.' }) average: RevenueCohortCell[];
}
