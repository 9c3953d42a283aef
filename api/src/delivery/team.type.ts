import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Measure, SettingOrigin, StatusCategory, StatusPlacer } from '../graphql/enums.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';
import type { TeamSettings as Settings } from '@bifocal/metrics';
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
  @Field(() => [String], { nullable: true, description: 'The types of work item that count in sprints, releases and flow; null: all.' }) creditedTypes: readonly string[] | null;
  @Field(() => [StatusMapping], { description: 'Statuses the team has placed itself; all others are read by what the source says, then by their well-known names.' }) statuses: StatusMapping[];
}

@ObjectType({ description: 'One version of what a team has decided about its own numbers. A change is a version, and applies to sprints that were not closed yet.' })
export class TeamDefinition {
  @Field(() => Int, { description: '1 is the first.' }) version: number;
  @Field(() => DateTime, { nullable: true, description: 'Sprints that closed since then are read by it; null: from the beginning.' }) inForceFrom: Date | null;
  @Field(() => String, { description: 'The IANA time zone of its days.' }) timeZone: string;
  @Field(() => Measure, { description: 'What its charts are read in unless asked otherwise.' }) measure: Measure;
  @Field(() => TeamSettings, { description: 'The settings.' }) settings: TeamSettings;
  @Field(() => String, { nullable: true, description: 'Who changed it; null: its source did.' }) author: string | null;
  @Field(() => String, { nullable: true, description: 'Why; null: nobody said.' }) reason: string | null;
  @Field(() => DateTime, { description: 'When it was made.' }) madeAt: Date;
  @Field(() => String, { description: 'Another one where any of it is otherwise: given to decideTeamSettings, it saves over nothing that was not read.' }) revision: string;
  @Field(() => String, { description: 'The whole of it in a sentence, as it stands under charts.' }) sentence: string;
  @Field(() => [String], { description: 'What it changed against the version before, a line each; none of the first, or where nothing reads otherwise.' }) changes: string[];
  @Field(() => Int, { description: 'How many closed sprints are read by it.' }) closedSprints: number;
}

@ObjectType({ description: 'Who says one of the team\'s settings.' })
export class SettingSaid {
  @Field(() => String, { description: 'The setting, as in TeamSettingsInput.' }) setting: string;
  @Field(() => SettingOrigin, { description: 'Who says it.' }) origin: SettingOrigin;
}

@ObjectType({ description: 'What a team\'s numbers would be read by if nothing had been decided here.' })
export class SourceSettings {
  @Field(() => String, { description: 'The IANA time zone of its days.' }) timeZone: string;
  @Field(() => Measure, { description: 'What its charts would be read in.' }) measure: Measure;
  @Field(() => TeamSettings, { description: 'The settings.' }) settings: TeamSettings;
}

@ObjectType({ description: 'A status that the team\'s items have been in, and how it is read.' })
export class KnownStatus {
  @Field(() => String, { description: 'As the tracker calls it.' }) name: string;
  @Field(() => StatusCategory, { description: 'What it is read as.' }) category: StatusCategory;
  @Field(() => Boolean, { description: 'Whether anybody has placed it: the team, its source, or the well-known names. If not, it is read as to do.' }) placed: boolean;
  @Field(() => StatusPlacer, { description: 'Who says so.' }) placedBy: StatusPlacer;
  @Field(() => StatusCategory, { description: 'What it would be read as if the team\'s list did not have it.' }) unlisted: StatusCategory;
  @Field(() => Int, { description: 'How many items were ever in it.' }) items: number;
}

@ObjectType({ description: 'A type of work item, as the tracker calls it.' })
export class KnownType {
  @Field(() => String, { description: 'The type.' }) name: string;
  @Field(() => Int, { description: 'How many items are of it.' }) items: number;
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
  return { id: row.id, key: row.key, name: row.name, timeZone: row.timeZone, measure: row.measure, settings: settingsOf(row.settings), row };
}

/** Settings as they are shown. */
export function settingsOf({ statusMap, timeZone: _, ...settings }: Settings): TeamSettings {
  return { ...settings, statuses: Object.entries(statusMap).map(([name, category]) => ({ name, category })) };
}
