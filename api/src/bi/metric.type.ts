import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Additivity, Better, Grain, Half, Unit } from '../graphql/enums.js';

@ObjectType({ description: 'A metric of the catalogue: what it is called, how it is computed, and how it may be asked for.' })
export class Metric {
  @Field(() => String, { description: 'Its key, as metricTable, figures and explain take it.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Half, { description: 'Whose half it belongs to.' }) half: Half;
  @Field(() => Unit, { description: 'What its values are measured in.' }) unit: Unit;
  @Field(() => Better, { description: 'Which direction is good.' }) better: Better;
  @Field(() => String, { description: 'The definition in words.' }) definition: string;
  @Field(() => String, { description: 'The formula in one line.' }) formula: string;
  @Field(() => String, { nullable: true, description: 'Where the definition or its interval comes from; null where it is a plain count.' }) source: string | null;
  @Field(() => [Grain], { description: 'The grains it can be asked by.' }) grains: readonly Grain[];
  @Field(() => [String], { description: 'The dimensions it can be grouped and filtered by. "trait:*" stands for any trait of the person or account, asked for by its name, as "trait:industry".' }) dimensions: readonly string[];
  @Field(() => Additivity, { description: 'Whether a BI tool may add its values up.' }) additivity: Additivity;
  @Field(() => Int, { description: 'Moves when the definition changes.' }) version: number;
}
