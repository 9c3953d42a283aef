import type { EventRule, FunnelEntries, FunnelOrder } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { nameIdsOf, type NameIds } from './event-match.js';
import type { Read } from './read.js';

/** A funnel to be counted: its steps as the events that do, with the ids of their names. */
export interface SavedFunnel extends FunnelRules {
  readonly names: NameIds;
}

/** What is counted: everything about a funnel but whose it is. */
export interface FunnelRules {
  readonly windowMinutes: number;
  readonly steps: readonly SavedStep[];
  readonly order: FunnelOrder;
  readonly entries: FunnelEntries;
  readonly exclusions: readonly SavedExclusion[];
  /** The property whose value every step must share with the entry; null: none. */
  readonly hold: string | null;
}

export interface SavedStep {
  readonly name: string;
  /** Any of these events is this step. */
  readonly events: readonly EventRule[];
}

/** Any of these events, done after step `after` and before step `before` (from 1), ends the attempt. */
export interface SavedExclusion {
  readonly events: readonly EventRule[];
  readonly after: number;
  readonly before: number;
}

/** A step as it is kept; old ones have neither `name` nor `where` nor `or`. */
export interface StepRow {
  readonly event: string;
  readonly name?: string;
  readonly where?: EventRule['where'];
  readonly or?: readonly EventRule[];
}

/** The switches as they are kept; what is not there is as it always was. */
export interface SwitchesRow {
  readonly order?: FunnelOrder;
  readonly entries?: FunnelEntries;
  readonly exclusions?: readonly { readonly event: string; readonly where?: EventRule['where']; readonly or?: readonly EventRule[]; readonly after: number; readonly before: number }[];
  readonly hold?: string | null;
}

interface Row { readonly windowMinutes: number; readonly steps: readonly StepRow[]; readonly switches: SwitchesRow }

/** The funnel of the question, or the product's first; null where it has none. */
export async function savedFunnel(read: Read, question: TallyQuestion): Promise<FunnelRules | null> {
  const [row] = await read<Row>(`
    SELECT f.window_minutes AS "windowMinutes", f.steps, f.switches
    FROM funnel f WHERE f.workspace_id = $1 AND f.product_id = $2 AND ($3::bigint IS NULL OR f.id = $3)
    ORDER BY f.id LIMIT 1`, [question.workspaceId, question.productId, question.funnelId]);
  return row ? rulesOf(row.windowMinutes, row.steps, row.switches) : null;
}

/** Kept steps and switches, as they are counted. */
export function rulesOf(windowMinutes: number, steps: readonly StepRow[], { order = 'IN_ORDER', entries = 'ANY', exclusions = [], hold = null }: SwitchesRow): FunnelRules {
  return {
    windowMinutes, order, entries, hold,
    steps: steps.map(({ event, name, where, or }) => ({ name: name ?? event, events: eventsOf({ event, where, or }) })),
    exclusions: exclusions.map(({ event, where, or, after, before }) => ({ events: eventsOf({ event, where, or }), after, before })),
  };
}

/** With the ids of the names of its events. */
export async function named(read: Read, productId: number | null, rules: FunnelRules): Promise<SavedFunnel> {
  return { ...rules, names: await nameIdsOf(read, productId, [...rules.steps, ...rules.exclusions].flatMap(({ events }) => events)) };
}

const eventsOf = ({ event, where, or }: { event: string; where?: EventRule['where'] | undefined; or?: readonly EventRule[] | undefined }): EventRule[] => [{ event, where: where ?? [] }, ...(or ?? [])];

/** Steps that one and the same event can match: only then can an event be used twice, which the rule forbids. */
export function overlaps(funnel: FunnelRules): boolean {
  return funnel.steps.some((step, index) => funnel.steps.slice(index + 1).some((later) => share(step, later)));
}

/** Whether an event could match both steps, by its name. */
export function share(one: SavedStep, other: SavedStep): boolean {
  return one.events.some(({ event }) => other.events.some((each) => each.event === event));
}

/** `text` for each number from `from` to `to`. */
export const each = (from: number, to: number, text: (number: number) => string): string[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => text(from + index));
