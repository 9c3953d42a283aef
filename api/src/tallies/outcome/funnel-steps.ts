import type { TallyQuestion } from '../answer.js';
import { edge } from './periods.js';
import type { Parameters, Read } from './read.js';

/** A saved funnel, its events by their ids. */
export interface SavedFunnel {
  readonly id: number;
  readonly name: string;
  readonly windowMinutes: number;
  readonly steps: readonly SavedStep[];
}

interface SavedStep {
  readonly event: string;
  readonly name: string;
  readonly where: readonly { readonly property: string; readonly in: readonly string[] }[];
  /** Null: no such event was ever collected. */
  readonly nameId: number | null;
}

interface Row { readonly id: number; readonly name: string; readonly windowMinutes: number; readonly steps: readonly (Omit<SavedStep, 'where' | 'nameId'> & { where?: SavedStep['where'] })[]; readonly nameIds: Record<string, number> | null }

/** The funnel of the question, or the product's first; null where it has none. */
export async function savedFunnel(read: Read, question: TallyQuestion): Promise<SavedFunnel | null> {
  const [row] = await read<Row>(`
    SELECT f.id, f.name, f.window_minutes AS "windowMinutes", f.steps,
           (SELECT jsonb_object_agg(n.name, n.id) FROM event_name n
            WHERE n.product_id = f.product_id AND n.name IN (SELECT s->>'event' FROM jsonb_array_elements(f.steps) s)) AS "nameIds"
    FROM funnel f WHERE f.workspace_id = $1 AND f.product_id = $2 AND ($3::bigint IS NULL OR f.id = $3)
    ORDER BY f.id LIMIT 1`, [question.workspaceId, question.productId, question.funnelId]);
  if (!row) return null;
  return { ...row, steps: row.steps.map((step) => ({ ...step, where: step.where ?? [], nameId: row.nameIds?.[step.event] ?? null })) };
}

/** Steps that one and the same event can match: only then can an event be used twice, which the rule forbids. */
export function overlaps(funnel: SavedFunnel): boolean {
  return new Set(funnel.steps.map((step) => step.event)).size < funnel.steps.length;
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
  const names = parameters.add([...new Set(funnel.steps.flatMap((step) => (step.nameId === null ? [] : [step.nameId])))]);
  const matches = funnel.steps.map((step) => {
    // Conditions on an event that was never collected are not said at all: PostgreSQL refuses parameters that nothing uses.
    if (step.nameId === null) return 'false';
    const conditions = step.where.map((where) => ` AND e.properties->>${parameters.add(where.property)} = ANY(${parameters.add(where.in)}::text[])`);
    return `coalesce(e.name_id = ${parameters.add(step.nameId)}${conditions.join('')}, false)`;
  });
  return `
    SELECT * FROM (
      SELECT e.person_id, e.at, ${matches.map((match, index) => `${match} AS b${index + 1}`).join(', ')}
      FROM event e WHERE e.name_id = ANY(${names}::integer[]) AND e.at >= ${from} AND e.at <= ${until}
    ) x WHERE ${funnel.steps.map((_, index) => `b${index + 1}`).join(' OR ')}`;
}
