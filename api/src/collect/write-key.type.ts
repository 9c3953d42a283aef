import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'A key by which programs send outcomes of one source for one product. Its secret is shown once, when it is made, and never kept.' })
export class WriteKey {
  sourceId: number;
  @Field(() => ID, { description: 'Its id, for revoking it.' }) id: number;
  @Field(() => String, { description: 'What it was called when it was made.' }) name: string;
  @Field(() => String, { description: 'How its text begins, to tell keys apart.' }) start: string;
  @Field(() => String, { description: 'The product, by its key, that everything sent with it belongs to.' }) product: string;
  @Field(() => [String], { description: 'What it may be used for: COLLECT_OUTCOMES.' }) scopes: string[];
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to about ten seconds; null where it never was.' }) lastUsedAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was ended; null where it is live.' }) revokedAt: Date | null;
}

@ObjectType({ description: 'A key that was just made.' })
export class CreatedWriteKey {
  @Field(() => WriteKey, { description: 'The key as it is shown from now on.' }) key: WriteKey;
  @Field(() => String, { description: 'Its whole text, bfk_live_…: this answer is the only one that has it.' }) text: string;
}
