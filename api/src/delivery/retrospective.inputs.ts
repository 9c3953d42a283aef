import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { GoalOutcome } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import { ActionState, ReasonKind, RetroColumn } from './retro.enums.js';

const SPRINT = { description: 'The sprint, by its id.' };
const AUTHOR = { nullable: true, description: 'Who says so: a name, at most 100 characters.' };
const VERSION = { description: 'The version of the words that were read. If others have been saved since, nothing is written and both come back.' };
const KEY = { nullable: true, description: 'Your own name for it, at most 100 characters: sent again with the same key, it is kept once.' };

@InputType({ description: 'A new note.' })
export class AddRetroNoteInput {
  @Field(() => ID, SPRINT) sprint: string;
  @Field(() => RetroColumn, { description: 'Where it goes, to the end.' }) column: RetroColumn;
  @Field(() => String, { description: 'Its words: 1 to 2,000 characters.' }) text: string;
  @Field(() => String, AUTHOR) author?: string | null;
  @Field(() => String, KEY) key?: string | null;
}

@InputType({ description: 'New words for a note. A removed one comes back with them.' })
export class EditRetroNoteInput {
  @Field(() => ID, { description: 'The note.' }) id: string;
  @Field(() => Int, VERSION) version: number;
  @Field(() => String, { description: 'Its words: 1 to 2,000 characters.' }) text: string;
  @Field(() => String, AUTHOR) author?: string | null;
}

@InputType({ description: 'Another place for a note.' })
export class MoveRetroNoteInput {
  @Field(() => ID, { description: 'The note.' }) id: string;
  @Field(() => RetroColumn, { description: 'The column it goes to.' }) column: RetroColumn;
  @Field(() => ID, { nullable: true, description: 'The note it comes after; first in its column where it is left out.' }) after?: string | null;
}

@InputType({ description: 'A note to remove. Editing it brings it back, for a day.' })
export class RemoveRetroNoteInput {
  @Field(() => ID, { description: 'The note.' }) id: string;
  @Field(() => Int, VERSION) version: number;
  @Field(() => String, AUTHOR) author?: string | null;
}

@InputType({ description: 'A new action.' })
export class AddRetroActionInput {
  @Field(() => ID, SPRINT) sprint: string;
  @Field(() => String, { description: 'What to do: 1 to 500 characters.' }) text: string;
  @Field(() => String, { nullable: true, description: 'Who takes care of it: at most 100 characters.' }) owner?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day by which it should be done.' }) dueOn?: string | null;
  @Field(() => String, AUTHOR) author?: string | null;
  @Field(() => String, KEY) key?: string | null;
}

@InputType({ description: 'A change to an action. What is left out stays; null takes an owner or a day away.' })
export class EditRetroActionInput {
  @Field(() => ID, { description: 'The action.' }) id: string;
  @Field(() => String, { nullable: true, description: 'What to do: 1 to 500 characters. Say the version with it.' }) text?: string | null;
  @Field(() => Int, { nullable: true, description: 'With new words: the version of those that were read. If others have been saved since, nothing is written and both come back.' }) version?: number | null;
  @Field(() => String, { nullable: true, description: 'Who takes care of it: at most 100 characters.' }) owner?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day by which it should be done.' }) dueOn?: string | null;
  @Field(() => ActionState, { nullable: true, description: 'How far it is.' }) state?: ActionState | null;
  @Field(() => LocalDate, { nullable: true, description: 'With DONE or DROPPED: the day, today unless given.' }) closedOn?: string | null;
  @Field(() => String, AUTHOR) author?: string | null;
}

@InputType({ description: 'Why an item was carried over, added or removed.' })
export class GiveReasonInput {
  @Field(() => ID, SPRINT) sprint: string;
  @Field(() => String, { description: 'The item\'s key. It must have been in the sprint at some time.' }) item: string;
  @Field(() => ReasonKind, { description: 'What the reason is given for.' }) kind: ReasonKind;
  @Field(() => String, { description: 'The reason: at most 500 characters; empty takes it back.' }) reason: string;
  @Field(() => Int, { defaultValue: 0, description: 'The version of the reason that was read; 0: there was none.' }) version: number;
  @Field(() => String, AUTHOR) author?: string | null;
}

@InputType({ description: 'Whether a sprint\'s goal was met.' })
export class JudgeGoalInput {
  @Field(() => ID, SPRINT) sprint: string;
  @Field(() => GoalOutcome, { nullable: true, description: 'What became of it. Left out or null takes back what was said here: the source\'s word stands again.' }) outcome?: GoalOutcome | null;
  @Field(() => String, { nullable: true, description: 'The same in a sentence: at most 1,000 characters.' }) sentence?: string | null;
  @Field(() => Int, { defaultValue: 0, description: 'The version of the judgement that was read; 0: there was none.' }) version: number;
  @Field(() => LocalDate, { nullable: true, description: 'The day on which it was said, today unless given.' }) saidOn?: string | null;
  @Field(() => String, AUTHOR) author?: string | null;
}
