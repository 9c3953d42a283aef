import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GoalOutcome } from '../graphql/enums.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';
import { ActionState, ReasonKind, RetroColumn } from './retro.enums.js';

@ObjectType({ description: 'A note of a retrospective.' })
export class RetroNote {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => RetroColumn, { description: 'Where it stands.' }) column: RetroColumn;
  @Field(() => String, { description: 'Its words.' }) text: string;
  @Field(() => String, { nullable: true, description: 'Who wrote it; null: nobody said.' }) author: string | null;
  @Field(() => Int, { description: 'Moves when its words do: say it when you change them.' }) version: number;
  @Field(() => String, { nullable: true, description: 'Who changed it last; null: nobody said.' }) changedBy: string | null;
  @Field(() => DateTime, { description: 'When its words were changed last.' }) updatedAt: Date;
  @Field(() => Boolean, { description: 'Whether it was removed. Editing it brings it back, for a day.' }) removed: boolean;
}

@ObjectType({ description: 'An action that a retrospective agreed on. An open one follows into the next sprints by itself.' })
export class RetroAction {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => ID, { description: 'The sprint whose retrospective agreed on it.' }) sprintId: number;
  @Field(() => String, { description: 'The name of that sprint.' }) sprintName: string;
  @Field(() => String, { description: 'What to do.' }) text: string;
  @Field(() => String, { nullable: true, description: 'Who takes care of it; null: nobody yet.' }) owner: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day by which it should be done; null: none was agreed.' }) dueOn: string | null;
  @Field(() => ActionState, { description: 'How far it is.' }) state: ActionState;
  @Field(() => LocalDate, { nullable: true, description: 'The day on which it was done or dropped; null while it is open.' }) closedOn: string | null;
  @Field(() => Boolean, { description: 'Open although its day has passed, in the team\'s zone.' }) overdue: boolean;
  @Field(() => String, { nullable: true, description: 'Who wrote it; null: nobody said.' }) author: string | null;
  @Field(() => Int, { description: 'Moves when its words do: say it when you change them.' }) version: number;
  @Field(() => String, { nullable: true, description: 'Who changed it last; null: nobody said.' }) changedBy: string | null;
  @Field(() => DateTime, { description: 'When it was changed last.' }) updatedAt: Date;
}

@ObjectType({ description: 'Why an item was carried over, added or removed.' })
export class ItemReason {
  @Field(() => String, { description: 'The item\'s key.' }) itemKey: string;
  @Field(() => ReasonKind, { description: 'What the reason is given for.' }) kind: ReasonKind;
  @Field(() => String, { description: 'The reason. Empty where it was taken back.' }) reason: string;
  @Field(() => Int, { description: 'Moves when its words do: say it when you change them.' }) version: number;
  @Field(() => String, { nullable: true, description: 'Who gave it; null: nobody said.' }) author: string | null;
}

@ObjectType({ description: 'Whether a sprint\'s goal was met. What the team says here stands over what its source says.' })
export class GoalJudgement {
  @Field(() => String, { nullable: true, description: 'The goal; null: none was set.' }) goal: string | null;
  @Field(() => GoalOutcome, { nullable: true, description: 'What stands; null: nobody has said.' }) outcome: GoalOutcome | null;
  @Field(() => GoalOutcome, { nullable: true, description: 'What the source says; null: nothing.' }) sourceOutcome: GoalOutcome | null;
  @Field(() => Boolean, { description: 'Whether the outcome was said here, and not by the source.' }) saidHere: boolean;
  @Field(() => String, { nullable: true, description: 'The same in the team\'s words; null: none.' }) sentence: string | null;
  @Field(() => String, { nullable: true, description: 'Who said it here; null: nobody said who.' }) saidBy: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day on which it was said here.' }) saidOn: string | null;
  @Field(() => Int, { description: 'Moves when somebody says it anew; 0: nobody has said it here. Say it when you change it.' }) version: number;
}

@ObjectType({ description: 'What a team says about a sprint.' })
export class Retrospective {
  @Field(() => [RetroNote], { description: 'The notes, in the order of their places.' }) notes: RetroNote[];
  @Field(() => [RetroAction], { description: 'What earlier retrospectives agreed on: all of the one before, and of older ones what was still open when this sprint started. The latest sprint first.' }) previousActions: RetroAction[];
  @Field(() => [RetroAction], { description: 'What this one agreed on.' }) actions: RetroAction[];
  @Field(() => GoalJudgement, { description: 'Whether the goal was met.' }) goal: GoalJudgement;
  @Field(() => [ItemReason], { description: 'Why items were carried over, added or removed.' }) reasons: ItemReason[];
}

const SAVED = { description: 'Whether it was saved. False: somebody else changed the words meanwhile; nothing was written, and both are in this answer.' };
const YOURS = { nullable: true, description: 'The words that were sent and not saved; null where they were. To insist, send them again with the version that stands.' };

@ObjectType({ description: 'What became of a change to a note.' })
export class RetroNoteChange {
  @Field(() => Boolean, SAVED) saved: boolean;
  @Field(() => RetroNote, { description: 'The note as it stands now.' }) note: RetroNote;
  @Field(() => String, YOURS) yours: string | null;
}

@ObjectType({ description: 'What became of a change to an action.' })
export class RetroActionChange {
  @Field(() => Boolean, SAVED) saved: boolean;
  @Field(() => RetroAction, { description: 'The action as it stands now.' }) action: RetroAction;
  @Field(() => String, YOURS) yours: string | null;
}

@ObjectType({ description: 'What became of a reason.' })
export class ItemReasonChange {
  @Field(() => Boolean, SAVED) saved: boolean;
  @Field(() => ItemReason, { description: 'The reason as it stands now.' }) reason: ItemReason;
  @Field(() => String, YOURS) yours: string | null;
}

@ObjectType({ description: 'What became of a judgement on a goal.' })
export class GoalChange {
  @Field(() => Boolean, SAVED) saved: boolean;
  @Field(() => GoalJudgement, { description: 'The judgement as it stands now.' }) goal: GoalJudgement;
  @Field(() => String, YOURS) yours: string | null;
}
