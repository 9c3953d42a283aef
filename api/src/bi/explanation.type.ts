import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Figure } from '../graphql/figure.js';
import { DateTime } from '../graphql/scalars.js';
import { Doubt } from '../graphql/doubt.type.js';
import { Metric } from './metric.type.js';

@ObjectType({ description: 'An item, person, customer or response behind a number.' })
export class ExplainRow {
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) label: string;
  @Field(() => String, { nullable: true, description: 'What else is worth knowing.' }) detail: string | null;
  @Field(() => String, { nullable: true, description: 'The key of the person that it is, or is of; null where it is nobody.' }) person?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it happened.' }) at: Date | null;
  @Field(() => Float, { nullable: true, description: 'What it adds to the numerator.' }) numerator: number | null;
  @Field(() => Float, { nullable: true, description: 'What it adds to the denominator.' }) denominator: number | null;
}

@ObjectType({ description: 'Something that was not counted, and why.' })
export class LeftOut {
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) label: string;
  @Field(() => String, { description: 'Why it was not counted.' }) reason: string;
}

@ObjectType({ description: 'One number explained: its definition, its parts, and what stands behind it and adds up to it.' })
export class Explanation {
  @Field(() => Metric, { description: 'The metric as the catalogue has it.' }) metric: Metric;
  @Field(() => Figure, { description: 'The number.' }) figure: Figure;
  @Field(() => String, { description: 'The formula with this number\'s parts.' }) formulaWithNumbers: string;
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
  @Field(() => [ExplainRow], { description: 'What stands behind the number, one page.' }) rows: readonly ExplainRow[];
  @Field(() => Int, { description: 'How many rows there are on all pages.' }) totalCount: number;
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last.' }) nextCursor: string | null;
  @Field(() => Float, { nullable: true, description: 'The sum over all rows, whatever the page; equals the figure\'s numerator.' }) numeratorTotal: number | null;
  @Field(() => Float, { nullable: true, description: 'The sum over all rows, whatever the page; equals the figure\'s denominator.' }) denominatorTotal: number | null;
  @Field(() => [LeftOut], { description: 'What was not counted, the first hundred.' }) leftOut: readonly LeftOut[];
  @Field(() => Int, { description: 'How much was not counted in all.' }) leftOutCount: number;
  @Field(() => [Doubt], { description: 'What makes the number doubtful, the gravest first; empty: nothing that is known of.' }) doubts: readonly Doubt[];
  @Field(() => String, { description: 'The GraphQL query that gives this number.' }) graphql: string;
}
