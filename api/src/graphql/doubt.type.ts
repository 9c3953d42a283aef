import { Field, Int, ObjectType } from '@nestjs/graphql';
import { QualityKind, QualitySeverity } from './enums.js';

@ObjectType({ description: 'Why one number is doubtful, and by how many items.' })
export class Doubt {
  @Field(() => QualityKind, { description: 'What is wrong with them.' }) kind: QualityKind;
  @Field(() => QualitySeverity, { description: 'How grave it is.' }) severity: QualitySeverity;
  @Field(() => String, { description: 'In words, such as "3 of 57 items were never started: not in this figure".' }) says: string;
  @Field(() => Int, { description: 'How many items it concerns.' }) items: number;
  @Field(() => Int, { description: 'Of how many.' }) of: number;
}
