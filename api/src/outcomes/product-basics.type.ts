import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A currency that a product is paid in, and whether its money would count in another one.' })
export class CurrencyUnderBasics {
  @Field(() => String, { description: 'The ISO 4217 code.' }) currency: string;
  @Field(() => Int, { description: 'Customers who pay in it now.' }) customers: number;
  @Field(() => Float, { description: 'What they pay a month, in its own minor units.' }) mrr: number;
  @Field(() => Int, { description: 'Decimals of its units.' }) exponent: number;
  @Field(() => Boolean, { description: 'Whether it is part of the figures now.' }) countedBefore: boolean;
  @Field(() => Boolean, { description: 'Whether it would be: it is the currency asked for, or a rate between the two is known.' }) countedAfter: boolean;
}

@ObjectType({ description: 'What showing a product in another currency or zone would do. Nothing is kept.' })
export class ProductBasicsEffect {
  @Field(() => [String], { description: 'What would be otherwise, a line each; none where nothing would.' }) changes: string[];
  @Field(() => [String], { description: 'What that does to the figures, in words.' }) effects: string[];
  @Field(() => Float, { description: 'MRR now, in whole minor units of the currency as it is.' }) mrrBefore: number;
  @Field(() => Int, { description: 'Decimals of the currency as it is.' }) exponentBefore: number;
  @Field(() => Float, { description: 'MRR now, in whole minor units of the currency asked for.' }) mrrAfter: number;
  @Field(() => Int, { description: 'Decimals of the currency asked for.' }) exponentAfter: number;
  @Field(() => [CurrencyUnderBasics], { description: 'Every currency that the product is or was paid in.' }) currencies: CurrencyUnderBasics[];
}
