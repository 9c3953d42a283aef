import { badInput } from '../../graphql/named-error.js';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const MOST_CHARACTERS = 2_000_000;

/** The report as JSON, from text or as it came; a sentence where it is none, is too long, or is a page of Jira's instead. */
export function readJson(report: unknown): JsonObject {
  const text = typeof report === 'string' ? report : JSON.stringify(report) ?? '';
  if (text.length > MOST_CHARACTERS) throw badInput(`report: expected at most ${MOST_CHARACTERS.toLocaleString('en')} characters, got ${text.length.toLocaleString('en')}. Paste the report of one sprint.`);
  if (text.trim() === '') throw badInput('report: it is empty. Paste the JSON that Jira answers with.');
  if (/^\s*</.test(text)) throw badInput('report: this is a web page, not JSON. Open the address of the JSON itself while signed in to Jira, and copy all of it.');
  const value = typeof report === 'string' ? parsed(text) : report;
  if (!isObject(value)) throw badInput(`report: expected an object with velocityStatEntries or with contents, got ${Array.isArray(value) ? 'a list' : JSON.stringify(value).slice(0, 40)}.`);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw badInput(`report: this is not JSON (${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'}). Copy the whole answer, from the first { to the last }.`);
  }
}

/** A number of Jira's: { value, text } with a value that counts something; null where it says none. */
export function amountAt(holder: unknown): number | null {
  const value = isObject(holder) ? holder['value'] : undefined;
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 1e12 ? value : null;
}

/** Text, or a number written as text. */
export function textAt(holder: JsonObject, name: string): string | null {
  const value = holder[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null;
}
