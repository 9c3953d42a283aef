/** A value that cannot be taken. The message says what was expected, what came, and what to do. */
export class Unfit extends Error {}

/** What came, in a word. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  return Array.isArray(value) ? 'a list' : 'an object';
}

/** The value as a receipt shows it: as JSON, shortened. */
export function shown(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'string') return shorten(JSON.stringify(value.slice(0, 200)), value.length > 200);
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    text = undefined;
  }
  // Nested deeper than the stack: making text of it in any other way would fail alike.
  return text === undefined ? `(${kindOf(value)})` : shorten(text, false);
}

const SHOWN = 120;

function shorten(text: string, more: boolean): string {
  // Cut by characters: half of one is no text.
  return text.length <= SHOWN && !more ? text : `${[...text.slice(0, SHOWN * 2)].slice(0, SHOWN - 1).join('')}…`;
}
