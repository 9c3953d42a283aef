import { Field, InputType } from '@nestjs/graphql';
import { Choice, Flag, Instant, Key, Numeric, Text } from '../graphql/scalars.js';

@InputType({ description: 'A product. Sending it again updates what is given.' })
export class ProductInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique in the workspace. Required.' }) key?: unknown;
  @Field(() => Text, { nullable: true, description: 'Its name.' }) name?: unknown;
  @Field(() => Text, { nullable: true, description: 'The IANA time zone whose days its numbers are counted in, as Europe/Berlin. UTC where none is given.' }) timeZone?: unknown;
  @Field(() => Text, { nullable: true, description: 'The ISO 4217 code of the currency its money is shown in. EUR where none is given.' }) currency?: unknown;
}

@InputType({ description: 'What a status of the team\'s tracker means.' })
export class StatusMappingInput {
  @Field(() => Text, { nullable: true, description: 'The status, as the tracker names it; the case of letters does not matter. Required.' }) name?: unknown;
  @Field(() => Choice, { nullable: true, description: 'TO_DO, IN_PROGRESS, WAITING, DONE or CANCELLED. Required.' }) category?: unknown;
}

@InputType({ description: 'What a team decides about its own numbers, over what its source says. A setting that is left out stays; null gives it back to the source.' })
export class TeamSettingsInput {
  @Field(() => Text, { nullable: true, description: 'Its IANA time zone; the product\'s where none is given.' }) timeZone?: unknown;
  @Field(() => Choice, { nullable: true, description: 'What its charts are read in: POINTS, ITEMS or HOURS.' }) measure?: unknown;
  @Field(() => [Numeric], { nullable: true, description: 'Its working days, 1 is Monday and 7 Sunday.' }) workingDays?: unknown[] | null;
  @Field(() => [Text], { nullable: true, description: 'Its holidays: YYYY-MM-DD.' }) holidays?: unknown[] | null;
  @Field(() => Numeric, { nullable: true, description: 'Days after a sprint\'s start in which changes of scope still belong to the commitment.' }) graceDays?: unknown;
  @Field(() => Flag, { nullable: true, description: 'Whether sub-tasks are items.' }) countSubTasks?: unknown;
  @Field(() => [Text], { nullable: true, description: 'The types of work item that are defects.' }) defectTypes?: unknown[] | null;
  @Field(() => [Text], { nullable: true, description: 'Defects with one of these resolutions are left out.' }) excludedResolutions?: unknown[] | null;
  @Field(() => [Text], { nullable: true, description: 'The types of work item that count in sprints, releases and flow; all, where the list is empty.' }) creditedTypes?: unknown[] | null;
  @Field(() => [StatusMappingInput], { nullable: true, description: 'What its statuses mean. The whole list: what is not in it is read as its source says, then by well-known names.' }) statuses?: unknown[] | null;
}

@InputType({ description: 'A team and its settings. Sending it again updates what is given; a setting given as null goes back to its default.' })
export class TeamInput extends TeamSettingsInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique in the workspace. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'The product it works on. A team is shown once this is known.' }) product?: unknown;
  @Field(() => Text, { nullable: true, description: 'Its name.' }) name?: unknown;
}

@InputType({ description: 'A sprint. Sending it again updates what is given; null takes a value away.' })
export class SprintInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the source. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'The team whose sprint it is.' }) team?: unknown;
  @Field(() => Text, { nullable: true, description: 'Its name.' }) name?: unknown;
  @Field(() => Text, { nullable: true, description: 'Its goal.' }) goal?: unknown;
  @Field(() => Choice, { nullable: true, description: 'What became of the goal: MET, PARTLY or MISSED.' }) goalOutcome?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it should start.' }) plannedStartAt?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it should end: done by then is on time.' }) plannedEndAt?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it was started. A source that knows the day alone gives it as YYYY-MM-DD: the commitment is then what stands at the end of that day, in the team\'s zone.' }) startedAt?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it was closed.' }) closedAt?: unknown;
}

@InputType({ description: 'A release. Sending it again updates what is given; null takes a value away.' })
export class ReleaseInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the source. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'Its product; the team\'s where none is given.' }) product?: unknown;
  @Field(() => Key, { nullable: true, description: 'The team that makes it, where it is one.' }) team?: unknown;
  @Field(() => Text, { nullable: true, description: 'Its name.' }) name?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When work on it began.' }) startedAt?: unknown;
  @Field(() => Text, { nullable: true, description: 'The day it should be out: YYYY-MM-DD.' }) targetDate?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it was released.' }) releasedAt?: unknown;
}

@InputType({ description: 'A work item. From a tracker that keeps no history it also carries how it stands (observedAt, status, estimate, sprint …): the difference between two such snapshots becomes events at the later one. Of a kind of event that the source sends itself, nothing is taken from snapshots.' })
export class WorkItemInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the source. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'Its product; the team\'s where none is given.' }) product?: unknown;
  @Field(() => Key, { nullable: true, description: 'Its team.' }) team?: unknown;
  @Field(() => Text, { nullable: true, description: 'Its title.' }) title?: unknown;
  @Field(() => Text, { nullable: true, description: 'Its type, as Story or Bug.' }) type?: unknown;
  @Field(() => Flag, { nullable: true, description: 'Whether it is a part of another item, which carries the points.' }) isSubTask?: unknown;
  @Field(() => Key, { nullable: true, description: 'The item it is a part of.' }) parent?: unknown;
  @Field(() => Text, { nullable: true, description: 'Of a defect: how bad it is.' }) severity?: unknown;
  @Field(() => Text, { nullable: true, description: 'How it was resolved.' }) resolution?: unknown;
  @Field(() => Key, { nullable: true, description: 'Of a defect: the release it was found in after that was out.' }) foundInRelease?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it was created.' }) createdAt?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it stood like this. Now, where it is left out.' }) observedAt?: unknown;
  @Field(() => Text, { nullable: true, description: 'Its status then.' }) status?: unknown;
  @Field(() => Choice, { nullable: true, description: 'What the source says its status means: TO_DO, IN_PROGRESS, WAITING, DONE or CANCELLED.' }) statusCategory?: unknown;
  @Field(() => Numeric, { nullable: true, description: 'Its estimate in points then; null for none.' }) estimate?: unknown;
  @Field(() => Numeric, { nullable: true, description: 'Its estimate in hours then; null for none.' }) estimateHours?: unknown;
  @Field(() => Key, { nullable: true, description: 'The sprint it was in then; null for none.' }) sprint?: unknown;
  @Field(() => Key, { nullable: true, description: 'The release it was in then; null for none.' }) release?: unknown;
  @Field(() => Flag, { nullable: true, description: 'Whether it was blocked then.' }) blocked?: unknown;
  @Field(() => Flag, { nullable: true, description: 'Whether it was deleted.' }) deleted?: unknown;
}

@InputType({ description: 'Something that happened to a work item. Sending it again with the same key replaces it.' })
export class WorkItemEventInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the work item. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'The work item. Required.' }) workItem?: unknown;
  @Field(() => Choice, { nullable: true, description: 'CREATED, TYPE, STATUS, ESTIMATE, SPRINT_ENTERED, SPRINT_LEFT, RELEASE_ENTERED, RELEASE_LEFT, PARENT, DELETED, BLOCKED (`to` may say by what) or UNBLOCKED (`from` may say what is over; without it, everything is). Required.' }) kind?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it happened. Required.' }) at?: unknown;
  @Field(() => Text, { nullable: true, description: 'The value before; of SPRINT_LEFT and RELEASE_LEFT the key of what was left.' }) from?: unknown;
  @Field(() => Text, { nullable: true, description: 'The value after; of SPRINT_ENTERED and RELEASE_ENTERED the key of what was entered.' }) to?: unknown;
  @Field(() => Choice, { nullable: true, description: 'Of an estimate: POINTS or HOURS. POINTS where it is left out.' }) unit?: unknown;
  @Field(() => Choice, { nullable: true, description: 'Of a status: what the source says it means.' }) category?: unknown;
  @Field(() => Numeric, { nullable: true, description: 'The source\'s own order of events of one instant.' }) sequence?: unknown;
}

@InputType({ description: 'A deployment of a service. Sending it again with the same key replaces it.' })
export class DeploymentInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the source. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'The product it belongs to. Required.' }) product?: unknown;
  @Field(() => Text, { nullable: true, description: 'The service that was deployed. Required.' }) service?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it went out. Required.' }) at?: unknown;
  @Field(() => Text, { nullable: true, description: 'Where to. Only prod, production, live, or none counts as production.' }) environment?: unknown;
  @Field(() => Flag, { nullable: true, description: 'Whether it was unplanned, to mend what an earlier one broke. Say so at least once, else no rework rate is known.' }) rework?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When the change was committed: its lead time runs from here; of several commits the first.' }) commitAt?: unknown;
  @Field(() => Key, { nullable: true, description: 'The release it brought out.' }) release?: unknown;
}

@InputType({ description: 'An incident in production. Sending it again with the same key replaces it.' })
export class IncidentInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the source. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'The product it hit. Required.' }) product?: unknown;
  @Field(() => Key, { nullable: true, description: 'The deployment that caused it, by its key at this source, or at the one source of the product that has it. Without it the incident is in no figure.' }) deployment?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it began. Required.' }) startedAt?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it was over.' }) resolvedAt?: unknown;
  @Field(() => Text, { nullable: true, description: 'What it was.' }) title?: unknown;
  @Field(() => Text, { nullable: true, description: 'How bad it was.' }) severity?: unknown;
}

@InputType('DeliveryBatch', { description: 'Facts of delivery from one source, at most 10,000 items. What is referred to by key need not be there yet.' })
export class DeliveryBatchInput {
  @Field(() => String, { description: 'Who sends: the key that all other keys of the source are scoped by.' }) source: string;
  @Field(() => [ProductInput], { nullable: true, description: 'Products.' }) products?: ProductInput[] | null;
  @Field(() => [TeamInput], { nullable: true, description: 'Teams.' }) teams?: TeamInput[] | null;
  @Field(() => [SprintInput], { nullable: true, description: 'Sprints.' }) sprints?: SprintInput[] | null;
  @Field(() => [ReleaseInput], { nullable: true, description: 'Releases.' }) releases?: ReleaseInput[] | null;
  @Field(() => [WorkItemInput], { nullable: true, description: 'Work items.' }) workItems?: WorkItemInput[] | null;
  @Field(() => [WorkItemEventInput], { nullable: true, description: 'What happened to work items.' }) workItemEvents?: WorkItemEventInput[] | null;
  @Field(() => [DeploymentInput], { nullable: true, description: 'Deployments.' }) deployments?: DeploymentInput[] | null;
  @Field(() => [IncidentInput], { nullable: true, description: 'Incidents.' }) incidents?: IncidentInput[] | null;
}
