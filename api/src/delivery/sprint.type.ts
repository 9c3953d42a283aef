import { Field, ID, ObjectType } from '@nestjs/graphql';
import { SprintState } from '../graphql/enums.js';
import { DateTime } from '../graphql/scalars.js';
import type { SprintRow } from '../facts/sprint-frame.js';
import type { TeamHistory } from '../facts/team-history.js';

@ObjectType({ description: 'A sprint. Its report runs from the actual start to the actual close; "on time" ends at the planned end.' })
export class Sprint {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'What the sprint was for; null: no goal was set.' }) goal: string | null;
  @Field(() => SprintState, { description: 'As its source says. A sprint of a source that never tells starts begins, and ends, as planned.' }) state: SprintState;
  @Field(() => DateTime, { nullable: true, description: 'When it should start.' }) plannedStartAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it should end: what is done later is late.' }) plannedEndAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it started; null: not yet.' }) startedAt: Date | null;
  @Field(() => Boolean, { description: 'Its source knows the day of the start alone: the commitment is what stood at the end of that day.' }) startedOnDateOnly: boolean;
  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null: not yet.' }) closedAt: Date | null;
  /** As it is kept, and the team's history that it is read in. */
  row: SprintRow;
  history: TeamHistory;
}

/** The noun of a kept sprint. */
export function sprintOf(row: SprintRow, history: TeamHistory): Sprint {
  const { id, key, name, goal, plannedStartAt, plannedEndAt, startedOnDateOnly, frame } = row;
  return {
    id, key, name, goal, plannedStartAt, plannedEndAt, startedOnDateOnly,
    state: history.stateOf(row),
    startedAt: frame.startedAt === null ? null : new Date(frame.startedAt),
    closedAt: frame.closedAt === null ? null : new Date(frame.closedAt),
    row, history,
  };
}
