/** What the rules of data quality look through, and what they find. */
import type { ItemHistory, Measure, Sprint, TeamSettings } from './history.js';

/** What is looked through: histories and sprints of one team, and the half-open stretch of time in question. */
export interface QualityFrame {
  /** The whole history of each item that something happened to in that time, and of the items of sprints that run together. */
  readonly items: readonly ItemHistory[];
  /** The sub-tasks of these items, by the id of the item. */
  readonly subTasksOf: ReadonlyMap<string, readonly ItemHistory[]>;
  /** All sprints of the team. */
  readonly sprints: readonly Sprint[];
  readonly settings: TeamSettings;
  /** The team's own. */
  readonly measure: Measure;
  readonly fromAt: number;
  readonly toAt: number;
  readonly now: number;
}

/** An item of a finding; of SPRINT_NEVER_CLOSED, a sprint. `detail` says what happened, in words; `at` when, the last time. */
export interface QualityItem {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly at: number;
}
