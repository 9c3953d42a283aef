import { registerEnumType } from '@nestjs/graphql';

type EnumOf<T extends string> = { readonly [K in T]: K };

/** A GraphQL enum from words: `words('A', 'B')` is { A: 'A', B: 'B' }. */
function words<const T extends string>(...all: T[]): EnumOf<T> {
  return Object.fromEntries(all.map((word) => [word, word])) as EnumOf<T>;
}

export const Half = words('DELIVERY', 'OUTCOME');
export const Grain = words('DAY', 'WEEK', 'MONTH', 'QUARTER', 'SPRINT', 'RELEASE');
export const CalendarUnit = words('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR');
export const Compare = words('PREVIOUS_PERIOD', 'PREVIOUS_YEAR');
export const Unit = words('POINTS', 'ITEMS', 'HOURS', 'DAYS', 'PEOPLE', 'CUSTOMERS', 'EVENTS', 'RESPONSES', 'DEPLOYMENTS', 'RATIO', 'SCORE', 'MONEY', 'COUNT');
export const Better = words('HIGHER', 'LOWER', 'NEITHER');
export const Additivity = words('ADDITIVE', 'SEMI_ADDITIVE', 'NOT_ADDITIVE');
export const Measure = words('POINTS', 'ITEMS', 'HOURS');
export const StatusCategory = words('TO_DO', 'IN_PROGRESS', 'WAITING', 'DONE', 'CANCELLED');
export const SprintState = words('FUTURE', 'RUNNING', 'CLOSED');
export const LedgerBucket = words('COMMITMENT', 'ADDED', 'REMOVED', 'RE_ESTIMATED', 'COMPLETED', 'CANCELLED', 'CARRY_OVER', 'COMPLETED_OUTSIDE', 'DONE_BEFORE', 'LEFT_OUT');
export const ReleaseBucket = words('REMAINING_AT_START', 'ADDED', 'REMOVED', 'RE_ESTIMATED', 'COMPLETED', 'REMAINING_AT_END');
export const ReadAs = words('CLOSED', 'NOW');
export const SnapshotKind = words('START', 'CLOSE');
export const FreezeState = words('NOT_CLOSED', 'SETTLING', 'FROZEN');
export const SettingOrigin = words('DECIDED', 'SOURCE', 'DEFAULT');
export const StatusPlacer = words('DECIDED', 'LISTED', 'SOURCE', 'NAME', 'NOBODY');
export const StepKind = words('ADDED', 'REMOVED', 'RE_ESTIMATED', 'DONE', 'REOPENED', 'CANCELLED');
export const ForecastBasis = words('SPRINTS', 'DAYS');
export const PromiseOutcome = words('MET', 'MISSED', 'NOT_DUE');
export const GoalOutcome = words('MET', 'PARTLY', 'MISSED');
export const QualityKind = words('SPRINT_NEVER_CLOSED', 'TWO_RUNNING_SPRINTS', 'STATUS_NOT_MAPPED', 'DONE_BEFORE_CREATED', 'GAP_IN_HISTORY', 'DONE_WITHOUT_START', 'NEVER_ESTIMATED', 'ESTIMATE_AFTER_DONE', 'OPEN_SUB_TASKS', 'MOVED_BACKWARDS');
export const QualitySeverity = words('HIGH', 'MEDIUM', 'LOW');
export const WorkItemEventKind = words(
  'CREATED', 'TYPE', 'STATUS', 'ESTIMATE', 'SPRINT_ENTERED', 'SPRINT_LEFT', 'RELEASE_ENTERED', 'RELEASE_LEFT', 'PARENT', 'DELETED', 'BLOCKED', 'UNBLOCKED',
);
export const DurationUnit = words('CALENDAR_DAYS', 'WORKING_DAYS', 'HOURS');
export const SurveyKind = words('NPS', 'CSAT', 'CES');
export const SurveyFormKind = words('NPS', 'CSAT', 'CES', 'FEEDBACK');
export const SurveyFormState = words('LIVE', 'PAUSED');
export const SurveyTriggerKind = words('EVENT', 'PAGE', 'DELAY');
export const SurveyPosition = words('BOTTOM_RIGHT', 'BOTTOM', 'BOTTOM_LEFT', 'TOP_RIGHT', 'TOP_LEFT');
export const SurveyTheme = words('LIGHT', 'DARK', 'AUTO');
export const ImportState = words('WAITING', 'RUNNING', 'DONE', 'FAILED');
export const ParityState = words('NOT_COMPARED', 'MATCHES', 'DIFFERS');
export const ParityBasis = words('ITEMS', 'TOTALS');
export const ParityKind = words('VELOCITY', 'SPRINT_REPORT');
export const ParityReason = words(
  'DONE_BEFORE', 'SUB_TASK', 'CANCELLED', 'DONE_OUTSIDE', 'ESTIMATE_AFTER_DONE', 'AT_START', 'GRACE', 'TYPE_NOT_COUNTED', 'LATE', 'AT_CLOSE',
  'DELETED_SINCE', 'REOPENED_SINCE', 'DONE_SINCE', 'ESTIMATE_AT_START', 'ESTIMATE_AT_CLOSE', 'ESTIMATE_NOW', 'STATUS', 'NOT_KNOWN_HERE', 'NEVER_IN_SPRINT', 'NOT_IN_REPORT',
);
export const StripeSetting = words('TIME_ZONE', 'PAUSED', 'PAST_DUE', 'SCHEDULED', 'TRIALS', 'ONCE', 'TAX', 'USAGE');

export type Half = keyof typeof Half;
export type Grain = keyof typeof Grain;
export type CalendarUnit = keyof typeof CalendarUnit;
export type Compare = keyof typeof Compare;
export type Unit = keyof typeof Unit;
export type Better = keyof typeof Better;
export type Additivity = keyof typeof Additivity;
export type Measure = keyof typeof Measure;
export type StatusCategory = keyof typeof StatusCategory;
export type SprintState = keyof typeof SprintState;
export type LedgerBucket = keyof typeof LedgerBucket;
export type ReleaseBucket = keyof typeof ReleaseBucket;
export type ReadAs = keyof typeof ReadAs;
export type SnapshotKind = keyof typeof SnapshotKind;
export type FreezeState = keyof typeof FreezeState;
export type SettingOrigin = keyof typeof SettingOrigin;
export type StatusPlacer = keyof typeof StatusPlacer;
export type StepKind = keyof typeof StepKind;
export type ForecastBasis = keyof typeof ForecastBasis;
export type PromiseOutcome = keyof typeof PromiseOutcome;
export type GoalOutcome = keyof typeof GoalOutcome;
export type QualityKind = keyof typeof QualityKind;
export type QualitySeverity = keyof typeof QualitySeverity;
export type WorkItemEventKind = keyof typeof WorkItemEventKind;
export type DurationUnit = keyof typeof DurationUnit;
export type SurveyKind = keyof typeof SurveyKind;
export type SurveyFormKind = keyof typeof SurveyFormKind;
export type SurveyFormState = keyof typeof SurveyFormState;
export type SurveyTriggerKind = keyof typeof SurveyTriggerKind;
export type SurveyPosition = keyof typeof SurveyPosition;
export type SurveyTheme = keyof typeof SurveyTheme;
export type ImportState = keyof typeof ImportState;
export type StripeSetting = keyof typeof StripeSetting;
export type ParityState = keyof typeof ParityState;
export type ParityBasis = keyof typeof ParityBasis;
export type ParityKind = keyof typeof ParityKind;
export type ParityReason = keyof typeof ParityReason;

registerEnumType(Half, { name: 'Half', description: 'The product owner\'s half, or the product manager\'s.' });
registerEnumType(Grain, { name: 'Grain', description: 'What one row stands for: a local day, ISO week, month or quarter, a sprint, or a release.' });
registerEnumType(CalendarUnit, { name: 'CalendarUnit', description: 'A unit of the calendar, in the product\'s time zone.' });
registerEnumType(Compare, { name: 'Compare', description: 'The period of the same length just before, or the same period a year ago.' });
registerEnumType(Unit, { name: 'Unit', description: 'What a value is measured in. RATIO is a share (0.184 is 18.4 %), MONEY is in minor units of the product\'s currency.' });
registerEnumType(Better, { name: 'Better', description: 'Which direction is good.' });
registerEnumType(Additivity, { name: 'Additivity', description: 'Whether a BI tool may add values up: over periods and groups, over groups only, or not at all.' });
registerEnumType(Measure, { name: 'Measure', description: 'Story points, items, or hours.' });
registerEnumType(StatusCategory, { name: 'StatusCategory', description: 'What a tracker\'s status means. Cancelled is neither delivered nor left over.' });
registerEnumType(SprintState, { name: 'SprintState', description: 'Not started, running, or closed.' });
registerEnumType(LedgerBucket, { name: 'LedgerBucket', description: 'A column of the sprint ledger, or where an item was left out.' });
registerEnumType(ReleaseBucket, { name: 'ReleaseBucket', description: 'A part of one bar of a release.' });
registerEnumType(ReadAs, { name: 'ReadAs', description: 'CLOSED: as the sprint was frozen when it closed; one that is not frozen is read from its history. NOW: as its history reads now, late news included.' });
registerEnumType(SnapshotKind, { name: 'SnapshotKind', description: 'Written down when the sprint started: its commitment; or when it closed: its ledger and burndown.' });
registerEnumType(SettingOrigin, {
  name: 'SettingOrigin', description: 'Who says a setting of a team.',
  valuesMap: { DECIDED: { description: 'It was decided here, over what the source says.' }, SOURCE: { description: 'Its source says it.' }, DEFAULT: { description: 'Nobody has said it: the default holds, and of the time zone the product\'s.' } },
});
registerEnumType(StatusPlacer, {
  name: 'StatusPlacer', description: 'Who says what a status means; the first that does counts.',
  valuesMap: {
    DECIDED: { description: 'It was decided here.' }, LISTED: { description: 'The list of statuses that the source sends with the team.' }, SOURCE: { description: 'The category that the source sends with each change of status.' },
    NAME: { description: 'It is a well-known name.' }, NOBODY: { description: 'Nobody, so it is read as to do.' },
  },
});
registerEnumType(FreezeState, { name: 'FreezeState', description: 'The sprint is not closed; it is closed, and waits a while for what still comes in; it is frozen.' });
registerEnumType(StepKind, { name: 'StepKind', description: 'What one event did to the remaining work.' });
registerEnumType(ForecastBasis, { name: 'ForecastBasis', description: 'What a forecast draws from the past: whole sprints, or single working days of the flow.' });
registerEnumType(PromiseOutcome, { name: 'PromiseOutcome', description: 'Whether a date that was promised was met; NOT_DUE: it is still to come.' });
registerEnumType(GoalOutcome, { name: 'GoalOutcome', description: 'Whether the sprint goal was met.' });
registerEnumType(QualityKind, { name: 'QualityKind', description: 'What makes numbers of delivery doubtful.' });
registerEnumType(QualitySeverity, { name: 'QualitySeverity', description: 'HIGH: a number is wrong until it is mended. MEDIUM: something is missing from a number, or counted otherwise than meant. LOW: counted by the rule, and worth a look.' });
registerEnumType(WorkItemEventKind, { name: 'WorkItemEventKind', description: 'What can happen to a work item.' });
registerEnumType(DurationUnit, {
  name: 'DurationUnit', description: 'How a length of time is read.',
  valuesMap: {
    CALENDAR_DAYS: { description: 'Local days, first and last counted: begun and ended on one day is 1.' },
    WORKING_DAYS: { description: 'Of these, the days the team works: without its weekend and holidays.' },
    HOURS: { description: 'Exact hours, around the clock.' },
  },
});
registerEnumType(SurveyKind, { name: 'SurveyKind', description: 'NPS: 0 to 10. CSAT: 1 to 5. CES: 1 to 7.' });
registerEnumType(SurveyFormKind, {
  name: 'SurveyFormKind', description: 'What a form asks.',
  valuesMap: {
    NPS: { description: 'Whether one would recommend the product: 0 to 10.' }, CSAT: { description: 'How satisfied one is: 1 to 5.' }, CES: { description: 'How easy it was: 1 to 7.' },
    FEEDBACK: { description: 'Anything, of one\'s own accord: the feedback button.' },
  },
});
registerEnumType(SurveyFormState, { name: 'SurveyFormState', description: 'LIVE: people see it. PAUSED: nobody does.' });
registerEnumType(SurveyTriggerKind, {
  name: 'SurveyTriggerKind', description: 'What a form waits for.',
  valuesMap: { EVENT: { description: 'An event that the product tracks in the browser.' }, PAGE: { description: 'A page whose address fits.' }, DELAY: { description: 'Nothing but its delay, from when the product was opened.' } },
});
registerEnumType(SurveyPosition, { name: 'SurveyPosition', description: 'Where on the page a form stands.' });
registerEnumType(SurveyTheme, { name: 'SurveyTheme', description: 'Light, dark, or AUTO: as the person\'s system is.' });
registerEnumType(ImportState, { name: 'ImportState', description: 'How far a file is.' });
registerEnumType(ParityState, { name: 'ParityState', description: 'Whether Jira\'s report of a sprint was compared with the ledger, and whether both say the same.' });
registerEnumType(ParityBasis, { name: 'ParityBasis', description: 'What a difference is explained from. ITEMS: the report names its items. TOTALS: it gives two numbers, and rules were looked for that add up to the difference.' });
registerEnumType(ParityKind, { name: 'ParityKind', description: 'Which of Jira\'s reports: the velocity chart\'s, or the sprint report\'s.' });
registerEnumType(ParityReason, {
  name: 'ParityReason', description: 'Why Jira counts an item otherwise than the ledger.',
  valuesMap: {
    DONE_BEFORE: { description: 'It was done before the start.' },
    SUB_TASK: { description: 'It is a sub-task, whose estimate Jira adds up.' },
    CANCELLED: { description: 'It was cancelled, which Jira takes for done.' },
    DONE_OUTSIDE: { description: 'It was done, and not in the sprint at the close, or is credited to another sprint.' },
    ESTIMATE_AFTER_DONE: { description: 'Its estimate was changed after it was done.' },
    AT_START: { description: 'It was changed at the very instant of the start.' },
    GRACE: { description: 'It was changed in the grace period, or on the day of the start.' },
    TYPE_NOT_COUNTED: { description: 'The team does not count its type.' },
    LATE: { description: 'It was done after the planned end.' },
    AT_CLOSE: { description: 'It was done at the very instant of the close.' },
    DELETED_SINCE: { description: 'It was deleted since.' },
    REOPENED_SINCE: { description: 'It was reopened after the close.' },
    DONE_SINCE: { description: 'It was done after the close.' },
    ESTIMATE_AT_START: { description: 'Jira takes the estimate at the start.' },
    ESTIMATE_AT_CLOSE: { description: 'Jira takes the estimate at the close.' },
    ESTIMATE_NOW: { description: 'Jira takes the estimate it has now.' },
    STATUS: { description: 'The board and the team\'s status map disagree whether its status is done.' },
    NOT_KNOWN_HERE: { description: 'It was never collected.' },
    NEVER_IN_SPRINT: { description: 'It is known here, and was never in this sprint.' },
    NOT_IN_REPORT: { description: 'The report does not name it.' },
  },
});
registerEnumType(StripeSetting, {
  name: 'StripeSetting', description: 'Where Stripe\'s own report of MRR may be set otherwise than MRR is defined here.',
  valuesMap: {
    TIME_ZONE: { description: 'The month ends at midnight UTC, not in the product\'s zone.' },
    PAUSED: { description: 'A subscription whose collecting is paused counts on.' },
    PAST_DUE: { description: 'A subscription whose payment is past due does not count.' },
    SCHEDULED: { description: 'A subscription that is set to end is gone at once, not at its end.' },
    TRIALS: { description: 'A trial counts as if it were paid.' },
    ONCE: { description: 'A discount of the first bill alone is taken off.' },
    TAX: { description: 'Tax that the price holds counts.' },
    USAGE: { description: 'What was paid in the month for metered usage counts.' },
  },
});
