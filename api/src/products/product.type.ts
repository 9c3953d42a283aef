import { Field, ID, ObjectType } from '@nestjs/graphql';

/** A product: the noun that both halves hang their questions on. */
@ObjectType({ description: 'A product: what the teams build and the customers use. Both halves are asked about it.' })
export class Product {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'The IANA time zone whose days its numbers are counted in.' }) timeZone: string;
  @Field(() => String, { description: 'The ISO 4217 code of the currency its money is shown in.' }) currency: string;
  @Field(() => Boolean, { description: 'Whether its facts are simulated.' }) simulated: boolean;
}
