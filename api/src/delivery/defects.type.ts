import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Grain } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';
import { Release } from './release.type.js';

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

@ObjectType({ description: 'How many open defects are of one age: days since each was created, first and last counted.' })
export class AgeCount {
  @Field(() => String, { description: 'The age in words: "8 to 30 days".' }) age: string;
  @Field(() => Int, { description: 'From so many days on.' }) fromDays: number;
  @Field(() => Int, { nullable: true, description: 'Up to so many days; null: without end.' }) toDays: number | null;
  @Field(() => Int, { description: 'How many.' }) count: number;
}

@ObjectType({ description: 'A defect that was open at the end of the range.' })
export class OpenDefect {
  @Field(() => ID, { description: 'Its id here.' }) id: string;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { description: 'Its severity, as the tracker calls it; "not given" where it has none.' }) severity: string;
  @Field(() => DateTime, { description: 'When it was created.' }) createdAt: Date;
  @Field(() => Int, { description: 'Days since then, first and last counted.' }) ageDays: number;
  @Field(() => String, { description: 'Which of the ages it is counted under.' }) age: string;
}

@ObjectType({ description: 'The defects that were found in a release: before it was out, and after it, which is what the release brought.' })
export class ReleaseDefects {
  @Field(() => Release, { description: 'The release.' }) release: Release;
  @Field(() => Int, { description: 'All that were found in it.' }) found: number;
  @Field(() => Int, { description: 'Of these, found before it was released.' }) foundBefore: number;
  @Field(() => Int, { description: 'Of these, found at or after the instant it was released: they escaped.' }) escaped: number;
  @Field(() => Int, { description: 'Of all found, those that are still open.' }) open: number;
  @Field(() => Figure, { description: 'escaped / found. Null: not released yet, or no defects, which is not 0 %.' }) escapeRate: Figure;
  @Field(() => LocalDate, { nullable: true, description: 'The day from which the rate stands, 30 days after the release; null: it stands, or the release is not out.' }) provisionalUntil: string | null;
  @Field(() => [ReleaseDefect], { description: 'All that were found, the newest first.' }) items: ReleaseDefect[];
}

@ObjectType({ description: 'Defects: work items of a type the team calls one, without duplicates and rejected ones.' })
export class Defects {
  @Field(() => Grain, { description: 'What one period is.' }) grain: Grain;
  @Field(() => [DefectPeriod], { description: 'The whole periods that have a day of the range, in order.' }) periods: DefectPeriod[];
  @Field(() => [String], { description: 'The severities that occur, gravest first.' }) severities: string[];
  @Field(() => Figure, { description: 'Of the defects found in the releases that were released in the range, the share found after the release.' }) escapeRate: Figure;
  @Field(() => Figure, { description: 'Defects opened in the sprints that closed in the range, per 100 points completed in them (per 10 items where items are counted).' }) density: Figure;
  @Field(() => Figure, { description: 'The median of days from created to last done, of the defects resolved in the range.' }) timeToResolve: Figure;
  @Field(() => Figure, { description: 'The days within which 85 % of them were resolved.' }) timeToResolveP85: Figure;
  @Field(() => Float, { nullable: true, description: 'The median age in days of those open at the end of the range, or now; null: none is open.' }) openAgeDays: number | null;
  @Field(() => Float, { nullable: true, description: 'The age that 85 % of the open ones have not passed.' }) openAgeP85Days: number | null;
  @Field(() => [SeverityCount], { description: 'Open at the end of the range by severity, gravest first; they add up to open.' }) openBySeverity: SeverityCount[];
  @Field(() => [AgeCount], { description: 'Open at the end of the range by age; they add up to open.' }) openByAge: AgeCount[];
  @Field(() => [OpenDefect], { description: 'These, oldest first.' }) openItems: OpenDefect[];
  @Field(() => [ReleaseDefects], { description: 'The last releases that were out by the end of the range, at most six, latest first.' }) releases: ReleaseDefects[];
  @Field(() => Figure, { description: 'Open at the end of the range.' }) open: Figure;
  @Field(() => Figure, { description: 'Opened in the range.' }) opened: Figure;
  @Field(() => Figure, { description: 'Closed in the range.' }) closed: Figure;
  @Field(() => Int, { description: 'Items of a defect type created in the range that count as none by their resolution: duplicates, rejected ones.' }) leftOut: number;
}

@ObjectType({ description: 'One defect.' })
export class DefectItem {
  @Field(() => ID, { description: 'Its id here.' }) id: string;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { nullable: true, description: 'Its severity, where it has one.' }) severity: string | null;
  @Field(() => String, { description: 'Its status now, as the tracker calls it.' }) status: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was created.' }) createdAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last done or cancelled; null: it is open.' }) resolvedAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'Days from created to resolved, or to now while it is open, first and last counted.' }) ageDays: number | null;
}

@ObjectType({ description: 'One defect that was found in a release.' })
export class ReleaseDefect extends DefectItem {
  @Field(() => Boolean, { description: 'Whether it was found at or after the instant the release was out.' }) escaped: boolean;
}
