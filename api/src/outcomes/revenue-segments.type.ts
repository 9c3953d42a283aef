import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'Customers who have one value of a dimension in common, and what their MRR did over the range. Money in minor units.' })
export class RevenueSegment {
  @Field(() => String, { nullable: true, description: 'The value; null for customers without one, and in the rows that take several together.' }) value: string | null;
  @Field(() => [String], { nullable: true, description: 'What a filter on the dimension takes to ask for the same customers; null for the whole, and where no filter gives them.' }) filter: string[] | null;
  @Field(() => Int, { description: 'Paying customers at the end.' }) customers: number;
  @Field(() => Float, { description: 'MRR at the start.' }) start: number;
  @Field(() => Float, { description: 'New MRR.' }) new: number;
  @Field(() => Float, { description: 'Rises.' }) expansion: number;
  @Field(() => Float, { description: 'MRR that came back.' }) reactivation: number;
  @Field(() => Float, { description: 'Falls, as a positive number.' }) contraction: number;
  @Field(() => Float, { description: 'MRR that left, as a positive number.' }) churn: number;
  @Field(() => Float, { description: 'What rates of exchange alone did, signed.' }) currency: number;
  @Field(() => Float, { description: 'MRR at the end.' }) end: number;
  @Field(() => Float, { nullable: true, description: 'Net revenue retention.' }) nrr: number | null;
  @Field(() => Float, { nullable: true, description: 'Gross revenue retention.' }) grr: number | null;
  @Field(() => Float, { nullable: true, description: 'Customer churn.' }) customerChurn: number | null;
  @Field(() => Float, { nullable: true, description: 'Average MRR of a paying customer at the end.' }) arpa: number | null;
}

@ObjectType({ description: 'Revenue by the values of one dimension. All rows and `other` add up to `whole`, line by line; ratios are not added.' })
export class RevenueSegments {
  @Field(() => String, { description: 'The dimension.' }) by: string;
  @Field(() => [RevenueSegment], { description: 'The segments with the most MRR at the end, the most first.' }) rows: RevenueSegment[];
  @Field(() => RevenueSegment, { nullable: true, description: 'All further values taken together; null where there are none.' }) other: RevenueSegment | null;
  @Field(() => Int, { description: 'How many values `other` takes together, at least.' }) otherValues: number;
  @Field(() => RevenueSegment, { description: 'All customers.' }) whole: RevenueSegment;
}

@ObjectType({ description: 'What revenue can be split by.' })
export class RevenueDimension {
  @Field(() => String, { description: 'As groupBy, filters and segments take it: "plan", "trait:industry".' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { nullable: true, description: 'How many accounts have it; null: none says it as a trait.' }) accounts: number | null;
  @Field(() => Int, { nullable: true, description: 'How many different values they have.' }) values: number | null;
}

@ObjectType({ description: 'What is paid in one currency, in minor units of that currency.' })
export class RevenueCurrency {
  @Field(() => String, { description: 'ISO 4217 code.' }) currency: string;
  @Field(() => Int, { description: 'Decimals of the currency.' }) exponent: number;
  @Field(() => Boolean, { description: 'Whether it is the product\'s own.' }) own: boolean;
  @Field(() => Boolean, { description: 'Whether its money is part of all figures: it is the product\'s own, or a rate is known.' }) counted: boolean;
  @Field(() => Int, { description: 'Customers who pay in it at the end of the range.' }) customers: number;
  @Field(() => Float, { description: 'MRR in it at the end of the range.' }) mrr: number;
  @Field(() => Int, { description: 'Payments in it in the range.' }) payments: number;
  @Field(() => Float, { description: 'What they come to.' }) paid: number;
  @Field(() => Float, { description: 'Refunds in it in the range, as a positive number.' }) refunded: number;
  @Field(() => Float, { description: 'Payments less refunds.' }) net: number;
  @Field(() => Float, { nullable: true, description: 'What a unit of it is in the product\'s currency on the last day of the range.' }) rate: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day of that rate: an earlier one where none was sent for the day itself.' }) rateDay: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day of the first rate: what happened before it is counted by that one.' }) firstRateDay: string | null;
  @Field(() => String, { nullable: true, description: 'What keeps it from being counted, and what to do.' }) note: string | null;
}
