import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Measure, Unit } from '../graphql/enums.js';
import { DateTime } from '../graphql/scalars.js';
import { Sprint } from './sprint.type.js';

@ObjectType({ description: 'A frozen sprint, and by which version of the team\'s definition it is read.' })
export class FrozenSprint {
  @Field(() => Sprint, { description: 'The sprint.' }) sprint: Sprint;
  @Field(() => Int, { description: 'The version of its close that is shown; those before are kept.' }) version: number;
  @Field(() => DateTime, { description: 'When that was written down.' }) takenAt: Date;
  @Field(() => Int, { description: 'The version of the team\'s definition that it is read by.' }) definitionVersion: number;
}

@ObjectType({ description: 'The numbers of a sprint that a definition decides.' })
export class SprintNumbers {
  @Field(() => Float, { description: 'Committed at its start.' }) commitment: number;
  @Field(() => Float, { description: 'Done at its close.' }) completed: number;
  @Field(() => Float, { description: 'Neither done nor cancelled at its close.' }) carryOver: number;
}

@ObjectType({ description: 'A frozen sprint as it is, and as it would be if it were read anew by the present definition. Nothing is kept.' })
export class SprintReadAnew {
  @Field(() => Sprint, { description: 'The sprint.' }) sprint: Sprint;
  @Field(() => Measure, { description: 'What both are read in.' }) measure: Measure;
  @Field(() => Unit, { description: 'The unit of both.' }) unit: Unit;
  @Field(() => SprintNumbers, { description: 'As it is frozen.' }) frozen: SprintNumbers;
  @Field(() => SprintNumbers, { description: 'By the present definition, as its history reads now.' }) anew: SprintNumbers;
}
