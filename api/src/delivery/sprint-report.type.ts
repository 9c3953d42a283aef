import { Field, ObjectType } from '@nestjs/graphql';
import { GoalOutcome } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { DefectItem } from './defects.type.js';
import { Ledger, LedgerItem } from './ledger.type.js';
import { Sprint } from './sprint.type.js';
import { VelocitySprint } from './velocity.type.js';

@ObjectType({ description: 'A sprint on one page, for its review.' })
export class SprintReport {
  @Field(() => Sprint, { description: 'The sprint.' }) sprint: Sprint;
  @Field(() => GoalOutcome, { nullable: true, description: 'Whether its goal was met; null: nobody has said.' }) goalOutcome: GoalOutcome | null;
  @Field(() => String, { description: 'The same in a sentence, with the numbers.' }) goalSentence: string;
  @Field(() => Ledger, { description: 'What was promised, what changed, what came of it.' }) ledger: Ledger;
  @Field(() => [LedgerItem], { description: 'All items, by column.' }) items: LedgerItem[];
  @Field(() => [LedgerItem], { description: 'What was completed after the planned end.' }) late: LedgerItem[];
  @Field(() => [LedgerItem], { description: 'What was carried over, and for how many sprints in a row.' }) carried: LedgerItem[];
  @Field(() => [DefectItem], { description: 'The defects that were created during the sprint.' }) defects: DefectItem[];
  @Field(() => Figure, { description: 'These per 100 points completed in the sprint, or per 10 items; null: nothing was completed, or it is read in hours.' }) defectDensity: Figure;
  @Field(() => [VelocitySprint], { description: 'The five sprints before it, earliest first.' }) previous: VelocitySprint[];
}
