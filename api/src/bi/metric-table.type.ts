import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Unit } from '../graphql/enums.js';
import { DateTime, Json, LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'A column of rowsJson.' })
export class Column {
  @Field(() => String, { description: 'The key in each row.' }) name: string;
  @Field(() => String, { description: 'The JSON type of its values, null aside: string, number or boolean; date is a string YYYY-MM-DD.' }) type: string;
  @Field(() => Unit, { nullable: true, description: 'The unit of its values, where all rows have the same.' }) unit: Unit | null;
  @Field(() => String, { description: 'What it holds.' }) description: string;
}

@ObjectType({ description: 'One metric of one period and group.' })
export class MetricRow {
  @Field(() => String, { description: 'The metric\'s key.' }) metric: string;
  @Field(() => Unit, { description: 'What the value is measured in.' }) unit: Unit;
  @Field(() => LocalDate, { description: 'The period\'s first day.' }) period: string;
  @Field(() => LocalDate, { description: 'The first day after the period.' }) periodEnd: string;
  @Field(() => Boolean, { description: 'Whether the period is over.' }) complete: boolean;
  @Field(() => String, { nullable: true, description: 'The sprint\'s or release\'s name; null for a period of the calendar.' }) label: string | null;
  @Field(() => String, { nullable: true, description: 'The value of the first groupBy dimension.' }) dim1: string | null;
  @Field(() => String, { nullable: true, description: 'The value of the second groupBy dimension.' }) dim2: string | null;
  @Field(() => String, { nullable: true, description: 'The value of the third groupBy dimension.' }) dim3: string | null;
  @Field(() => Float, { nullable: true, description: 'Null: nothing to measure; nullReason says why. 0: measured, and zero.' }) value: number | null;
  @Field(() => String, { nullable: true, description: 'The value without rounding, as text.' }) valueExact: string | null;
  @Field(() => Float, { nullable: true, description: 'What the rows behind the value add up to.' }) numerator: number | null;
  @Field(() => Float, { nullable: true, description: 'Of how many; null where the value is no ratio.' }) denominator: number | null;
  @Field(() => Int, { nullable: true, description: 'How many observations the value rests on.' }) sampleSize: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of the 95 % interval.' }) low: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of the 95 % interval.' }) high: number | null;
  @Field(() => Float, { nullable: true, description: 'The value of the period compared with; null unless compare was given.' }) previous: number | null;
  @Field(() => Float, { nullable: true, description: 'value - previous, in the value\'s own unit.' }) change: number | null;
  @Field(() => Float, { nullable: true, description: 'The target, where one is set.' }) target: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is no value.' }) nullReason: string | null;
}

@ObjectType({ description: 'Metrics as one flat table: a row a period, metric and group, all rows with the same keys.' })
export class MetricTable {
  @Field(() => [Column], { description: 'The columns of rowsJson, in their order.' }) columns: Column[];
  @Field(() => [MetricRow], { description: 'The rows of this page, by period, then metric as asked, then group.' }) rows: MetricRow[];
  @Field(() => Json, { description: 'The same rows as flat objects whose groups have the dimensions\' own names: for large pulls.' }) rowsJson: Record<string, unknown>[];
  @Field(() => Int, { description: 'How many rows there are on all pages.' }) totalCount: number;
  @Field(() => Boolean, { description: 'Whether more rows follow this page.' }) truncated: boolean;
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last.' }) nextCursor: string | null;
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
  @Field(() => String, { description: 'The IANA zone whose days the periods are.' }) timeZone: string;
}
