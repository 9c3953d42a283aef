import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Measure, StatusCategory } from '../graphql/enums.js';
import { LocalDate } from '../graphql/scalars.js';
import type { TeamRow } from '../facts/team-facts.js';

@ObjectType({ description: 'What one of the team\'s statuses means.' })
export class StatusMapping {
  @Field(() => String, { description: 'The status, as the tracker calls it.' }) name: string;
  @Field(() => StatusCategory, { description: 'What it means.' }) category: StatusCategory;
}

@ObjectType({ description: 'What a team decides about its own numbers.' })
export class TeamSettings {
  @Field(() => [Int], { description: 'The weekdays it works: 1 is Monday, 7 Sunday.' }) workingDays: readonly number[];
  @Field(() => [LocalDate], { description: 'Days it does not work although the weekday would be one.' }) holidays: readonly string[];
  @Field(() => Int, { description: 'Days after the start of a sprint in which changes of scope still belong to the commitment.' }) graceDays: number;
  @Field(() => Boolean, { description: 'Whether sub-tasks count as items. They never carry points.' }) countSubTasks: boolean;
  @Field(() => [String], { description: 'The types of work item that are defects.' }) defectTypes: readonly string[];
  @Field(() => [String], { description: 'Defects resolved with one of these are left out.' }) excludedResolutions: readonly string[];
  @Field(() => [StatusMapping], { description: 'Statuses the team has placed itself; all others are read by what the source says, then by their well-known names.' }) statuses: StatusMapping[];
}

@ObjectType({ description: 'A team: the noun that questions about delivery hang on. Points of different teams are never added up.' })
export class Team {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'The IANA time zone of its days: its own, or its product\'s.' }) timeZone: string;
  @Field(() => Measure, { description: 'What its charts are read in unless asked otherwise.' }) measure: Measure;
  @Field(() => TeamSettings, { description: 'What it decides about its own numbers.' }) settings: TeamSettings;
  /** As it is kept. */
  row: TeamRow;
}

/** The noun of a kept team. */
export function teamOf(row: TeamRow): Team {
  const { statusMap, ...settings } = row.settings;
  const statuses = Object.entries(statusMap).map(([name, category]) => ({ name, category }));
  return { id: row.id, key: row.key, name: row.name, timeZone: row.timeZone, measure: row.measure, settings: { ...settings, statuses }, row };
}
