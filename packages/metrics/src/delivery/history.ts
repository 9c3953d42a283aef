/** What happened: the history of a work item, and the frames (sprints, releases, team settings) it is read in. */

/** CANCELLED is neither delivered nor left over; WAITING is started work that waits. */
export type StatusCategory = 'TO_DO' | 'IN_PROGRESS' | 'WAITING' | 'DONE' | 'CANCELLED';
export const MEASURES = ['POINTS', 'ITEMS', 'HOURS'] as const;
export type Measure = (typeof MEASURES)[number];
export type ItemEventKind =
  | 'CREATED' | 'TYPE' | 'STATUS' | 'ESTIMATE' | 'SPRINT_ENTERED' | 'SPRINT_LEFT' | 'RELEASE_ENTERED' | 'RELEASE_LEFT' | 'PARENT' | 'DELETED'
  | 'BLOCKED' | 'UNBLOCKED';

/**
 * One thing that happened to an item. `from` and `to` are the old and the new value: the status name, the estimate as a
 * decimal number, the type's name. Entering has the sprint's or release's id in `to`, leaving has it in `from`.
 * CREATED carries no value: a first status is a STATUS event at the same instant. BLOCKED may name its reason in `to`, UNBLOCKED
 * the reason that is over in `from`.
 */
export interface ItemEvent {
  readonly id: string;
  readonly at: number;
  readonly kind: ItemEventKind;
  readonly from: string | null;
  readonly to: string | null;
  /** Of an ESTIMATE; POINTS where absent. */
  readonly unit?: 'POINTS' | 'HOURS';
  /** What the source says the category of the status in `to` is. */
  readonly category?: StatusCategory | null;
  readonly sequence: number;
}

/** A work item: what it is now, and everything that happened to it, in any order. */
export interface ItemHistory {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly type: string;
  readonly isSubTask: boolean;
  readonly severity: string | null;
  readonly resolution: string | null;
  readonly foundInReleaseId: string | null;
  readonly events: readonly ItemEvent[];
}

/** What a team decides about its own numbers. Names of types and resolutions are compared without regard to case. */
export interface TeamSettings {
  readonly timeZone: string;
  /** ISO weekdays, 1 = Monday. */
  readonly workingDays: readonly number[];
  readonly holidays: readonly string[];
  /** By lower-case status name. */
  readonly statusMap: Readonly<Record<string, StatusCategory>>;
  /** Days after the start in which changes of scope still belong to the commitment. */
  readonly graceDays: number;
  /** Whether sub-tasks are items (they never carry points). */
  readonly countSubTasks: boolean;
  readonly defectTypes: readonly string[];
  /** Defects with one of these resolutions are left out. */
  readonly excludedResolutions: readonly string[];
  /** The types that count in sprints, releases and flow; null: all of them. */
  readonly creditedTypes: readonly string[] | null;
}

export interface Sprint {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly goal: string | null;
  readonly plannedStartAt: number;
  readonly plannedEndAt: number;
  readonly startedAt: number | null;
  readonly closedAt: number | null;
  /** The source knows the day of the start, not the hour: the commitment is what stands at the end of that day. */
  readonly startedOnDateOnly?: boolean;
}

export interface Release {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly startedAt: number | null;
  readonly targetDate: string | null;
  readonly releasedAt: number | null;
}

/** A status as maps know it: the case of letters, the blanks around it and the form of its apostrophe do not matter. */
export function statusName(name: string): string {
  return name.trim().toLowerCase().replaceAll('’', "'");
}

/** The settings of a team that has decided nothing, with what it has decided put over them. */
export function defaultTeamSettings(overrides: Partial<TeamSettings> = {}): TeamSettings {
  const statusMap: Record<string, StatusCategory> = {};
  for (const [name, category] of Object.entries(overrides.statusMap ?? {})) statusMap[statusName(name)] = category;
  return {
    timeZone: 'UTC',
    workingDays: [1, 2, 3, 4, 5],
    holidays: [],
    graceDays: 0,
    countSubTasks: false,
    defectTypes: ['bug', 'defect'],
    excludedResolutions: ['duplicate', 'rejected', 'not a bug', 'invalid'],
    creditedTypes: null,
    ...overrides,
    statusMap,
  };
}
