import { NUMBER_TEXT, type EventRule, type PropertyRule } from '@bifocal/metrics';
import type { Parameters, Read } from './read.js';

/** The ids of a product's event names; a name that was never collected has none. */
export type NameIds = ReadonlyMap<string, number>;

/** Whether what is kept a person, day and name tells it: so it does of any event (null) and of one by its name, and not where the rule has conditions on properties. */
export const tellsByDay = (rule: EventRule | null): boolean => rule === null || rule.where.length === 0;

/** Looks up the ids of the names that the rules speak of. */
export async function nameIdsOf(read: Read, productId: number | null, rules: readonly EventRule[]): Promise<NameIds> {
  const rows = await read<{ id: number; name: string }>('SELECT id, name FROM event_name WHERE product_id = $1 AND name = ANY($2::text[])', [productId, [...new Set(rules.map((rule) => rule.event))]]);
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/**
 * Whether a row of `event` is meant by any of the rules: a condition that is true or false, never null. It says the same as
 * `matchesEvent` of packages/metrics. Conditions on an event that was never collected are not said at all: PostgreSQL refuses
 * parameters that nothing uses.
 */
export function eventMatch(rules: readonly EventRule[], names: NameIds, parameters: Parameters, row = 'e'): string {
  const known = rules.flatMap((rule) => {
    const id = names.get(rule.event);
    if (id === undefined) return [];
    const conditions = rule.where.map((condition) => ` AND ${propertyMatch(condition, parameters, `${row}.properties`)}`).join('');
    return [`(${row}.name_id = ${parameters.add(id)}::integer${conditions})`];
  });
  return known.length === 0 ? 'false' : known.length === 1 ? known[0]! : `(${known.join(' OR ')})`;
}

/** The ids of the names that the rules speak of, each once. */
export function idsOf(rules: readonly EventRule[], names: NameIds): number[] {
  return [...new Set(rules.flatMap((rule) => names.get(rule.event) ?? []))];
}

/** Whether a condition holds of `properties`: true or false, never null. */
export function propertyMatch({ property, is = 'EQUALS', in: values }: PropertyRule, parameters: Parameters, properties: string): string {
  const found = `${properties}->>${parameters.add(property)}::text`;
  const list = (): string => `${parameters.add(values)}::text[]`;
  switch (is) {
    case 'EXISTS': return `(${found}) IS NOT NULL`;
    case 'NOT_EXISTS': return `(${found}) IS NULL`;
    case 'EQUALS': return `coalesce(${found} = ANY(${list()}), false)`;
    case 'NOT_EQUALS': return `NOT coalesce(${found} = ANY(${list()}), false)`;
    case 'CONTAINS': return `EXISTS (SELECT FROM unnest(${list()}) AS looked(for_text) WHERE strpos(lower(${found}), lower(looked.for_text)) > 0)`;
    case 'GREATER':
    case 'LESS': {
      // Only what is a number is read as one: CASE keeps the order, AND would not.
      const number = `CASE WHEN ${found} ~ ${parameters.add(NUMBER_TEXT.source)}::text THEN (${found})::numeric END`;
      return `coalesce(${number} ${is === 'GREATER' ? '>' : '<'} ${parameters.add(values[0])}::numeric, false)`;
    }
  }
}
