import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One item that was not kept, and why.' })
export class Rejection {
  @Field(() => String, { description: 'Where in the batch, as workItems[3].estimate.' }) path: string;
  @Field(() => String, { nullable: true, description: 'The value found there, shortened.' }) value: string | null;
  @Field(() => String, { description: 'What was expected, and what to do.' }) reason: string;
}

@ObjectType({ description: 'What became of a batch. What was accepted is on disk.' })
export class Receipt {
  @Field(() => Int, { description: 'Items that brought something new.' }) accepted: number;
  @Field(() => Int, { description: 'Items that were known already, word for word.' }) duplicates: number;
  @Field(() => [Rejection], { description: 'Items that were not kept; the others beside them were.' }) rejected: Rejection[];
}
