/** What can make numbers of delivery doubtful: in which words, how grave, in which metrics, and what to do. */

/** HIGH: a number is wrong until it is mended. MEDIUM: something is missing from a number, or counted otherwise than meant. LOW: counted by the rule, and worth a look. */
export type QualitySeverity = 'HIGH' | 'MEDIUM' | 'LOW';

export const QUALITY_KINDS = [
  'SPRINT_NEVER_CLOSED', 'TWO_RUNNING_SPRINTS', 'STATUS_NOT_MAPPED', 'DONE_BEFORE_CREATED', 'GAP_IN_HISTORY',
  'DONE_WITHOUT_START', 'NEVER_ESTIMATED', 'ESTIMATE_AFTER_DONE', 'OPEN_SUB_TASKS', 'MOVED_BACKWARDS',
] as const;
export type QualityKind = (typeof QUALITY_KINDS)[number];

/** One kind of finding as a user reads it. */
export interface QualityRule {
  readonly kind: QualityKind;
  readonly name: string;
  /** The rule. */
  readonly says: string;
  readonly whatToDo: string;
  readonly severity: QualitySeverity;
  /** Keys of the metrics that such items make doubtful. */
  readonly metrics: readonly string[];
  /** Those of them that such items are not in. */
  readonly leftOutOf: readonly string[];
  /** "3 of 57 items ..." */
  readonly doubt: { readonly one: string; readonly many: string };
}

const OF_COMMITMENT = ['velocity.committed', 'velocity.kept_commitment', 'velocity.delivered_ratio', 'velocity.scope_creep', 'velocity.scope_creep_net'] as const;
const OF_SPRINT = [...OF_COMMITMENT, 'velocity.completed', 'velocity.carry_over', 'burndown.remaining'] as const;
const OF_TIMES = ['flow.cycle_time', 'flow.lead_time'] as const;
const OF_FLOW = [...OF_TIMES, 'flow.throughput', 'flow.wip'] as const;

/** By kind. The gravest stand first in {@link QUALITY_KINDS}. */
export const QUALITY_RULES: Readonly<Record<QualityKind, QualityRule>> = {
  SPRINT_NEVER_CLOSED: {
    kind: 'SPRINT_NEVER_CLOSED', name: 'Sprint never closed', severity: 'HIGH',
    says: 'The planned end has passed by more than 7 days, and the sprint is still open although the tracker closes the others. Seven days, because a close after the weekend or a holiday is habit; after a week the next sprint has begun, and the rest of this one counts in both.',
    whatToDo: 'Close the sprint in the tracker. Until then it is in no velocity, and what is done in it goes on counting.',
    metrics: OF_SPRINT, leftOutOf: [], doubt: { one: 'was never closed', many: 'were never closed' },
  },
  TWO_RUNNING_SPRINTS: {
    kind: 'TWO_RUNNING_SPRINTS', name: 'In two running sprints', severity: 'HIGH',
    says: 'The item is in two or more sprints of the team that run at the same time: it is committed in both, and credited to the one it entered last.',
    whatToDo: 'Take it out of the sprint it is not worked on in, or close the sprint that is over.',
    metrics: OF_SPRINT, leftOutOf: [], doubt: { one: 'is in two running sprints', many: 'are in two running sprints' },
  },
  STATUS_NOT_MAPPED: {
    kind: 'STATUS_NOT_MAPPED', name: 'Status not mapped', severity: 'HIGH',
    says: 'The item was moved to a status that neither the team, nor the tracker, nor the well-known names place. It is read as “to do”: work in it is not in progress, and if it means done, nothing is done.',
    whatToDo: 'Say what the status means in the team’s settings.',
    metrics: [...OF_FLOW, ...OF_SPRINT, 'release.remaining', 'release.completed', 'defects.open', 'defects.closed', 'defects.time_to_resolve'], leftOutOf: [],
    doubt: { one: 'was in a status that is not mapped', many: 'were in a status that is not mapped' },
  },
  DONE_BEFORE_CREATED: {
    kind: 'DONE_BEFORE_CREATED', name: 'Finished before created', severity: 'HIGH',
    says: 'By its own history the item was done before it was created. It counts as done, and is in no average of days.',
    whatToDo: 'Correct the dates in the tracker, or send the item again with the instant it was created.',
    metrics: [...OF_TIMES, 'defects.time_to_resolve'], leftOutOf: [...OF_TIMES, 'defects.time_to_resolve'],
    doubt: { one: 'was finished before it was created', many: 'were finished before they were created' },
  },
  GAP_IN_HISTORY: {
    kind: 'GAP_IN_HISTORY', name: 'Gaps in the history', severity: 'MEDIUM',
    says: 'A change begins elsewhere than the one before it ended: a status or estimate changed from another one than the last known (of a status: of another category), or a sprint or release was left that was never entered. What happened between is not known.',
    whatToDo: 'Send the item’s whole history again. What is there already is not counted twice.',
    metrics: [...OF_FLOW, ...OF_SPRINT, 'release.remaining', 'release.completed'], leftOutOf: [], doubt: { one: 'has a gap in its history', many: 'have gaps in their history' },
  },
  DONE_WITHOUT_START: {
    kind: 'DONE_WITHOUT_START', name: 'Done without ever being started', severity: 'MEDIUM',
    says: 'The item was done and never in progress since it was last to do, so that nobody knows how long it took.',
    whatToDo: 'Move items to “in progress” when work on them begins. If the team’s word for that is another one, map it in the team’s settings.',
    metrics: ['flow.cycle_time'], leftOutOf: ['flow.cycle_time'], doubt: { one: 'was never started', many: 'were never started' },
  },
  NEVER_ESTIMATED: {
    kind: 'NEVER_ESTIMATED', name: 'Never estimated', severity: 'MEDIUM',
    says: 'The item was in a sprint and never had an estimate in what the team measures by. It counts as 0 there, and as 1 where items are counted.',
    whatToDo: 'Estimate it before the sprint starts, or read the charts by items.',
    metrics: [...OF_SPRINT, 'release.remaining', 'release.completed', 'defects.density'], leftOutOf: [], doubt: { one: 'was never estimated', many: 'were never estimated' },
  },
  ESTIMATE_AFTER_DONE: {
    kind: 'ESTIMATE_AFTER_DONE', name: 'Estimate changed after done', severity: 'MEDIUM',
    says: 'The estimate was changed when the item was done already. A closed sprint keeps the estimate in force at its close; a sprint that runs, and the release, take the new one.',
    whatToDo: 'Leave estimates alone once an item is done: what it turned out to be belongs in the retrospective.',
    metrics: ['velocity.completed', 'velocity.delivered_ratio', 'release.completed', 'defects.density'], leftOutOf: [],
    doubt: { one: 'was re-estimated after it was done', many: 'were re-estimated after they were done' },
  },
  OPEN_SUB_TASKS: {
    kind: 'OPEN_SUB_TASKS', name: 'Closed with open sub-tasks', severity: 'MEDIUM',
    says: 'The item is done or cancelled while sub-tasks of it are neither.',
    whatToDo: 'Close the sub-tasks, or open the item again if there is work left.',
    metrics: ['velocity.completed', 'velocity.kept_commitment', 'velocity.delivered_ratio', 'flow.throughput', ...OF_TIMES], leftOutOf: [],
    doubt: { one: 'was closed with open sub-tasks', many: 'were closed with open sub-tasks' },
  },
  MOVED_BACKWARDS: {
    kind: 'MOVED_BACKWARDS', name: 'Moved backwards', severity: 'LOW',
    says: 'The item went from done or cancelled to open again, or from in progress back to “to do”. Counted by the rule: reopened work counts again, and the time of an item that went back to “to do” starts anew.',
    whatToDo: 'Nothing, where it was so. If items are dragged about by mistake, their times are shorter or longer than the work.',
    metrics: [...OF_TIMES, 'flow.throughput', 'defects.time_to_resolve', 'release.completed'], leftOutOf: [], doubt: { one: 'moved backwards', many: 'moved backwards' },
  },
};
