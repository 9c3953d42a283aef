import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A copy of the database from which questions are read, as this server finds it.' })
export class ReadReplica {
  @Field(() => Int, { description: 'Its place in DATABASE_REPLICA_URLS, from 1.' }) place: number;
  @Field(() => Boolean, { description: 'Whether questions are read from it. If not, the primary answers.' }) usable: boolean;
  @Field(() => Float, { nullable: true, description: 'How many seconds it is behind the primary; null: it does not say. What it has not replayed yet is read from the primary.' }) lagSeconds: number | null;
  @Field(() => String, { nullable: true, description: 'Why it is left out; null: it is not.' }) reason: string | null;
}
