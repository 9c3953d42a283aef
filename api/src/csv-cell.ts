/** What makes a spreadsheet take a text for a formula, also behind spaces and in its full-width form. */
const FORMULA = /^\s*[=+\-@|\t\r\n＝＋－＠]/u;
const QUOTED = /[",\r\n]/;

/**
 * A text as a cell (RFC 4180). One that a spreadsheet would run as a formula gets an apostrophe before it: names of groups,
 * sprints and traits are what people chose. A number is no text and is never given here.
 */
export function textCell(text: string): string {
  const isFormula = FORMULA.test(text);
  const safe = isFormula ? `'${text}` : text;
  return isFormula || QUOTED.test(safe) ? quotedCell(safe) : safe;
}

/** The same, quoted whatever it holds. */
export function alwaysQuoted(text: string): string {
  return quotedCell(FORMULA.test(text) ? `'${text}` : text);
}

const quotedCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
