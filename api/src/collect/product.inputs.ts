import { Field, InputType } from '@nestjs/graphql';

@InputType({ description: 'A new product.' })
export class CreateProductInput {
  @Field(() => String, { description: 'Its key: the name that facts refer to it by.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'The IANA time zone whose days its numbers are counted in. UTC where it is left out.' }) timeZone?: string | null;
  @Field(() => String, { nullable: true, description: 'The ISO 4217 code of the currency its money is shown in. EUR where it is left out.' }) currency?: string | null;
}

@InputType({ description: 'What is to be otherwise of a product. What is left out stays as it is.' })
export class ChangeProductInput {
  @Field(() => String, { nullable: true, description: 'The ISO 4217 code of the currency its money is shown in. Money in currencies that no rate into it is known for is shown apart.' }) currency?: string | null;
  @Field(() => String, { nullable: true, description: 'The IANA time zone whose days its numbers are counted in.' }) timeZone?: string | null;
}
