import type { Json } from '../reading/file-row.js';
import type { FieldFamily, TargetField } from './field.js';

export const DELIVERY_LISTS = ['products', 'teams', 'sprints', 'releases', 'workItems', 'workItemEvents', 'deployments', 'incidents'] as const;
export const OUTCOME_LISTS = ['people', 'accounts', 'events', 'subscriptionChanges', 'payments', 'surveyResponses', 'feedback', 'identities', 'rates'] as const;
export type DeliveryList = (typeof DELIVERY_LISTS)[number];
export type OutcomeList = (typeof OUTCOME_LISTS)[number];
/** What a target takes as it came, to be derived with all that came before. */
export type RawList = 'stripeObjects';
export type FactList = DeliveryList | OutcomeList | RawList;

/** One fact as the collecting door takes it. Source and product are given only where the file itself names them. */
export interface Fact {
  readonly list: FactList;
  readonly item: Readonly<Record<string, unknown>>;
  readonly source?: string;
  readonly product?: string;
}

/** What the cells of one row say, by field, read in their types: instants are RFC 3339 text, decimals exact text. Null: a value that the user named as "no answer". */
export type Understood = Record<string, Json>;

/** What a target may look up while it turns a row into facts. */
export interface RowContext {
  readonly product: string | null;
  readonly team: string | null;
  /** For rows that have no key of their own: the same row of the same file always gets the same one. */
  readonly rowKey: () => string;
  /** When the file was handed in: the instant of a present state that carries no date. */
  readonly observedAt: string;
  /** The zone that the days of the file are meant in. */
  readonly zone: string;
  /** The product's currency, where the file names none. */
  readonly currency: string;
  /** The statuses that have a column of their own, in the board's order. */
  readonly enteredColumns: readonly string[];
  /** Whether the file has a column that says what is blocked: then an empty cell says that the item is not. */
  readonly tellsBlocked: boolean;
  /** What the statuses of the named team are known to mean. */
  readonly knownStatuses: Readonly<Record<string, string>>;
  /** True once for each thing that is told once a file. */
  readonly firstTime: (what: string) => boolean;
}

/** A row says nothing to keep, on purpose: a survey without an answer. */
export const LEFT_OUT = Symbol('left out');

/** What a file may hold, and how its rows become facts. */
export interface ImportTargetDefinition {
  readonly as: string;
  readonly name: string;
  readonly needs: 'PRODUCT' | 'TEAM_OR_PRODUCT' | 'TEAM' | 'NOTHING';
  readonly fields: readonly TargetField[];
  readonly families: readonly FieldFamily[];
  /** Fields of which one is needed, beside those that are required. */
  readonly oneOf?: readonly string[];
  /** The same in each row. */
  readonly oneOfInEachRow?: readonly string[];
  /** Only these fields take the values that mean "no answer"; null: all of them. */
  readonly missingAppliesTo: readonly string[] | null;
  facts(row: Understood, context: RowContext): Fact[] | typeof LEFT_OUT;
}

/** The fields of a family that a row has, without their prefix. */
export function family(row: Understood, prefix: string): Record<string, Json> {
  if (!hasField(row, prefix)) return {};
  return Object.fromEntries(Object.entries(row).filter(([field]) => field.startsWith(prefix)).map(([field, value]) => [field.slice(prefix.length), value]));
}

function hasField(row: Understood, prefix: string): boolean {
  for (const field in row) if (field.startsWith(prefix)) return true;
  return false;
}

/** The named fields that the row has. */
export function pick(row: Understood, ...fields: string[]): Record<string, Json> {
  const picked: Record<string, Json> = {};
  for (const field of fields) {
    const value = row[field];
    if (value !== undefined && value !== null) picked[field] = value;
  }
  return picked;
}

/** All fields that the row has, but for a family's. */
export function pickAll(row: Understood): Record<string, Json> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
