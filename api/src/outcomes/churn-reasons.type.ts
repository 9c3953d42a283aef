import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'A customer who left in the range.' })
export class ChurnedCustomer {
  @Field(() => String, { description: 'The account\'s key.' }) key: string;
  @Field(() => String, { description: 'Its name, or its key where it has none.' }) name: string;
  @Field(() => DateTime, { description: 'When the last paid subscription ended.' }) at: Date;
  @Field(() => Float, { description: 'The MRR that was lost, in minor units of the product\'s currency.' }) amount: number;
  @Field(() => String, { nullable: true, description: 'What the customer wrote; null: nothing.' }) comment: string | null;
}

@ObjectType({ description: 'Why customers left in the range. The amounts of all reasons add up to churned MRR.' })
export class ChurnReason {
  @Field(() => String, { nullable: true, description: 'The reason in the source\'s words; null: nobody has said.' }) reason: string | null;
  @Field(() => Float, { description: 'The MRR that was lost for it, in minor units of the product\'s currency.' }) amount: number;
  @Field(() => Int, { description: 'How often a customer left for it; one who came back and left again counts twice.' }) customers: number;
  @Field(() => [ChurnedCustomer], { description: 'Who left, the dearest first: at most 200.' }) left: ChurnedCustomer[];
}
