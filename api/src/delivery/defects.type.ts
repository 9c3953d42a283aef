import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Grain } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'How many defects of one severity.' })
export class SeverityCount {
  @Field(() => String, { description: 'The severity, as the tracker calls it; "not given" where it has none.' }) severity: string;
  @Field(() => Int, { description: 'How many.' }) count: number;
}

@ObjectType({ description: 'Defects of one period: open before + opened + reopened - closed = open.' })
export class DefectPeriod {
  @Field(() => LocalDate, { description: 'Its first day.' }) period: string;
  @Field(() => LocalDate, { description: 'The first day after it.' }) periodEnd: string;
  @Field(() => Boolean, { description: 'Whether it is over.' }) complete: boolean;
  @Field(() => Int, { description: 'Defects created in it.' }) opened: number;
  @Field(() => Int, { description: 'How often defects became done or cancelled in it.' }) closed: number;
  @Field(() => Int, { description: 'How often closed defects were opened again in it.' }) reopened: number;
  @Field(() => Int, { description: 'Defects neither done nor cancelled at its end.' }) open: number;
  @Field(() => [SeverityCount], { description: 'These by severity, in the order of severities; they add up to open.' }) openBySeverity: SeverityCount[];
}

@ObjectType({ description: 'Defects: work items of a type the team calls one, without duplicates and rejected ones.' })
export class Defects {
  @Field(() => Grain, { description: 'What one period is.' }) grain: Grain;
  @Field(() => [DefectPeriod], { description: 'The whole periods that have a day of the range, in order.' }) periods: DefectPeriod[];
  @Field(() => [String], { description: 'The severities that occur, gravest first.' }) severities: string[];
  @Field(() => Figure, { description: 'Of the defects found in the releases that were released in the range, the share found after the release.' }) escapeRate: Figure;
  @Field(() => Figure, { description: 'Defects opened in the sprints that closed in the range, per 100 points completed in them (per 10 items where items are counted).' }) density: Figure;
  @Field(() => Figure, { description: 'The median of days from created to last done, of the defects resolved in the range.' }) timeToResolve: Figure;
  @Field(() => Figure, { description: 'Open at the end of the range.' }) open: Figure;
  @Field(() => Figure, { description: 'Opened in the range.' }) opened: Figure;
  @Field(() => Figure, { description: 'Closed in the range.' }) closed: Figure;
  @Field(() => Int, { description: 'Items of a defect type created in the range that count as none by their resolution: duplicates, rejected ones.' }) leftOut: number;
}

@ObjectType({ description: 'One defect.' })
export class DefectItem {
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { nullable: true, description: 'Its severity, where it has one.' }) severity: string | null;
  @Field(() => String, { description: 'Its status now, as the tracker calls it.' }) status: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was created.' }) createdAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last done or cancelled; null: it is open.' }) resolvedAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'Days from created to resolved, or to now while it is open, first and last counted.' }) ageDays: number | null;
}
