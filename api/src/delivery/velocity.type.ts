import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Measure, Unit } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { Sprint } from './sprint.type.js';

@ObjectType({ description: 'What one sprint promised and completed.' })
export class VelocitySprint {
  @Field(() => Sprint, { description: 'The sprint.' }) sprint: Sprint;
  @Field(() => Float, { description: 'Its commitment.' }) committed: number;
  @Field(() => Float, { description: 'What was done at its close.' }) completed: number;
  @Field(() => Float, { nullable: true, description: 'Kept commitment, as a share; null: nothing was committed.' }) keptCommitment: number | null;
  @Field(() => Float, { nullable: true, description: 'Completed of the commitment, as a share; null: nothing was committed.' }) deliveredRatio: number | null;
  @Field(() => Float, { description: 'What was neither done nor cancelled at its close.' }) carryOver: number;
}

@ObjectType({ description: 'What a team completes in a sprint, over its last closed ones. The running sprint is never in it, and teams are not compared by it.' })
export class Velocity {
  @Field(() => Measure, { description: 'What it is read in.' }) measure: Measure;
  @Field(() => Unit, { description: 'The unit of its amounts.' }) unit: Unit;
  @Field(() => [VelocitySprint], { description: 'Earliest first.' }) sprints: VelocitySprint[];
  @Field(() => Figure, { description: 'The mean of completed; null under 3 closed sprints.' }) mean: Figure;
  @Field(() => Float, { nullable: true, description: 'The least that a sprint completed.' }) min: number | null;
  @Field(() => Float, { nullable: true, description: 'The most that a sprint completed.' }) max: number | null;
  @Field(() => Int, { description: 'How many sprints it rests on.' }) count: number;
}
