import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Measure, ParityBasis, ParityKind, ParityReason, ParityState } from '../../graphql/enums.js';
import { DateTime } from '../../graphql/scalars.js';
import { Sprint } from '../sprint.type.js';

@ObjectType({ description: 'An item that Jira\'s report counts otherwise than the ledger.' })
export class ParityItem {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { nullable: true, description: 'Its title; null: the item is not known here.' }) title: string | null;
  @Field(() => Float, { description: 'What the ledger counts of it.' }) ours: number;
  @Field(() => Float, { description: 'What Jira\'s report counts of it; where the report gives totals alone, what it would count by this rule.' }) theirs: number;
  @Field(() => Float, { description: 'Theirs less ours.' }) amount: number;
  @Field(() => ParityReason, { nullable: true, description: 'Why; null: no known rule gives what the report counts.' }) reason: ParityReason | null;
  @Field(() => String, { description: 'The same in a sentence.' }) says: string;
}

@ObjectType({ description: 'One number of the ledger beside the same number of Jira\'s report. The amounts of the explanations and what is unexplained add up to the difference.' })
export class ParityNumber {
  @Field(() => Float, { description: 'What the ledger says.' }) ours: number;
  @Field(() => Float, { description: 'What Jira\'s report says.' }) theirs: number;
  @Field(() => Float, { description: 'Theirs less ours.' }) difference: number;
  @Field(() => [ParityItem], { description: 'The items that a known difference of rules explains.' }) explanations: ParityItem[];
  @Field(() => Float, { description: 'The sum of the explanations.' }) explained: number;
  @Field(() => Float, { description: 'What remains of the difference when all explanations are taken off.' }) unexplained: number;
  @Field(() => [ParityItem], { description: 'The items that differ without a known rule; only where the report names its items.' }) unexplainedItems: ParityItem[];
  @Field(() => ParityBasis, { description: 'What the explanations are read from.' }) basis: ParityBasis;
  @Field(() => Int, { nullable: true, description: 'Of TOTALS: how many choices of rules add up to the difference; the simplest is shown, and with more than one it may not be the true one. Null: nothing had to be looked for, or nothing was found.' }) ways: number | null;
}

@ObjectType({ description: 'Whether Jira\'s own report of the sprint says the same as the ledger.' })
export class SprintParity {
  @Field(() => ParityState, { description: 'NOT_COMPARED until a report was given.' }) state: ParityState;
  @Field(() => String, { description: 'What came of it, in a sentence.' }) sentence: string;
  @Field(() => ParityNumber, { nullable: true, description: 'The commitment; null: not compared.' }) committed: ParityNumber | null;
  @Field(() => ParityNumber, { nullable: true, description: 'What was completed; null: not compared.' }) completed: ParityNumber | null;
  @Field(() => Measure, { nullable: true, description: 'What both are read in; null: not compared.' }) measure: Measure | null;
  @Field(() => ParityKind, { nullable: true, description: 'Which report it was; null: not compared.' }) kind: ParityKind | null;
  @Field(() => DateTime, { nullable: true, description: 'When the report was given; null: not compared.' }) reportedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Who gave it; null: nobody said.' }) reportedBy: string | null;
}

@ObjectType({ description: 'A sprint of a report that could not be compared.' })
export class ReportLeftOut {
  @Field(() => String, { description: 'What the report calls it.' }) name: string;
  @Field(() => String, { description: 'Why.' }) reason: string;
}

@ObjectType({ description: 'What became of a report of Jira\'s.' })
export class ReportComparison {
  @Field(() => Sprint, { description: 'The sprint that was asked about.' }) sprint: Sprint;
  @Field(() => [Sprint], { description: 'All sprints of the team that the report speaks of, in its order: their parity is kept.' }) compared: Sprint[];
  @Field(() => [ReportLeftOut], { description: 'The sprints of the report that could not be compared, and why.' }) leftOut: ReportLeftOut[];
}
