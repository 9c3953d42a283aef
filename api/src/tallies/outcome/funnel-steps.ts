import type { EventRule } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { eventMatch, idsOf, nameIdsOf, type NameIds } from './event-match.js';
import { edge } from './periods.js';
import type { Parameters, Read } from './read.js';

/** A funnel to be counted: its steps as the events that do, with the ids of their names. */
export interface SavedFunnel {
  readonly id: number;
  readonly name: string;
  readonly windowMinutes: number;
  readonly steps: readonly SavedStep[];
  readonly names: NameIds;
}

export interface SavedStep {
  readonly name: string;
  /** Any of these events is this step. */
  readonly events: readonly EventRule[];
}

/** A step as it is kept; old ones have neither `name` nor `where` nor `or`. */
export interface StepRow {
  readonly event: string;
  readonly name?: string;
  readonly where?: EventRule['where'];
  readonly or?: readonly EventRule[];
}

interface Row { readonly id: number; readonly name: string; readonly windowMinutes: number; readonly steps: readonly StepRow[] }

/** The funnel of the question, or the product's first; null where it has none. */
export async function savedFunnel(read: Read, question: TallyQuestion): Promise<SavedFunnel | null> {
  const [row] = await read<Row>(`
    SELECT f.id, f.name, f.window_minutes AS "windowMinutes", f.steps
    FROM funnel f WHERE f.workspace_id = $1 AND f.product_id = $2 AND ($3::bigint IS NULL OR f.id = $3)
    ORDER BY f.id LIMIT 1`, [question.workspaceId, question.productId, question.funnelId]);
  if (!row) return null;
  const steps = row.steps.map(stepOf);
  return { ...row, steps, names: await nameIdsOf(read, question.productId, steps.flatMap((step) => step.events)) };
}

/** A kept step as the events that do. */
export function stepOf({ event, name, where, or }: StepRow): SavedStep {
  return { name: name ?? event, events: [{ event, where: where ?? [] }, ...(or ?? [])] };
}

/** Steps that one and the same event can match: only then can an event be used twice, which the rule forbids. */
export function overlaps(funnel: SavedFunnel): boolean {
  return funnel.steps.some((step, index) => funnel.steps.slice(index + 1).some((later) => share(step, later)));
}

/** Whether an event could match both steps, by its name. */
export function share(one: SavedStep, other: SavedStep): boolean {
  return one.events.some(({ event }) => other.events.some((each) => each.event === event));
}

/**
 * The events that match any step, as (person_id, at, b1 .. bn): b says which steps the event matches. From the first period's
 * beginning to one window after the last one's end, since an entry may convert after its period. The names are the product's
 * own, so that they say whose events these are, and the index on them alone is read.
 */
export function matchingEvents(question: TallyQuestion, funnel: SavedFunnel, parameters: Parameters): string {
  const days = question.periods.flatMap((period) => [period.from, period.to]).sort();
  const from = parameters.add(new Date(edge(question, days[0]!)));
  const until = parameters.add(new Date(edge(question, days.at(-1)!) + funnel.windowMinutes * 60_000));
  const names = parameters.add(idsOf(funnel.steps.flatMap((step) => step.events), funnel.names));
  return `
    SELECT * FROM (
      SELECT e.person_id, e.at, ${funnel.steps.map((step, index) => `${eventMatch(step.events, funnel.names, parameters)} AS b${index + 1}`).join(', ')}
      FROM event e WHERE e.name_id = ANY(${names}::integer[]) AND e.at >= ${from} AND e.at <= ${until}
    ) x WHERE ${funnel.steps.map((_, index) => `b${index + 1}`).join(' OR ')}`;
}
