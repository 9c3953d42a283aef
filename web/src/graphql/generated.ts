// Written by codegen.mjs from the schema and the .graphql documents. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How far an action is. */
export type ActionState =
  /** Done. */
  | 'DONE'
  /** Given up on purpose. */
  | 'DROPPED'
  /** Still to be done: it follows into the next sprint. */
  | 'OPEN';

/** What activates a person. */
export type ActivationInput = {
  /** The event that activates. */
  event: EventConditionInput;
  /** Within how many hours of signing up: 1 to 8,784 (366 days). 168 (7 days) where it is left out. */
  hours?: number | null | undefined;
  /** What signing up is: the first such event. The first qualifying event where it is left out. */
  start?: EventConditionInput | null | undefined;
};

/** A new action. */
export type AddRetroActionInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** The day by which it should be done. */
  dueOn?: string | null | undefined;
  /** Your own name for it, at most 100 characters: sent again with the same key, it is kept once. */
  key?: string | null | undefined;
  /** Who takes care of it: at most 100 characters. */
  owner?: string | null | undefined;
  /** The sprint, by its id. */
  sprint: string | number;
  /** What to do: 1 to 500 characters. */
  text: string;
};

/** A new note. */
export type AddRetroNoteInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** Where it goes, to the end. */
  column: RetroColumn;
  /** Your own name for it, at most 100 characters: sent again with the same key, it is kept once. */
  key?: string | null | undefined;
  /** The sprint, by its id. */
  sprint: string | number;
  /** Its words: 1 to 2,000 characters. */
  text: string;
};

/** Whether a BI tool may add values up: over periods and groups, over groups only, or not at all. */
export type Additivity =
  | 'ADDITIVE'
  | 'NOT_ADDITIVE'
  | 'SEMI_ADDITIVE';

/** A note beside the course of a product's numbers. */
export type AnnotationInput = {
  /** Who writes it. */
  author?: string | null | undefined;
  /** The local day on which it happened. */
  day: string;
  /** What happened: 1 to 200 characters. */
  text: string;
};

/** What a mark on a line over time stands for. */
export type AnnotationKind =
  /** What the numbers are read by was changed. */
  | 'DEFINITION'
  /** Somebody wrote down what happened. */
  | 'NOTE'
  /** A release went out. */
  | 'RELEASE';

/** What sort of doer did something. */
export type AuditedBy =
  /** A person who was signed in. */
  | 'ACCOUNT'
  /** A program, by its key. */
  | 'KEY'
  /** The server by itself, or a command on its machine. */
  | 'SYSTEM';

/** What the audit log keeps. */
export type AuditedThing =
  /** Definition changed. */
  | 'DEFINITION_CHANGED'
  /** Retention of events changed. */
  | 'EVENT_RETENTION_CHANGED'
  /** Exported. */
  | 'EXPORTED'
  /** Feed changed. */
  | 'FEED_CHANGED'
  /** Links of a feed ended. */
  | 'FEED_LINKS_ENDED'
  /** Feed link signed. */
  | 'FEED_LINK_SIGNED'
  /** Feed made. */
  | 'FEED_MADE'
  /** Feed removed. */
  | 'FEED_REMOVED'
  /** Who reads which half changed. */
  | 'HALF_CLOSED'
  /** Invitation revoked. */
  | 'INVITATION_REVOKED'
  /** Invitation made. */
  | 'INVITED'
  /** Joined by invitation. */
  | 'JOINED'
  /** Budget of a key set. */
  | 'KEY_BUDGET_SET'
  /** Key made. */
  | 'KEY_MADE'
  /** Key revoked. */
  | 'KEY_REVOKED'
  /** Key rotated. */
  | 'KEY_ROTATED'
  /** Member changed. */
  | 'MEMBER_CHANGED'
  /** Member removed. */
  | 'MEMBER_REMOVED'
  /** Password changed. */
  | 'PASSWORD_CHANGED'
  /** Person erased. */
  | 'PERSON_ERASED'
  /** Reset link made. */
  | 'RESET_LINK_MADE'
  /** Sample removed. */
  | 'SAMPLE_REMOVED'
  /** Signed in. */
  | 'SIGNED_IN'
  /** Signed out. */
  | 'SIGNED_OUT'
  /** Signed out everywhere. */
  | 'SIGNED_OUT_EVERYWHERE'
  /** Sign-in refused. */
  | 'SIGN_IN_REFUSED'
  /** Sign-up changed. */
  | 'SIGN_UP_CHANGED'
  /** Sprint closed. */
  | 'SPRINT_CLOSED'
  /** Sprint corrected. */
  | 'SPRINT_CORRECTED'
  /** Sprint frozen. */
  | 'SPRINT_FROZEN'
  /** Role for SQL made. */
  | 'SQL_ROLE_MADE'
  /** Role for SQL removed. */
  | 'SQL_ROLE_REMOVED';

/** Which direction is good. */
export type Better =
  | 'HIGHER'
  | 'LOWER'
  | 'NEITHER';

/** A unit of the calendar, in the product's time zone. */
export type CalendarUnit =
  | 'DAY'
  | 'MONTH'
  | 'QUARTER'
  | 'WEEK'
  | 'YEAR';

/** What is to be otherwise of a product. What is left out stays as it is. */
export type ChangeProductInput = {
  /** The ISO 4217 code of the currency its money is shown in. Money in currencies that no rate into it is known for is shown apart. */
  currency?: string | null | undefined;
  /** The IANA time zone whose days its numbers are counted in. */
  timeZone?: string | null | undefined;
};

/** Where the value of a field comes from. */
export type ColumnMappingInput = {
  /** The column. Neither column nor constant: the field stays empty, whatever would have been guessed. */
  column?: string | null | undefined;
  /** A value for every row; beside a column, the value where its cell is empty. */
  constant?: string | null | undefined;
  /** The field, as listed under candidates; also properties.plan, traits.country, score:food, entered:Build. The same field twice: both columns together are its value, as a key of two parts. */
  field: string;
};

/** The period of the same length just before, or the same period a year ago. */
export type Compare =
  | 'PREVIOUS_PERIOD'
  | 'PREVIOUS_YEAR';

/** A key to be made. */
export type CreateKeyInput = {
  /** What its queries may cost a minute, 1 to 100,000,000; 600,000 where nothing is said. */
  budget?: number | null | undefined;
  /** Ends it in so many days, 1 to 3,660; it does not end by itself where nothing is said. */
  expiresInDays?: number | null | undefined;
  /** What it is called, as "Grafana": at most 100 characters. */
  name: string;
  /** The products it is for, by key; all where nothing is said. */
  products?: Array<string> | null | undefined;
  /** What it may be used for: one scope or several, none that you may not use yourself. */
  scopes: Array<KeyScope>;
  /** The only source it may send for, made if it is new. Needed to send over /v1 (with COLLECT_OUTCOMES and exactly one product), and to send delivery facts for some products alone. */
  source?: string | null | undefined;
  /** Let it send over /v1 and open nothing else, so that it may stand in a page, where everybody can read it. Takes the scope COLLECT_OUTCOMES alone, a source and one product. */
  trackingOnly?: boolean | null | undefined;
};

/** A new product. */
export type CreateProductInput = {
  /** The ISO 4217 code of the currency its money is shown in. EUR where it is left out. */
  currency?: string | null | undefined;
  /** Its key: the name that facts refer to it by. */
  key: string;
  /** Its name. */
  name: string;
  /** The IANA time zone whose days its numbers are counted in. UTC where it is left out. */
  timeZone?: string | null | undefined;
};

/** A new request. */
export type CreateRequestInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** Feedback to put into it at once: at most 200. */
  feedback?: Array<string | number> | null | undefined;
  /** Your own name for it, at most 100 characters: sent again with the same key, it is kept once. */
  key?: string | null | undefined;
  /** The product, by its key. */
  product: string;
  /** What is to become of it. */
  state?: RequestState;
  /** What is asked for: 1 to 200 characters. */
  title: string;
};

/** How a length of time is read. */
export type DurationUnit =
  /** Local days, first and last counted: begun and ended on one day is 1. */
  | 'CALENDAR_DAYS'
  /** Exact hours, around the clock. */
  | 'HOURS'
  /** Of these, the days the team works: without its weekend and holidays. */
  | 'WORKING_DAYS';

/** A change to a request. What is left out stays. */
export type EditRequestInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** The request. */
  id: string | number;
  /** What is to become of it. */
  state?: RequestState | null | undefined;
  /** What is asked for: 1 to 200 characters. Say the version with it. */
  title?: string | null | undefined;
  /** With a new title: the version of the one that was read. If another has been saved since, nothing is written and both come back. */
  version?: number | null | undefined;
};

/** A change to an action. What is left out stays; null takes an owner or a day away. */
export type EditRetroActionInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** With DONE or DROPPED: the day, today unless given. */
  closedOn?: string | null | undefined;
  /** The day by which it should be done. */
  dueOn?: string | null | undefined;
  /** The action. */
  id: string | number;
  /** Who takes care of it: at most 100 characters. */
  owner?: string | null | undefined;
  /** How far it is. */
  state?: ActionState | null | undefined;
  /** What to do: 1 to 500 characters. Say the version with it. */
  text?: string | null | undefined;
  /** With new words: the version of those that were read. If others have been saved since, nothing is written and both come back. */
  version?: number | null | undefined;
};

/** New words for a note. A removed one comes back with them. */
export type EditRetroNoteInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** The note. */
  id: string | number;
  /** Its words: 1 to 2,000 characters. */
  text: string;
  /** The version of the words that were read. If others have been saved since, nothing is written and both come back. */
  version: number;
};

/** Who is eligible for a feature: those with one of these values of a trait. */
export type EligibilityInput = {
  /** The values, as text. */
  in: Array<string>;
  /** Whose trait. */
  of: TraitOwner;
  /** The trait's name. */
  trait: string;
};

/** An event whose properties are so. */
export type EventConditionInput = {
  /** The event's name. */
  event: string;
  /** All of these must hold. */
  where?: Array<PropertyConditionInput> | null | undefined;
};

/** A feature of the product. */
export type FeatureInput = {
  /** Who is eligible. Everybody where it is left out. */
  eligible?: EligibilityInput | null | undefined;
  /** Any of these events is a use of it: 1 to 20. */
  events: Array<EventConditionInput>;
  /** Its key, unique within the product. */
  key: string;
  /** Its name. */
  name: string;
};

/** What a feed is read as. */
export type FeedFormat =
  /** RFC 4180 in UTF-8: for spreadsheets and nearly everything else. */
  | 'CSV'
  /** One JSON array of objects. */
  | 'JSON'
  /** A JSON object a line. */
  | 'NDJSON'
  /** Columns with types: for pandas, DuckDB, Power BI and the like. */
  | 'PARQUET';

/** A feed: a query that is saved, and what it is called. */
export type FeedInput = {
  /** What it is called: up to 100 characters. Downloads are named after it. */
  name: string;
  /** What it answers. */
  query: FeedQueryInput;
};

/** A query of metricTable, word for word. A range such as last "P90D" moves with the days. */
export type FeedQueryInput = {
  /** Fill `previous` and `change`. */
  compare?: Compare | null | undefined;
  /** Leave out periods that are not over. */
  completeOnly?: boolean | null | undefined;
  /** Keep only facts that pass all of these. */
  filters?: Array<FilterInput> | null | undefined;
  /** The funnel of the conversion metrics; the product's first where it is left out. */
  funnel?: string | number | null | undefined;
  /** What a row stands for. */
  grain: Grain;
  /** Up to 3 dimensions that every metric lists: a row a group. */
  groupBy?: Array<string> | null | undefined;
  /** What delivery is counted in; the team's own measure where it is left out. */
  measure?: Measure | null | undefined;
  /** Keys of the catalogue, up to 50. */
  metrics: Array<string>;
  /** A product's key. Needed where there are several and no team is given. */
  product?: string | null | undefined;
  /** Which days. Periods that hold any of them are given whole. */
  range: RangeInput;
  /** A team's key: only its delivery. */
  team?: string | null | undefined;
};

/** Where feedback has been put. */
export type FeedbackPlace =
  /** Aside: it asks for nothing. */
  | 'ASIDE'
  /** Nowhere yet. */
  | 'INBOX'
  /** Into a request. */
  | 'SORTED';

/** Keep only rows whose dimension has one of these values. "(none)" stands for rows without a value; "(other)" for the values of a trait beyond the 50 that most have. */
export type FilterInput = {
  /** A dimension that the metric lists in the catalogue, as "plan", or a trait, as "trait:industry". */
  dimension: string;
  /** The values to keep. */
  in: Array<string>;
};

/** What a forecast draws from the past: whole sprints, or single working days of the flow. */
export type ForecastBasis =
  | 'DAYS'
  | 'SPRINTS';

/** The sprint is not closed; it is closed, and waits a while for what still comes in; it is frozen. */
export type FreezeState =
  | 'FROZEN'
  | 'NOT_CLOSED'
  | 'SETTLING';

/** A funnel that is tried before it is saved. */
export type FunnelDefinitionInput = {
  /** Which entries count. ANY where it is left out. */
  entries?: FunnelEntries | null | undefined;
  /** What must not happen between steps; at most 5. */
  exclusions?: Array<FunnelExclusionInput> | null | undefined;
  /** A property that all steps must share with the entry. */
  hold?: string | null | undefined;
  /** In which order. IN_ORDER where it is left out. */
  order?: FunnelOrder | null | undefined;
  /** Its 2 to 10 steps, in order. */
  steps: Array<FunnelStepInput>;
  /** Minutes from the first step within which every step must happen: 1 to 527,040 (366 days). */
  windowMinutes: number;
};

/** Which entries into a funnel count. */
export type FunnelEntries =
  /** A person counts once, by the entry that gets furthest. */
  | 'ANY'
  /** Every entry counts by itself, several of one person too. */
  | 'EVERY'
  /** A person counts once, by the first entry of the period. */
  | 'FIRST';

/** What ends an attempt: the person stays at the last step reached. */
export type FunnelExclusionInput = {
  /** It counts after this step, at a later instant. The first where it is left out. */
  after?: number | null | undefined;
  /** It counts until this step, at an earlier instant. The last where it is left out. */
  before?: number | null | undefined;
  /** The event's name. */
  event: string;
  /** Other events that do as well. */
  or?: Array<EventConditionInput> | null | undefined;
  /** All of these must hold. */
  where?: Array<PropertyConditionInput> | null | undefined;
};

/** A funnel. Saving one with the same key again replaces it. */
export type FunnelInput = {
  /** Which entries count. ANY where it is left out. */
  entries?: FunnelEntries | null | undefined;
  /** What must not happen between steps; at most 5. Not with STRICT, which lets nothing happen. */
  exclusions?: Array<FunnelExclusionInput> | null | undefined;
  /** A property that all steps must share with the entry: a person then counts once for each of its values. Events without it do not count. */
  hold?: string | null | undefined;
  /** Its key, unique within the product. */
  key: string;
  /** Its name. */
  name: string;
  /** In which order. IN_ORDER where it is left out. */
  order?: FunnelOrder | null | undefined;
  /** Its 2 to 10 steps, in order. */
  steps: Array<FunnelStepInput>;
  /** Minutes from the first step within which every step must happen: 1 to 527,040 (366 days). */
  windowMinutes: number;
};

/** In which order the steps of a funnel must happen. */
export type FunnelOrder =
  /** In any order: the first step done begins the window, and a person is as far as there are different steps done. */
  | 'ANY'
  /** One after the other; anything may happen between. Events of one instant count in step order. */
  | 'IN_ORDER'
  /** One after the other, and the person does nothing else between: each step is at the instant of the one before, or at the next instant at which the person did anything. */
  | 'STRICT';

/** Which of those who entered. */
export type FunnelPart =
  /** They came to the step before, and no further. */
  | 'DROPPED'
  /** Their window is not over yet. */
  | 'MATURING'
  /** They came to the step, or further. */
  | 'REACHED';

/** One step of a funnel. */
export type FunnelStepInput = {
  /** The event's name. */
  event: string;
  /** What the step is called. The event's name where it is left out. */
  name?: string | null | undefined;
  /** Other events that do as well: any of them is this step. */
  or?: Array<EventConditionInput> | null | undefined;
  /** All of these must hold. */
  where?: Array<PropertyConditionInput> | null | undefined;
};

/** Why an item was carried over, added or removed. */
export type GiveReasonInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** The item's key. It must have been in the sprint at some time. */
  item: string;
  /** What the reason is given for. */
  kind: ReasonKind;
  /** The reason: at most 500 characters; empty takes it back. */
  reason: string;
  /** The sprint, by its id. */
  sprint: string | number;
  /** The version of the reason that was read; 0: there was none. */
  version?: number;
};

/** Whether the sprint goal was met. */
export type GoalOutcome =
  | 'MET'
  | 'MISSED'
  | 'PARTLY';

/** What one row stands for: a local day, ISO week, month or quarter, a sprint, or a release. */
export type Grain =
  | 'DAY'
  | 'MONTH'
  | 'QUARTER'
  | 'RELEASE'
  | 'SPRINT'
  | 'WEEK';

/** The product owner's half, or the product manager's. */
export type Half =
  | 'DELIVERY'
  | 'OUTCOME';

/** How to read a file. Whatever is left out is told from the file, and shown by the preview. */
export type ImportOptions = {
  /** What the rows are: events, work-items, payments, ... or jira, stripe, facts. */
  as?: string | null | undefined;
  /** DMY or MDY: what 3/4/2026 means, where the column itself does not tell. */
  dateOrder?: string | null | undefined;
  /** utf-8, utf-16le, utf-16be or windows-1252. */
  encoding?: string | null | undefined;
  /** csv-comma, csv-semicolon, csv-tab, csv-pipe, ndjson or json. */
  format?: string | null | undefined;
  /** What your columns mean, where the guess is wrong. */
  mapping?: Array<ColumnMappingInput> | null | undefined;
  /** Values that mean "no answer", as "0" and "6" in a survey. */
  missing?: Array<string> | null | undefined;
  /** The product's key. One that is not known yet is made. */
  product?: string | null | undefined;
  /** Who vouches for the facts; keys are unique within a source. "files" where none is named. */
  source?: string | null | undefined;
  /** The team's key, for sprints, work items and Jira. One that is not known yet is made. */
  team?: string | null | undefined;
  /** The IANA zone of dates that name none; the team's or the product's where it is left out. */
  timeZone?: string | null | undefined;
};

/** How far a file is. */
export type ImportState =
  | 'DONE'
  | 'FAILED'
  | 'RUNNING'
  | 'WAITING';

/** What became of an invitation. */
export type InvitationState =
  /** Its time is over. */
  | 'EXPIRED'
  /** Its link works. */
  | 'OPEN'
  /** It was taken back. */
  | 'REVOKED'
  /** Somebody has joined by it. */
  | 'USED';

/** Whom to invite, and as what. */
export type InviteInput = {
  /** Only who has this e-mail address can take it; null: whoever holds the link. */
  email?: string | null | undefined;
  /** How many days its link works: 1 to 30. */
  expiresInDays?: number;
  /** A note for the list of invitations: at most 200 characters. */
  note?: string | null | undefined;
  /** Keys of the products they see; null: all, or where teams are given, those of the teams. */
  products?: Array<string> | null | undefined;
  /** One role or several. Owners and admins are of the whole workspace, and cannot be kept to a part. */
  roles: Array<Role>;
  /** Keys of the teams they see; null: all of their products. */
  teams?: Array<string> | null | undefined;
};

/** Whether a sprint's goal was met. */
export type JudgeGoalInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** What became of it. Left out or null takes back what was said here: the source's word stands again. */
  outcome?: GoalOutcome | null | undefined;
  /** The day on which it was said, today unless given. */
  saidOn?: string | null | undefined;
  /** The same in a sentence: at most 1,000 characters. */
  sentence?: string | null | undefined;
  /** The sprint, by its id. */
  sprint: string | number;
  /** The version of the judgement that was read; 0: there was none. */
  version?: number;
};

/** What a key may be used for. */
export type KeyScope =
  /** All of the above, and what a program sets up: sources, imports, products, teams, definitions, notes. Not what only a person may: keys and members. */
  | 'ADMIN'
  /** Send delivery facts, with collectDelivery. */
  | 'COLLECT_DELIVERY'
  /** Send outcome facts, with collectOutcomes, and over /v1 where the key has a source and one product. */
  | 'COLLECT_OUTCOMES'
  /** Ask for everything of delivery: sprints, releases, work items, and its metrics. */
  | 'READ_DELIVERY'
  /** Ask for everything of outcomes: adoption, conversion, revenue, satisfaction, and their metrics. */
  | 'READ_OUTCOMES';

/** Whether a key is taken. */
export type KeyState =
  /** Its time is over. */
  | 'ENDED'
  /** It is taken. */
  | 'LIVE'
  /** Somebody ended it. */
  | 'REVOKED';

/** A column of the sprint ledger, or where an item was left out. */
export type LedgerBucket =
  | 'ADDED'
  | 'CANCELLED'
  | 'CARRY_OVER'
  | 'COMMITMENT'
  | 'COMPLETED'
  | 'COMPLETED_OUTSIDE'
  | 'DONE_BEFORE'
  | 'LEFT_OUT'
  | 'REMOVED'
  | 'RE_ESTIMATED';

/** What a link that works once is for. */
export type LinkKind =
  /** It asks somebody into a workspace. */
  | 'INVITATION'
  /** It makes the first owner. */
  | 'OWNER'
  /** It lets somebody choose another password. */
  | 'RESET';

/** Whether a link that works once still works. */
export type LinkState =
  /** It is too old. */
  | 'EXPIRED'
  /** It works. */
  | 'OPEN'
  /** It was used. */
  | 'USED';

/** Story points, items, or hours. */
export type Measure =
  | 'HOURS'
  | 'ITEMS'
  | 'POINTS';

/** What somebody is in the workspace, and what they see of it. */
export type MemberInput = {
  /** Keys of the products they see; null: all, or where teams are given, those of the teams. */
  products?: Array<string> | null | undefined;
  /** One role or several. Owners and admins are of the whole workspace, and cannot be kept to a part. */
  roles: Array<Role>;
  /** Keys of the teams they see; null: all of their products. */
  teams?: Array<string> | null | undefined;
};

/** Two requests that are one. */
export type MergeRequestsInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** The request that stays, with its title and state. */
  into: string | number;
  /** The request that goes up in the other one. */
  request: string | number;
};

/** What sort of thing a person did. */
export type MomentKind =
  /** Something done in the product. */
  | 'EVENT'
  /** Something written of their own accord. */
  | 'FEEDBACK'
  /** A payment or refund that names them. */
  | 'PAYMENT'
  /** A survey that was shown, answered or not. */
  | 'SURVEY';

/** Another place for a note. */
export type MoveRetroNoteInput = {
  /** The note it comes after; first in its column where it is left out. */
  after?: string | number | null | undefined;
  /** The column it goes to. */
  column: RetroColumn;
  /** The note. */
  id: string | number;
};

/** What a difference is explained from. ITEMS: the report names its items. TOTALS: it gives two numbers, and rules were looked for that add up to the difference. */
export type ParityBasis =
  | 'ITEMS'
  | 'TOTALS';

/** Which of Jira's reports: the velocity chart's, or the sprint report's. */
export type ParityKind =
  | 'SPRINT_REPORT'
  | 'VELOCITY';

/** Why Jira counts an item otherwise than the ledger. */
export type ParityReason =
  /** It was done at the very instant of the close. */
  | 'AT_CLOSE'
  /** It was changed at the very instant of the start. */
  | 'AT_START'
  /** It was cancelled, which Jira takes for done. */
  | 'CANCELLED'
  /** It was deleted since. */
  | 'DELETED_SINCE'
  /** It was done before the start. */
  | 'DONE_BEFORE'
  /** It was done, and not in the sprint at the close, or is credited to another sprint. */
  | 'DONE_OUTSIDE'
  /** It was done after the close. */
  | 'DONE_SINCE'
  /** Its estimate was changed after it was done. */
  | 'ESTIMATE_AFTER_DONE'
  /** Jira takes the estimate at the close. */
  | 'ESTIMATE_AT_CLOSE'
  /** Jira takes the estimate at the start. */
  | 'ESTIMATE_AT_START'
  /** Jira takes the estimate it has now. */
  | 'ESTIMATE_NOW'
  /** It was changed in the grace period, or on the day of the start. */
  | 'GRACE'
  /** It was done after the planned end. */
  | 'LATE'
  /** It is known here, and was never in this sprint. */
  | 'NEVER_IN_SPRINT'
  /** The report does not name it. */
  | 'NOT_IN_REPORT'
  /** It was never collected. */
  | 'NOT_KNOWN_HERE'
  /** It was reopened after the close. */
  | 'REOPENED_SINCE'
  /** The board and the team's status map disagree whether its status is done. */
  | 'STATUS'
  /** It is a sub-task, whose estimate Jira adds up. */
  | 'SUB_TASK'
  /** The team does not count its type. */
  | 'TYPE_NOT_COUNTED';

/** Whether Jira's report of a sprint was compared with the ledger, and whether both say the same. */
export type ParityState =
  | 'DIFFERS'
  | 'MATCHES'
  | 'NOT_COMPARED';

/** What somebody may do. */
export type Permission =
  /** May send facts of delivery. */
  | 'COLLECT_DELIVERY'
  /** May send facts of outcomes. */
  | 'COLLECT_OUTCOMES'
  /** May erase people of a product with everything that is kept of them. */
  | 'ERASE_PEOPLE'
  /** May make and revoke keys, which may no more than whoever makes them. */
  | 'MANAGE_KEYS'
  /** May manage members: invite, change roles, remove, close a half. */
  | 'MANAGE_MEMBERS'
  /** May manage sources: imports, products, teams, status maps, calendars, definitions of teams. */
  | 'MANAGE_SOURCES'
  /** May read the audit log. */
  | 'READ_AUDIT'
  /** May read delivery: teams, sprints, releases, work items and their metrics. */
  | 'READ_DELIVERY'
  /** May read outcomes: people, adoption, conversion, revenue, satisfaction and their metrics. */
  | 'READ_OUTCOMES'
  /** May work on delivery: retrospectives, goals, closing, freezing and correcting sprints, comparing with Jira. */
  | 'WORK_DELIVERY'
  /** May work on outcomes: funnels, features, surveys, tags, requests, notes, product definitions. */
  | 'WORK_OUTCOMES';

/** What is decided of a product. What is left out stays as it is. */
export type ProductSettingsInput = {
  /** What activates a person; null: nothing. */
  activation?: ActivationInput | null | undefined;
  /** Events by whose names nobody is active; all others qualify. */
  excludedEvents?: Array<string> | null | undefined;
  /** All features, in their order: at most 50. */
  features?: Array<FeatureInput> | null | undefined;
};

/** Whether a date that was promised was met; NOT_DUE: it is still to come. */
export type PromiseOutcome =
  | 'MET'
  | 'MISSED'
  | 'NOT_DUE';

/** A condition on a property of an event. */
export type PropertyConditionInput = {
  /** The values it is held against, as text; any of them will do. One number for GREATER and LESS, none for EXISTS and NOT_EXISTS. */
  in?: Array<string> | null | undefined;
  /** What it must be. EQUALS where it is left out. */
  is?: PropertyOperator | null | undefined;
  /** The property's name. */
  property: string;
};

/** What a property of an event must be. A property that is null or left out is not there. */
export type PropertyOperator =
  /** One of the values stands in it, whatever the case of letters. */
  | 'CONTAINS'
  /** It is one of the values, as text: true is "true", 12 is "12". */
  | 'EQUALS'
  /** It is there, whatever it is. */
  | 'EXISTS'
  /** It is a number above the value. */
  | 'GREATER'
  /** It is a number below the value. */
  | 'LESS'
  /** It is none of the values, or not there. */
  | 'NOT_EQUALS'
  /** It is not there. */
  | 'NOT_EXISTS';

/** What makes numbers of delivery doubtful. */
export type QualityKind =
  | 'DONE_BEFORE_CREATED'
  | 'DONE_WITHOUT_START'
  | 'ESTIMATE_AFTER_DONE'
  | 'GAP_IN_HISTORY'
  | 'MOVED_BACKWARDS'
  | 'NEVER_ESTIMATED'
  | 'OPEN_SUB_TASKS'
  | 'SPRINT_NEVER_CLOSED'
  | 'STATUS_NOT_MAPPED'
  | 'TWO_RUNNING_SPRINTS';

/** HIGH: a number is wrong until it is mended. MEDIUM: something is missing from a number, or counted otherwise than meant. LOW: counted by the rule, and worth a look. */
export type QualitySeverity =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM';

/** A range of local days, half open. Exactly one form: from + to, last ("P90D", "P12W", "P6M", "P1Y": up to and including today), or this. */
export type RangeInput = {
  /** The first day of the range. */
  from?: string | number | null | undefined;
  /** An ISO 8601 duration back from the end of today: P90D, P12W, P6M, P1Y. */
  last?: string | null | undefined;
  /** The calendar unit that is running now. */
  this?: CalendarUnit | null | undefined;
  /** The first day after the range. */
  to?: string | number | null | undefined;
};

/** CLOSED: as the sprint was frozen when it closed; one that is not frozen is read from its history. NOW: as its history reads now, late news included. */
export type ReadAs =
  | 'CLOSED'
  | 'NOW';

/** What a reason is given for. */
export type ReasonKind =
  /** It came into the sprint after the start. */
  | 'ADDED'
  /** The item was not finished at the close. */
  | 'CARRY_OVER'
  /** It left before the close. */
  | 'REMOVED';

/** A part of one bar of a release. */
export type ReleaseBucket =
  | 'ADDED'
  | 'COMPLETED'
  | 'REMAINING_AT_END'
  | 'REMAINING_AT_START'
  | 'REMOVED'
  | 'RE_ESTIMATED';

/** A note to remove. Editing it brings it back, for a day. */
export type RemoveRetroNoteInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** The note. */
  id: string | number;
  /** The version of the words that were read. If others have been saved since, nothing is written and both come back. */
  version: number;
};

/** What requests are ranked by. */
export type RequestOrder =
  /** What the accounts of these people pay a month. */
  | 'MRR'
  /** When it was last asked for. */
  | 'NEWEST'
  /** How many people ask for it. */
  | 'PEOPLE';

/** What is to become of a request. */
export type RequestState =
  /** It will not be done. */
  | 'DECLINED'
  /** It is done. */
  | 'DONE'
  /** Nobody has decided. */
  | 'OPEN'
  /** It will be done. */
  | 'PLANNED';

/** What coming back is. */
export type RetentionMode =
  /** In exactly that step. */
  | 'ON'
  /** In that step or any later one. */
  | 'ON_OR_AFTER';

/** How long one step of a retention grid is. */
export type RetentionStepUnit =
  /** A local day of the product's zone; cohorts by day. */
  | 'DAY'
  /** A calendar month; cohorts by month. */
  | 'MONTH'
  /** 24 hours from each person's own start; cohorts by the local day of it. */
  | 'ROLLING_24_HOURS'
  /** An ISO week; cohorts by week. */
  | 'WEEK';

/** A column of a retrospective. */
export type RetroColumn =
  /** What should become better. */
  | 'TO_IMPROVE'
  /** What to try next. */
  | 'TO_TRY'
  /** What went well. */
  | 'WENT_WELL';

/** What somebody is in a workspace; one person may be several things. */
export type Role =
  /** Everything but making or changing owners. Opens on Settings. */
  | 'ADMIN'
  /** Reads both halves and makes keys for BI tools. Opens on BI. */
  | 'ANALYST'
  /** Reads both halves. Opens on Review. */
  | 'LEADER'
  /** Everything, and the only one to make other owners. A workspace always has one. */
  | 'OWNER'
  /** Reads both halves and works on outcomes. Opens on Outcomes. */
  | 'PRODUCT_MANAGER'
  /** Reads both halves and works on delivery. Opens on Delivery. */
  | 'PRODUCT_OWNER'
  /** Reads both halves. Opens on Review. */
  | 'VIEWER';

/** What a score says. */
export type ScoreGroup =
  /** The lower end: NPS 0 to 6 (detractors), CSAT 1 and 2, CES 1 to 3. */
  | 'CRITICAL'
  /** It counts for the score: NPS 9 and 10 (promoters), CSAT 4 and 5, CES 5 to 7. */
  | 'FAVOURABLE'
  /** The scale's middle: NPS 7 and 8 (passives), CSAT 3, CES 4. */
  | 'NEUTRAL';

/** Who says a setting of a team. */
export type SettingOrigin =
  /** It was decided here, over what the source says. */
  | 'DECIDED'
  /** Nobody has said it: the default holds, and of the time zone the product's. */
  | 'DEFAULT'
  /** Its source says it. */
  | 'SOURCE';

/** How somebody signed in. */
export type SignedInBy =
  /** By a link that works once. */
  | 'LINK'
  /** By the organisation's own sign-in (OpenID Connect). */
  | 'OIDC'
  /** By e-mail and password. */
  | 'PASSWORD'
  /** With one click, into the sample. */
  | 'SAMPLE';

/** Written down when the sprint started: its commitment; or when it closed: its ledger and burndown. */
export type SnapshotKind =
  | 'CLOSE'
  | 'START';

/** Where feedback is put, wherever it was before. */
export type SortFeedbackInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** The feedback: 1 to 200. */
  feedback: Array<string | number>;
  /** SORTED goes with a request; ASIDE: it asks for nothing; INBOX takes it back. */
  place: FeedbackPlace;
  /** With SORTED: the request. */
  request?: string | number | null | undefined;
};

/** Not started, running, or closed. */
export type SprintState =
  | 'CLOSED'
  | 'FUTURE'
  | 'RUNNING';

/** What a tracker's status means. Cancelled is neither delivered nor left over. */
export type StatusCategory =
  | 'CANCELLED'
  | 'DONE'
  | 'IN_PROGRESS'
  | 'TO_DO'
  | 'WAITING';

/** What a status of the team's tracker means. */
export type StatusMappingInput = {
  /** TO_DO, IN_PROGRESS, WAITING, DONE or CANCELLED. Required. */
  category?: string | null | undefined;
  /** The status, as the tracker names it; the case of letters does not matter. Required. */
  name?: string | null | undefined;
};

/** Who says what a status means; the first that does counts. */
export type StatusPlacer =
  /** It was decided here. */
  | 'DECIDED'
  /** The list of statuses that the source sends with the team. */
  | 'LISTED'
  /** It is a well-known name. */
  | 'NAME'
  /** Nobody, so it is read as to do. */
  | 'NOBODY'
  /** The category that the source sends with each change of status. */
  | 'SOURCE';

/** What one event did to the remaining work. */
export type StepKind =
  | 'ADDED'
  | 'CANCELLED'
  | 'DONE'
  | 'REMOVED'
  | 'REOPENED'
  | 'RE_ESTIMATED';

/** Where Stripe's own report of MRR may be set otherwise than MRR is defined here. */
export type StripeSetting =
  /** A discount of the first bill alone is taken off. */
  | 'ONCE'
  /** A subscription whose payment is past due does not count. */
  | 'PAST_DUE'
  /** A subscription whose collecting is paused counts on. */
  | 'PAUSED'
  /** A subscription that is set to end is gone at once, not at its end. */
  | 'SCHEDULED'
  /** Tax that the price holds counts. */
  | 'TAX'
  /** The month ends at midnight UTC, not in the product's zone. */
  | 'TIME_ZONE'
  /** A trial counts as if it were paid. */
  | 'TRIALS'
  /** What was paid in the month for metered usage counts. */
  | 'USAGE';

/** A form that the tracker shows. Saving one with the same key again replaces it; another content is another version. */
export type SurveyFormInput = {
  /** The colour of what is chosen and pressed, as #rrggbb. */
  accent?: string;
  /** The language, among those of the texts, for people of whose languages there is none. */
  fallbackLanguage: string;
  /** Its key: the survey that its answers belong to. */
  key: string;
  /** What it asks; never another under the same key. */
  kind: SurveyFormKind;
  /** Its name, as the team reads it. */
  name: string;
  /** Where on the page. */
  position?: SurveyPosition;
  /** A person who was asked anything is not asked by this form within so many days: 0 to 3,650. */
  quietDays?: number;
  /** The share of people who are asked, 0 to 1. */
  share?: number;
  /** Whether it is shown. */
  state?: SurveyFormState;
  /** Its words, by language: 1 to 20. */
  texts: Array<SurveyTextsInput>;
  /** Light, dark, or as the person's system is. */
  theme?: SurveyTheme;
  /** When it is shown. */
  trigger: SurveyTriggerInput;
};

/** What a form asks. */
export type SurveyFormKind =
  /** How easy it was: 1 to 7. */
  | 'CES'
  /** How satisfied one is: 1 to 5. */
  | 'CSAT'
  /** Anything, of one's own accord: the feedback button. */
  | 'FEEDBACK'
  /** Whether one would recommend the product: 0 to 10. */
  | 'NPS';

/** LIVE: people see it. PAUSED: nobody does. */
export type SurveyFormState =
  | 'LIVE'
  | 'PAUSED';

/** NPS: 0 to 10. CSAT: 1 to 5. CES: 1 to 7. */
export type SurveyKind =
  | 'CES'
  | 'CSAT'
  | 'NPS';

/** Where on the page a form stands. */
export type SurveyPosition =
  | 'BOTTOM'
  | 'BOTTOM_LEFT'
  | 'BOTTOM_RIGHT'
  | 'TOP_LEFT'
  | 'TOP_RIGHT';

/** The words of a form in one language. What is left out is the template's (English, where it has none in this language). */
export type SurveyTextsInput = {
  /** On the feedback button. The template's where it is left out. */
  button?: string | null | undefined;
  /** What the cross is called. The template's where it is left out. */
  close?: string | null | undefined;
  /** What is asked after a high score; empty: nothing. The template's where it is left out. */
  followUpHigh?: string | null | undefined;
  /** What is asked after a low score; empty: nothing. The template's where it is left out. */
  followUpLow?: string | null | undefined;
  /** What is asked after a middle score; empty: nothing. The template's where it is left out. */
  followUpMiddle?: string | null | undefined;
  /** What the highest score means. The template's where it is left out. */
  high?: string | null | undefined;
  /** What feedback of the kind "idea" is called. The template's where it is left out. */
  idea?: string | null | undefined;
  /** The language, as BCP 47 names it: en, de, pt-BR. */
  language: string;
  /** What the lowest score means. The template's where it is left out. */
  low?: string | null | undefined;
  /** On the button that confirms a score. The template's where it is left out. */
  next?: string | null | undefined;
  /** In the empty field for words. The template's where it is left out. */
  placeholder?: string | null | undefined;
  /** What feedback of the kind "praise" is called. The template's where it is left out. */
  praise?: string | null | undefined;
  /** What feedback of the kind "problem" is called. The template's where it is left out. */
  problem?: string | null | undefined;
  /** What is asked. The template's where it is left out. */
  question?: string | null | undefined;
  /** On the button that sends words. The template's where it is left out. */
  send?: string | null | undefined;
  /** On the button that leaves the words out. The template's where it is left out. */
  skip?: string | null | undefined;
  /** What is said at the end. The template's where it is left out. */
  thanks?: string | null | undefined;
};

/** Light, dark, or AUTO: as the person's system is. */
export type SurveyTheme =
  | 'AUTO'
  | 'DARK'
  | 'LIGHT';

/** When a form is shown. */
export type SurveyTriggerInput = {
  /** How many seconds it waits after that: 0 to 3,600. */
  delaySeconds?: number;
  /** The event's name; required for EVENT. */
  event?: string | null | undefined;
  /** What it waits for. */
  on: SurveyTriggerKind;
  /** Only on pages whose path fits one of these, * standing for anything, as /settings/*; required for PAGE. Every page where it is left out. */
  pages?: Array<string> | null | undefined;
};

/** What a form waits for. */
export type SurveyTriggerKind =
  /** Nothing but its delay, from when the product was opened. */
  | 'DELAY'
  /** An event that the product tracks in the browser. */
  | 'EVENT'
  /** A page whose address fits. */
  | 'PAGE';

/** A tag for what somebody wrote, or one to take away. */
export type TagVerbatimInput = {
  /** Who says so: a name, at most 100 characters. */
  author?: string | null | undefined;
  /** The tag: 1 to 60 characters. In whatever case it is written, it is the one that is known. */
  tag: string;
  /** The verbatim. */
  verbatim: string | number;
};

/** What a metric should reach, of a product or of one team. */
export type TargetInput = {
  /** Who sets it. */
  author?: string | null | undefined;
  /** The first day that it holds for; today where it is left out. */
  from?: string | null | undefined;
  /** Of conversion: the funnel; the product's first where it is left out. */
  funnel?: string | number | null | undefined;
  /** The periods it is meant for. Needed where values of periods add up, such as new MRR: 10,000 a month is 30,000 a quarter. */
  grain?: Grain | null | undefined;
  /** A key of the catalogue. */
  metric: string;
  /** The product's key. Needed where there are several and no team is given. */
  product?: string | null | undefined;
  /** Why. */
  reason?: string | null | undefined;
  /** A team's key: the target is that team's. Metrics of delivery only. */
  team?: string | null | undefined;
  /** The day after the last one; until another is set where it is left out. */
  to?: string | null | undefined;
  /** The target, in the metric's own unit: a RATIO as 0.4 for 40 %, money in minor units. null takes it away. */
  value?: number | null | undefined;
  /** The version that was read, 0 for none: refused where another was set since. Left out: whatever it is, this is the next one. */
  version?: number | null | undefined;
};

/** What a team decides about its own numbers, over what its source says. A setting that is left out stays; null gives it back to the source. */
export type TeamSettingsInput = {
  /** Whether sub-tasks are items. */
  countSubTasks?: boolean | null | undefined;
  /** The types of work item that count in sprints, releases and flow; all, where the list is empty. */
  creditedTypes?: Array<string> | null | undefined;
  /** The types of work item that are defects. */
  defectTypes?: Array<string> | null | undefined;
  /** Defects with one of these resolutions are left out. */
  excludedResolutions?: Array<string> | null | undefined;
  /** Days after a sprint's start in which changes of scope still belong to the commitment. */
  graceDays?: number | null | undefined;
  /** Its holidays: YYYY-MM-DD. */
  holidays?: Array<string> | null | undefined;
  /** What its charts are read in: POINTS, ITEMS or HOURS. */
  measure?: string | null | undefined;
  /** What its statuses mean. The whole list: what is not in it is read as its source says, then by well-known names. */
  statuses?: Array<StatusMappingInput> | null | undefined;
  /** Its IANA time zone; the product's where none is given. */
  timeZone?: string | null | undefined;
  /** Its working days, 1 is Monday and 7 Sunday. */
  workingDays?: Array<number> | null | undefined;
};

/** Whose trait: the person's own, or that of the person's account. */
export type TraitOwner =
  | 'ACCOUNT'
  | 'PERSON';

/** What a value is measured in. RATIO is a share (0.184 is 18.4 %), MONEY is in minor units of the product's currency. */
export type Unit =
  | 'COUNT'
  | 'CUSTOMERS'
  | 'DAYS'
  | 'DEPLOYMENTS'
  | 'EVENTS'
  | 'HOURS'
  | 'ITEMS'
  | 'MONEY'
  | 'PEOPLE'
  | 'POINTS'
  | 'RATIO'
  | 'RESPONSES'
  | 'SCORE';

/** What if: other than it is. Everything left out stays as it is. */
export type WhatIfInput = {
  /** By how many sprints the target would be later, 0 to 52. */
  addSprints?: number | null | undefined;
  /** Keys of open items of the release that would be dropped; at most 1,000. */
  dropItems?: Array<string> | null | undefined;
  /** Another target. */
  targetDate?: string | null | undefined;
  /** What would be completed of the release in a sprint (a working day, where days are drawn), by all its teams together; above 0. The spread of the past is kept. */
  velocity?: number | null | undefined;
};

/** What can happen to a work item. */
export type WorkItemEventKind =
  | 'BLOCKED'
  | 'CREATED'
  | 'DELETED'
  | 'ESTIMATE'
  | 'PARENT'
  | 'RELEASE_ENTERED'
  | 'RELEASE_LEFT'
  | 'SPRINT_ENTERED'
  | 'SPRINT_LEFT'
  | 'STATUS'
  | 'TYPE'
  | 'UNBLOCKED';

export type MyAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAccountQuery = { myAccount: { name: string, email: string | null, ofSample: boolean, hasPassword: boolean, connected: boolean } | null, signInOptions: { oidcName: string | null } };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { myAccount: { sessions: Array<{ id: string, device: string, address: string, how: SignedInBy, createdAt: string, seenAt: string, current: boolean }> } | null };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type OpenWorkspaceMutationVariables = Exact<{
  key: string;
}>;


export type OpenWorkspaceMutation = { openWorkspace: boolean };

export type ChangeMyNameMutationVariables = Exact<{
  name: string;
}>;


export type ChangeMyNameMutation = { changeMyName: boolean };

export type ChangeMyPasswordMutationVariables = Exact<{
  current: string;
  next: string;
}>;


export type ChangeMyPasswordMutation = { changeMyPassword: boolean };

export type EndMySessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndMySessionMutation = { endMySession: boolean };

export type SignOutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutEverywhereMutation = { signOutEverywhere: number };

export type AuditLogQueryVariables = Exact<{
  search?: string | null | undefined;
  who?: string | null | undefined;
  what?: Array<AuditedThing> | AuditedThing | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { totalCount: number, nextCursor: string | null, entries: Array<{ id: string, at: string, byKind: AuditedBy, byName: string, what: AuditedThing, about: string, details: Array<{ name: string, value: string }> }> } };

export type BiCatalogueQueryVariables = Exact<{ [key: string]: never; }>;


export type BiCatalogueQuery = { metricCatalog: Array<{ key: string, name: string, half: Half, unit: Unit, better: Better, definition: string, formula: string, source: string | null, grains: Array<Grain>, dimensions: Array<string>, additivity: Additivity, version: number }> };

export type MetricTableQueryVariables = Exact<{
  metrics: Array<string> | string;
  range: RangeInput;
  grain: Grain;
  product?: string | null | undefined;
  team?: string | null | undefined;
  groupBy?: Array<string> | string | null | undefined;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
  compare?: Compare | null | undefined;
  completeOnly?: boolean | null | undefined;
  measure?: Measure | null | undefined;
  funnel?: string | number | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type MetricTableQuery = { metricTable: { totalCount: number, truncated: boolean, nextCursor: string | null, asOf: string, timeZone: string, columns: Array<{ name: string, type: string, unit: Unit | null, description: string }>, rows: Array<{ metric: string, unit: Unit, period: string, periodEnd: string, complete: boolean, label: string | null, dim1: string | null, dim2: string | null, dim3: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, previous: number | null, change: number | null, target: number | null, nullReason: string | null }> } };

export type BiWordsQueryVariables = Exact<{
  product: string;
  outcomes: boolean;
}>;


export type BiWordsQuery = { product: { traitNames?: Array<string>, funnels?: Array<{ id: string, name: string }> } | null };

export type BiValuesQueryVariables = Exact<{
  metrics: Array<string> | string;
  range: RangeInput;
  grain: Grain;
  product?: string | null | undefined;
  groupBy?: Array<string> | string | null | undefined;
}>;


export type BiValuesQuery = { metricTable: { rows: Array<{ dim1: string | null }> } };

export type SprintBurndownQueryVariables = Exact<{
  sprint: string | number;
  measure?: Measure | null | undefined;
  as?: ReadAs;
}>;


export type SprintBurndownQuery = { sprint: { id: string, state: SprintState, burndown: { measure: Measure, unit: Unit, commitment: number, startAt: string, plannedEndAt: string, endAt: string, asOf: string, nullReason: string | null, steps: Array<{ at: string, kind: StepKind, itemKey: string, itemTitle: string, delta: number, remaining: number, scope: number, done: number, label: string }>, days: Array<{ date: string, remaining: number | null, scope: number | null, done: number | null, ideal: number | null, workingDay: boolean }>, ideal: Array<{ at: string, value: number }> | null, projection: Array<{ at: string, value: number }> | null }, items: Array<{ key: string, amount: number }> } | null };

export type TeamDataQualityQueryVariables = Exact<{
  team: string;
  range: RangeInput;
}>;


export type TeamDataQualityQuery = { team: { id: string, dataQuality: { checkedItems: number, touchedItems: number, asOf: string, findings: Array<{ kind: QualityKind, name: string, says: string, whatToDo: string, severity: QualitySeverity, metricNames: Array<string>, count: number }> } } | null };

export type FlawedItemsQueryVariables = Exact<{
  team: string;
  range: RangeInput;
  kind: QualityKind;
}>;


export type FlawedItemsQuery = { team: { id: string, dataQuality: { findings: Array<{ kind: QualityKind, items: { totalCount: number, rows: Array<{ id: string, key: string, title: string, detail: string, at: string }> } }> } } | null };

export type TeamDefectsQueryVariables = Exact<{
  team: string;
  range: RangeInput;
}>;


export type TeamDefectsQuery = { team: { id: string, defects: { grain: Grain, severities: Array<string>, leftOut: number, openAgeDays: number | null, openAgeP85Days: number | null, open: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, opened: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, closed: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, escapeRate: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, density: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, timeToResolve: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, timeToResolveP85: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, openBySeverity: Array<{ severity: string, count: number }>, openByAge: Array<{ age: string, count: number }>, releases: Array<{ found: number, foundBefore: number, escaped: number, open: number, provisionalUntil: string | null, release: { id: string, name: string, releasedAt: string | null }, escapeRate: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> } }>, periods: Array<{ period: string, periodEnd: string, complete: boolean, opened: number, closed: number, reopened: number, open: number, openBySeverity: Array<{ severity: string, count: number }> }> } } | null };

export type TeamOpenDefectsQueryVariables = Exact<{
  team: string;
  range: RangeInput;
}>;


export type TeamOpenDefectsQuery = { team: { id: string, defects: { openItems: Array<{ id: string, key: string, title: string, severity: string, createdAt: string, ageDays: number, age: string }> } } | null };

export type ProductDoraQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  service?: string | null | undefined;
}>;


export type ProductDoraQuery = { product: { key: string, dora: { grain: Grain, leftOutCount: number, leftOut: Array<{ key: string, label: string, at: string, reason: string }>, services: Array<{ service: string, figures: { perWeek: number | null, changeLeadTime: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, deploymentFrequency: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, recoveryTime: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, changeFailRate: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, reworkRate: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> } } }>, figures: { perWeek: number | null, days: number, daysWithDeployment: number, open: number, changeLeadTime: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, changeLeadTimeP85: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, deploymentFrequency: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, recoveryTime: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, changeFailRate: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, reworkRate: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> } }, periods: Array<{ period: string, periodEnd: string, complete: boolean, deployments: number, failed: number, open: number, rework: number, daysWithDeployment: number, leadTimeHours: number | null, leadTimeHoursP85: number | null, recoveryHours: number | null, changeFailRate: number | null, reworkRate: number | null, leadTimeNullReason: string | null, recoveryNullReason: string | null }> } } | null };

export type TeamFlowQueryVariables = Exact<{
  team: string;
  range: RangeInput;
  timeUnit: DurationUnit;
}>;


export type TeamFlowQuery = { team: { id: string, flow: { timeUnit: DurationUnit, percentilesOf: number, percentiles: Array<{ percentile: number, value: number }>, items: Array<{ id: string, key: string, title: string, type: string, createdAt: string | null, startedAt: string | null, doneAt: string | null, cycle: number | null, leadDays: number | null, reopened: number }>, wipItems: Array<{ id: string, key: string, title: string, category: StatusCategory, status: string | null, startedAt: string | null, age: number | null, passedPercentile: number | null, blocked: number | null, blockedNow: boolean | null, blockedBy: string | null }>, blockedTime: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, doubtful: Array<{ key: string, title: string, reason: string }> } } | null };

export type TeamCumulativeFlowQueryVariables = Exact<{
  team: string;
  range: RangeInput;
  measure: Measure;
}>;


export type TeamCumulativeFlowQuery = { team: { id: string, flow: { cumulative: { measure: Measure, unit: Unit, asOf: string, nullReason: string | null, days: Array<{ date: string, complete: boolean, toDo: number, inProgress: number, waiting: number, done: number, cancelled: number, wip: number, finished: number, reopened: number, unestimated: number }> } } } | null };

export type TeamThroughputQueryVariables = Exact<{
  team: string;
  range: RangeInput;
  metric: string;
  measure: Measure;
}>;


export type TeamThroughputQuery = { metricTable: { asOf: string, rows: Array<{ metric: string, unit: Unit, period: string, periodEnd: string, complete: boolean, value: number | null, sampleSize: number | null, nullReason: string | null }> } };

export type TeamFlowFiguresQueryVariables = Exact<{
  team: string;
  range: RangeInput;
}>;


export type TeamFlowFiguresQuery = { figures: Array<{ metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }> };

export type ForecastPartsFragment = { measure: Measure, unit: Unit, basis: ForecastBasis, remaining: number, targetDate: string | null, chance: number | null, chanceText: string | null, trials: number, warning: string | null, nullReason: string | null, sentence: string, asOf: string, percentiles: Array<{ percent: number, date: string | null, steps: number | null, nullReason: string | null }>, fan: Array<{ date: string, step: number, p5: number, p15: number, p50: number, p85: number, p95: number }> };

export type ReleaseOutlookQueryVariables = Exact<{
  release: string | number;
  measure?: Measure | null | undefined;
  basis: ForecastBasis;
  whatIf?: WhatIfInput | null | undefined;
}>;


export type ReleaseOutlookQuery = { release: { id: string, forecast: { seed: number, measure: Measure, unit: Unit, basis: ForecastBasis, remaining: number, targetDate: string | null, chance: number | null, chanceText: string | null, trials: number, warning: string | null, nullReason: string | null, sentence: string, asOf: string, sample: Array<{ team: string, sprint: string | null, name: string, completed: number, scopeChange: number }>, teams: Array<{ remaining: number, sampleSize: number, meanCompleted: number | null, meanScopeChange: number | null, rhythmDays: number | null, nullReason: string | null, team: { key: string, name: string }, percentiles: Array<{ percent: number, date: string | null, nullReason: string | null }> }>, percentiles: Array<{ percent: number, date: string | null, steps: number | null, nullReason: string | null }>, fan: Array<{ date: string, step: number, p5: number, p15: number, p50: number, p85: number, p95: number }> } } | null };

export type ReleaseOpenItemsQueryVariables = Exact<{
  release: string | number;
  measure?: Measure | null | undefined;
}>;


export type ReleaseOpenItemsQuery = { release: { id: string, openItems: Array<{ key: string, title: string, team: string | null, amount: number }> } | null };

export type ReleaseBackTestQueryVariables = Exact<{
  release: string | number;
  measure?: Measure | null | undefined;
  basis: ForecastBasis;
}>;


export type ReleaseBackTestQuery = { release: { id: string, forecast: { unit: Unit, backTest: { met: number, due: number, share: number | null, sentence: string, promises: Array<{ sprint: string, sprintName: string, madeAt: string, remaining: number, promisedDate: string | null, doneDate: string | null, outcome: PromiseOutcome, release: { id: string, name: string } }> } } } | null };

export type FreezePartsFragment = { state: FreezeState, freezesAt: string | null, definitionVersion: number, versions: Array<{ kind: SnapshotKind, version: number, takenAt: string, definitionVersion: number, author: string | null, reason: string | null }> };

export type ItemDifferencePartsFragment = { bucket: LedgerBucket, key: string, title: string, asClosed: number | null, now: number | null, change: number, note: string };

export type SprintFrozenQueryVariables = Exact<{
  sprint: string | number;
  measure?: Measure | null | undefined;
}>;


export type SprintFrozenQuery = { sprint: { id: string, state: SprintState, freeze: { state: FreezeState, freezesAt: string | null, definitionVersion: number, versions: Array<{ kind: SnapshotKind, version: number, takenAt: string, definitionVersion: number, author: string | null, reason: string | null }> }, difference: { unit: Unit, same: boolean, numbers: Array<{ bucket: LedgerBucket, asClosed: number, now: number }>, items: Array<{ bucket: LedgerBucket, key: string, title: string, asClosed: number | null, now: number | null, change: number, note: string }> } | null, startDifference: { atStart: number, now: number, items: Array<{ bucket: LedgerBucket, key: string, title: string, asClosed: number | null, now: number | null, change: number, note: string }> } | null } | null };

export type CloseSprintMutationVariables = Exact<{
  sprint: string | number;
}>;


export type CloseSprintMutation = { closeSprint: { id: string, state: SprintState } };

export type FreezeSprintMutationVariables = Exact<{
  sprint: string | number;
}>;


export type FreezeSprintMutation = { freezeSprint: { id: string } };

export type CorrectSprintMutationVariables = Exact<{
  sprint: string | number;
  author: string;
  reason: string;
}>;


export type CorrectSprintMutation = { correctSprint: { id: string } };

export type LedgerPartsFragment = { measure: Measure, unit: Unit, commitment: number, added: number, removed: number, reEstimated: number, completed: number, cancelled: number, carryOver: number, completedOnTime: number, completedLate: number, completedOutside: number, doneBefore: number, committedItems: number, unestimatedItems: number, addsUp: boolean, provisional: boolean, asOf: string, eventCount: number, keptCommitment: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, keptCommitmentByItems: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, deliveredRatio: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, scopeCreepGross: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, scopeCreepNet: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> } };

export type LedgerItemPartsFragment = { bucket: LedgerBucket, key: string, title: string, type: string, amount: number, at: string, note: string | null, carriedSprints: number | null, severity: string | null };

export type SprintLedgerQueryVariables = Exact<{
  sprint: string | number;
  measure?: Measure | null | undefined;
  as?: ReadAs;
}>;


export type SprintLedgerQuery = { sprint: { id: string, ledger: { measure: Measure, unit: Unit, commitment: number, added: number, removed: number, reEstimated: number, completed: number, cancelled: number, carryOver: number, completedOnTime: number, completedLate: number, completedOutside: number, doneBefore: number, committedItems: number, unestimatedItems: number, addsUp: boolean, provisional: boolean, asOf: string, eventCount: number, keptCommitment: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, keptCommitmentByItems: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, deliveredRatio: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, scopeCreepGross: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, scopeCreepNet: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> } } } | null };

export type SprintItemsQueryVariables = Exact<{
  sprint: string | number;
  bucket?: LedgerBucket | null | undefined;
  measure?: Measure | null | undefined;
  as?: ReadAs;
}>;


export type SprintItemsQuery = { sprint: { id: string, items: Array<{ bucket: LedgerBucket, key: string, title: string, type: string, amount: number, at: string, note: string | null, carriedSprints: number | null, severity: string | null }> } | null };

export type ParityItemPartsFragment = { key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string };

export type ParityNumberPartsFragment = { ours: number, theirs: number, difference: number, explained: number, unexplained: number, basis: ParityBasis, ways: number | null, explanations: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }>, unexplainedItems: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }> };

export type ParityPartsFragment = { state: ParityState, sentence: string, measure: Measure | null, kind: ParityKind | null, reportedAt: string | null, reportedBy: string | null, committed: { ours: number, theirs: number, difference: number, explained: number, unexplained: number, basis: ParityBasis, ways: number | null, explanations: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }>, unexplainedItems: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }> } | null, completed: { ours: number, theirs: number, difference: number, explained: number, unexplained: number, basis: ParityBasis, ways: number | null, explanations: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }>, unexplainedItems: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }> } | null };

export type SprintParityQueryVariables = Exact<{
  sprint: string | number;
}>;


export type SprintParityQuery = { sprint: { id: string, parity: { state: ParityState, sentence: string, measure: Measure | null, kind: ParityKind | null, reportedAt: string | null, reportedBy: string | null, committed: { ours: number, theirs: number, difference: number, explained: number, unexplained: number, basis: ParityBasis, ways: number | null, explanations: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }>, unexplainedItems: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }> } | null, completed: { ours: number, theirs: number, difference: number, explained: number, unexplained: number, basis: ParityBasis, ways: number | null, explanations: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }>, unexplainedItems: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }> } | null } } | null };

export type CompareWithReportMutationVariables = Exact<{
  sprint: string | number;
  report: unknown;
  by?: string | null | undefined;
}>;


export type CompareWithReportMutation = { compareWithReport: { sprint: { id: string, parity: { state: ParityState, sentence: string, measure: Measure | null, kind: ParityKind | null, reportedAt: string | null, reportedBy: string | null, committed: { ours: number, theirs: number, difference: number, explained: number, unexplained: number, basis: ParityBasis, ways: number | null, explanations: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }>, unexplainedItems: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }> } | null, completed: { ours: number, theirs: number, difference: number, explained: number, unexplained: number, basis: ParityBasis, ways: number | null, explanations: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }>, unexplainedItems: Array<{ key: string, title: string | null, ours: number, theirs: number, amount: number, reason: ParityReason | null, says: string }> } | null } }, compared: Array<{ id: string, name: string, parity: { state: ParityState, sentence: string } }>, leftOut: Array<{ name: string, reason: string }> } };

export type ReleaseProgressQueryVariables = Exact<{
  release: string | number;
  measure?: Measure | null | undefined;
}>;


export type ReleaseProgressQuery = { release: { id: string, key: string, name: string, targetDate: string | null, releasedAt: string | null, forecast: { measure: Measure, unit: Unit, basis: ForecastBasis, remaining: number, targetDate: string | null, chance: number | null, chanceText: string | null, trials: number, warning: string | null, nullReason: string | null, sentence: string, asOf: string, percentiles: Array<{ percent: number, date: string | null, steps: number | null, nullReason: string | null }>, fan: Array<{ date: string, step: number, p5: number, p15: number, p50: number, p85: number, p95: number }> }, burndown: { measure: Measure, unit: Unit, remaining: number, completed: number, provisional: boolean, asOf: string, nullReason: string | null, sprintsLeft: { atMean: number | null, atMeanWithGrowth: number | null, atBest: number | null, atWorst: number | null, meanVelocity: number | null, meanGrowth: number | null, sentence: string }, bars: Array<{ start: number, added: number, removed: number, reEstimated: number, completed: number, end: number, running: boolean, changedBefore: number, completedBefore: number, scopeChangedBefore: number, revisedBefore: number, sprint: { id: string, key: string, name: string } }> } } | null };

export type ReleaseBarItemsQueryVariables = Exact<{
  release: string | number;
  sprint: string | number;
  measure?: Measure | null | undefined;
}>;


export type ReleaseBarItemsQuery = { release: { id: string, barItems: Array<{ bucket: ReleaseBucket, before: boolean, key: string, title: string, amount: number, at: string, note: string | null }> } | null };

export type SprintReportQueryVariables = Exact<{
  sprint: string | number;
  measure?: Measure | null | undefined;
  as?: ReadAs;
}>;


export type SprintReportQuery = { sprint: { id: string, key: string, name: string, goal: string | null, state: SprintState, plannedStartAt: string | null, plannedEndAt: string | null, startedAt: string | null, closedAt: string | null, report: { goalOutcome: GoalOutcome | null, goalSentence: string, ledger: { measure: Measure, unit: Unit, commitment: number, added: number, removed: number, reEstimated: number, completed: number, cancelled: number, carryOver: number, completedOnTime: number, completedLate: number, completedOutside: number, doneBefore: number, committedItems: number, unestimatedItems: number, addsUp: boolean, provisional: boolean, asOf: string, eventCount: number, keptCommitment: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, keptCommitmentByItems: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, deliveredRatio: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, scopeCreepGross: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, scopeCreepNet: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> } }, items: Array<{ bucket: LedgerBucket, key: string, title: string, type: string, amount: number, at: string, note: string | null, carriedSprints: number | null, severity: string | null }>, late: Array<{ bucket: LedgerBucket, key: string, title: string, type: string, amount: number, at: string, note: string | null, carriedSprints: number | null, severity: string | null }>, carried: Array<{ bucket: LedgerBucket, key: string, title: string, type: string, amount: number, at: string, note: string | null, carriedSprints: number | null, severity: string | null }>, defectDensity: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, defects: Array<{ key: string, title: string, severity: string | null, status: string, createdAt: string | null, resolvedAt: string | null, ageDays: number | null }>, previous: Array<{ committed: number, completed: number, keptCommitment: number | null, deliveredRatio: number | null, carryOver: number, sprint: { id: string, key: string, name: string, startedAt: string | null, closedAt: string | null } }> } } | null };

export type SprintGoalQueryVariables = Exact<{
  sprint: string | number;
}>;


export type SprintGoalQuery = { sprint: { id: string, report: { goalOutcome: GoalOutcome | null, goalSentence: string } } | null };

export type RetroNotePartsFragment = { id: string, column: RetroColumn, text: string, author: string | null, version: number, changedBy: string | null, removed: boolean };

export type RetroActionPartsFragment = { id: string, sprintId: string, sprintName: string, text: string, owner: string | null, dueOn: string | null, state: ActionState, closedOn: string | null, overdue: boolean, author: string | null, version: number, changedBy: string | null };

export type ItemReasonPartsFragment = { itemKey: string, kind: ReasonKind, reason: string, version: number, author: string | null };

export type GoalPartsFragment = { goal: string | null, outcome: GoalOutcome | null, sourceOutcome: GoalOutcome | null, saidHere: boolean, sentence: string | null, saidBy: string | null, saidOn: string | null, version: number };

export type RetrospectiveQueryVariables = Exact<{
  sprint: string | number;
}>;


export type RetrospectiveQuery = { sprint: { id: string, state: SprintState, retrospective: { notes: Array<{ id: string, column: RetroColumn, text: string, author: string | null, version: number, changedBy: string | null, removed: boolean }>, previousActions: Array<{ id: string, sprintId: string, sprintName: string, text: string, owner: string | null, dueOn: string | null, state: ActionState, closedOn: string | null, overdue: boolean, author: string | null, version: number, changedBy: string | null }>, actions: Array<{ id: string, sprintId: string, sprintName: string, text: string, owner: string | null, dueOn: string | null, state: ActionState, closedOn: string | null, overdue: boolean, author: string | null, version: number, changedBy: string | null }>, goal: { goal: string | null, outcome: GoalOutcome | null, sourceOutcome: GoalOutcome | null, saidHere: boolean, sentence: string | null, saidBy: string | null, saidOn: string | null, version: number }, reasons: Array<{ itemKey: string, kind: ReasonKind, reason: string, version: number, author: string | null }> } } | null };

export type AddRetroNoteMutationVariables = Exact<{
  input: AddRetroNoteInput;
}>;


export type AddRetroNoteMutation = { addRetroNote: { id: string, column: RetroColumn, text: string, author: string | null, version: number, changedBy: string | null, removed: boolean } };

export type EditRetroNoteMutationVariables = Exact<{
  input: EditRetroNoteInput;
}>;


export type EditRetroNoteMutation = { editRetroNote: { saved: boolean, yours: string | null, note: { id: string, column: RetroColumn, text: string, author: string | null, version: number, changedBy: string | null, removed: boolean } } };

export type MoveRetroNoteMutationVariables = Exact<{
  input: MoveRetroNoteInput;
}>;


export type MoveRetroNoteMutation = { moveRetroNote: { id: string, column: RetroColumn, text: string, author: string | null, version: number, changedBy: string | null, removed: boolean } };

export type RemoveRetroNoteMutationVariables = Exact<{
  input: RemoveRetroNoteInput;
}>;


export type RemoveRetroNoteMutation = { removeRetroNote: { saved: boolean, note: { id: string, column: RetroColumn, text: string, author: string | null, version: number, changedBy: string | null, removed: boolean } } };

export type AddRetroActionMutationVariables = Exact<{
  input: AddRetroActionInput;
}>;


export type AddRetroActionMutation = { addRetroAction: { id: string, sprintId: string, sprintName: string, text: string, owner: string | null, dueOn: string | null, state: ActionState, closedOn: string | null, overdue: boolean, author: string | null, version: number, changedBy: string | null } };

export type EditRetroActionMutationVariables = Exact<{
  input: EditRetroActionInput;
}>;


export type EditRetroActionMutation = { editRetroAction: { saved: boolean, yours: string | null, action: { id: string, sprintId: string, sprintName: string, text: string, owner: string | null, dueOn: string | null, state: ActionState, closedOn: string | null, overdue: boolean, author: string | null, version: number, changedBy: string | null } } };

export type GiveReasonMutationVariables = Exact<{
  input: GiveReasonInput;
}>;


export type GiveReasonMutation = { giveReason: { saved: boolean, yours: string | null, reason: { itemKey: string, kind: ReasonKind, reason: string, version: number, author: string | null } } };

export type JudgeGoalMutationVariables = Exact<{
  input: JudgeGoalInput;
}>;


export type JudgeGoalMutation = { judgeGoal: { saved: boolean, yours: string | null, goal: { goal: string | null, outcome: GoalOutcome | null, sourceOutcome: GoalOutcome | null, saidHere: boolean, sentence: string | null, saidBy: string | null, saidOn: string | null, version: number } } };

export type DeliveryRollUpQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  grain: Grain;
}>;


export type DeliveryRollUpQuery = { product: { id: string, deliveryRollUp: { grain: Grain, asOf: string, periods: Array<{ period: string, periodEnd: string, complete: boolean, committed: number, kept: number, completed: number, keptCommitment: number | null, nullReason: string | null, teams: Array<{ team: string, teamName: string, measure: Measure, sprints: number, completedOfCommitment: number | null, nullReason: string | null }>, sprints: Array<{ sprint: string, key: string, name: string, team: string, teamName: string, closedAt: string, committed: number, kept: number, completed: number }> }> } } | null };

export type DeliveryTeamQueryVariables = Exact<{
  team: string;
}>;


export type DeliveryTeamQuery = { team: { id: string, key: string, name: string, timeZone: string, measure: Measure, product: { key: string, name: string, simulated: boolean }, runningSprint: { id: string, key: string } | null, sprints: Array<{ id: string, key: string, name: string, state: SprintState, goal: string | null, plannedStartAt: string | null, plannedEndAt: string | null, startedAt: string | null, closedAt: string | null }>, releases: Array<{ id: string, key: string, name: string, startedAt: string | null, targetDate: string | null, releasedAt: string | null }> } | null };

export type VelocitySprintPartsFragment = { committed: number, completed: number, keptCommitment: number | null, deliveredRatio: number | null, carryOver: number, sprint: { id: string, key: string, name: string, startedAt: string | null, closedAt: string | null } };

export type TeamVelocityQueryVariables = Exact<{
  team: string;
  measure?: Measure | null | undefined;
}>;


export type TeamVelocityQuery = { team: { id: string, velocity: { measure: Measure, unit: Unit, min: number | null, max: number | null, count: number, mean: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, sprints: Array<{ committed: number, completed: number, keptCommitment: number | null, deliveredRatio: number | null, carryOver: number, sprint: { id: string, key: string, name: string, startedAt: string | null, closedAt: string | null, definition: { version: number, sentence: string } } }> } } | null };

export type WorkItemStoryQueryVariables = Exact<{
  id: string | number;
}>;


export type WorkItemStoryQuery = { workItem: { id: string, key: string, title: string, type: string, severity: string | null, resolution: string | null, status: string | null, category: StatusCategory, points: number | null, hours: number | null, timeZone: string, createdAt: string | null, startedAt: string | null, doneAt: string | null, notCounted: string | null, cycle: { days: number, workingDays: number, hours: number } | null, lead: { days: number, workingDays: number, hours: number } | null, blocked: Array<{ from: string, to: string | null, reason: string | null }>, blockedTime: { days: number, workingDays: number, hours: number } | null, steps: Array<{ at: string, kind: WorkItemEventKind, says: string }> } | null };

export type SignInOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInOptionsQuery = { signInOptions: { oidcName: string | null, sampleRoles: Array<Role>, withoutOwner: boolean } };

export type OneTimeLinkQueryVariables = Exact<{
  token: string;
}>;


export type OneTimeLinkQuery = { oneTimeLink: { kind: LinkKind, state: LinkState, email: string | null, name: string | null, workspace: string | null, expiresAt: string } | null };

export type PasswordStrengthQueryVariables = Exact<{
  password: string;
  about: Array<string> | string;
}>;


export type PasswordStrengthQuery = { passwordStrength: { score: number, goodEnough: boolean, reason: string | null, advice: Array<string> } };

export type SignInMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type SignInMutation = { signIn: boolean };

export type SignInAsSampleMutationVariables = Exact<{
  role: Role;
}>;


export type SignInAsSampleMutation = { signInAsSample: boolean };

export type TakeLinkMutationVariables = Exact<{
  token: string;
  name?: string | null | undefined;
  email?: string | null | undefined;
  password?: string | null | undefined;
}>;


export type TakeLinkMutation = { takeLink: boolean };

export type ExplainQueryVariables = Exact<{
  metric: string;
  product?: string | null | undefined;
  team?: string | null | undefined;
  sprint?: string | number | null | undefined;
  release?: string | number | null | undefined;
  range?: RangeInput | null | undefined;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
  measure?: Measure | null | undefined;
  funnel?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExplainQuery = { explain: { formulaWithNumbers: string, asOf: string, totalCount: number, nextCursor: string | null, numeratorTotal: number | null, denominatorTotal: number | null, leftOutCount: number, graphql: string, metric: { key: string, name: string, half: Half, definition: string, formula: string, source: string | null, version: number, additivity: Additivity }, figure: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, rows: Array<{ key: string, label: string, detail: string | null, person: string | null, at: string | null, numerator: number | null, denominator: number | null }>, leftOut: Array<{ key: string, label: string, reason: string }>, doubts: Array<{ kind: QualityKind, says: string }> } };

export type DoubtsQueryVariables = Exact<{
  metric: string;
  product?: string | null | undefined;
  team?: string | null | undefined;
  sprint?: string | number | null | undefined;
  release?: string | number | null | undefined;
  range?: RangeInput | null | undefined;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
  measure?: Measure | null | undefined;
  funnel?: string | number | null | undefined;
}>;


export type DoubtsQuery = { explain: { doubts: Array<{ severity: QualitySeverity, says: string }> } };

export type FeedPartsFragment = { id: string, name: string, query: unknown, product: string, team: string | null, halves: Array<Half>, madeBy: string | null, madeAt: string, readAt: string | null, addresses: Array<{ format: FeedFormat, path: string }> };

export type FeedsQueryVariables = Exact<{ [key: string]: never; }>;


export type FeedsQuery = { feeds: Array<{ id: string, name: string, query: unknown, product: string, team: string | null, halves: Array<Half>, madeBy: string | null, madeAt: string, readAt: string | null, addresses: Array<{ format: FeedFormat, path: string }> }> };

export type CreateFeedMutationVariables = Exact<{
  input: FeedInput;
}>;


export type CreateFeedMutation = { createFeed: { id: string, name: string, query: unknown, product: string, team: string | null, halves: Array<Half>, madeBy: string | null, madeAt: string, readAt: string | null, addresses: Array<{ format: FeedFormat, path: string }> } };

export type UpdateFeedMutationVariables = Exact<{
  id: string | number;
  input: FeedInput;
}>;


export type UpdateFeedMutation = { updateFeed: { id: string, name: string, query: unknown, product: string, team: string | null, halves: Array<Half>, madeBy: string | null, madeAt: string, readAt: string | null, addresses: Array<{ format: FeedFormat, path: string }> } };

export type DeleteFeedMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteFeedMutation = { deleteFeed: boolean };

export type SignFeedLinkMutationVariables = Exact<{
  id: string | number;
  expiresInDays: number;
  format: FeedFormat;
}>;


export type SignFeedLinkMutation = { signFeedLink: { format: FeedFormat, path: string, expiresAt: string } };

export type EndFeedLinksMutationVariables = Exact<{
  id: string | number;
}>;


export type EndFeedLinksMutation = { endFeedLinks: { id: string } };

export type FigurePartsFragment = { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { kind: AuditedBy, name: string, roles: Array<Role>, permissions: Array<Permission>, products: Array<{ key: string, name: string }> | null, teams: Array<{ key: string, name: string }> | null, workspaces: Array<{ id: string, key: string, name: string, simulated: boolean, roles: Array<Role>, isCurrent: boolean }> } };

export type MetricRowPartsFragment = { metric: string, unit: Unit, period: string, periodEnd: string, complete: boolean, label: string | null, dim1: string | null, value: number | null, low: number | null, high: number | null, sampleSize: number | null, previous: number | null, change: number | null, target: number | null, nullReason: string | null };

export type MetricPeriodsQueryVariables = Exact<{
  metrics: Array<string> | string;
  product: string;
  range: RangeInput;
  grain: Grain;
  compare?: Compare | null | undefined;
  completeOnly?: boolean | null | undefined;
  groupBy?: Array<string> | string | null | undefined;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
  funnel?: string | number | null | undefined;
}>;


export type MetricPeriodsQuery = { metricTable: { asOf: string, truncated: boolean, rows: Array<{ metric: string, unit: Unit, period: string, periodEnd: string, complete: boolean, label: string | null, dim1: string | null, value: number | null, low: number | null, high: number | null, sampleSize: number | null, previous: number | null, change: number | null, target: number | null, nullReason: string | null }> } };

export type MetricFiguresQueryVariables = Exact<{
  metrics: Array<string> | string;
  product: string;
  range: RangeInput;
  compare?: Compare | null | undefined;
  sparkline?: Grain | null | undefined;
  measure?: Measure | null | undefined;
  funnel?: string | number | null | undefined;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
}>;


export type MetricFiguresQuery = { figures: Array<{ metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }> };

export type WorkspaceQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkspaceQuery = { workspace: { key: string, name: string, version: string, talkVersion: string, sampleLoaded: boolean, simulated: boolean, loopbackOnly: boolean, asOf: string } };

export type ProductsQueryVariables = Exact<{
  delivery: boolean;
}>;


export type ProductsQuery = { products: Array<{ id: string, key: string, name: string, timeZone: string, currency: string, simulated: boolean, firstFactAt: string | null, lastFactAt: string | null, teams?: Array<{ id: string, key: string, name: string, timeZone: string, measure: Measure }> }> };

export type RemoveSampleMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveSampleMutation = { removeSample: boolean };

export type KeyPartsFragment = { id: string, name: string, start: string, scopes: Array<KeyScope>, products: Array<string> | null, source: string | null, budget: number, createdAt: string, madeBy: string | null, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, revokedBy: string | null, state: KeyState };

export type KeysQueryVariables = Exact<{ [key: string]: never; }>;


export type KeysQuery = { keys: Array<{ id: string, name: string, start: string, scopes: Array<KeyScope>, products: Array<string> | null, source: string | null, budget: number, createdAt: string, madeBy: string | null, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, revokedBy: string | null, state: KeyState }>, keyBudgets: { usual: number, most: number } };

export type CreateKeyMutationVariables = Exact<{
  input: CreateKeyInput;
}>;


export type CreateKeyMutation = { createKey: { text: string, key: { id: string, name: string, start: string, scopes: Array<KeyScope>, products: Array<string> | null, source: string | null, budget: number, createdAt: string, madeBy: string | null, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, revokedBy: string | null, state: KeyState } } };

export type RotateKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RotateKeyMutation = { rotateKey: { text: string, key: { id: string, name: string, start: string, scopes: Array<KeyScope>, products: Array<string> | null, source: string | null, budget: number, createdAt: string, madeBy: string | null, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, revokedBy: string | null, state: KeyState }, first: { id: string, name: string, start: string, scopes: Array<KeyScope>, products: Array<string> | null, source: string | null, budget: number, createdAt: string, madeBy: string | null, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, revokedBy: string | null, state: KeyState } } };

export type SetKeyBudgetMutationVariables = Exact<{
  id: string | number;
  budget?: number | null | undefined;
}>;


export type SetKeyBudgetMutation = { setKeyBudget: { id: string, name: string, start: string, scopes: Array<KeyScope>, products: Array<string> | null, source: string | null, budget: number, createdAt: string, madeBy: string | null, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, revokedBy: string | null, state: KeyState } };

export type RevokeKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeKeyMutation = { revokeKey: { id: string, name: string, start: string, scopes: Array<KeyScope>, products: Array<string> | null, source: string | null, budget: number, createdAt: string, madeBy: string | null, lastUsedAt: string | null, expiresAt: string | null, revokedAt: string | null, revokedBy: string | null, state: KeyState } };

export type KeptToPartsFragment = { key: string, name: string };

export type MemberPartsFragment = { id: string, name: string, email: string | null, roles: Array<Role>, joinedAt: string, seenAt: string | null, isYou: boolean, products: Array<{ key: string, name: string }> | null, teams: Array<{ key: string, name: string }> | null };

export type InvitationPartsFragment = { id: string, state: InvitationState, email: string | null, note: string | null, roles: Array<Role>, madeBy: string | null, madeAt: string, expiresAt: string, products: Array<{ key: string, name: string }> | null, teams: Array<{ key: string, name: string }> | null };

export type MembersQueryVariables = Exact<{ [key: string]: never; }>;


export type MembersQuery = { members: Array<{ id: string, name: string, email: string | null, roles: Array<Role>, joinedAt: string, seenAt: string | null, isYou: boolean, products: Array<{ key: string, name: string }> | null, teams: Array<{ key: string, name: string }> | null }> };

export type InvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type InvitationsQuery = { invitations: Array<{ id: string, state: InvitationState, email: string | null, note: string | null, roles: Array<Role>, madeBy: string | null, madeAt: string, expiresAt: string, products: Array<{ key: string, name: string }> | null, teams: Array<{ key: string, name: string }> | null }> };

export type RolesQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesQuery = { roles: Array<{ role: Role, name: string, says: string, permissions: Array<Permission>, canGive: boolean, canBeKept: boolean }> };

export type ClosedHalvesQueryVariables = Exact<{ [key: string]: never; }>;


export type ClosedHalvesQuery = { closedHalves: { delivery: boolean, outcomes: boolean } };

export type SignUpDomainsQueryVariables = Exact<{ [key: string]: never; }>;


export type SignUpDomainsQuery = { signUpDomains: Array<string>, signInOptions: { oidcName: string | null } };

export type AllowSignUpFromMutationVariables = Exact<{
  domains: Array<string> | string;
  read?: Array<string> | string | null | undefined;
}>;


export type AllowSignUpFromMutation = { allowSignUpFrom: Array<string> };

export type ChangeMemberMutationVariables = Exact<{
  member: string | number;
  input: MemberInput;
  read?: MemberInput | null | undefined;
}>;


export type ChangeMemberMutation = { changeMember: { id: string, name: string, email: string | null, roles: Array<Role>, joinedAt: string, seenAt: string | null, isYou: boolean, products: Array<{ key: string, name: string }> | null, teams: Array<{ key: string, name: string }> | null } };

export type RemoveMemberMutationVariables = Exact<{
  member: string | number;
}>;


export type RemoveMemberMutation = { removeMember: boolean };

export type CreateResetLinkMutationVariables = Exact<{
  member: string | number;
}>;


export type CreateResetLinkMutation = { createResetLink: { path: string, expiresAt: string } };

export type InviteMutationVariables = Exact<{
  input: InviteInput;
}>;


export type InviteMutation = { invite: { path: string, invitation: { id: string, state: InvitationState, email: string | null, note: string | null, roles: Array<Role>, madeBy: string | null, madeAt: string, expiresAt: string, products: Array<{ key: string, name: string }> | null, teams: Array<{ key: string, name: string }> | null } } };

export type RevokeInvitationMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { id: string, state: InvitationState, email: string | null, note: string | null, roles: Array<Role>, madeBy: string | null, madeAt: string, expiresAt: string, products: Array<{ key: string, name: string }> | null, teams: Array<{ key: string, name: string }> | null } };

export type CloseHalvesMutationVariables = Exact<{
  delivery?: boolean | null | undefined;
  outcomes?: boolean | null | undefined;
}>;


export type CloseHalvesMutation = { closeHalves: { delivery: boolean, outcomes: boolean } };

export type ProductEventsQueryVariables = Exact<{
  product: string;
  range: RangeInput;
}>;


export type ProductEventsQuery = { product: { id: string, adoption: { eventNames: Array<{ name: string, people: number, events: number }> } } | null };

export type FeatureSharesFragment = { eligible: number, used: number, usedOnThreeDays: number, rate: number | null, low: number | null, high: number | null, threeDaysRate: number | null, nullReason: string | null };

export type ProductFeaturesQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  compare?: Compare | null | undefined;
  grain: Grain;
}>;


export type ProductFeaturesQuery = { product: { id: string, definition: { version: number, sentence: string }, adoption: { features: Array<{ key: string, name: string, says: string, medianDays: number | null, medianUses: number | null, adoption: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, people: { eligible: number, used: number, usedOnThreeDays: number, rate: number | null, low: number | null, high: number | null, threeDaysRate: number | null, nullReason: string | null }, accounts: { eligible: number, used: number, usedOnThreeDays: number, rate: number | null, low: number | null, high: number | null, threeDaysRate: number | null, nullReason: string | null } }> } } | null };

export type ProductActivationQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  compare?: Compare | null | undefined;
  grain: Grain;
}>;


export type ProductActivationQuery = { product: { id: string, adoption: { activation: { says: string, decided: boolean, hours: number | null, timeToValueHours: number | null, timeToValuePeople: number, timeToValueNullReason: string | null, rate: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, cohorts: Array<{ period: string, periodEnd: string, complete: boolean, signedUp: number | null, matured: number | null, activated: number | null, maturing: number | null, rate: number | null, low: number | null, high: number | null, nullReason: string | null }>, curve: Array<{ hours: number, share: number, low: number, high: number, atRisk: number }> } } } | null };

export type RetentionCellPartsFragment = { step: number, returned: number, people: number, complete: boolean, rate: number | null, low: number | null, high: number | null, nullReason: string | null };

export type ProductRetentionQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  unit: RetentionStepUnit;
  mode: RetentionMode;
  start?: EventConditionInput | null | undefined;
  back?: EventConditionInput | null | undefined;
  steps: number;
}>;


export type ProductRetentionQuery = { product: { id: string, retention: { says: string, asOf: string, cohorts: Array<{ period: string, periodEnd: string, complete: boolean, people: number, cells: Array<{ step: number, returned: number, people: number, complete: boolean, rate: number | null, low: number | null, high: number | null, nullReason: string | null }> }>, average: Array<{ step: number, returned: number, people: number, complete: boolean, rate: number | null, low: number | null, high: number | null, nullReason: string | null }> } } | null };

export type RetentionPeopleQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  unit: RetentionStepUnit;
  mode: RetentionMode;
  start?: EventConditionInput | null | undefined;
  back?: EventConditionInput | null | undefined;
  steps: number;
  cohort: string;
  step: number;
  came?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type RetentionPeopleQuery = { product: { id: string, retention: { people: { totalCount: number, nextCursor: string | null, rows: Array<{ key: string, label: string, detail: string | null, startedAt: string, came: boolean }> } } } | null };

export type AnnotationPartsFragment = { id: string | null, kind: AnnotationKind, day: string, text: string, author: string | null };

export type ProductAnnotationsQueryVariables = Exact<{
  product: string;
  range: RangeInput;
}>;


export type ProductAnnotationsQuery = { product: { id: string, annotations: Array<{ id: string | null, kind: AnnotationKind, day: string, text: string, author: string | null }> } | null };

export type AnnotateMutationVariables = Exact<{
  product: string;
  input: AnnotationInput;
}>;


export type AnnotateMutation = { annotate: { id: string | null, kind: AnnotationKind, day: string, text: string, author: string | null } };

export type RemoveAnnotationMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveAnnotationMutation = { removeAnnotation: boolean };

export type RequestPartsFragment = { id: string, title: string, state: RequestState, people: number, feedback: number, accounts: number, mrr: number | null, lastAt: string | null, version: number, author: string | null, changedBy: string | null };

export type FeedbackPartsFragment = { id: string, at: string, kind: string | null, text: string, person: string | null, personKey: string | null, account: string | null, mrr: number | null, place: FeedbackPlace, requestId: string | null, request: string | null, sortedBy: string | null };

export type ProductRequestsQueryVariables = Exact<{
  product: string;
  states?: Array<RequestState> | RequestState | null | undefined;
  search?: string | null | undefined;
  order: RequestOrder;
  first: number;
}>;


export type ProductRequestsQuery = { product: { id: string, voice: { requests: { totalCount: number, rows: Array<{ id: string, title: string, state: RequestState, people: number, feedback: number, accounts: number, mrr: number | null, lastAt: string | null, version: number, author: string | null, changedBy: string | null }> } } } | null };

export type ProductFeedbackQueryVariables = Exact<{
  product: string;
  place?: FeedbackPlace | null | undefined;
  kind?: string | null | undefined;
  search?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ProductFeedbackQuery = { product: { id: string, voice: { kinds: Array<string>, feedback: { totalCount: number, people: number, nextCursor: string | null, rows: Array<{ id: string, at: string, kind: string | null, text: string, person: string | null, personKey: string | null, account: string | null, mrr: number | null, place: FeedbackPlace, requestId: string | null, request: string | null, sortedBy: string | null }> } } } | null };

export type FeedbackRequestQueryVariables = Exact<{
  product: string;
  id: string | number;
  first: number;
}>;


export type FeedbackRequestQuery = { product: { id: string, voice: { request: { currency: string, request: { id: string, title: string, state: RequestState, people: number, feedback: number, accounts: number, mrr: number | null, lastAt: string | null, version: number, author: string | null, changedBy: string | null }, accounts: Array<{ key: string, name: string, people: number, feedback: number, mrr: number | null }>, feedback: { totalCount: number, people: number, rows: Array<{ id: string, at: string, kind: string | null, text: string, person: string | null, personKey: string | null, account: string | null, mrr: number | null, place: FeedbackPlace, requestId: string | null, request: string | null, sortedBy: string | null }> } } | null } } | null };

export type CreateRequestMutationVariables = Exact<{
  input: CreateRequestInput;
}>;


export type CreateRequestMutation = { createRequest: { id: string, title: string, state: RequestState, people: number, feedback: number, accounts: number, mrr: number | null, lastAt: string | null, version: number, author: string | null, changedBy: string | null } };

export type EditRequestMutationVariables = Exact<{
  input: EditRequestInput;
}>;


export type EditRequestMutation = { editRequest: { saved: boolean, yours: string | null, request: { id: string, title: string, state: RequestState, people: number, feedback: number, accounts: number, mrr: number | null, lastAt: string | null, version: number, author: string | null, changedBy: string | null } } };

export type MergeRequestsMutationVariables = Exact<{
  input: MergeRequestsInput;
}>;


export type MergeRequestsMutation = { mergeRequests: { id: string, title: string, state: RequestState, people: number, feedback: number, accounts: number, mrr: number | null, lastAt: string | null, version: number, author: string | null, changedBy: string | null } };

export type SortFeedbackMutationVariables = Exact<{
  input: SortFeedbackInput;
}>;


export type SortFeedbackMutation = { sortFeedback: number };

export type TriedReportFragment = { entered: number, maturing: number, asOf: string, nullReason: string | null, conversion: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, steps: Array<{ index: number, name: string, people: number, distinctPeople: number, before: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, ofStart: number | null, ofStartLow: number | null, ofStartHigh: number | null, ofPrevious: number | null, ofPreviousLow: number | null, ofPreviousHigh: number | null, dropOff: number | null }> };

export type TryFunnelQueryVariables = Exact<{
  product: string;
  definition: FunnelDefinitionInput;
  range: RangeInput;
  compare?: Compare | null | undefined;
}>;


export type TryFunnelQuery = { product: { id: string, tryFunnel: { report: { entered: number, maturing: number, asOf: string, nullReason: string | null, conversion: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, steps: Array<{ index: number, name: string, people: number, distinctPeople: number, before: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, ofStart: number | null, ofStartLow: number | null, ofStartHigh: number | null, ofPrevious: number | null, ofPreviousLow: number | null, ofPreviousHigh: number | null, dropOff: number | null }> } } } | null };

export type TryFunnelRulesQueryVariables = Exact<{
  product: string;
  definition: FunnelDefinitionInput;
  range: RangeInput;
}>;


export type TryFunnelRulesQuery = { product: { id: string, tryFunnel: { entryRules: Array<{ entries: FunnelEntries, entered: number, converted: number, maturing: number, rate: number | null, low: number | null, high: number | null }> } } | null };

export type TryFunnelOverTimeQueryVariables = Exact<{
  product: string;
  definition: FunnelDefinitionInput;
  range: RangeInput;
  grain: Grain;
}>;


export type TryFunnelOverTimeQuery = { product: { id: string, tryFunnel: { overTime: Array<{ period: string, periodEnd: string, complete: boolean, entered: number, converted: number, maturing: number, rate: number | null, low: number | null, high: number | null, nullReason: string | null }> } } | null };

export type TryFunnelTimesQueryVariables = Exact<{
  product: string;
  definition: FunnelDefinitionInput;
  range: RangeInput;
  from: number;
  to: number;
}>;


export type TryFunnelTimesQuery = { product: { id: string, tryFunnel: { timeToConvert: { people: number, medianSeconds: number | null, nullReason: string | null, percentiles: Array<{ percent: number, seconds: number }>, bars: Array<{ fromMinutes: number, toMinutes: number, people: number }> } } } | null };

export type TryFunnelBreakdownQueryVariables = Exact<{
  product: string;
  definition: FunnelDefinitionInput;
  range: RangeInput;
  property?: string | null | undefined;
  trait?: string | null | undefined;
}>;


export type TryFunnelBreakdownQuery = { product: { id: string, tryFunnel: { breakdown: Array<{ value: string | null, isOther: boolean, entered: number, maturing: number, reached: Array<number>, rate: number | null, low: number | null, high: number | null }> } } | null };

export type TryFunnelPeopleQueryVariables = Exact<{
  product: string;
  definition: FunnelDefinitionInput;
  range: RangeInput;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
  part: FunnelPart;
  step: number;
  property?: string | null | undefined;
  trait?: string | null | undefined;
  value?: string | null | undefined;
  except?: Array<string | null | undefined> | string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type TryFunnelPeopleQuery = { product: { id: string, tryFunnel: { people: { totalCount: number, nextCursor: string | null, rows: Array<{ person: string, name: string | null, account: string | null, accountName: string | null, held: string | null, enteredAt: string, lastAt: string, furthest: number }> } } } | null };

export type EventPropertiesQueryVariables = Exact<{
  product: string;
  event: string;
}>;


export type EventPropertiesQuery = { product: { id: string, eventProperties: { sampled: number, properties: Array<{ name: string, events: number, values: Array<string> }> } } | null };

export type TraitNamesQueryVariables = Exact<{
  product: string;
}>;


export type TraitNamesQuery = { product: { id: string, traitNames: Array<string> } | null };

export type FunnelVersionsQueryVariables = Exact<{
  product: string;
  funnel: string | number;
}>;


export type FunnelVersionsQuery = { product: { id: string, funnel: { id: string, versions: Array<{ version: number, savedAt: string, changes: Array<string> }> } | null } | null };

export type FunnelPartsFragment = { id: string, key: string, name: string, version: number, windowMinutes: number, order: FunnelOrder, entries: FunnelEntries, hold: string | null, exclusions: Array<{ event: string, after: number, before: number, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }>, or: Array<{ event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> }> }>, steps: Array<{ event: string, name: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }>, or: Array<{ event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> }> }> };

export type ProductFunnelsQueryVariables = Exact<{
  product: string;
}>;


export type ProductFunnelsQuery = { product: { id: string, funnels: Array<{ id: string, key: string, name: string, version: number, windowMinutes: number, order: FunnelOrder, entries: FunnelEntries, hold: string | null, exclusions: Array<{ event: string, after: number, before: number, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }>, or: Array<{ event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> }> }>, steps: Array<{ event: string, name: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }>, or: Array<{ event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> }> }> }> } | null };

export type FunnelReportQueryVariables = Exact<{
  product: string;
  funnel: string | number;
  range: RangeInput;
}>;


export type FunnelReportQuery = { product: { id: string, funnel: { id: string, key: string, name: string, version: number, windowMinutes: number, order: FunnelOrder, entries: FunnelEntries, hold: string | null, report: { entered: number, maturing: number, asOf: string, nullReason: string | null, conversion: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, steps: Array<{ index: number, name: string, people: number, ofStart: number | null, ofStartLow: number | null, ofStartHigh: number | null, ofPrevious: number | null, ofPreviousLow: number | null, ofPreviousHigh: number | null, dropOff: number | null }> }, exclusions: Array<{ event: string, after: number, before: number, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }>, or: Array<{ event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> }> }>, steps: Array<{ event: string, name: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }>, or: Array<{ event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> }> }> } | null } | null };

export type SaveFunnelMutationVariables = Exact<{
  product: string;
  input: FunnelInput;
  version?: number | null | undefined;
}>;


export type SaveFunnelMutation = { saveFunnel: { id: string, key: string, name: string, version: number, windowMinutes: number, order: FunnelOrder, entries: FunnelEntries, hold: string | null, exclusions: Array<{ event: string, after: number, before: number, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }>, or: Array<{ event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> }> }>, steps: Array<{ event: string, name: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }>, or: Array<{ event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> }> }> } };

export type StepSharesFragment = { ofStart: number | null, ofStartLow: number | null, ofStartHigh: number | null, ofPrevious: number | null, ofPreviousLow: number | null, ofPreviousHigh: number | null, dropOff: number | null };

export type PropertyIsFragment = { property: string, is: PropertyOperator, in: Array<string> };

export type RevenueLineFragment = { period: string, periodEnd: string, complete: boolean, start: number, new: number, expansion: number, reactivation: number, contraction: number, churn: number, currency: number, end: number };

export type ProductRevenueQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  grain: Grain;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
}>;


export type ProductRevenueQuery = { product: { id: string, revenue: { currency: string, exponent: number, movements: Array<{ period: string, periodEnd: string, complete: boolean, start: number, new: number, expansion: number, reactivation: number, contraction: number, churn: number, currency: number, end: number }>, waterfall: { period: string, periodEnd: string, complete: boolean, start: number, new: number, expansion: number, reactivation: number, contraction: number, churn: number, currency: number, end: number }, payments: Array<{ period: string, periodEnd: string, complete: boolean, paid: number, refunded: number, net: number, payments: number, refunds: number, customers: number, newCustomers: number }>, paymentParts: Array<{ period: string, tax: number, usage: number, oneOff: number, rest: number }> } } | null };

export type ChurnReasonsQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
}>;


export type ChurnReasonsQuery = { product: { id: string, revenue: { currency: string, exponent: number, churnReasons: Array<{ reason: string | null, amount: number, customers: number, left: Array<{ key: string, name: string, at: string, amount: number, comment: string | null }> }> } } | null };

export type RevenueCohortsQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  last: number;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
}>;


export type RevenueCohortsQuery = { product: { id: string, revenue: { currency: string, exponent: number, cohorts: { rows: Array<{ period: string, customers: number, startMrr: number, cells: Array<{ month: number, complete: boolean, size: number, startMrr: number, customers: number | null, netMrr: number | null, grossMrr: number | null, customersKept: number | null, netKept: number | null, grossKept: number | null, nullReason: string | null }> }>, average: Array<{ month: number, complete: boolean, size: number, startMrr: number, customers: number | null, netMrr: number | null, grossMrr: number | null, customersKept: number | null, netKept: number | null, grossKept: number | null, nullReason: string | null }> } } } | null };

export type RevenueCellFragment = { month: number, complete: boolean, size: number, startMrr: number, customers: number | null, netMrr: number | null, grossMrr: number | null, customersKept: number | null, netKept: number | null, grossKept: number | null, nullReason: string | null };

export type SegmentLineFragment = { value: string | null, filter: Array<string> | null, customers: number, start: number, new: number, expansion: number, reactivation: number, contraction: number, churn: number, currency: number, end: number, nrr: number | null, grr: number | null, customerChurn: number | null, arpa: number | null };

export type RevenueSegmentsQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  by: string;
}>;


export type RevenueSegmentsQuery = { product: { id: string, revenue: { currency: string, exponent: number, segments: { by: string, otherValues: number, rows: Array<{ value: string | null, filter: Array<string> | null, customers: number, start: number, new: number, expansion: number, reactivation: number, contraction: number, churn: number, currency: number, end: number, nrr: number | null, grr: number | null, customerChurn: number | null, arpa: number | null }>, other: { value: string | null, filter: Array<string> | null, customers: number, start: number, new: number, expansion: number, reactivation: number, contraction: number, churn: number, currency: number, end: number, nrr: number | null, grr: number | null, customerChurn: number | null, arpa: number | null } | null, whole: { value: string | null, filter: Array<string> | null, customers: number, start: number, new: number, expansion: number, reactivation: number, contraction: number, churn: number, currency: number, end: number, nrr: number | null, grr: number | null, customerChurn: number | null, arpa: number | null } } } } | null };

export type RevenueDimensionsQueryVariables = Exact<{
  product: string;
  range: RangeInput;
}>;


export type RevenueDimensionsQuery = { product: { id: string, revenue: { dimensions: Array<{ key: string, name: string, accounts: number | null, values: number | null }> } } | null };

export type RevenueCurrenciesQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
}>;


export type RevenueCurrenciesQuery = { product: { id: string, revenue: { currencies: Array<{ currency: string, exponent: number, own: boolean, counted: boolean, customers: number, mrr: number, payments: number, paid: number, refunded: number, net: number, rate: number | null, rateDay: string | null, firstRateDay: string | null, note: string | null }> } } | null };

export type MarginPartsFragment = { centre: number, margin: number, adjusted: boolean };

export type ProductSurveysQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  compare?: Compare | null | undefined;
}>;


export type ProductSurveysQuery = { product: { id: string, satisfaction: { surveys: Array<{ key: string, kind: SurveyKind, name: string, isThin: boolean, figure: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, margin: { centre: number, margin: number, adjusted: boolean } | null, mean: { value: number | null, low: number | null, high: number | null } | null, distribution: Array<{ score: number, count: number, group: ScoreGroup }>, groups: Array<{ group: ScoreGroup, answers: number, share: number | null }>, responseRate: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> } }> } } | null };

export type ProductSegmentsQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  compare?: Compare | null | undefined;
  kind: SurveyKind;
  by: string;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
}>;


export type ProductSegmentsQuery = { product: { id: string, satisfaction: { segments: Array<{ segment: string | null, isThin: boolean, figure: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, margin: { centre: number, margin: number, adjusted: boolean } | null }> } } | null };

export type StripeDifferenceQueryVariables = Exact<{
  product: string;
  month: string;
  settings?: Array<StripeSetting> | StripeSetting | null | undefined;
  stated?: number | null | undefined;
}>;


export type StripeDifferenceQuery = { product: { id: string, stripeDifference: { month: string, complete: boolean, currency: string, ours: number, theirs: number, stated: number | null, difference: number | null, explained: number, unexplained: number | null, fits: Array<StripeSetting> | null, ways: number | null, steps: Array<{ setting: StripeSetting, chosen: boolean, amount: number, customers: number, items: Array<{ key: string, name: string, amount: number }> }>, leftOut: Array<{ currency: string, customers: number, amount: number }> } } | null };

export type ProductVerbatimsQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  survey?: string | null | undefined;
  group?: ScoreGroup | null | undefined;
  tag?: string | null | undefined;
  untagged?: boolean | null | undefined;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
}>;


export type ProductVerbatimsQuery = { product: { id: string, satisfaction: { knownTags: Array<string>, verbatims: { totalCount: number, nextCursor: string | null, rows: Array<{ id: string, key: string, survey: string, kind: SurveyKind, score: number, group: ScoreGroup, at: string, comment: string, person: string | null, personKey: string | null, account: string | null, mrr: number | null, tags: Array<{ name: string, author: string | null, at: string }> }> } } } | null };

export type ProductTagsQueryVariables = Exact<{
  product: string;
  range: RangeInput;
  survey?: string | null | undefined;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
}>;


export type ProductTagsQuery = { product: { id: string, satisfaction: { tags: Array<{ name: string, answers: number, favourable: number, critical: number, favourableShare: number | null, criticalShare: number | null }> } } | null };

export type TagVerbatimMutationVariables = Exact<{
  input: TagVerbatimInput;
}>;


export type TagVerbatimMutation = { tagVerbatim: { id: string } };

export type UntagVerbatimMutationVariables = Exact<{
  input: TagVerbatimInput;
}>;


export type UntagVerbatimMutation = { untagVerbatim: { id: string } };

export type PeopleQueryVariables = Exact<{
  product: string;
  search?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { product: { id: string, people: { nextCursor: string | null, rows: Array<{ key: string, name: string, isAnonymous: boolean, email: string | null, account: string | null, accountKey: string | null, mrr: number | null, lastDay: string | null }> } } | null };

export type PersonQueryVariables = Exact<{
  product: string;
  key: string;
}>;


export type PersonQuery = { product: { id: string, person: { id: string, key: string, name: string, isAnonymous: boolean, email: string | null, account: string | null, accountKey: string | null, mrr: number | null, createdAt: string | null, firstDay: string | null, lastDay: string | null, currency: string, timeZone: string, identities: Array<{ key: string, isDevice: boolean, saidToBe: string | null, saidAt: string | null }>, traits: Array<{ name: string, value: unknown, since: string | null }>, traitHistory: Array<{ name: string, isTrait: boolean, value: unknown, from: string, under: string }>, counts: { events: number, responses: number, feedback: number, payments: number, paymentsOfAccount: number } } | null } | null };

export type PersonTimelineQueryVariables = Exact<{
  product: string;
  key: string;
  kinds?: Array<MomentKind> | MomentKind | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type PersonTimelineQuery = { product: { id: string, eventRetention: { eventsFrom: string | null }, person: { id: string, timeline: { nextCursor: string | null, rows: Array<{ kind: MomentKind, at: string, key: string, source: string, name: string, text: string | null, surveyKind: SurveyKind | null, score: number | null, dismissed: boolean, currency: string | null, amountMinor: string | null, properties: unknown, under: string | null }> } } | null } | null };

export type ErasePersonMutationVariables = Exact<{
  product: string;
  key: string;
}>;


export type ErasePersonMutation = { erasePerson: { erasedAt: string, ids: number, events: number, responses: number, feedback: number, payments: number, paymentsOfAccount: number } };

export type ReviewReleasesQueryVariables = Exact<{
  product: string;
  first: number;
}>;


export type ReviewReleasesQuery = { product: { id: string, timeZone: string, every: Array<{ id: string }>, releases: Array<{ id: string, key: string, name: string, startedAt: string | null, targetDate: string | null, releasedAt: string | null, team: { key: string, name: string } | null, burndown: { measure: Measure, unit: Unit, remaining: number, completed: number, provisional: boolean, nullReason: string | null, bars: Array<{ start: number, sprint: { id: string } }> } }> } | null };

export type EventConditionPartsFragment = { event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> };

export type ProductDefinitionPartsFragment = { version: number, inForceFrom: string | null, sentence: string, changes: Array<string>, author: string | null, reason: string | null, madeAt: string | null, excludedEvents: Array<string>, features: Array<{ key: string, name: string, events: Array<{ event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> }>, eligible: { of: TraitOwner, trait: string, in: Array<string> } | null }>, activation: { hours: number, start: { event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> } | null, event: { event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> } } | null };

export type ProductSettingsQueryVariables = Exact<{
  product: string;
}>;


export type ProductSettingsQuery = { product: { id: string, key: string, name: string, timeZone: string, currency: string, eventRetention: { months: number | null, eventsFrom: string | null, isRemoving: boolean }, definitions: Array<{ version: number, inForceFrom: string | null, sentence: string, changes: Array<string>, author: string | null, reason: string | null, madeAt: string | null, excludedEvents: Array<string>, features: Array<{ key: string, name: string, events: Array<{ event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> }>, eligible: { of: TraitOwner, trait: string, in: Array<string> } | null }>, activation: { hours: number, start: { event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> } | null, event: { event: string, where: Array<{ property: string, is: PropertyOperator, in: Array<string> }> } } | null }>, adoption: { eventNames: Array<{ name: string, people: number, events: number }> } } | null };

export type PreviewProductSettingsQueryVariables = Exact<{
  product: string;
  settings: ProductSettingsInput;
  lookingBack: boolean;
}>;


export type PreviewProductSettingsQuery = { previewProductSettings: { version: number, changes: Array<string>, effect: string, activeBefore: number, activeAfter: number } };

export type DecideProductSettingsMutationVariables = Exact<{
  product: string;
  settings: ProductSettingsInput;
  lookingBack: boolean;
  author: string;
  reason: string;
  version?: number | null | undefined;
}>;


export type DecideProductSettingsMutation = { decideProductSettings: number };

export type PreviewProductBasicsQueryVariables = Exact<{
  product: string;
  currency?: string | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type PreviewProductBasicsQuery = { product: { id: string, previewBasics: { changes: Array<string>, effects: Array<string>, mrrBefore: number, exponentBefore: number, mrrAfter: number, exponentAfter: number, currencies: Array<{ currency: string, customers: number, mrr: number, exponent: number, countedBefore: boolean, countedAfter: boolean }> } } | null };

export type ChangeProductMutationVariables = Exact<{
  product: string;
  input: ChangeProductInput;
  reason?: string | null | undefined;
}>;


export type ChangeProductMutation = { changeProduct: { id: string, currency: string, timeZone: string } };

export type PreviewEventRetentionQueryVariables = Exact<{
  product: string;
  months: number;
}>;


export type PreviewEventRetentionQuery = { product: { id: string, previewEventRetention: { eventsFrom: string, events: number, firstDay: string | null, lastDay: string | null, stays: Array<string>, goes: Array<string> } } | null };

export type KeepEventsMutationVariables = Exact<{
  product: string;
  months?: number | null | undefined;
  reason?: string | null | undefined;
}>;


export type KeepEventsMutation = { keepEvents: { months: number | null, eventsFrom: string | null, isRemoving: boolean } };

export type SettingsPartsFragment = { workingDays: Array<number>, holidays: Array<string>, graceDays: number, countSubTasks: boolean, defectTypes: Array<string>, excludedResolutions: Array<string>, creditedTypes: Array<string> | null, statuses: Array<{ name: string, category: StatusCategory }> };

export type TeamSettingsQueryVariables = Exact<{
  team: string;
}>;


export type TeamSettingsQuery = { team: { id: string, key: string, name: string, timeZone: string, definition: { version: number, revision: string, author: string | null, timeZone: string, measure: Measure, sentence: string, settings: { workingDays: Array<number>, holidays: Array<string>, graceDays: number, countSubTasks: boolean, defectTypes: Array<string>, excludedResolutions: Array<string>, creditedTypes: Array<string> | null, statuses: Array<{ name: string, category: StatusCategory }> } }, sourceSettings: { timeZone: string, measure: Measure, settings: { workingDays: Array<number>, holidays: Array<string>, graceDays: number, countSubTasks: boolean, defectTypes: Array<string>, excludedResolutions: Array<string>, creditedTypes: Array<string> | null, statuses: Array<{ name: string, category: StatusCategory }> } }, settingOrigins: Array<{ setting: string, origin: SettingOrigin }>, knownStatuses: Array<{ name: string, category: StatusCategory, placedBy: StatusPlacer, unlisted: StatusCategory, items: number }>, knownTypes: Array<{ name: string, items: number }> } | null };

export type TeamDefinitionsQueryVariables = Exact<{
  team: string;
}>;


export type TeamDefinitionsQuery = { team: { id: string, definitions: Array<{ version: number, inForceFrom: string | null, author: string | null, reason: string | null, madeAt: string, sentence: string, changes: Array<string>, closedSprints: number }> } | null };

export type FrozenSprintsQueryVariables = Exact<{
  team: string;
}>;


export type FrozenSprintsQuery = { team: { id: string, definition: { version: number }, frozenSprints: Array<{ version: number, definitionVersion: number, sprint: { id: string, key: string, name: string, closedAt: string | null } }> } | null };

export type ReadAnewQueryVariables = Exact<{
  team: string;
  sprints: Array<string | number> | string | number;
}>;


export type ReadAnewQuery = { team: { id: string, readAnew: Array<{ unit: Unit, sprint: { id: string }, frozen: { commitment: number, completed: number, carryOver: number }, anew: { commitment: number, completed: number, carryOver: number } }> } | null };

export type CalendarPreviewQueryVariables = Exact<{
  text: string;
  timeZone: string;
  years?: Array<number> | number | null | undefined;
}>;


export type CalendarPreviewQuery = { previewCalendar: { years: Array<number>, outside: number, holidays: Array<{ date: string, name: string, note: string | null }>, leftOut: Array<{ name: string, reason: string }> } };

export type PreviewTeamSettingsQueryVariables = Exact<{
  team: string;
  settings: TeamSettingsInput;
}>;


export type PreviewTeamSettingsQuery = { previewTeamSettings: { version: number, isNewVersion: boolean, changes: Array<string>, effect: string } };

export type DecideTeamSettingsMutationVariables = Exact<{
  team: string;
  settings: TeamSettingsInput;
  author?: string | null | undefined;
  reason?: string | null | undefined;
  revision?: string | null | undefined;
}>;


export type DecideTeamSettingsMutation = { decideTeamSettings: number };

export type RecomputeSprintsMutationVariables = Exact<{
  team: string;
  author: string;
  reason: string;
  sprints: Array<string | number> | string | number;
}>;


export type RecomputeSprintsMutation = { recomputeSprints: number };

export type TargetPartsFragment = { id: string, metric: string, name: string, unit: Unit, currency: string | null, team: string | null, funnel: string | null, funnelId: string | null, grain: Grain | null, from: string, to: string | null, value: number | null, version: number, isLatest: boolean, author: string | null, reason: string | null, madeAt: string };

export type TargetsQueryVariables = Exact<{
  product: string;
}>;


export type TargetsQuery = { targets: Array<{ id: string, metric: string, name: string, unit: Unit, currency: string | null, team: string | null, funnel: string | null, funnelId: string | null, grain: Grain | null, from: string, to: string | null, value: number | null, version: number, isLatest: boolean, author: string | null, reason: string | null, madeAt: string }>, metricCatalog: Array<{ key: string, name: string, half: Half, unit: Unit, grains: Array<Grain>, additivity: Additivity }> };

export type SetTargetMutationVariables = Exact<{
  input: TargetInput;
}>;


export type SetTargetMutation = { setTarget: { id: string, metric: string, name: string, unit: Unit, currency: string | null, team: string | null, funnel: string | null, funnelId: string | null, grain: Grain | null, from: string, to: string | null, value: number | null, version: number, isLatest: boolean, author: string | null, reason: string | null, madeAt: string } };

export type ImportJobPartsFragment = { id: string, fileName: string, as: string, state: ImportState, bytes: number, bytesRead: number, rowsRead: number, accepted: number, duplicates: number, rejectedCount: number, error: string | null, startedAt: string, finishedAt: string | null };

export type ImportJobsQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportJobsQuery = { importJobs: Array<{ id: string, fileName: string, as: string, state: ImportState, bytes: number, bytesRead: number, rowsRead: number, accepted: number, duplicates: number, rejectedCount: number, error: string | null, startedAt: string, finishedAt: string | null }> };

export type ImportJobQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportJobQuery = { importJob: { id: string, fileName: string, as: string, state: ImportState, bytes: number, bytesRead: number, rowsRead: number, accepted: number, duplicates: number, rejectedCount: number, error: string | null, startedAt: string, finishedAt: string | null, rejected: Array<{ line: number, path: string, value: string | null, reason: string }> } | null };

export type PreviewImportMutationVariables = Exact<{
  file: string | number;
  options?: ImportOptions | null | undefined;
}>;


export type PreviewImportMutation = { previewImport: { fileName: string, bytes: number, format: string, as: string, columns: Array<string>, rows: unknown, understood: unknown, ready: boolean, candidates: Array<{ as: string, name: string, fields: Array<{ field: string, required: boolean, description: string }> }>, mapping: Array<{ field: string, column: string | null, constant: string | null, guessed: boolean }>, problems: Array<{ path: string, value: string | null, reason: string }> } };

export type StartImportMutationVariables = Exact<{
  file: string | number;
  options: ImportOptions;
}>;


export type StartImportMutation = { startImport: { id: string, fileName: string, as: string, state: ImportState, bytes: number, bytesRead: number, rowsRead: number, accepted: number, duplicates: number, rejectedCount: number, error: string | null, startedAt: string, finishedAt: string | null } };

export type ReadReplicasQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadReplicasQuery = { readReplicas: Array<{ place: number, usable: boolean, lagSeconds: number | null, reason: string | null }> };

export type SourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type SourcesQuery = { sources: Array<{ key: string, kind: string, simulated: boolean, lastReceivedAt: string | null, lastMinute: number, lastHour: number, lastDay: number, total: number, rejectedTotal: number, unusualSilence: string | null }> };

export type SourceRejectionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SourceRejectionsQuery = { sources: Array<{ key: string, lastRejections: Array<{ at: string, path: string, value: string | null, reason: string, payload: string | null }> }> };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct: { id: string, key: string, name: string } };

export type WriteKeyPartsFragment = { id: string, name: string, start: string, product: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null };

export type WriteKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type WriteKeysQuery = { sources: Array<{ key: string, keys: Array<{ id: string, name: string, start: string, product: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null }> }> };

export type CreateWriteKeyMutationVariables = Exact<{
  source: string;
  product: string;
  name: string;
}>;


export type CreateWriteKeyMutation = { createWriteKey: { text: string, key: { id: string, name: string, start: string, product: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null } } };

export type RevokeWriteKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeWriteKeyMutation = { revokeWriteKey: { id: string, name: string, start: string, product: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null } };

export type StorageQueryVariables = Exact<{ [key: string]: never; }>;


export type StorageQuery = { storage: { hiddenBecause: string | null, bytes: number | null, growthBytes: number | null, growthDays: number | null, events: number | null, bytesPerEvent: number | null, groups: Array<{ key: string, name: string, about: string, rows: number, tableBytes: number, indexBytes: number, growthBytes: number | null, tables: Array<{ name: string, rows: number, tableBytes: number, indexBytes: number, growthBytes: number | null, deadShare: number | null, vacuumedAt: string | null, indexes: Array<{ name: string, bytes: number, growthBytes: number | null }> }> }> } };

export type SurveyTextPartsFragment = { language: string, question: string | null, low: string | null, high: string | null, followUpLow: string | null, followUpMiddle: string | null, followUpHigh: string | null, placeholder: string | null, thanks: string | null, next: string | null, send: string | null, skip: string | null, close: string | null, button: string | null, idea: string | null, problem: string | null, praise: string | null };

export type SurveyFormPartsFragment = { id: string, key: string, kind: SurveyFormKind, name: string, state: SurveyFormState, share: number, quietDays: number, position: SurveyPosition, accent: string, theme: SurveyTheme, fallbackLanguage: string, version: number, changedAt: string, trigger: { on: SurveyTriggerKind, event: string | null, pages: Array<string>, delaySeconds: number }, texts: Array<{ language: string, question: string | null, low: string | null, high: string | null, followUpLow: string | null, followUpMiddle: string | null, followUpHigh: string | null, placeholder: string | null, thanks: string | null, next: string | null, send: string | null, skip: string | null, close: string | null, button: string | null, idea: string | null, problem: string | null, praise: string | null }>, versions: Array<{ version: number, changedAt: string }> };

export type SurveyFormsQueryVariables = Exact<{
  product: string;
}>;


export type SurveyFormsQuery = { product: { id: string, surveyForms: Array<{ id: string, key: string, kind: SurveyFormKind, name: string, state: SurveyFormState, share: number, quietDays: number, position: SurveyPosition, accent: string, theme: SurveyTheme, fallbackLanguage: string, version: number, changedAt: string, trigger: { on: SurveyTriggerKind, event: string | null, pages: Array<string>, delaySeconds: number }, texts: Array<{ language: string, question: string | null, low: string | null, high: string | null, followUpLow: string | null, followUpMiddle: string | null, followUpHigh: string | null, placeholder: string | null, thanks: string | null, next: string | null, send: string | null, skip: string | null, close: string | null, button: string | null, idea: string | null, problem: string | null, praise: string | null }>, versions: Array<{ version: number, changedAt: string }> }> } | null };

export type SurveyFormFiguresQueryVariables = Exact<{
  product: string;
  range: RangeInput;
}>;


export type SurveyFormFiguresQuery = { product: { id: string, satisfaction: { surveys: Array<{ key: string, kind: SurveyKind, figure: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, responseRate: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, smallestDetectable: number | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> } }> } } | null };

export type SurveyTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type SurveyTemplatesQuery = { surveyTemplates: Array<{ kind: SurveyFormKind, name: string, says: string, share: number, quietDays: number, trigger: { on: SurveyTriggerKind, event: string | null, pages: Array<string>, delaySeconds: number }, texts: Array<{ language: string, question: string | null, low: string | null, high: string | null, followUpLow: string | null, followUpMiddle: string | null, followUpHigh: string | null, placeholder: string | null, thanks: string | null, next: string | null, send: string | null, skip: string | null, close: string | null, button: string | null, idea: string | null, problem: string | null, praise: string | null }> }> };

export type EmbedKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type EmbedKeysQuery = { sources: Array<{ key: string, keys: Array<{ id: string, name: string, start: string, product: string, revokedAt: string | null }> }> };

export type SaveSurveyFormMutationVariables = Exact<{
  product: string;
  input: SurveyFormInput;
  version?: number | null | undefined;
}>;


export type SaveSurveyFormMutation = { saveSurveyForm: { id: string, key: string, kind: SurveyFormKind, name: string, state: SurveyFormState, share: number, quietDays: number, position: SurveyPosition, accent: string, theme: SurveyTheme, fallbackLanguage: string, version: number, changedAt: string, trigger: { on: SurveyTriggerKind, event: string | null, pages: Array<string>, delaySeconds: number }, texts: Array<{ language: string, question: string | null, low: string | null, high: string | null, followUpLow: string | null, followUpMiddle: string | null, followUpHigh: string | null, placeholder: string | null, thanks: string | null, next: string | null, send: string | null, skip: string | null, close: string | null, button: string | null, idea: string | null, problem: string | null, praise: string | null }>, versions: Array<{ version: number, changedAt: string }> } };

export type SetSurveyFormStateMutationVariables = Exact<{
  product: string;
  key: string;
  state: SurveyFormState;
}>;


export type SetSurveyFormStateMutation = { setSurveyFormState: { id: string, key: string, kind: SurveyFormKind, name: string, state: SurveyFormState, share: number, quietDays: number, position: SurveyPosition, accent: string, theme: SurveyTheme, fallbackLanguage: string, version: number, changedAt: string, trigger: { on: SurveyTriggerKind, event: string | null, pages: Array<string>, delaySeconds: number }, texts: Array<{ language: string, question: string | null, low: string | null, high: string | null, followUpLow: string | null, followUpMiddle: string | null, followUpHigh: string | null, placeholder: string | null, thanks: string | null, next: string | null, send: string | null, skip: string | null, close: string | null, button: string | null, idea: string | null, problem: string | null, praise: string | null }>, versions: Array<{ version: number, changedAt: string }> } };

export type DeleteSurveyFormMutationVariables = Exact<{
  product: string;
  key: string;
}>;


export type DeleteSurveyFormMutation = { deleteSurveyForm: boolean };

export type TeamDefinitionQueryVariables = Exact<{
  team: string;
}>;


export type TeamDefinitionQuery = { team: { id: string, definition: { version: number, sentence: string } } | null };

export type SprintDefinitionQueryVariables = Exact<{
  sprint: string | number;
}>;


export type SprintDefinitionQuery = { sprint: { id: string, definition: { version: number, sentence: string } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ForecastPartsFragmentDoc = new TypedDocumentString(`
    fragment ForecastParts on ReleaseForecast {
  measure
  unit
  basis
  remaining
  targetDate
  chance
  chanceText
  trials
  warning
  nullReason
  sentence
  asOf
  percentiles {
    percent
    date
    steps
    nullReason
  }
  fan {
    date
    step
    p5
    p15
    p50
    p85
    p95
  }
}
    `, {"fragmentName":"ForecastParts"}) as unknown as TypedDocumentString<ForecastPartsFragment, unknown>;
export const FreezePartsFragmentDoc = new TypedDocumentString(`
    fragment FreezeParts on SprintFreeze {
  state
  freezesAt
  definitionVersion
  versions {
    kind
    version
    takenAt
    definitionVersion
    author
    reason
  }
}
    `, {"fragmentName":"FreezeParts"}) as unknown as TypedDocumentString<FreezePartsFragment, unknown>;
export const ItemDifferencePartsFragmentDoc = new TypedDocumentString(`
    fragment ItemDifferenceParts on LedgerItemDifference {
  bucket
  key
  title
  asClosed
  now
  change
  note
}
    `, {"fragmentName":"ItemDifferenceParts"}) as unknown as TypedDocumentString<ItemDifferencePartsFragment, unknown>;
export const FigurePartsFragmentDoc = new TypedDocumentString(`
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}
    `, {"fragmentName":"FigureParts"}) as unknown as TypedDocumentString<FigurePartsFragment, unknown>;
export const LedgerPartsFragmentDoc = new TypedDocumentString(`
    fragment LedgerParts on Ledger {
  measure
  unit
  commitment
  added
  removed
  reEstimated
  completed
  cancelled
  carryOver
  completedOnTime
  completedLate
  completedOutside
  doneBefore
  committedItems
  unestimatedItems
  keptCommitment {
    ...FigureParts
  }
  keptCommitmentByItems {
    ...FigureParts
  }
  deliveredRatio {
    ...FigureParts
  }
  scopeCreepGross {
    ...FigureParts
  }
  scopeCreepNet {
    ...FigureParts
  }
  addsUp
  provisional
  asOf
  eventCount
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`, {"fragmentName":"LedgerParts"}) as unknown as TypedDocumentString<LedgerPartsFragment, unknown>;
export const LedgerItemPartsFragmentDoc = new TypedDocumentString(`
    fragment LedgerItemParts on LedgerItem {
  bucket
  key
  title
  type
  amount
  at
  note
  carriedSprints
  severity
}
    `, {"fragmentName":"LedgerItemParts"}) as unknown as TypedDocumentString<LedgerItemPartsFragment, unknown>;
export const ParityItemPartsFragmentDoc = new TypedDocumentString(`
    fragment ParityItemParts on ParityItem {
  key
  title
  ours
  theirs
  amount
  reason
  says
}
    `, {"fragmentName":"ParityItemParts"}) as unknown as TypedDocumentString<ParityItemPartsFragment, unknown>;
export const ParityNumberPartsFragmentDoc = new TypedDocumentString(`
    fragment ParityNumberParts on ParityNumber {
  ours
  theirs
  difference
  explanations {
    ...ParityItemParts
  }
  explained
  unexplained
  unexplainedItems {
    ...ParityItemParts
  }
  basis
  ways
}
    fragment ParityItemParts on ParityItem {
  key
  title
  ours
  theirs
  amount
  reason
  says
}`, {"fragmentName":"ParityNumberParts"}) as unknown as TypedDocumentString<ParityNumberPartsFragment, unknown>;
export const ParityPartsFragmentDoc = new TypedDocumentString(`
    fragment ParityParts on SprintParity {
  state
  sentence
  committed {
    ...ParityNumberParts
  }
  completed {
    ...ParityNumberParts
  }
  measure
  kind
  reportedAt
  reportedBy
}
    fragment ParityItemParts on ParityItem {
  key
  title
  ours
  theirs
  amount
  reason
  says
}
fragment ParityNumberParts on ParityNumber {
  ours
  theirs
  difference
  explanations {
    ...ParityItemParts
  }
  explained
  unexplained
  unexplainedItems {
    ...ParityItemParts
  }
  basis
  ways
}`, {"fragmentName":"ParityParts"}) as unknown as TypedDocumentString<ParityPartsFragment, unknown>;
export const RetroNotePartsFragmentDoc = new TypedDocumentString(`
    fragment RetroNoteParts on RetroNote {
  id
  column
  text
  author
  version
  changedBy
  removed
}
    `, {"fragmentName":"RetroNoteParts"}) as unknown as TypedDocumentString<RetroNotePartsFragment, unknown>;
export const RetroActionPartsFragmentDoc = new TypedDocumentString(`
    fragment RetroActionParts on RetroAction {
  id
  sprintId
  sprintName
  text
  owner
  dueOn
  state
  closedOn
  overdue
  author
  version
  changedBy
}
    `, {"fragmentName":"RetroActionParts"}) as unknown as TypedDocumentString<RetroActionPartsFragment, unknown>;
export const ItemReasonPartsFragmentDoc = new TypedDocumentString(`
    fragment ItemReasonParts on ItemReason {
  itemKey
  kind
  reason
  version
  author
}
    `, {"fragmentName":"ItemReasonParts"}) as unknown as TypedDocumentString<ItemReasonPartsFragment, unknown>;
export const GoalPartsFragmentDoc = new TypedDocumentString(`
    fragment GoalParts on GoalJudgement {
  goal
  outcome
  sourceOutcome
  saidHere
  sentence
  saidBy
  saidOn
  version
}
    `, {"fragmentName":"GoalParts"}) as unknown as TypedDocumentString<GoalPartsFragment, unknown>;
export const VelocitySprintPartsFragmentDoc = new TypedDocumentString(`
    fragment VelocitySprintParts on VelocitySprint {
  sprint {
    id
    key
    name
    startedAt
    closedAt
  }
  committed
  completed
  keptCommitment
  deliveredRatio
  carryOver
}
    `, {"fragmentName":"VelocitySprintParts"}) as unknown as TypedDocumentString<VelocitySprintPartsFragment, unknown>;
export const FeedPartsFragmentDoc = new TypedDocumentString(`
    fragment FeedParts on Feed {
  id
  name
  query
  product
  team
  halves
  addresses {
    format
    path
  }
  madeBy
  madeAt
  readAt
}
    `, {"fragmentName":"FeedParts"}) as unknown as TypedDocumentString<FeedPartsFragment, unknown>;
export const MetricRowPartsFragmentDoc = new TypedDocumentString(`
    fragment MetricRowParts on MetricRow {
  metric
  unit
  period
  periodEnd
  complete
  label
  dim1
  value
  low
  high
  sampleSize
  previous
  change
  target
  nullReason
}
    `, {"fragmentName":"MetricRowParts"}) as unknown as TypedDocumentString<MetricRowPartsFragment, unknown>;
export const KeyPartsFragmentDoc = new TypedDocumentString(`
    fragment KeyParts on ApiKey {
  id
  name
  start
  scopes
  products
  source
  budget
  createdAt
  madeBy
  lastUsedAt
  expiresAt
  revokedAt
  revokedBy
  state
}
    `, {"fragmentName":"KeyParts"}) as unknown as TypedDocumentString<KeyPartsFragment, unknown>;
export const KeptToPartsFragmentDoc = new TypedDocumentString(`
    fragment KeptToParts on KeptTo {
  key
  name
}
    `, {"fragmentName":"KeptToParts"}) as unknown as TypedDocumentString<KeptToPartsFragment, unknown>;
export const MemberPartsFragmentDoc = new TypedDocumentString(`
    fragment MemberParts on Member {
  id
  name
  email
  roles
  products {
    ...KeptToParts
  }
  teams {
    ...KeptToParts
  }
  joinedAt
  seenAt
  isYou
}
    fragment KeptToParts on KeptTo {
  key
  name
}`, {"fragmentName":"MemberParts"}) as unknown as TypedDocumentString<MemberPartsFragment, unknown>;
export const InvitationPartsFragmentDoc = new TypedDocumentString(`
    fragment InvitationParts on Invitation {
  id
  state
  email
  note
  roles
  products {
    ...KeptToParts
  }
  teams {
    ...KeptToParts
  }
  madeBy
  madeAt
  expiresAt
}
    fragment KeptToParts on KeptTo {
  key
  name
}`, {"fragmentName":"InvitationParts"}) as unknown as TypedDocumentString<InvitationPartsFragment, unknown>;
export const FeatureSharesFragmentDoc = new TypedDocumentString(`
    fragment FeatureShares on FeatureAdoption {
  eligible
  used
  usedOnThreeDays
  rate
  low
  high
  threeDaysRate
  nullReason
}
    `, {"fragmentName":"FeatureShares"}) as unknown as TypedDocumentString<FeatureSharesFragment, unknown>;
export const RetentionCellPartsFragmentDoc = new TypedDocumentString(`
    fragment RetentionCellParts on RetentionCell {
  step
  returned
  people
  complete
  rate
  low
  high
  nullReason
}
    `, {"fragmentName":"RetentionCellParts"}) as unknown as TypedDocumentString<RetentionCellPartsFragment, unknown>;
export const AnnotationPartsFragmentDoc = new TypedDocumentString(`
    fragment AnnotationParts on Annotation {
  id
  kind
  day
  text
  author
}
    `, {"fragmentName":"AnnotationParts"}) as unknown as TypedDocumentString<AnnotationPartsFragment, unknown>;
export const RequestPartsFragmentDoc = new TypedDocumentString(`
    fragment RequestParts on FeedbackRequest {
  id
  title
  state
  people
  feedback
  accounts
  mrr
  lastAt
  version
  author
  changedBy
}
    `, {"fragmentName":"RequestParts"}) as unknown as TypedDocumentString<RequestPartsFragment, unknown>;
export const FeedbackPartsFragmentDoc = new TypedDocumentString(`
    fragment FeedbackParts on Feedback {
  id
  at
  kind
  text
  person
  personKey
  account
  mrr
  place
  requestId
  request
  sortedBy
}
    `, {"fragmentName":"FeedbackParts"}) as unknown as TypedDocumentString<FeedbackPartsFragment, unknown>;
export const StepSharesFragmentDoc = new TypedDocumentString(`
    fragment StepShares on FunnelStepResult {
  ofStart
  ofStartLow
  ofStartHigh
  ofPrevious
  ofPreviousLow
  ofPreviousHigh
  dropOff
}
    `, {"fragmentName":"StepShares"}) as unknown as TypedDocumentString<StepSharesFragment, unknown>;
export const TriedReportFragmentDoc = new TypedDocumentString(`
    fragment TriedReport on FunnelReport {
  entered
  maturing
  asOf
  nullReason
  conversion {
    ...FigureParts
  }
  steps {
    index
    name
    people
    distinctPeople
    ...StepShares
    before
    change
    changeLow
    changeHigh
    isChange
    smallestDetectable
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}
fragment StepShares on FunnelStepResult {
  ofStart
  ofStartLow
  ofStartHigh
  ofPrevious
  ofPreviousLow
  ofPreviousHigh
  dropOff
}`, {"fragmentName":"TriedReport"}) as unknown as TypedDocumentString<TriedReportFragment, unknown>;
export const PropertyIsFragmentDoc = new TypedDocumentString(`
    fragment PropertyIs on PropertyCondition {
  property
  is
  in
}
    `, {"fragmentName":"PropertyIs"}) as unknown as TypedDocumentString<PropertyIsFragment, unknown>;
export const FunnelPartsFragmentDoc = new TypedDocumentString(`
    fragment FunnelParts on Funnel {
  id
  key
  name
  version
  windowMinutes
  order
  entries
  hold
  exclusions {
    event
    where {
      ...PropertyIs
    }
    or {
      event
      where {
        ...PropertyIs
      }
    }
    after
    before
  }
  steps {
    event
    name
    where {
      ...PropertyIs
    }
    or {
      event
      where {
        ...PropertyIs
      }
    }
  }
}
    fragment PropertyIs on PropertyCondition {
  property
  is
  in
}`, {"fragmentName":"FunnelParts"}) as unknown as TypedDocumentString<FunnelPartsFragment, unknown>;
export const RevenueLineFragmentDoc = new TypedDocumentString(`
    fragment RevenueLine on RevenuePeriod {
  period
  periodEnd
  complete
  start
  new
  expansion
  reactivation
  contraction
  churn
  currency
  end
}
    `, {"fragmentName":"RevenueLine"}) as unknown as TypedDocumentString<RevenueLineFragment, unknown>;
export const RevenueCellFragmentDoc = new TypedDocumentString(`
    fragment RevenueCell on RevenueCohortCell {
  month
  complete
  size
  startMrr
  customers
  netMrr
  grossMrr
  customersKept
  netKept
  grossKept
  nullReason
}
    `, {"fragmentName":"RevenueCell"}) as unknown as TypedDocumentString<RevenueCellFragment, unknown>;
export const SegmentLineFragmentDoc = new TypedDocumentString(`
    fragment SegmentLine on RevenueSegment {
  value
  filter
  customers
  start
  new
  expansion
  reactivation
  contraction
  churn
  currency
  end
  nrr
  grr
  customerChurn
  arpa
}
    `, {"fragmentName":"SegmentLine"}) as unknown as TypedDocumentString<SegmentLineFragment, unknown>;
export const MarginPartsFragmentDoc = new TypedDocumentString(`
    fragment MarginParts on ScoreMargin {
  centre
  margin
  adjusted
}
    `, {"fragmentName":"MarginParts"}) as unknown as TypedDocumentString<MarginPartsFragment, unknown>;
export const EventConditionPartsFragmentDoc = new TypedDocumentString(`
    fragment EventConditionParts on EventCondition {
  event
  where {
    ...PropertyIs
  }
}
    fragment PropertyIs on PropertyCondition {
  property
  is
  in
}`, {"fragmentName":"EventConditionParts"}) as unknown as TypedDocumentString<EventConditionPartsFragment, unknown>;
export const ProductDefinitionPartsFragmentDoc = new TypedDocumentString(`
    fragment ProductDefinitionParts on ProductDefinition {
  version
  inForceFrom
  sentence
  changes
  author
  reason
  madeAt
  excludedEvents
  features {
    key
    name
    events {
      ...EventConditionParts
    }
    eligible {
      of
      trait
      in
    }
  }
  activation {
    start {
      ...EventConditionParts
    }
    event {
      ...EventConditionParts
    }
    hours
  }
}
    fragment PropertyIs on PropertyCondition {
  property
  is
  in
}
fragment EventConditionParts on EventCondition {
  event
  where {
    ...PropertyIs
  }
}`, {"fragmentName":"ProductDefinitionParts"}) as unknown as TypedDocumentString<ProductDefinitionPartsFragment, unknown>;
export const SettingsPartsFragmentDoc = new TypedDocumentString(`
    fragment SettingsParts on TeamSettings {
  workingDays
  holidays
  graceDays
  countSubTasks
  defectTypes
  excludedResolutions
  creditedTypes
  statuses {
    name
    category
  }
}
    `, {"fragmentName":"SettingsParts"}) as unknown as TypedDocumentString<SettingsPartsFragment, unknown>;
export const TargetPartsFragmentDoc = new TypedDocumentString(`
    fragment TargetParts on Target {
  id
  metric
  name
  unit
  currency
  team
  funnel
  funnelId
  grain
  from
  to
  value
  version
  isLatest
  author
  reason
  madeAt
}
    `, {"fragmentName":"TargetParts"}) as unknown as TypedDocumentString<TargetPartsFragment, unknown>;
export const ImportJobPartsFragmentDoc = new TypedDocumentString(`
    fragment ImportJobParts on ImportJob {
  id
  fileName
  as
  state
  bytes
  bytesRead
  rowsRead
  accepted
  duplicates
  rejectedCount
  error
  startedAt
  finishedAt
}
    `, {"fragmentName":"ImportJobParts"}) as unknown as TypedDocumentString<ImportJobPartsFragment, unknown>;
export const WriteKeyPartsFragmentDoc = new TypedDocumentString(`
    fragment WriteKeyParts on WriteKey {
  id
  name
  start
  product
  createdAt
  lastUsedAt
  revokedAt
}
    `, {"fragmentName":"WriteKeyParts"}) as unknown as TypedDocumentString<WriteKeyPartsFragment, unknown>;
export const SurveyTextPartsFragmentDoc = new TypedDocumentString(`
    fragment SurveyTextParts on SurveyTexts {
  language
  question
  low
  high
  followUpLow
  followUpMiddle
  followUpHigh
  placeholder
  thanks
  next
  send
  skip
  close
  button
  idea
  problem
  praise
}
    `, {"fragmentName":"SurveyTextParts"}) as unknown as TypedDocumentString<SurveyTextPartsFragment, unknown>;
export const SurveyFormPartsFragmentDoc = new TypedDocumentString(`
    fragment SurveyFormParts on SurveyForm {
  id
  key
  kind
  name
  state
  share
  quietDays
  position
  accent
  theme
  fallbackLanguage
  version
  changedAt
  trigger {
    on
    event
    pages
    delaySeconds
  }
  texts {
    ...SurveyTextParts
  }
  versions {
    version
    changedAt
  }
}
    fragment SurveyTextParts on SurveyTexts {
  language
  question
  low
  high
  followUpLow
  followUpMiddle
  followUpHigh
  placeholder
  thanks
  next
  send
  skip
  close
  button
  idea
  problem
  praise
}`, {"fragmentName":"SurveyFormParts"}) as unknown as TypedDocumentString<SurveyFormPartsFragment, unknown>;
export const MyAccountDocument = new TypedDocumentString(`
    query MyAccount {
  myAccount {
    name
    email
    ofSample
    hasPassword
    connected
  }
  signInOptions {
    oidcName
  }
}
    `) as unknown as TypedDocumentString<MyAccountQuery, MyAccountQueryVariables>;
export const MySessionsDocument = new TypedDocumentString(`
    query MySessions {
  myAccount {
    sessions {
      id
      device
      address
      how
      createdAt
      seenAt
      current
    }
  }
}
    `) as unknown as TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const OpenWorkspaceDocument = new TypedDocumentString(`
    mutation OpenWorkspace($key: String!) {
  openWorkspace(key: $key)
}
    `) as unknown as TypedDocumentString<OpenWorkspaceMutation, OpenWorkspaceMutationVariables>;
export const ChangeMyNameDocument = new TypedDocumentString(`
    mutation ChangeMyName($name: String!) {
  changeMyName(name: $name)
}
    `) as unknown as TypedDocumentString<ChangeMyNameMutation, ChangeMyNameMutationVariables>;
export const ChangeMyPasswordDocument = new TypedDocumentString(`
    mutation ChangeMyPassword($current: String!, $next: String!) {
  changeMyPassword(current: $current, next: $next)
}
    `) as unknown as TypedDocumentString<ChangeMyPasswordMutation, ChangeMyPasswordMutationVariables>;
export const EndMySessionDocument = new TypedDocumentString(`
    mutation EndMySession($id: ID!) {
  endMySession(id: $id)
}
    `) as unknown as TypedDocumentString<EndMySessionMutation, EndMySessionMutationVariables>;
export const SignOutEverywhereDocument = new TypedDocumentString(`
    mutation SignOutEverywhere {
  signOutEverywhere
}
    `) as unknown as TypedDocumentString<SignOutEverywhereMutation, SignOutEverywhereMutationVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($search: String, $who: String, $what: [AuditedThing!], $from: DateTime, $to: DateTime, $first: Int!, $after: String) {
  auditLog(
    search: $search
    who: $who
    what: $what
    from: $from
    to: $to
    first: $first
    after: $after
  ) {
    totalCount
    nextCursor
    entries {
      id
      at
      byKind
      byName
      what
      about
      details {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const BiCatalogueDocument = new TypedDocumentString(`
    query BiCatalogue {
  metricCatalog {
    key
    name
    half
    unit
    better
    definition
    formula
    source
    grains
    dimensions
    additivity
    version
  }
}
    `) as unknown as TypedDocumentString<BiCatalogueQuery, BiCatalogueQueryVariables>;
export const MetricTableDocument = new TypedDocumentString(`
    query MetricTable($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $product: String, $team: String, $groupBy: [String!], $filters: [FilterInput!], $compare: Compare, $completeOnly: Boolean, $measure: Measure, $funnel: ID, $first: Int!, $after: String) {
  metricTable(
    metrics: $metrics
    range: $range
    grain: $grain
    product: $product
    team: $team
    groupBy: $groupBy
    filters: $filters
    compare: $compare
    completeOnly: $completeOnly
    measure: $measure
    funnel: $funnel
    first: $first
    after: $after
  ) {
    columns {
      name
      type
      unit
      description
    }
    rows {
      metric
      unit
      period
      periodEnd
      complete
      label
      dim1
      dim2
      dim3
      value
      valueExact
      numerator
      denominator
      sampleSize
      low
      high
      previous
      change
      target
      nullReason
    }
    totalCount
    truncated
    nextCursor
    asOf
    timeZone
  }
}
    `) as unknown as TypedDocumentString<MetricTableQuery, MetricTableQueryVariables>;
export const BiWordsDocument = new TypedDocumentString(`
    query BiWords($product: String!, $outcomes: Boolean!) {
  product(key: $product) {
    traitNames @include(if: $outcomes)
    funnels @include(if: $outcomes) {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<BiWordsQuery, BiWordsQueryVariables>;
export const BiValuesDocument = new TypedDocumentString(`
    query BiValues($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $product: String, $groupBy: [String!]) {
  metricTable(
    metrics: $metrics
    range: $range
    grain: $grain
    product: $product
    groupBy: $groupBy
    first: 500
  ) {
    rows {
      dim1
    }
  }
}
    `) as unknown as TypedDocumentString<BiValuesQuery, BiValuesQueryVariables>;
export const SprintBurndownDocument = new TypedDocumentString(`
    query SprintBurndown($sprint: ID!, $measure: Measure, $as: ReadAs! = CLOSED) {
  sprint(id: $sprint) {
    id
    state
    burndown(measure: $measure, as: $as) {
      measure
      unit
      commitment
      startAt
      plannedEndAt
      endAt
      asOf
      nullReason
      steps {
        at
        kind
        itemKey
        itemTitle
        delta
        remaining
        scope
        done
        label
      }
      days {
        date
        remaining
        scope
        done
        ideal
        workingDay
      }
      ideal {
        at
        value
      }
      projection {
        at
        value
      }
    }
    items(bucket: CARRY_OVER, measure: $measure, as: $as) {
      key
      amount
    }
  }
}
    `) as unknown as TypedDocumentString<SprintBurndownQuery, SprintBurndownQueryVariables>;
export const TeamDataQualityDocument = new TypedDocumentString(`
    query TeamDataQuality($team: String!, $range: RangeInput!) {
  team(key: $team) {
    id
    dataQuality(range: $range) {
      checkedItems
      touchedItems
      asOf
      findings {
        kind
        name
        says
        whatToDo
        severity
        metricNames
        count
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamDataQualityQuery, TeamDataQualityQueryVariables>;
export const FlawedItemsDocument = new TypedDocumentString(`
    query FlawedItems($team: String!, $range: RangeInput!, $kind: QualityKind!) {
  team(key: $team) {
    id
    dataQuality(range: $range, kinds: [$kind]) {
      findings {
        kind
        items(first: 1000) {
          totalCount
          rows {
            id
            key
            title
            detail
            at
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FlawedItemsQuery, FlawedItemsQueryVariables>;
export const TeamDefectsDocument = new TypedDocumentString(`
    query TeamDefects($team: String!, $range: RangeInput!) {
  team(key: $team) {
    id
    defects(range: $range, grain: WEEK) {
      grain
      severities
      leftOut
      open {
        ...FigureParts
      }
      opened {
        ...FigureParts
      }
      closed {
        ...FigureParts
      }
      escapeRate {
        ...FigureParts
      }
      density {
        ...FigureParts
      }
      timeToResolve {
        ...FigureParts
      }
      timeToResolveP85 {
        ...FigureParts
      }
      openAgeDays
      openAgeP85Days
      openBySeverity {
        severity
        count
      }
      openByAge {
        age
        count
      }
      releases {
        release {
          id
          name
          releasedAt
        }
        found
        foundBefore
        escaped
        open
        escapeRate {
          ...FigureParts
        }
        provisionalUntil
      }
      periods {
        period
        periodEnd
        complete
        opened
        closed
        reopened
        open
        openBySeverity {
          severity
          count
        }
      }
    }
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<TeamDefectsQuery, TeamDefectsQueryVariables>;
export const TeamOpenDefectsDocument = new TypedDocumentString(`
    query TeamOpenDefects($team: String!, $range: RangeInput!) {
  team(key: $team) {
    id
    defects(range: $range, grain: WEEK) {
      openItems {
        id
        key
        title
        severity
        createdAt
        ageDays
        age
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamOpenDefectsQuery, TeamOpenDefectsQueryVariables>;
export const ProductDoraDocument = new TypedDocumentString(`
    query ProductDora($product: String!, $range: RangeInput!, $service: String) {
  product(key: $product) {
    key
    dora(range: $range, grain: WEEK, service: $service) {
      grain
      leftOutCount
      leftOut {
        key
        label
        at
        reason
      }
      services {
        service
        figures {
          changeLeadTime {
            ...FigureParts
          }
          deploymentFrequency {
            ...FigureParts
          }
          recoveryTime {
            ...FigureParts
          }
          changeFailRate {
            ...FigureParts
          }
          reworkRate {
            ...FigureParts
          }
          perWeek
        }
      }
      figures {
        changeLeadTime {
          ...FigureParts
        }
        changeLeadTimeP85 {
          ...FigureParts
        }
        deploymentFrequency {
          ...FigureParts
        }
        recoveryTime {
          ...FigureParts
        }
        changeFailRate {
          ...FigureParts
        }
        reworkRate {
          ...FigureParts
        }
        perWeek
        days
        daysWithDeployment
        open
      }
      periods {
        period
        periodEnd
        complete
        deployments
        failed
        open
        rework
        daysWithDeployment
        leadTimeHours
        leadTimeHoursP85
        recoveryHours
        changeFailRate
        reworkRate
        leadTimeNullReason
        recoveryNullReason
      }
    }
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<ProductDoraQuery, ProductDoraQueryVariables>;
export const TeamFlowDocument = new TypedDocumentString(`
    query TeamFlow($team: String!, $range: RangeInput!, $timeUnit: DurationUnit!) {
  team(key: $team) {
    id
    flow(range: $range, timeUnit: $timeUnit) {
      timeUnit
      percentilesOf
      percentiles {
        percentile
        value
      }
      items {
        id
        key
        title
        type
        createdAt
        startedAt
        doneAt
        cycle
        leadDays
        reopened
      }
      wipItems {
        id
        key
        title
        category
        status
        startedAt
        age
        passedPercentile
        blocked
        blockedNow
        blockedBy
      }
      blockedTime {
        ...FigureParts
      }
      doubtful {
        key
        title
        reason
      }
    }
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<TeamFlowQuery, TeamFlowQueryVariables>;
export const TeamCumulativeFlowDocument = new TypedDocumentString(`
    query TeamCumulativeFlow($team: String!, $range: RangeInput!, $measure: Measure!) {
  team(key: $team) {
    id
    flow(range: $range) {
      cumulative(measure: $measure) {
        measure
        unit
        asOf
        nullReason
        days {
          date
          complete
          toDo
          inProgress
          waiting
          done
          cancelled
          wip
          finished
          reopened
          unestimated
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamCumulativeFlowQuery, TeamCumulativeFlowQueryVariables>;
export const TeamThroughputDocument = new TypedDocumentString(`
    query TeamThroughput($team: String!, $range: RangeInput!, $metric: String!, $measure: Measure!) {
  metricTable(
    metrics: [$metric]
    range: $range
    grain: WEEK
    team: $team
    measure: $measure
  ) {
    asOf
    rows {
      metric
      unit
      period
      periodEnd
      complete
      value
      sampleSize
      nullReason
    }
  }
}
    `) as unknown as TypedDocumentString<TeamThroughputQuery, TeamThroughputQueryVariables>;
export const TeamFlowFiguresDocument = new TypedDocumentString(`
    query TeamFlowFigures($team: String!, $range: RangeInput!) {
  figures(
    metrics: ["flow.throughput", "flow.cycle_time", "flow.lead_time", "flow.wip", "flow.blocked_time"]
    range: $range
    team: $team
    sparkline: WEEK
    compare: PREVIOUS_PERIOD
  ) {
    ...FigureParts
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<TeamFlowFiguresQuery, TeamFlowFiguresQueryVariables>;
export const ReleaseOutlookDocument = new TypedDocumentString(`
    query ReleaseOutlook($release: ID!, $measure: Measure, $basis: ForecastBasis!, $whatIf: WhatIfInput) {
  release(id: $release) {
    id
    forecast(measure: $measure, basis: $basis, whatIf: $whatIf) {
      ...ForecastParts
      seed
      sample {
        team
        sprint
        name
        completed
        scopeChange
      }
      teams {
        team {
          key
          name
        }
        remaining
        sampleSize
        meanCompleted
        meanScopeChange
        rhythmDays
        percentiles {
          percent
          date
          nullReason
        }
        nullReason
      }
    }
  }
}
    fragment ForecastParts on ReleaseForecast {
  measure
  unit
  basis
  remaining
  targetDate
  chance
  chanceText
  trials
  warning
  nullReason
  sentence
  asOf
  percentiles {
    percent
    date
    steps
    nullReason
  }
  fan {
    date
    step
    p5
    p15
    p50
    p85
    p95
  }
}`) as unknown as TypedDocumentString<ReleaseOutlookQuery, ReleaseOutlookQueryVariables>;
export const ReleaseOpenItemsDocument = new TypedDocumentString(`
    query ReleaseOpenItems($release: ID!, $measure: Measure) {
  release(id: $release) {
    id
    openItems(measure: $measure) {
      key
      title
      team
      amount
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseOpenItemsQuery, ReleaseOpenItemsQueryVariables>;
export const ReleaseBackTestDocument = new TypedDocumentString(`
    query ReleaseBackTest($release: ID!, $measure: Measure, $basis: ForecastBasis!) {
  release(id: $release) {
    id
    forecast(measure: $measure, basis: $basis) {
      unit
      backTest {
        met
        due
        share
        sentence
        promises {
          release {
            id
            name
          }
          sprint
          sprintName
          madeAt
          remaining
          promisedDate
          doneDate
          outcome
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseBackTestQuery, ReleaseBackTestQueryVariables>;
export const SprintFrozenDocument = new TypedDocumentString(`
    query SprintFrozen($sprint: ID!, $measure: Measure) {
  sprint(id: $sprint) {
    id
    state
    freeze {
      ...FreezeParts
    }
    difference(measure: $measure) {
      unit
      same
      numbers {
        bucket
        asClosed
        now
      }
      items {
        ...ItemDifferenceParts
      }
    }
    startDifference(measure: $measure) {
      atStart
      now
      items {
        ...ItemDifferenceParts
      }
    }
  }
}
    fragment FreezeParts on SprintFreeze {
  state
  freezesAt
  definitionVersion
  versions {
    kind
    version
    takenAt
    definitionVersion
    author
    reason
  }
}
fragment ItemDifferenceParts on LedgerItemDifference {
  bucket
  key
  title
  asClosed
  now
  change
  note
}`) as unknown as TypedDocumentString<SprintFrozenQuery, SprintFrozenQueryVariables>;
export const CloseSprintDocument = new TypedDocumentString(`
    mutation CloseSprint($sprint: ID!) {
  closeSprint(sprint: $sprint) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<CloseSprintMutation, CloseSprintMutationVariables>;
export const FreezeSprintDocument = new TypedDocumentString(`
    mutation FreezeSprint($sprint: ID!) {
  freezeSprint(sprint: $sprint) {
    id
  }
}
    `) as unknown as TypedDocumentString<FreezeSprintMutation, FreezeSprintMutationVariables>;
export const CorrectSprintDocument = new TypedDocumentString(`
    mutation CorrectSprint($sprint: ID!, $author: String!, $reason: String!) {
  correctSprint(sprint: $sprint, author: $author, reason: $reason) {
    id
  }
}
    `) as unknown as TypedDocumentString<CorrectSprintMutation, CorrectSprintMutationVariables>;
export const SprintLedgerDocument = new TypedDocumentString(`
    query SprintLedger($sprint: ID!, $measure: Measure, $as: ReadAs! = CLOSED) {
  sprint(id: $sprint) {
    id
    ledger(measure: $measure, as: $as) {
      ...LedgerParts
    }
  }
}
    fragment LedgerParts on Ledger {
  measure
  unit
  commitment
  added
  removed
  reEstimated
  completed
  cancelled
  carryOver
  completedOnTime
  completedLate
  completedOutside
  doneBefore
  committedItems
  unestimatedItems
  keptCommitment {
    ...FigureParts
  }
  keptCommitmentByItems {
    ...FigureParts
  }
  deliveredRatio {
    ...FigureParts
  }
  scopeCreepGross {
    ...FigureParts
  }
  scopeCreepNet {
    ...FigureParts
  }
  addsUp
  provisional
  asOf
  eventCount
}
fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<SprintLedgerQuery, SprintLedgerQueryVariables>;
export const SprintItemsDocument = new TypedDocumentString(`
    query SprintItems($sprint: ID!, $bucket: LedgerBucket, $measure: Measure, $as: ReadAs! = CLOSED) {
  sprint(id: $sprint) {
    id
    items(bucket: $bucket, measure: $measure, as: $as) {
      ...LedgerItemParts
    }
  }
}
    fragment LedgerItemParts on LedgerItem {
  bucket
  key
  title
  type
  amount
  at
  note
  carriedSprints
  severity
}`) as unknown as TypedDocumentString<SprintItemsQuery, SprintItemsQueryVariables>;
export const SprintParityDocument = new TypedDocumentString(`
    query SprintParity($sprint: ID!) {
  sprint(id: $sprint) {
    id
    parity {
      ...ParityParts
    }
  }
}
    fragment ParityItemParts on ParityItem {
  key
  title
  ours
  theirs
  amount
  reason
  says
}
fragment ParityNumberParts on ParityNumber {
  ours
  theirs
  difference
  explanations {
    ...ParityItemParts
  }
  explained
  unexplained
  unexplainedItems {
    ...ParityItemParts
  }
  basis
  ways
}
fragment ParityParts on SprintParity {
  state
  sentence
  committed {
    ...ParityNumberParts
  }
  completed {
    ...ParityNumberParts
  }
  measure
  kind
  reportedAt
  reportedBy
}`) as unknown as TypedDocumentString<SprintParityQuery, SprintParityQueryVariables>;
export const CompareWithReportDocument = new TypedDocumentString(`
    mutation CompareWithReport($sprint: ID!, $report: JSON!, $by: String) {
  compareWithReport(sprint: $sprint, report: $report, by: $by) {
    sprint {
      id
      parity {
        ...ParityParts
      }
    }
    compared {
      id
      name
      parity {
        state
        sentence
      }
    }
    leftOut {
      name
      reason
    }
  }
}
    fragment ParityItemParts on ParityItem {
  key
  title
  ours
  theirs
  amount
  reason
  says
}
fragment ParityNumberParts on ParityNumber {
  ours
  theirs
  difference
  explanations {
    ...ParityItemParts
  }
  explained
  unexplained
  unexplainedItems {
    ...ParityItemParts
  }
  basis
  ways
}
fragment ParityParts on SprintParity {
  state
  sentence
  committed {
    ...ParityNumberParts
  }
  completed {
    ...ParityNumberParts
  }
  measure
  kind
  reportedAt
  reportedBy
}`) as unknown as TypedDocumentString<CompareWithReportMutation, CompareWithReportMutationVariables>;
export const ReleaseProgressDocument = new TypedDocumentString(`
    query ReleaseProgress($release: ID!, $measure: Measure) {
  release(id: $release) {
    id
    key
    name
    targetDate
    releasedAt
    forecast(measure: $measure) {
      ...ForecastParts
    }
    burndown(measure: $measure) {
      measure
      unit
      remaining
      completed
      provisional
      asOf
      nullReason
      sprintsLeft {
        atMean
        atMeanWithGrowth
        atBest
        atWorst
        meanVelocity
        meanGrowth
        sentence
      }
      bars {
        sprint {
          id
          key
          name
        }
        start
        added
        removed
        reEstimated
        completed
        end
        running
        changedBefore
        completedBefore
        scopeChangedBefore
        revisedBefore
      }
    }
  }
}
    fragment ForecastParts on ReleaseForecast {
  measure
  unit
  basis
  remaining
  targetDate
  chance
  chanceText
  trials
  warning
  nullReason
  sentence
  asOf
  percentiles {
    percent
    date
    steps
    nullReason
  }
  fan {
    date
    step
    p5
    p15
    p50
    p85
    p95
  }
}`) as unknown as TypedDocumentString<ReleaseProgressQuery, ReleaseProgressQueryVariables>;
export const ReleaseBarItemsDocument = new TypedDocumentString(`
    query ReleaseBarItems($release: ID!, $sprint: ID!, $measure: Measure) {
  release(id: $release) {
    id
    barItems(sprint: $sprint, measure: $measure) {
      bucket
      before
      key
      title
      amount
      at
      note
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseBarItemsQuery, ReleaseBarItemsQueryVariables>;
export const SprintReportDocument = new TypedDocumentString(`
    query SprintReport($sprint: ID!, $measure: Measure, $as: ReadAs! = CLOSED) {
  sprint(id: $sprint) {
    id
    key
    name
    goal
    state
    plannedStartAt
    plannedEndAt
    startedAt
    closedAt
    report(measure: $measure, as: $as) {
      goalOutcome
      goalSentence
      ledger {
        ...LedgerParts
      }
      items {
        ...LedgerItemParts
      }
      late {
        ...LedgerItemParts
      }
      carried {
        ...LedgerItemParts
      }
      defectDensity {
        ...FigureParts
      }
      defects {
        key
        title
        severity
        status
        createdAt
        resolvedAt
        ageDays
      }
      previous {
        ...VelocitySprintParts
      }
    }
  }
}
    fragment LedgerParts on Ledger {
  measure
  unit
  commitment
  added
  removed
  reEstimated
  completed
  cancelled
  carryOver
  completedOnTime
  completedLate
  completedOutside
  doneBefore
  committedItems
  unestimatedItems
  keptCommitment {
    ...FigureParts
  }
  keptCommitmentByItems {
    ...FigureParts
  }
  deliveredRatio {
    ...FigureParts
  }
  scopeCreepGross {
    ...FigureParts
  }
  scopeCreepNet {
    ...FigureParts
  }
  addsUp
  provisional
  asOf
  eventCount
}
fragment LedgerItemParts on LedgerItem {
  bucket
  key
  title
  type
  amount
  at
  note
  carriedSprints
  severity
}
fragment VelocitySprintParts on VelocitySprint {
  sprint {
    id
    key
    name
    startedAt
    closedAt
  }
  committed
  completed
  keptCommitment
  deliveredRatio
  carryOver
}
fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<SprintReportQuery, SprintReportQueryVariables>;
export const SprintGoalDocument = new TypedDocumentString(`
    query SprintGoal($sprint: ID!) {
  sprint(id: $sprint) {
    id
    report {
      goalOutcome
      goalSentence
    }
  }
}
    `) as unknown as TypedDocumentString<SprintGoalQuery, SprintGoalQueryVariables>;
export const RetrospectiveDocument = new TypedDocumentString(`
    query Retrospective($sprint: ID!) {
  sprint(id: $sprint) {
    id
    state
    retrospective {
      notes {
        ...RetroNoteParts
      }
      previousActions {
        ...RetroActionParts
      }
      actions {
        ...RetroActionParts
      }
      goal {
        ...GoalParts
      }
      reasons {
        ...ItemReasonParts
      }
    }
  }
}
    fragment RetroNoteParts on RetroNote {
  id
  column
  text
  author
  version
  changedBy
  removed
}
fragment RetroActionParts on RetroAction {
  id
  sprintId
  sprintName
  text
  owner
  dueOn
  state
  closedOn
  overdue
  author
  version
  changedBy
}
fragment ItemReasonParts on ItemReason {
  itemKey
  kind
  reason
  version
  author
}
fragment GoalParts on GoalJudgement {
  goal
  outcome
  sourceOutcome
  saidHere
  sentence
  saidBy
  saidOn
  version
}`) as unknown as TypedDocumentString<RetrospectiveQuery, RetrospectiveQueryVariables>;
export const AddRetroNoteDocument = new TypedDocumentString(`
    mutation AddRetroNote($input: AddRetroNoteInput!) {
  addRetroNote(input: $input) {
    ...RetroNoteParts
  }
}
    fragment RetroNoteParts on RetroNote {
  id
  column
  text
  author
  version
  changedBy
  removed
}`) as unknown as TypedDocumentString<AddRetroNoteMutation, AddRetroNoteMutationVariables>;
export const EditRetroNoteDocument = new TypedDocumentString(`
    mutation EditRetroNote($input: EditRetroNoteInput!) {
  editRetroNote(input: $input) {
    saved
    yours
    note {
      ...RetroNoteParts
    }
  }
}
    fragment RetroNoteParts on RetroNote {
  id
  column
  text
  author
  version
  changedBy
  removed
}`) as unknown as TypedDocumentString<EditRetroNoteMutation, EditRetroNoteMutationVariables>;
export const MoveRetroNoteDocument = new TypedDocumentString(`
    mutation MoveRetroNote($input: MoveRetroNoteInput!) {
  moveRetroNote(input: $input) {
    ...RetroNoteParts
  }
}
    fragment RetroNoteParts on RetroNote {
  id
  column
  text
  author
  version
  changedBy
  removed
}`) as unknown as TypedDocumentString<MoveRetroNoteMutation, MoveRetroNoteMutationVariables>;
export const RemoveRetroNoteDocument = new TypedDocumentString(`
    mutation RemoveRetroNote($input: RemoveRetroNoteInput!) {
  removeRetroNote(input: $input) {
    saved
    note {
      ...RetroNoteParts
    }
  }
}
    fragment RetroNoteParts on RetroNote {
  id
  column
  text
  author
  version
  changedBy
  removed
}`) as unknown as TypedDocumentString<RemoveRetroNoteMutation, RemoveRetroNoteMutationVariables>;
export const AddRetroActionDocument = new TypedDocumentString(`
    mutation AddRetroAction($input: AddRetroActionInput!) {
  addRetroAction(input: $input) {
    ...RetroActionParts
  }
}
    fragment RetroActionParts on RetroAction {
  id
  sprintId
  sprintName
  text
  owner
  dueOn
  state
  closedOn
  overdue
  author
  version
  changedBy
}`) as unknown as TypedDocumentString<AddRetroActionMutation, AddRetroActionMutationVariables>;
export const EditRetroActionDocument = new TypedDocumentString(`
    mutation EditRetroAction($input: EditRetroActionInput!) {
  editRetroAction(input: $input) {
    saved
    yours
    action {
      ...RetroActionParts
    }
  }
}
    fragment RetroActionParts on RetroAction {
  id
  sprintId
  sprintName
  text
  owner
  dueOn
  state
  closedOn
  overdue
  author
  version
  changedBy
}`) as unknown as TypedDocumentString<EditRetroActionMutation, EditRetroActionMutationVariables>;
export const GiveReasonDocument = new TypedDocumentString(`
    mutation GiveReason($input: GiveReasonInput!) {
  giveReason(input: $input) {
    saved
    yours
    reason {
      ...ItemReasonParts
    }
  }
}
    fragment ItemReasonParts on ItemReason {
  itemKey
  kind
  reason
  version
  author
}`) as unknown as TypedDocumentString<GiveReasonMutation, GiveReasonMutationVariables>;
export const JudgeGoalDocument = new TypedDocumentString(`
    mutation JudgeGoal($input: JudgeGoalInput!) {
  judgeGoal(input: $input) {
    saved
    yours
    goal {
      ...GoalParts
    }
  }
}
    fragment GoalParts on GoalJudgement {
  goal
  outcome
  sourceOutcome
  saidHere
  sentence
  saidBy
  saidOn
  version
}`) as unknown as TypedDocumentString<JudgeGoalMutation, JudgeGoalMutationVariables>;
export const DeliveryRollUpDocument = new TypedDocumentString(`
    query DeliveryRollUp($product: String!, $range: RangeInput!, $grain: Grain!) {
  product(key: $product) {
    id
    deliveryRollUp(range: $range, grain: $grain) {
      grain
      asOf
      periods {
        period
        periodEnd
        complete
        committed
        kept
        completed
        keptCommitment
        nullReason
        teams {
          team
          teamName
          measure
          sprints
          completedOfCommitment
          nullReason
        }
        sprints {
          sprint
          key
          name
          team
          teamName
          closedAt
          committed
          kept
          completed
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeliveryRollUpQuery, DeliveryRollUpQueryVariables>;
export const DeliveryTeamDocument = new TypedDocumentString(`
    query DeliveryTeam($team: String!) {
  team(key: $team) {
    id
    key
    name
    timeZone
    measure
    product {
      key
      name
      simulated
    }
    runningSprint {
      id
      key
    }
    sprints {
      id
      key
      name
      state
      goal
      plannedStartAt
      plannedEndAt
      startedAt
      closedAt
    }
    releases {
      id
      key
      name
      startedAt
      targetDate
      releasedAt
    }
  }
}
    `) as unknown as TypedDocumentString<DeliveryTeamQuery, DeliveryTeamQueryVariables>;
export const TeamVelocityDocument = new TypedDocumentString(`
    query TeamVelocity($team: String!, $measure: Measure) {
  team(key: $team) {
    id
    velocity(last: 6, measure: $measure) {
      measure
      unit
      mean {
        ...FigureParts
      }
      min
      max
      count
      sprints {
        ...VelocitySprintParts
        sprint {
          definition {
            version
            sentence
          }
        }
      }
    }
  }
}
    fragment VelocitySprintParts on VelocitySprint {
  sprint {
    id
    key
    name
    startedAt
    closedAt
  }
  committed
  completed
  keptCommitment
  deliveredRatio
  carryOver
}
fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<TeamVelocityQuery, TeamVelocityQueryVariables>;
export const WorkItemStoryDocument = new TypedDocumentString(`
    query WorkItemStory($id: ID!) {
  workItem(id: $id) {
    id
    key
    title
    type
    severity
    resolution
    status
    category
    points
    hours
    timeZone
    createdAt
    startedAt
    doneAt
    cycle {
      days
      workingDays
      hours
    }
    lead {
      days
      workingDays
      hours
    }
    blocked {
      from
      to
      reason
    }
    blockedTime {
      days
      workingDays
      hours
    }
    steps {
      at
      kind
      says
    }
    notCounted
  }
}
    `) as unknown as TypedDocumentString<WorkItemStoryQuery, WorkItemStoryQueryVariables>;
export const SignInOptionsDocument = new TypedDocumentString(`
    query SignInOptions {
  signInOptions {
    oidcName
    sampleRoles
    withoutOwner
  }
}
    `) as unknown as TypedDocumentString<SignInOptionsQuery, SignInOptionsQueryVariables>;
export const OneTimeLinkDocument = new TypedDocumentString(`
    query OneTimeLink($token: String!) {
  oneTimeLink(token: $token) {
    kind
    state
    email
    name
    workspace
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<OneTimeLinkQuery, OneTimeLinkQueryVariables>;
export const PasswordStrengthDocument = new TypedDocumentString(`
    query PasswordStrength($password: String!, $about: [String!]!) {
  passwordStrength(password: $password, about: $about) {
    score
    goodEnough
    reason
    advice
  }
}
    `) as unknown as TypedDocumentString<PasswordStrengthQuery, PasswordStrengthQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($email: String!, $password: String!) {
  signIn(email: $email, password: $password)
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignInAsSampleDocument = new TypedDocumentString(`
    mutation SignInAsSample($role: Role!) {
  signInAsSample(role: $role)
}
    `) as unknown as TypedDocumentString<SignInAsSampleMutation, SignInAsSampleMutationVariables>;
export const TakeLinkDocument = new TypedDocumentString(`
    mutation TakeLink($token: String!, $name: String, $email: String, $password: String) {
  takeLink(token: $token, name: $name, email: $email, password: $password)
}
    `) as unknown as TypedDocumentString<TakeLinkMutation, TakeLinkMutationVariables>;
export const ExplainDocument = new TypedDocumentString(`
    query Explain($metric: String!, $product: String, $team: String, $sprint: ID, $release: ID, $range: RangeInput, $filters: [FilterInput!], $measure: Measure, $funnel: ID, $first: Int, $after: String) {
  explain(
    metric: $metric
    product: $product
    team: $team
    sprint: $sprint
    release: $release
    range: $range
    filters: $filters
    measure: $measure
    funnel: $funnel
    first: $first
    after: $after
  ) {
    metric {
      key
      name
      half
      definition
      formula
      source
      version
      additivity
    }
    figure {
      ...FigureParts
    }
    formulaWithNumbers
    asOf
    rows {
      key
      label
      detail
      person
      at
      numerator
      denominator
    }
    totalCount
    nextCursor
    numeratorTotal
    denominatorTotal
    leftOut {
      key
      label
      reason
    }
    leftOutCount
    doubts {
      kind
      says
    }
    graphql
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<ExplainQuery, ExplainQueryVariables>;
export const DoubtsDocument = new TypedDocumentString(`
    query Doubts($metric: String!, $product: String, $team: String, $sprint: ID, $release: ID, $range: RangeInput, $filters: [FilterInput!], $measure: Measure, $funnel: ID) {
  explain(
    metric: $metric
    product: $product
    team: $team
    sprint: $sprint
    release: $release
    range: $range
    filters: $filters
    measure: $measure
    funnel: $funnel
    first: 1
  ) {
    doubts {
      severity
      says
    }
  }
}
    `) as unknown as TypedDocumentString<DoubtsQuery, DoubtsQueryVariables>;
export const FeedsDocument = new TypedDocumentString(`
    query Feeds {
  feeds {
    ...FeedParts
  }
}
    fragment FeedParts on Feed {
  id
  name
  query
  product
  team
  halves
  addresses {
    format
    path
  }
  madeBy
  madeAt
  readAt
}`) as unknown as TypedDocumentString<FeedsQuery, FeedsQueryVariables>;
export const CreateFeedDocument = new TypedDocumentString(`
    mutation CreateFeed($input: FeedInput!) {
  createFeed(input: $input) {
    ...FeedParts
  }
}
    fragment FeedParts on Feed {
  id
  name
  query
  product
  team
  halves
  addresses {
    format
    path
  }
  madeBy
  madeAt
  readAt
}`) as unknown as TypedDocumentString<CreateFeedMutation, CreateFeedMutationVariables>;
export const UpdateFeedDocument = new TypedDocumentString(`
    mutation UpdateFeed($id: ID!, $input: FeedInput!) {
  updateFeed(id: $id, input: $input) {
    ...FeedParts
  }
}
    fragment FeedParts on Feed {
  id
  name
  query
  product
  team
  halves
  addresses {
    format
    path
  }
  madeBy
  madeAt
  readAt
}`) as unknown as TypedDocumentString<UpdateFeedMutation, UpdateFeedMutationVariables>;
export const DeleteFeedDocument = new TypedDocumentString(`
    mutation DeleteFeed($id: ID!) {
  deleteFeed(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteFeedMutation, DeleteFeedMutationVariables>;
export const SignFeedLinkDocument = new TypedDocumentString(`
    mutation SignFeedLink($id: ID!, $expiresInDays: Int!, $format: FeedFormat!) {
  signFeedLink(id: $id, expiresInDays: $expiresInDays, format: $format) {
    format
    path
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<SignFeedLinkMutation, SignFeedLinkMutationVariables>;
export const EndFeedLinksDocument = new TypedDocumentString(`
    mutation EndFeedLinks($id: ID!) {
  endFeedLinks(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<EndFeedLinksMutation, EndFeedLinksMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    kind
    name
    roles
    permissions
    products {
      key
      name
    }
    teams {
      key
      name
    }
    workspaces {
      id
      key
      name
      simulated
      roles
      isCurrent
    }
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const MetricPeriodsDocument = new TypedDocumentString(`
    query MetricPeriods($metrics: [String!]!, $product: String!, $range: RangeInput!, $grain: Grain!, $compare: Compare, $completeOnly: Boolean, $groupBy: [String!], $filters: [FilterInput!], $funnel: ID) {
  metricTable(
    metrics: $metrics
    product: $product
    range: $range
    grain: $grain
    compare: $compare
    completeOnly: $completeOnly
    groupBy: $groupBy
    filters: $filters
    funnel: $funnel
    first: 5000
  ) {
    asOf
    truncated
    rows {
      ...MetricRowParts
    }
  }
}
    fragment MetricRowParts on MetricRow {
  metric
  unit
  period
  periodEnd
  complete
  label
  dim1
  value
  low
  high
  sampleSize
  previous
  change
  target
  nullReason
}`) as unknown as TypedDocumentString<MetricPeriodsQuery, MetricPeriodsQueryVariables>;
export const MetricFiguresDocument = new TypedDocumentString(`
    query MetricFigures($metrics: [String!]!, $product: String!, $range: RangeInput!, $compare: Compare, $sparkline: Grain, $measure: Measure, $funnel: ID, $filters: [FilterInput!]) {
  figures(
    metrics: $metrics
    product: $product
    range: $range
    compare: $compare
    sparkline: $sparkline
    measure: $measure
    funnel: $funnel
    filters: $filters
  ) {
    ...FigureParts
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<MetricFiguresQuery, MetricFiguresQueryVariables>;
export const WorkspaceDocument = new TypedDocumentString(`
    query Workspace {
  workspace {
    key
    name
    version
    talkVersion
    sampleLoaded
    simulated
    loopbackOnly
    asOf
  }
}
    `) as unknown as TypedDocumentString<WorkspaceQuery, WorkspaceQueryVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($delivery: Boolean!) {
  products {
    id
    key
    name
    timeZone
    currency
    simulated
    firstFactAt
    lastFactAt
    teams @include(if: $delivery) {
      id
      key
      name
      timeZone
      measure
    }
  }
}
    `) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const RemoveSampleDocument = new TypedDocumentString(`
    mutation RemoveSample {
  removeSample
}
    `) as unknown as TypedDocumentString<RemoveSampleMutation, RemoveSampleMutationVariables>;
export const KeysDocument = new TypedDocumentString(`
    query Keys {
  keys {
    ...KeyParts
  }
  keyBudgets {
    usual
    most
  }
}
    fragment KeyParts on ApiKey {
  id
  name
  start
  scopes
  products
  source
  budget
  createdAt
  madeBy
  lastUsedAt
  expiresAt
  revokedAt
  revokedBy
  state
}`) as unknown as TypedDocumentString<KeysQuery, KeysQueryVariables>;
export const CreateKeyDocument = new TypedDocumentString(`
    mutation CreateKey($input: CreateKeyInput!) {
  createKey(input: $input) {
    text
    key {
      ...KeyParts
    }
  }
}
    fragment KeyParts on ApiKey {
  id
  name
  start
  scopes
  products
  source
  budget
  createdAt
  madeBy
  lastUsedAt
  expiresAt
  revokedAt
  revokedBy
  state
}`) as unknown as TypedDocumentString<CreateKeyMutation, CreateKeyMutationVariables>;
export const RotateKeyDocument = new TypedDocumentString(`
    mutation RotateKey($id: ID!) {
  rotateKey(id: $id) {
    text
    key {
      ...KeyParts
    }
    first {
      ...KeyParts
    }
  }
}
    fragment KeyParts on ApiKey {
  id
  name
  start
  scopes
  products
  source
  budget
  createdAt
  madeBy
  lastUsedAt
  expiresAt
  revokedAt
  revokedBy
  state
}`) as unknown as TypedDocumentString<RotateKeyMutation, RotateKeyMutationVariables>;
export const SetKeyBudgetDocument = new TypedDocumentString(`
    mutation SetKeyBudget($id: ID!, $budget: Int) {
  setKeyBudget(id: $id, budget: $budget) {
    ...KeyParts
  }
}
    fragment KeyParts on ApiKey {
  id
  name
  start
  scopes
  products
  source
  budget
  createdAt
  madeBy
  lastUsedAt
  expiresAt
  revokedAt
  revokedBy
  state
}`) as unknown as TypedDocumentString<SetKeyBudgetMutation, SetKeyBudgetMutationVariables>;
export const RevokeKeyDocument = new TypedDocumentString(`
    mutation RevokeKey($id: ID!) {
  revokeKey(id: $id) {
    ...KeyParts
  }
}
    fragment KeyParts on ApiKey {
  id
  name
  start
  scopes
  products
  source
  budget
  createdAt
  madeBy
  lastUsedAt
  expiresAt
  revokedAt
  revokedBy
  state
}`) as unknown as TypedDocumentString<RevokeKeyMutation, RevokeKeyMutationVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members {
  members {
    ...MemberParts
  }
}
    fragment KeptToParts on KeptTo {
  key
  name
}
fragment MemberParts on Member {
  id
  name
  email
  roles
  products {
    ...KeptToParts
  }
  teams {
    ...KeptToParts
  }
  joinedAt
  seenAt
  isYou
}`) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const InvitationsDocument = new TypedDocumentString(`
    query Invitations {
  invitations {
    ...InvitationParts
  }
}
    fragment KeptToParts on KeptTo {
  key
  name
}
fragment InvitationParts on Invitation {
  id
  state
  email
  note
  roles
  products {
    ...KeptToParts
  }
  teams {
    ...KeptToParts
  }
  madeBy
  madeAt
  expiresAt
}`) as unknown as TypedDocumentString<InvitationsQuery, InvitationsQueryVariables>;
export const RolesDocument = new TypedDocumentString(`
    query Roles {
  roles {
    role
    name
    says
    permissions
    canGive
    canBeKept
  }
}
    `) as unknown as TypedDocumentString<RolesQuery, RolesQueryVariables>;
export const ClosedHalvesDocument = new TypedDocumentString(`
    query ClosedHalves {
  closedHalves {
    delivery
    outcomes
  }
}
    `) as unknown as TypedDocumentString<ClosedHalvesQuery, ClosedHalvesQueryVariables>;
export const SignUpDomainsDocument = new TypedDocumentString(`
    query SignUpDomains {
  signUpDomains
  signInOptions {
    oidcName
  }
}
    `) as unknown as TypedDocumentString<SignUpDomainsQuery, SignUpDomainsQueryVariables>;
export const AllowSignUpFromDocument = new TypedDocumentString(`
    mutation AllowSignUpFrom($domains: [String!]!, $read: [String!]) {
  allowSignUpFrom(domains: $domains, read: $read)
}
    `) as unknown as TypedDocumentString<AllowSignUpFromMutation, AllowSignUpFromMutationVariables>;
export const ChangeMemberDocument = new TypedDocumentString(`
    mutation ChangeMember($member: ID!, $input: MemberInput!, $read: MemberInput) {
  changeMember(member: $member, input: $input, read: $read) {
    ...MemberParts
  }
}
    fragment KeptToParts on KeptTo {
  key
  name
}
fragment MemberParts on Member {
  id
  name
  email
  roles
  products {
    ...KeptToParts
  }
  teams {
    ...KeptToParts
  }
  joinedAt
  seenAt
  isYou
}`) as unknown as TypedDocumentString<ChangeMemberMutation, ChangeMemberMutationVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($member: ID!) {
  removeMember(member: $member)
}
    `) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const CreateResetLinkDocument = new TypedDocumentString(`
    mutation CreateResetLink($member: ID!) {
  createResetLink(member: $member) {
    path
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<CreateResetLinkMutation, CreateResetLinkMutationVariables>;
export const InviteDocument = new TypedDocumentString(`
    mutation Invite($input: InviteInput!) {
  invite(input: $input) {
    path
    invitation {
      ...InvitationParts
    }
  }
}
    fragment KeptToParts on KeptTo {
  key
  name
}
fragment InvitationParts on Invitation {
  id
  state
  email
  note
  roles
  products {
    ...KeptToParts
  }
  teams {
    ...KeptToParts
  }
  madeBy
  madeAt
  expiresAt
}`) as unknown as TypedDocumentString<InviteMutation, InviteMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($id: ID!) {
  revokeInvitation(id: $id) {
    ...InvitationParts
  }
}
    fragment KeptToParts on KeptTo {
  key
  name
}
fragment InvitationParts on Invitation {
  id
  state
  email
  note
  roles
  products {
    ...KeptToParts
  }
  teams {
    ...KeptToParts
  }
  madeBy
  madeAt
  expiresAt
}`) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const CloseHalvesDocument = new TypedDocumentString(`
    mutation CloseHalves($delivery: Boolean, $outcomes: Boolean) {
  closeHalves(delivery: $delivery, outcomes: $outcomes) {
    delivery
    outcomes
  }
}
    `) as unknown as TypedDocumentString<CloseHalvesMutation, CloseHalvesMutationVariables>;
export const ProductEventsDocument = new TypedDocumentString(`
    query ProductEvents($product: String!, $range: RangeInput!) {
  product(key: $product) {
    id
    adoption(range: $range) {
      eventNames {
        name
        people
        events
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProductEventsQuery, ProductEventsQueryVariables>;
export const ProductFeaturesDocument = new TypedDocumentString(`
    query ProductFeatures($product: String!, $range: RangeInput!, $compare: Compare, $grain: Grain!) {
  product(key: $product) {
    id
    definition {
      version
      sentence
    }
    adoption(range: $range, compare: $compare) {
      features(grain: $grain) {
        key
        name
        says
        adoption {
          ...FigureParts
        }
        people {
          ...FeatureShares
        }
        accounts {
          ...FeatureShares
        }
        medianDays
        medianUses
      }
    }
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}
fragment FeatureShares on FeatureAdoption {
  eligible
  used
  usedOnThreeDays
  rate
  low
  high
  threeDaysRate
  nullReason
}`) as unknown as TypedDocumentString<ProductFeaturesQuery, ProductFeaturesQueryVariables>;
export const ProductActivationDocument = new TypedDocumentString(`
    query ProductActivation($product: String!, $range: RangeInput!, $compare: Compare, $grain: Grain!) {
  product(key: $product) {
    id
    adoption(range: $range, compare: $compare) {
      activation(grain: $grain) {
        says
        decided
        hours
        rate {
          ...FigureParts
        }
        timeToValueHours
        timeToValuePeople
        timeToValueNullReason
        cohorts {
          period
          periodEnd
          complete
          signedUp
          matured
          activated
          maturing
          rate
          low
          high
          nullReason
        }
        curve {
          hours
          share
          low
          high
          atRisk
        }
      }
    }
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<ProductActivationQuery, ProductActivationQueryVariables>;
export const ProductRetentionDocument = new TypedDocumentString(`
    query ProductRetention($product: String!, $range: RangeInput!, $unit: RetentionStepUnit!, $mode: RetentionMode!, $start: EventConditionInput, $back: EventConditionInput, $steps: Int!) {
  product(key: $product) {
    id
    retention(
      range: $range
      unit: $unit
      mode: $mode
      start: $start
      back: $back
      steps: $steps
    ) {
      says
      asOf
      cohorts {
        period
        periodEnd
        complete
        people
        cells {
          ...RetentionCellParts
        }
      }
      average {
        ...RetentionCellParts
      }
    }
  }
}
    fragment RetentionCellParts on RetentionCell {
  step
  returned
  people
  complete
  rate
  low
  high
  nullReason
}`) as unknown as TypedDocumentString<ProductRetentionQuery, ProductRetentionQueryVariables>;
export const RetentionPeopleDocument = new TypedDocumentString(`
    query RetentionPeople($product: String!, $range: RangeInput!, $unit: RetentionStepUnit!, $mode: RetentionMode!, $start: EventConditionInput, $back: EventConditionInput, $steps: Int!, $cohort: Date!, $step: Int!, $came: Boolean, $after: String) {
  product(key: $product) {
    id
    retention(
      range: $range
      unit: $unit
      mode: $mode
      start: $start
      back: $back
      steps: $steps
    ) {
      people(cohort: $cohort, step: $step, came: $came, first: 200, after: $after) {
        totalCount
        nextCursor
        rows {
          key
          label
          detail
          startedAt
          came
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RetentionPeopleQuery, RetentionPeopleQueryVariables>;
export const ProductAnnotationsDocument = new TypedDocumentString(`
    query ProductAnnotations($product: String!, $range: RangeInput!) {
  product(key: $product) {
    id
    annotations(range: $range) {
      ...AnnotationParts
    }
  }
}
    fragment AnnotationParts on Annotation {
  id
  kind
  day
  text
  author
}`) as unknown as TypedDocumentString<ProductAnnotationsQuery, ProductAnnotationsQueryVariables>;
export const AnnotateDocument = new TypedDocumentString(`
    mutation Annotate($product: String!, $input: AnnotationInput!) {
  annotate(product: $product, input: $input) {
    ...AnnotationParts
  }
}
    fragment AnnotationParts on Annotation {
  id
  kind
  day
  text
  author
}`) as unknown as TypedDocumentString<AnnotateMutation, AnnotateMutationVariables>;
export const RemoveAnnotationDocument = new TypedDocumentString(`
    mutation RemoveAnnotation($id: ID!) {
  removeAnnotation(id: $id)
}
    `) as unknown as TypedDocumentString<RemoveAnnotationMutation, RemoveAnnotationMutationVariables>;
export const ProductRequestsDocument = new TypedDocumentString(`
    query ProductRequests($product: String!, $states: [RequestState!], $search: String, $order: RequestOrder!, $first: Int!) {
  product(key: $product) {
    id
    voice {
      requests(states: $states, search: $search, order: $order, first: $first) {
        totalCount
        rows {
          ...RequestParts
        }
      }
    }
  }
}
    fragment RequestParts on FeedbackRequest {
  id
  title
  state
  people
  feedback
  accounts
  mrr
  lastAt
  version
  author
  changedBy
}`) as unknown as TypedDocumentString<ProductRequestsQuery, ProductRequestsQueryVariables>;
export const ProductFeedbackDocument = new TypedDocumentString(`
    query ProductFeedback($product: String!, $place: FeedbackPlace, $kind: String, $search: String, $first: Int!, $after: String) {
  product(key: $product) {
    id
    voice {
      kinds
      feedback(
        place: $place
        kind: $kind
        search: $search
        first: $first
        after: $after
      ) {
        totalCount
        people
        nextCursor
        rows {
          ...FeedbackParts
        }
      }
    }
  }
}
    fragment FeedbackParts on Feedback {
  id
  at
  kind
  text
  person
  personKey
  account
  mrr
  place
  requestId
  request
  sortedBy
}`) as unknown as TypedDocumentString<ProductFeedbackQuery, ProductFeedbackQueryVariables>;
export const FeedbackRequestDocument = new TypedDocumentString(`
    query FeedbackRequest($product: String!, $id: ID!, $first: Int!) {
  product(key: $product) {
    id
    voice {
      request(id: $id) {
        currency
        request {
          ...RequestParts
        }
        accounts {
          key
          name
          people
          feedback
          mrr
        }
        feedback(first: $first) {
          totalCount
          people
          rows {
            ...FeedbackParts
          }
        }
      }
    }
  }
}
    fragment RequestParts on FeedbackRequest {
  id
  title
  state
  people
  feedback
  accounts
  mrr
  lastAt
  version
  author
  changedBy
}
fragment FeedbackParts on Feedback {
  id
  at
  kind
  text
  person
  personKey
  account
  mrr
  place
  requestId
  request
  sortedBy
}`) as unknown as TypedDocumentString<FeedbackRequestQuery, FeedbackRequestQueryVariables>;
export const CreateRequestDocument = new TypedDocumentString(`
    mutation CreateRequest($input: CreateRequestInput!) {
  createRequest(input: $input) {
    ...RequestParts
  }
}
    fragment RequestParts on FeedbackRequest {
  id
  title
  state
  people
  feedback
  accounts
  mrr
  lastAt
  version
  author
  changedBy
}`) as unknown as TypedDocumentString<CreateRequestMutation, CreateRequestMutationVariables>;
export const EditRequestDocument = new TypedDocumentString(`
    mutation EditRequest($input: EditRequestInput!) {
  editRequest(input: $input) {
    saved
    yours
    request {
      ...RequestParts
    }
  }
}
    fragment RequestParts on FeedbackRequest {
  id
  title
  state
  people
  feedback
  accounts
  mrr
  lastAt
  version
  author
  changedBy
}`) as unknown as TypedDocumentString<EditRequestMutation, EditRequestMutationVariables>;
export const MergeRequestsDocument = new TypedDocumentString(`
    mutation MergeRequests($input: MergeRequestsInput!) {
  mergeRequests(input: $input) {
    ...RequestParts
  }
}
    fragment RequestParts on FeedbackRequest {
  id
  title
  state
  people
  feedback
  accounts
  mrr
  lastAt
  version
  author
  changedBy
}`) as unknown as TypedDocumentString<MergeRequestsMutation, MergeRequestsMutationVariables>;
export const SortFeedbackDocument = new TypedDocumentString(`
    mutation SortFeedback($input: SortFeedbackInput!) {
  sortFeedback(input: $input)
}
    `) as unknown as TypedDocumentString<SortFeedbackMutation, SortFeedbackMutationVariables>;
export const TryFunnelDocument = new TypedDocumentString(`
    query TryFunnel($product: String!, $definition: FunnelDefinitionInput!, $range: RangeInput!, $compare: Compare) {
  product(key: $product) {
    id
    tryFunnel(definition: $definition, range: $range, compare: $compare) {
      report {
        ...TriedReport
      }
    }
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}
fragment TriedReport on FunnelReport {
  entered
  maturing
  asOf
  nullReason
  conversion {
    ...FigureParts
  }
  steps {
    index
    name
    people
    distinctPeople
    ...StepShares
    before
    change
    changeLow
    changeHigh
    isChange
    smallestDetectable
  }
}
fragment StepShares on FunnelStepResult {
  ofStart
  ofStartLow
  ofStartHigh
  ofPrevious
  ofPreviousLow
  ofPreviousHigh
  dropOff
}`) as unknown as TypedDocumentString<TryFunnelQuery, TryFunnelQueryVariables>;
export const TryFunnelRulesDocument = new TypedDocumentString(`
    query TryFunnelRules($product: String!, $definition: FunnelDefinitionInput!, $range: RangeInput!) {
  product(key: $product) {
    id
    tryFunnel(definition: $definition, range: $range) {
      entryRules {
        entries
        entered
        converted
        maturing
        rate
        low
        high
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TryFunnelRulesQuery, TryFunnelRulesQueryVariables>;
export const TryFunnelOverTimeDocument = new TypedDocumentString(`
    query TryFunnelOverTime($product: String!, $definition: FunnelDefinitionInput!, $range: RangeInput!, $grain: Grain!) {
  product(key: $product) {
    id
    tryFunnel(definition: $definition, range: $range) {
      overTime(grain: $grain) {
        period
        periodEnd
        complete
        entered
        converted
        maturing
        rate
        low
        high
        nullReason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TryFunnelOverTimeQuery, TryFunnelOverTimeQueryVariables>;
export const TryFunnelTimesDocument = new TypedDocumentString(`
    query TryFunnelTimes($product: String!, $definition: FunnelDefinitionInput!, $range: RangeInput!, $from: Int!, $to: Int!) {
  product(key: $product) {
    id
    tryFunnel(definition: $definition, range: $range) {
      timeToConvert(fromStep: $from, toStep: $to) {
        people
        medianSeconds
        percentiles {
          percent
          seconds
        }
        bars {
          fromMinutes
          toMinutes
          people
        }
        nullReason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TryFunnelTimesQuery, TryFunnelTimesQueryVariables>;
export const TryFunnelBreakdownDocument = new TypedDocumentString(`
    query TryFunnelBreakdown($product: String!, $definition: FunnelDefinitionInput!, $range: RangeInput!, $property: String, $trait: String) {
  product(key: $product) {
    id
    tryFunnel(definition: $definition, range: $range) {
      breakdown(property: $property, trait: $trait) {
        value
        isOther
        entered
        maturing
        reached
        rate
        low
        high
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TryFunnelBreakdownQuery, TryFunnelBreakdownQueryVariables>;
export const TryFunnelPeopleDocument = new TypedDocumentString(`
    query TryFunnelPeople($product: String!, $definition: FunnelDefinitionInput!, $range: RangeInput!, $filters: [FilterInput!], $part: FunnelPart!, $step: Int!, $property: String, $trait: String, $value: String, $except: [String], $first: Int!, $after: String) {
  product(key: $product) {
    id
    tryFunnel(definition: $definition, range: $range, filters: $filters) {
      people(
        part: $part
        step: $step
        property: $property
        trait: $trait
        value: $value
        except: $except
        first: $first
        after: $after
      ) {
        totalCount
        nextCursor
        rows {
          person
          name
          account
          accountName
          held
          enteredAt
          lastAt
          furthest
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TryFunnelPeopleQuery, TryFunnelPeopleQueryVariables>;
export const EventPropertiesDocument = new TypedDocumentString(`
    query EventProperties($product: String!, $event: String!) {
  product(key: $product) {
    id
    eventProperties(event: $event) {
      sampled
      properties {
        name
        events
        values
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EventPropertiesQuery, EventPropertiesQueryVariables>;
export const TraitNamesDocument = new TypedDocumentString(`
    query TraitNames($product: String!) {
  product(key: $product) {
    id
    traitNames
  }
}
    `) as unknown as TypedDocumentString<TraitNamesQuery, TraitNamesQueryVariables>;
export const FunnelVersionsDocument = new TypedDocumentString(`
    query FunnelVersions($product: String!, $funnel: ID!) {
  product(key: $product) {
    id
    funnel(id: $funnel) {
      id
      versions {
        version
        savedAt
        changes
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FunnelVersionsQuery, FunnelVersionsQueryVariables>;
export const ProductFunnelsDocument = new TypedDocumentString(`
    query ProductFunnels($product: String!) {
  product(key: $product) {
    id
    funnels {
      ...FunnelParts
    }
  }
}
    fragment FunnelParts on Funnel {
  id
  key
  name
  version
  windowMinutes
  order
  entries
  hold
  exclusions {
    event
    where {
      ...PropertyIs
    }
    or {
      event
      where {
        ...PropertyIs
      }
    }
    after
    before
  }
  steps {
    event
    name
    where {
      ...PropertyIs
    }
    or {
      event
      where {
        ...PropertyIs
      }
    }
  }
}
fragment PropertyIs on PropertyCondition {
  property
  is
  in
}`) as unknown as TypedDocumentString<ProductFunnelsQuery, ProductFunnelsQueryVariables>;
export const FunnelReportDocument = new TypedDocumentString(`
    query FunnelReport($product: String!, $funnel: ID!, $range: RangeInput!) {
  product(key: $product) {
    id
    funnel(id: $funnel) {
      ...FunnelParts
      report(range: $range) {
        entered
        maturing
        asOf
        nullReason
        conversion {
          ...FigureParts
        }
        steps {
          index
          name
          people
          ...StepShares
        }
      }
    }
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}
fragment FunnelParts on Funnel {
  id
  key
  name
  version
  windowMinutes
  order
  entries
  hold
  exclusions {
    event
    where {
      ...PropertyIs
    }
    or {
      event
      where {
        ...PropertyIs
      }
    }
    after
    before
  }
  steps {
    event
    name
    where {
      ...PropertyIs
    }
    or {
      event
      where {
        ...PropertyIs
      }
    }
  }
}
fragment StepShares on FunnelStepResult {
  ofStart
  ofStartLow
  ofStartHigh
  ofPrevious
  ofPreviousLow
  ofPreviousHigh
  dropOff
}
fragment PropertyIs on PropertyCondition {
  property
  is
  in
}`) as unknown as TypedDocumentString<FunnelReportQuery, FunnelReportQueryVariables>;
export const SaveFunnelDocument = new TypedDocumentString(`
    mutation SaveFunnel($product: String!, $input: FunnelInput!, $version: Int) {
  saveFunnel(product: $product, input: $input, version: $version) {
    ...FunnelParts
  }
}
    fragment FunnelParts on Funnel {
  id
  key
  name
  version
  windowMinutes
  order
  entries
  hold
  exclusions {
    event
    where {
      ...PropertyIs
    }
    or {
      event
      where {
        ...PropertyIs
      }
    }
    after
    before
  }
  steps {
    event
    name
    where {
      ...PropertyIs
    }
    or {
      event
      where {
        ...PropertyIs
      }
    }
  }
}
fragment PropertyIs on PropertyCondition {
  property
  is
  in
}`) as unknown as TypedDocumentString<SaveFunnelMutation, SaveFunnelMutationVariables>;
export const ProductRevenueDocument = new TypedDocumentString(`
    query ProductRevenue($product: String!, $range: RangeInput!, $grain: Grain!, $filters: [FilterInput!]) {
  product(key: $product) {
    id
    revenue(range: $range, filters: $filters) {
      currency
      exponent
      movements(grain: $grain) {
        ...RevenueLine
      }
      waterfall {
        ...RevenueLine
      }
      payments(grain: $grain) {
        period
        periodEnd
        complete
        paid
        refunded
        net
        payments
        refunds
        customers
        newCustomers
      }
      paymentParts(grain: $grain) {
        period
        tax
        usage
        oneOff
        rest
      }
    }
  }
}
    fragment RevenueLine on RevenuePeriod {
  period
  periodEnd
  complete
  start
  new
  expansion
  reactivation
  contraction
  churn
  currency
  end
}`) as unknown as TypedDocumentString<ProductRevenueQuery, ProductRevenueQueryVariables>;
export const ChurnReasonsDocument = new TypedDocumentString(`
    query ChurnReasons($product: String!, $range: RangeInput!, $filters: [FilterInput!]) {
  product(key: $product) {
    id
    revenue(range: $range, filters: $filters) {
      currency
      exponent
      churnReasons {
        reason
        amount
        customers
        left {
          key
          name
          at
          amount
          comment
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChurnReasonsQuery, ChurnReasonsQueryVariables>;
export const RevenueCohortsDocument = new TypedDocumentString(`
    query RevenueCohorts($product: String!, $range: RangeInput!, $last: Int!, $filters: [FilterInput!]) {
  product(key: $product) {
    id
    revenue(range: $range, filters: $filters) {
      currency
      exponent
      cohorts(last: $last) {
        rows {
          period
          customers
          startMrr
          cells {
            ...RevenueCell
          }
        }
        average {
          ...RevenueCell
        }
      }
    }
  }
}
    fragment RevenueCell on RevenueCohortCell {
  month
  complete
  size
  startMrr
  customers
  netMrr
  grossMrr
  customersKept
  netKept
  grossKept
  nullReason
}`) as unknown as TypedDocumentString<RevenueCohortsQuery, RevenueCohortsQueryVariables>;
export const RevenueSegmentsDocument = new TypedDocumentString(`
    query RevenueSegments($product: String!, $range: RangeInput!, $by: String!) {
  product(key: $product) {
    id
    revenue(range: $range) {
      currency
      exponent
      segments(by: $by, first: 12) {
        by
        rows {
          ...SegmentLine
        }
        other {
          ...SegmentLine
        }
        otherValues
        whole {
          ...SegmentLine
        }
      }
    }
  }
}
    fragment SegmentLine on RevenueSegment {
  value
  filter
  customers
  start
  new
  expansion
  reactivation
  contraction
  churn
  currency
  end
  nrr
  grr
  customerChurn
  arpa
}`) as unknown as TypedDocumentString<RevenueSegmentsQuery, RevenueSegmentsQueryVariables>;
export const RevenueDimensionsDocument = new TypedDocumentString(`
    query RevenueDimensions($product: String!, $range: RangeInput!) {
  product(key: $product) {
    id
    revenue(range: $range) {
      dimensions {
        key
        name
        accounts
        values
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RevenueDimensionsQuery, RevenueDimensionsQueryVariables>;
export const RevenueCurrenciesDocument = new TypedDocumentString(`
    query RevenueCurrencies($product: String!, $range: RangeInput!, $filters: [FilterInput!]) {
  product(key: $product) {
    id
    revenue(range: $range, filters: $filters) {
      currencies {
        currency
        exponent
        own
        counted
        customers
        mrr
        payments
        paid
        refunded
        net
        rate
        rateDay
        firstRateDay
        note
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RevenueCurrenciesQuery, RevenueCurrenciesQueryVariables>;
export const ProductSurveysDocument = new TypedDocumentString(`
    query ProductSurveys($product: String!, $range: RangeInput!, $compare: Compare) {
  product(key: $product) {
    id
    satisfaction(range: $range, compare: $compare) {
      surveys {
        key
        kind
        name
        isThin
        figure {
          ...FigureParts
        }
        margin {
          ...MarginParts
        }
        mean {
          value
          low
          high
        }
        distribution {
          score
          count
          group
        }
        groups {
          group
          answers
          share
        }
        responseRate {
          ...FigureParts
        }
      }
    }
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}
fragment MarginParts on ScoreMargin {
  centre
  margin
  adjusted
}`) as unknown as TypedDocumentString<ProductSurveysQuery, ProductSurveysQueryVariables>;
export const ProductSegmentsDocument = new TypedDocumentString(`
    query ProductSegments($product: String!, $range: RangeInput!, $compare: Compare, $kind: SurveyKind!, $by: String!, $filters: [FilterInput!]) {
  product(key: $product) {
    id
    satisfaction(range: $range, compare: $compare) {
      segments(kind: $kind, by: $by, filters: $filters) {
        segment
        isThin
        figure {
          ...FigureParts
        }
        margin {
          ...MarginParts
        }
      }
    }
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}
fragment MarginParts on ScoreMargin {
  centre
  margin
  adjusted
}`) as unknown as TypedDocumentString<ProductSegmentsQuery, ProductSegmentsQueryVariables>;
export const StripeDifferenceDocument = new TypedDocumentString(`
    query StripeDifference($product: String!, $month: Date!, $settings: [StripeSetting!], $stated: Float) {
  product(key: $product) {
    id
    stripeDifference(month: $month, settings: $settings, stated: $stated) {
      month
      complete
      currency
      ours
      theirs
      steps {
        setting
        chosen
        amount
        customers
        items {
          key
          name
          amount
        }
      }
      leftOut {
        currency
        customers
        amount
      }
      stated
      difference
      explained
      unexplained
      fits
      ways
    }
  }
}
    `) as unknown as TypedDocumentString<StripeDifferenceQuery, StripeDifferenceQueryVariables>;
export const ProductVerbatimsDocument = new TypedDocumentString(`
    query ProductVerbatims($product: String!, $range: RangeInput!, $first: Int!, $after: String, $search: String, $survey: String, $group: ScoreGroup, $tag: String, $untagged: Boolean, $filters: [FilterInput!]) {
  product(key: $product) {
    id
    satisfaction(range: $range) {
      knownTags
      verbatims(
        first: $first
        after: $after
        search: $search
        survey: $survey
        group: $group
        tag: $tag
        untagged: $untagged
        filters: $filters
      ) {
        totalCount
        nextCursor
        rows {
          id
          key
          survey
          kind
          score
          group
          at
          comment
          person
          personKey
          account
          mrr
          tags {
            name
            author
            at
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProductVerbatimsQuery, ProductVerbatimsQueryVariables>;
export const ProductTagsDocument = new TypedDocumentString(`
    query ProductTags($product: String!, $range: RangeInput!, $survey: String, $filters: [FilterInput!]) {
  product(key: $product) {
    id
    satisfaction(range: $range) {
      tags(survey: $survey, filters: $filters) {
        name
        answers
        favourable
        critical
        favourableShare
        criticalShare
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProductTagsQuery, ProductTagsQueryVariables>;
export const TagVerbatimDocument = new TypedDocumentString(`
    mutation TagVerbatim($input: TagVerbatimInput!) {
  tagVerbatim(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<TagVerbatimMutation, TagVerbatimMutationVariables>;
export const UntagVerbatimDocument = new TypedDocumentString(`
    mutation UntagVerbatim($input: TagVerbatimInput!) {
  untagVerbatim(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<UntagVerbatimMutation, UntagVerbatimMutationVariables>;
export const PeopleDocument = new TypedDocumentString(`
    query People($product: String!, $search: String, $first: Int!, $after: String) {
  product(key: $product) {
    id
    people(search: $search, first: $first, after: $after) {
      nextCursor
      rows {
        key
        name
        isAnonymous
        email
        account
        accountKey
        mrr
        lastDay
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const PersonDocument = new TypedDocumentString(`
    query Person($product: String!, $key: String!) {
  product(key: $product) {
    id
    person(key: $key) {
      id
      key
      name
      isAnonymous
      email
      account
      accountKey
      mrr
      createdAt
      firstDay
      lastDay
      currency
      timeZone
      identities {
        key
        isDevice
        saidToBe
        saidAt
      }
      traits {
        name
        value
        since
      }
      traitHistory {
        name
        isTrait
        value
        from
        under
      }
      counts {
        events
        responses
        feedback
        payments
        paymentsOfAccount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PersonQuery, PersonQueryVariables>;
export const PersonTimelineDocument = new TypedDocumentString(`
    query PersonTimeline($product: String!, $key: String!, $kinds: [MomentKind!], $first: Int!, $after: String) {
  product(key: $product) {
    id
    eventRetention {
      eventsFrom
    }
    person(key: $key) {
      id
      timeline(kinds: $kinds, first: $first, after: $after) {
        nextCursor
        rows {
          kind
          at
          key
          source
          name
          text
          surveyKind
          score
          dismissed
          currency
          amountMinor
          properties
          under
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PersonTimelineQuery, PersonTimelineQueryVariables>;
export const ErasePersonDocument = new TypedDocumentString(`
    mutation ErasePerson($product: String!, $key: String!) {
  erasePerson(product: $product, key: $key) {
    erasedAt
    ids
    events
    responses
    feedback
    payments
    paymentsOfAccount
  }
}
    `) as unknown as TypedDocumentString<ErasePersonMutation, ErasePersonMutationVariables>;
export const ReviewReleasesDocument = new TypedDocumentString(`
    query ReviewReleases($product: String!, $first: Int!) {
  product(key: $product) {
    id
    timeZone
    every: releases {
      id
    }
    releases(first: $first) {
      id
      key
      name
      startedAt
      targetDate
      releasedAt
      team {
        key
        name
      }
      burndown {
        measure
        unit
        remaining
        completed
        provisional
        nullReason
        bars {
          start
          sprint {
            id
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewReleasesQuery, ReviewReleasesQueryVariables>;
export const ProductSettingsDocument = new TypedDocumentString(`
    query ProductSettings($product: String!) {
  product(key: $product) {
    id
    key
    name
    timeZone
    currency
    eventRetention {
      months
      eventsFrom
      isRemoving
    }
    definitions {
      ...ProductDefinitionParts
    }
    adoption(range: {last: "P1Y"}) {
      eventNames {
        name
        people
        events
      }
    }
  }
}
    fragment PropertyIs on PropertyCondition {
  property
  is
  in
}
fragment EventConditionParts on EventCondition {
  event
  where {
    ...PropertyIs
  }
}
fragment ProductDefinitionParts on ProductDefinition {
  version
  inForceFrom
  sentence
  changes
  author
  reason
  madeAt
  excludedEvents
  features {
    key
    name
    events {
      ...EventConditionParts
    }
    eligible {
      of
      trait
      in
    }
  }
  activation {
    start {
      ...EventConditionParts
    }
    event {
      ...EventConditionParts
    }
    hours
  }
}`) as unknown as TypedDocumentString<ProductSettingsQuery, ProductSettingsQueryVariables>;
export const PreviewProductSettingsDocument = new TypedDocumentString(`
    query PreviewProductSettings($product: String!, $settings: ProductSettingsInput!, $lookingBack: Boolean!) {
  previewProductSettings(
    product: $product
    settings: $settings
    lookingBack: $lookingBack
  ) {
    version
    changes
    effect
    activeBefore
    activeAfter
  }
}
    `) as unknown as TypedDocumentString<PreviewProductSettingsQuery, PreviewProductSettingsQueryVariables>;
export const DecideProductSettingsDocument = new TypedDocumentString(`
    mutation DecideProductSettings($product: String!, $settings: ProductSettingsInput!, $lookingBack: Boolean!, $author: String!, $reason: String!, $version: Int) {
  decideProductSettings(
    product: $product
    settings: $settings
    lookingBack: $lookingBack
    author: $author
    reason: $reason
    version: $version
  )
}
    `) as unknown as TypedDocumentString<DecideProductSettingsMutation, DecideProductSettingsMutationVariables>;
export const PreviewProductBasicsDocument = new TypedDocumentString(`
    query PreviewProductBasics($product: String!, $currency: String, $timeZone: String) {
  product(key: $product) {
    id
    previewBasics(currency: $currency, timeZone: $timeZone) {
      changes
      effects
      mrrBefore
      exponentBefore
      mrrAfter
      exponentAfter
      currencies {
        currency
        customers
        mrr
        exponent
        countedBefore
        countedAfter
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PreviewProductBasicsQuery, PreviewProductBasicsQueryVariables>;
export const ChangeProductDocument = new TypedDocumentString(`
    mutation ChangeProduct($product: String!, $input: ChangeProductInput!, $reason: String) {
  changeProduct(product: $product, input: $input, reason: $reason) {
    id
    currency
    timeZone
  }
}
    `) as unknown as TypedDocumentString<ChangeProductMutation, ChangeProductMutationVariables>;
export const PreviewEventRetentionDocument = new TypedDocumentString(`
    query PreviewEventRetention($product: String!, $months: Int!) {
  product(key: $product) {
    id
    previewEventRetention(months: $months) {
      eventsFrom
      events
      firstDay
      lastDay
      stays
      goes
    }
  }
}
    `) as unknown as TypedDocumentString<PreviewEventRetentionQuery, PreviewEventRetentionQueryVariables>;
export const KeepEventsDocument = new TypedDocumentString(`
    mutation KeepEvents($product: String!, $months: Int, $reason: String) {
  keepEvents(product: $product, months: $months, reason: $reason) {
    months
    eventsFrom
    isRemoving
  }
}
    `) as unknown as TypedDocumentString<KeepEventsMutation, KeepEventsMutationVariables>;
export const TeamSettingsDocument = new TypedDocumentString(`
    query TeamSettings($team: String!) {
  team(key: $team) {
    id
    key
    name
    timeZone
    definition {
      version
      revision
      author
      timeZone
      measure
      sentence
      settings {
        ...SettingsParts
      }
    }
    sourceSettings {
      timeZone
      measure
      settings {
        ...SettingsParts
      }
    }
    settingOrigins {
      setting
      origin
    }
    knownStatuses {
      name
      category
      placedBy
      unlisted
      items
    }
    knownTypes {
      name
      items
    }
  }
}
    fragment SettingsParts on TeamSettings {
  workingDays
  holidays
  graceDays
  countSubTasks
  defectTypes
  excludedResolutions
  creditedTypes
  statuses {
    name
    category
  }
}`) as unknown as TypedDocumentString<TeamSettingsQuery, TeamSettingsQueryVariables>;
export const TeamDefinitionsDocument = new TypedDocumentString(`
    query TeamDefinitions($team: String!) {
  team(key: $team) {
    id
    definitions {
      version
      inForceFrom
      author
      reason
      madeAt
      sentence
      changes
      closedSprints
    }
  }
}
    `) as unknown as TypedDocumentString<TeamDefinitionsQuery, TeamDefinitionsQueryVariables>;
export const FrozenSprintsDocument = new TypedDocumentString(`
    query FrozenSprints($team: String!) {
  team(key: $team) {
    id
    definition {
      version
    }
    frozenSprints {
      version
      definitionVersion
      sprint {
        id
        key
        name
        closedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FrozenSprintsQuery, FrozenSprintsQueryVariables>;
export const ReadAnewDocument = new TypedDocumentString(`
    query ReadAnew($team: String!, $sprints: [ID!]!) {
  team(key: $team) {
    id
    readAnew(sprints: $sprints) {
      unit
      sprint {
        id
      }
      frozen {
        commitment
        completed
        carryOver
      }
      anew {
        commitment
        completed
        carryOver
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadAnewQuery, ReadAnewQueryVariables>;
export const CalendarPreviewDocument = new TypedDocumentString(`
    query CalendarPreview($text: String!, $timeZone: String!, $years: [Int!]) {
  previewCalendar(text: $text, timeZone: $timeZone, years: $years) {
    years
    outside
    holidays {
      date
      name
      note
    }
    leftOut {
      name
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<CalendarPreviewQuery, CalendarPreviewQueryVariables>;
export const PreviewTeamSettingsDocument = new TypedDocumentString(`
    query PreviewTeamSettings($team: String!, $settings: TeamSettingsInput!) {
  previewTeamSettings(team: $team, settings: $settings) {
    version
    isNewVersion
    changes
    effect
  }
}
    `) as unknown as TypedDocumentString<PreviewTeamSettingsQuery, PreviewTeamSettingsQueryVariables>;
export const DecideTeamSettingsDocument = new TypedDocumentString(`
    mutation DecideTeamSettings($team: String!, $settings: TeamSettingsInput!, $author: String, $reason: String, $revision: String) {
  decideTeamSettings(
    team: $team
    settings: $settings
    author: $author
    reason: $reason
    revision: $revision
  )
}
    `) as unknown as TypedDocumentString<DecideTeamSettingsMutation, DecideTeamSettingsMutationVariables>;
export const RecomputeSprintsDocument = new TypedDocumentString(`
    mutation RecomputeSprints($team: String!, $author: String!, $reason: String!, $sprints: [ID!]!) {
  recomputeSprints(
    team: $team
    author: $author
    reason: $reason
    sprints: $sprints
  )
}
    `) as unknown as TypedDocumentString<RecomputeSprintsMutation, RecomputeSprintsMutationVariables>;
export const TargetsDocument = new TypedDocumentString(`
    query Targets($product: String!) {
  targets(product: $product) {
    ...TargetParts
  }
  metricCatalog {
    key
    name
    half
    unit
    grains
    additivity
  }
}
    fragment TargetParts on Target {
  id
  metric
  name
  unit
  currency
  team
  funnel
  funnelId
  grain
  from
  to
  value
  version
  isLatest
  author
  reason
  madeAt
}`) as unknown as TypedDocumentString<TargetsQuery, TargetsQueryVariables>;
export const SetTargetDocument = new TypedDocumentString(`
    mutation SetTarget($input: TargetInput!) {
  setTarget(input: $input) {
    ...TargetParts
  }
}
    fragment TargetParts on Target {
  id
  metric
  name
  unit
  currency
  team
  funnel
  funnelId
  grain
  from
  to
  value
  version
  isLatest
  author
  reason
  madeAt
}`) as unknown as TypedDocumentString<SetTargetMutation, SetTargetMutationVariables>;
export const ImportJobsDocument = new TypedDocumentString(`
    query ImportJobs {
  importJobs(last: 20) {
    ...ImportJobParts
  }
}
    fragment ImportJobParts on ImportJob {
  id
  fileName
  as
  state
  bytes
  bytesRead
  rowsRead
  accepted
  duplicates
  rejectedCount
  error
  startedAt
  finishedAt
}`) as unknown as TypedDocumentString<ImportJobsQuery, ImportJobsQueryVariables>;
export const ImportJobDocument = new TypedDocumentString(`
    query ImportJob($id: ID!) {
  importJob(id: $id) {
    ...ImportJobParts
    rejected(first: 20) {
      line
      path
      value
      reason
    }
  }
}
    fragment ImportJobParts on ImportJob {
  id
  fileName
  as
  state
  bytes
  bytesRead
  rowsRead
  accepted
  duplicates
  rejectedCount
  error
  startedAt
  finishedAt
}`) as unknown as TypedDocumentString<ImportJobQuery, ImportJobQueryVariables>;
export const PreviewImportDocument = new TypedDocumentString(`
    mutation PreviewImport($file: ID!, $options: ImportOptions) {
  previewImport(file: $file, options: $options) {
    fileName
    bytes
    format
    as
    candidates {
      as
      name
      fields {
        field
        required
        description
      }
    }
    columns
    mapping {
      field
      column
      constant
      guessed
    }
    rows
    understood
    problems {
      path
      value
      reason
    }
    ready
  }
}
    `) as unknown as TypedDocumentString<PreviewImportMutation, PreviewImportMutationVariables>;
export const StartImportDocument = new TypedDocumentString(`
    mutation StartImport($file: ID!, $options: ImportOptions!) {
  startImport(file: $file, options: $options) {
    ...ImportJobParts
  }
}
    fragment ImportJobParts on ImportJob {
  id
  fileName
  as
  state
  bytes
  bytesRead
  rowsRead
  accepted
  duplicates
  rejectedCount
  error
  startedAt
  finishedAt
}`) as unknown as TypedDocumentString<StartImportMutation, StartImportMutationVariables>;
export const ReadReplicasDocument = new TypedDocumentString(`
    query ReadReplicas {
  readReplicas {
    place
    usable
    lagSeconds
    reason
  }
}
    `) as unknown as TypedDocumentString<ReadReplicasQuery, ReadReplicasQueryVariables>;
export const SourcesDocument = new TypedDocumentString(`
    query Sources {
  sources {
    key
    kind
    simulated
    lastReceivedAt
    lastMinute
    lastHour
    lastDay
    total
    rejectedTotal
    unusualSilence
  }
}
    `) as unknown as TypedDocumentString<SourcesQuery, SourcesQueryVariables>;
export const SourceRejectionsDocument = new TypedDocumentString(`
    query SourceRejections {
  sources {
    key
    lastRejections(first: 20) {
      at
      path
      value
      reason
      payload
    }
  }
}
    `) as unknown as TypedDocumentString<SourceRejectionsQuery, SourceRejectionsQueryVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    id
    key
    name
  }
}
    `) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const WriteKeysDocument = new TypedDocumentString(`
    query WriteKeys {
  sources {
    key
    keys {
      ...WriteKeyParts
    }
  }
}
    fragment WriteKeyParts on WriteKey {
  id
  name
  start
  product
  createdAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<WriteKeysQuery, WriteKeysQueryVariables>;
export const CreateWriteKeyDocument = new TypedDocumentString(`
    mutation CreateWriteKey($source: String!, $product: String!, $name: String!) {
  createWriteKey(source: $source, product: $product, name: $name) {
    text
    key {
      ...WriteKeyParts
    }
  }
}
    fragment WriteKeyParts on WriteKey {
  id
  name
  start
  product
  createdAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<CreateWriteKeyMutation, CreateWriteKeyMutationVariables>;
export const RevokeWriteKeyDocument = new TypedDocumentString(`
    mutation RevokeWriteKey($id: ID!) {
  revokeWriteKey(id: $id) {
    ...WriteKeyParts
  }
}
    fragment WriteKeyParts on WriteKey {
  id
  name
  start
  product
  createdAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<RevokeWriteKeyMutation, RevokeWriteKeyMutationVariables>;
export const StorageDocument = new TypedDocumentString(`
    query Storage {
  storage {
    hiddenBecause
    bytes
    growthBytes
    growthDays
    events
    bytesPerEvent
    groups {
      key
      name
      about
      rows
      tableBytes
      indexBytes
      growthBytes
      tables {
        name
        rows
        tableBytes
        indexBytes
        growthBytes
        deadShare
        vacuumedAt
        indexes {
          name
          bytes
          growthBytes
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StorageQuery, StorageQueryVariables>;
export const SurveyFormsDocument = new TypedDocumentString(`
    query SurveyForms($product: String!) {
  product(key: $product) {
    id
    surveyForms {
      ...SurveyFormParts
    }
  }
}
    fragment SurveyTextParts on SurveyTexts {
  language
  question
  low
  high
  followUpLow
  followUpMiddle
  followUpHigh
  placeholder
  thanks
  next
  send
  skip
  close
  button
  idea
  problem
  praise
}
fragment SurveyFormParts on SurveyForm {
  id
  key
  kind
  name
  state
  share
  quietDays
  position
  accent
  theme
  fallbackLanguage
  version
  changedAt
  trigger {
    on
    event
    pages
    delaySeconds
  }
  texts {
    ...SurveyTextParts
  }
  versions {
    version
    changedAt
  }
}`) as unknown as TypedDocumentString<SurveyFormsQuery, SurveyFormsQueryVariables>;
export const SurveyFormFiguresDocument = new TypedDocumentString(`
    query SurveyFormFigures($product: String!, $range: RangeInput!) {
  product(key: $product) {
    id
    satisfaction(range: $range) {
      surveys {
        key
        kind
        figure {
          ...FigureParts
        }
        responseRate {
          ...FigureParts
        }
      }
    }
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  smallestDetectable
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<SurveyFormFiguresQuery, SurveyFormFiguresQueryVariables>;
export const SurveyTemplatesDocument = new TypedDocumentString(`
    query SurveyTemplates {
  surveyTemplates {
    kind
    name
    says
    share
    quietDays
    trigger {
      on
      event
      pages
      delaySeconds
    }
    texts {
      ...SurveyTextParts
    }
  }
}
    fragment SurveyTextParts on SurveyTexts {
  language
  question
  low
  high
  followUpLow
  followUpMiddle
  followUpHigh
  placeholder
  thanks
  next
  send
  skip
  close
  button
  idea
  problem
  praise
}`) as unknown as TypedDocumentString<SurveyTemplatesQuery, SurveyTemplatesQueryVariables>;
export const EmbedKeysDocument = new TypedDocumentString(`
    query EmbedKeys {
  sources {
    key
    keys {
      id
      name
      start
      product
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<EmbedKeysQuery, EmbedKeysQueryVariables>;
export const SaveSurveyFormDocument = new TypedDocumentString(`
    mutation SaveSurveyForm($product: String!, $input: SurveyFormInput!, $version: Int) {
  saveSurveyForm(product: $product, input: $input, version: $version) {
    ...SurveyFormParts
  }
}
    fragment SurveyTextParts on SurveyTexts {
  language
  question
  low
  high
  followUpLow
  followUpMiddle
  followUpHigh
  placeholder
  thanks
  next
  send
  skip
  close
  button
  idea
  problem
  praise
}
fragment SurveyFormParts on SurveyForm {
  id
  key
  kind
  name
  state
  share
  quietDays
  position
  accent
  theme
  fallbackLanguage
  version
  changedAt
  trigger {
    on
    event
    pages
    delaySeconds
  }
  texts {
    ...SurveyTextParts
  }
  versions {
    version
    changedAt
  }
}`) as unknown as TypedDocumentString<SaveSurveyFormMutation, SaveSurveyFormMutationVariables>;
export const SetSurveyFormStateDocument = new TypedDocumentString(`
    mutation SetSurveyFormState($product: String!, $key: String!, $state: SurveyFormState!) {
  setSurveyFormState(product: $product, key: $key, state: $state) {
    ...SurveyFormParts
  }
}
    fragment SurveyTextParts on SurveyTexts {
  language
  question
  low
  high
  followUpLow
  followUpMiddle
  followUpHigh
  placeholder
  thanks
  next
  send
  skip
  close
  button
  idea
  problem
  praise
}
fragment SurveyFormParts on SurveyForm {
  id
  key
  kind
  name
  state
  share
  quietDays
  position
  accent
  theme
  fallbackLanguage
  version
  changedAt
  trigger {
    on
    event
    pages
    delaySeconds
  }
  texts {
    ...SurveyTextParts
  }
  versions {
    version
    changedAt
  }
}`) as unknown as TypedDocumentString<SetSurveyFormStateMutation, SetSurveyFormStateMutationVariables>;
export const DeleteSurveyFormDocument = new TypedDocumentString(`
    mutation DeleteSurveyForm($product: String!, $key: String!) {
  deleteSurveyForm(product: $product, key: $key)
}
    `) as unknown as TypedDocumentString<DeleteSurveyFormMutation, DeleteSurveyFormMutationVariables>;
export const TeamDefinitionDocument = new TypedDocumentString(`
    query TeamDefinition($team: String!) {
  team(key: $team) {
    id
    definition {
      version
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<TeamDefinitionQuery, TeamDefinitionQueryVariables>;
export const SprintDefinitionDocument = new TypedDocumentString(`
    query SprintDefinition($sprint: ID!) {
  sprint(id: $sprint) {
    id
    definition {
      version
      sentence
    }
  }
}
    `) as unknown as TypedDocumentString<SprintDefinitionQuery, SprintDefinitionQueryVariables>;