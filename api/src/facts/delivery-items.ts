import type { Given } from './given.js';

/**
 * What delivery batches bring, checked and put in one form: instants are RFC 3339 in UTC with milliseconds, dates YYYY-MM-DD,
 * references are keys. Teams, sprints, releases and work items are descriptions; events, deployments and incidents are facts.
 */
export interface ProductItem {
  readonly key: string;
  readonly name?: Given<string>;
  readonly timeZone?: Given<string>;
  readonly currency?: Given<string>;
}

export interface TeamItem {
  readonly key: string;
  readonly product?: Given<string>;
  readonly name?: Given<string>;
  readonly timeZone?: Given<string>;
  readonly measure?: Given<string>;
  readonly workingDays?: Given<number[]>;
  readonly holidays?: Given<string[]>;
  readonly graceDays?: Given<number>;
  readonly countSubTasks?: Given<boolean>;
  readonly defectTypes?: Given<string[]>;
  readonly excludedResolutions?: Given<string[]>;
  readonly creditedTypes?: Given<string[]>;
  readonly statuses?: Given<{ name: string; category: string }[]>;
}

export interface SprintItem {
  readonly key: string;
  readonly team?: Given<string>;
  readonly name?: Given<string>;
  readonly goal?: Given<string>;
  readonly goalOutcome?: Given<string>;
  readonly plannedStartAt?: Given<string>;
  readonly plannedEndAt?: Given<string>;
  /** RFC 3339; of a source that knows the day alone, YYYY-MM-DD. */
  readonly startedAt?: Given<string>;
  readonly closedAt?: Given<string>;
}

export interface ReleaseItem {
  readonly key: string;
  readonly product?: Given<string>;
  readonly team?: Given<string>;
  readonly name?: Given<string>;
  readonly startedAt?: Given<string>;
  readonly targetDate?: Given<string>;
  readonly releasedAt?: Given<string>;
}

export interface WorkItem {
  readonly key: string;
  readonly product?: Given<string>;
  readonly team?: Given<string>;
  readonly title?: Given<string>;
  readonly type?: Given<string>;
  readonly isSubTask?: Given<boolean>;
  readonly parent?: Given<string>;
  readonly severity?: Given<string>;
  readonly resolution?: Given<string>;
  readonly foundInRelease?: Given<string>;
  readonly createdAt?: Given<string>;
  readonly observedAt?: Given<string>;
  readonly status?: Given<string>;
  readonly statusCategory?: Given<string>;
  readonly estimate?: Given<number>;
  readonly estimateHours?: Given<number>;
  readonly sprint?: Given<string>;
  readonly release?: Given<string>;
  readonly blocked?: Given<boolean>;
  readonly deleted?: Given<boolean>;
}

export interface WorkItemEvent {
  readonly key: string;
  readonly workItem: string;
  readonly kind: string;
  readonly at: string;
  readonly from?: Given<string>;
  readonly to?: Given<string>;
  readonly unit?: Given<string>;
  readonly category?: Given<string>;
  readonly sequence?: Given<number>;
}

export interface DeploymentItem {
  readonly key: string;
  readonly product: string;
  readonly service: string;
  readonly at: string;
  readonly environment?: Given<string>;
  readonly rework?: Given<boolean>;
  readonly commitAt?: Given<string>;
  readonly release?: Given<string>;
}

export interface IncidentItem {
  readonly key: string;
  readonly product: string;
  readonly deployment?: Given<string>;
  readonly startedAt: string;
  readonly resolvedAt?: Given<string>;
  readonly title?: Given<string>;
  readonly severity?: Given<string>;
}
