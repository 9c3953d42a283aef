/** What a property of an event must be. */
export const PROPERTY_OPERATORS = ['EQUALS', 'NOT_EQUALS', 'CONTAINS', 'GREATER', 'LESS', 'EXISTS', 'NOT_EXISTS'] as const;
export type PropertyOperator = (typeof PROPERTY_OPERATORS)[number];

/** A condition on one property. `in` has the values it is held against, as text: one for GREATER and LESS, none for EXISTS and NOT_EXISTS. */
export interface PropertyRule {
  readonly property: string;
  /** Left out in conditions of old: EQUALS. */
  readonly is?: PropertyOperator;
  readonly in: readonly string[];
}

/** An event whose properties are so: its name, and all of the conditions. */
export interface EventRule {
  readonly event: string;
  readonly where: readonly PropertyRule[];
}

/** Numbers as JSON writes them; as text they count too, since many sources send them in quotes. */
export const NUMBER_TEXT = /^-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,3})?$/;

/**
 * Whether an event of this name and these properties is meant. A property is held against values as text: true is "true", 12 is "12".
 * A property that is null or left out is not there. NOT_EQUALS is the opposite of EQUALS, so it holds where the property is not there.
 * CONTAINS looks for any of the values, whatever the case of letters. GREATER and LESS compare numbers, and hold for nothing else.
 */
export function matchesEvent(rule: EventRule, name: string, properties: Readonly<Record<string, unknown>>): boolean {
  return rule.event === name && rule.where.every((condition) => matchesProperty(condition, propertyText(properties[condition.property])));
}

/** A property as the text that conditions and breakdowns read; null where it is not there. */
export function propertyText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function matchesProperty({ is = 'EQUALS', in: values }: PropertyRule, found: string | null): boolean {
  if (is === 'NOT_EXISTS') return found === null;
  if (is === 'NOT_EQUALS') return found === null || !values.includes(found);
  if (found === null) return false;
  if (is === 'EXISTS') return true;
  if (is === 'EQUALS') return values.includes(found);
  if (is === 'CONTAINS') return values.some((value) => found.toLowerCase().includes(value.toLowerCase()));
  if (!NUMBER_TEXT.test(found)) return false;
  return values.some((value) => (is === 'GREATER' ? Number(found) > Number(value) : Number(found) < Number(value)));
}
