/**
 * What goes in at the collecting doors: the shapes of DeliveryBatch and OutcomeBatch as plain interfaces.
 * Instants are RFC 3339 in UTC, dates are local, amounts are decimal text in major units.
 */
export interface ProductInput { key: string; name: string; timeZone: string; currency: string }
export type StatusCategory = 'TO_DO' | 'IN_PROGRESS' | 'WAITING' | 'DONE' | 'CANCELLED';
export interface StatusMappingInput { name: string; category: StatusCategory }
export interface TeamInput {
  key: string; product: string; name: string; timeZone: string; measure: 'POINTS' | 'ITEMS' | 'HOURS'; workingDays: number[]; holidays: string[];
  graceDays: number; countSubTasks: boolean; defectTypes: string[]; excludedResolutions: string[]; statuses: StatusMappingInput[];
}
export type GoalOutcome = 'MET' | 'PARTLY' | 'MISSED';
export interface SprintInput {
  key: string; team: string; name: string; goal: string; goalOutcome?: GoalOutcome;
  plannedStartAt: string; plannedEndAt: string; startedAt: string; closedAt?: string;
}
export interface ReleaseInput { key: string; product: string; team?: string; name: string; startedAt: string; targetDate: string; releasedAt?: string }
export interface WorkItemInput {
  key: string; product: string; team: string; title: string; type: string; isSubTask: boolean; parent?: string;
  severity?: string; resolution?: string; foundInRelease?: string; createdAt: string;
}
export type WorkItemEventKind =
  | 'CREATED' | 'TYPE' | 'STATUS' | 'ESTIMATE' | 'SPRINT_ENTERED' | 'SPRINT_LEFT' | 'RELEASE_ENTERED' | 'RELEASE_LEFT' | 'PARENT' | 'DELETED'
  | 'BLOCKED' | 'UNBLOCKED';
export interface WorkItemEventInput {
  key: string; workItem: string; kind: WorkItemEventKind; at: string; from?: string; to?: string;
  unit?: 'POINTS' | 'HOURS'; category?: StatusCategory; sequence: number;
}
export interface DeploymentInput { key: string; product: string; service: string; at: string; environment: string; rework: boolean; commitAt: string; release?: string }
export interface IncidentInput { key: string; product: string; deployment?: string; startedAt: string; resolvedAt?: string; title: string; severity: string }

export interface DeliveryBatch {
  source: string; products?: ProductInput[]; teams?: TeamInput[]; sprints?: SprintInput[]; releases?: ReleaseInput[];
  workItems?: WorkItemInput[]; workItemEvents?: WorkItemEventInput[]; deployments?: DeploymentInput[]; incidents?: IncidentInput[];
}

export type Traits = Record<string, string | number | boolean>;
export interface AccountInput { key: string; name: string; traits: Traits }
export interface PersonInput { key: string; account: string; traits: Traits; createdAt: string }
export interface EventInput { key: string; person: string; name: string; at: string; properties: Traits }
export type SubscriptionStatus = 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'PAUSED' | 'CANCELLED';
export type DiscountDuration = 'ONCE' | 'REPEATING' | 'FOREVER';
export interface SubscriptionChangeInput {
  key: string; account: string; subscription: string; at: string; status: SubscriptionStatus; plan: string; currency: string; amount: string;
  quantity: number; interval: 'MONTH' | 'YEAR'; intervalCount: number;
  discountPercent?: number; discountDuration?: DiscountDuration; discountEndsAt?: string; cancelAt?: string; cancelReason?: string; cancelComment?: string;
}
export interface PaymentInput { key: string; account: string; person?: string; at: string; kind: 'PAYMENT' | 'REFUND'; currency: string; amount: string; oneOff?: string }
export type SurveyKind = 'NPS' | 'CSAT' | 'CES';
/** Without a score: shown, and dismissed or left alone. */
export interface SurveyResponseInput {
  key: string; survey: string; kind: SurveyKind; person: string; shownAt: string; at: string; score?: number; comment?: string; dismissed: boolean; tags?: string[];
}
export interface FeedbackInput { key: string; person: string; at: string; text: string; kind: string }

export interface ExchangeRateInput { day: string; from: string; to: string; rate: string }

export interface OutcomeBatch {
  source: string; product: string; people?: PersonInput[]; accounts?: AccountInput[]; events?: EventInput[]; subscriptionChanges?: SubscriptionChangeInput[];
  payments?: PaymentInput[]; surveyResponses?: SurveyResponseInput[]; feedback?: FeedbackInput[];
  rates?: ExchangeRateInput[];
}

export interface FunnelStepInput { event: string; name?: string; where?: { property: string; in: string[] }[] }
export interface FunnelInput { key: string; name: string; windowMinutes: number; steps: FunnelStepInput[] }

/** A form that the product shows; what is left out of its words is the template's. */
export interface SurveyFormInput {
  key: string; kind: SurveyKind | 'FEEDBACK'; name: string; state: 'LIVE' | 'PAUSED'; trigger: { on: 'EVENT' | 'PAGE' | 'DELAY'; event?: string; pages?: string[]; delaySeconds?: number };
  share: number; quietDays: number; fallbackLanguage: string; texts: { language: string }[];
}

export interface RetroNoteInput { key: string; column: 'WENT_WELL' | 'TO_IMPROVE' | 'TO_TRY'; text: string; author: string }
/** `closed` is null while it is open. Dates are local ones of the team. */
export interface RetroActionInput { key: string; text: string; owner: string; author: string; dueOn: string; closed: { state: 'DONE' | 'DROPPED'; on: string } | null }
export type ReasonKind = 'CARRY_OVER' | 'ADDED' | 'REMOVED';
export interface RetroReasonInput { item: string; kind: ReasonKind; reason: string; author: string }
/** What a team said about one sprint; `goal` is null where only the source has a word about it. */
export interface RetroInput {
  team: string; sprint: string; goal: { outcome: GoalOutcome; sentence: string; author: string; saidOn: string } | null;
  notes: RetroNoteInput[]; actions: RetroActionInput[]; reasons: RetroReasonInput[];
}

export type RequestState = 'OPEN' | 'PLANNED' | 'DONE' | 'DECLINED';
/** Requests that feedback, named by its keys, is grouped into, and what was set aside. */
export interface RequestPlan {
  requests: { key: string; title: string; state: RequestState; author: string; feedback: string[] }[];
  aside: { author: string; feedback: string[] };
}
