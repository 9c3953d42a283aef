import { dateStyle, looksLikeDate, readInstant } from './targets/dates.js';
import { plainName, type TargetField } from './targets/field.js';
import { decimalComma, readDecimal } from './targets/numbers.js';
import { wellKnownCategory } from './targets/status-words.js';
import type { ImportTargetDefinition } from './targets/target.js';
import { textsOf, type SampleRows } from './sample-rows.js';

/** Where the value of a field comes from. A field may have several columns: together they are its value (a key of two parts). */
export interface Mapped {
  readonly field: string;
  readonly column: string | null;
  readonly constant: string | null;
  readonly guessed: boolean;
}

const NEVER_ENTERED = /(date|at|datum|am)$|^(updated|due|lastviewed|observed|created)/;

/** The user's own mapping first; what it leaves open is guessed from headers and values. An own entry with neither column nor constant switches a guess off. */
export function mapColumns(target: ImportTargetDefinition, sample: SampleRows, own: readonly Omit<Mapped, 'guessed'>[]): Mapped[] {
  const mapping: Mapped[] = own.filter(({ column, constant }) => column !== null || constant !== null).map((entry) => ({ ...entry, guessed: false }));
  const decided = new Set(own.map(({ field }) => field));
  // A date that is part of a key is still a date.
  const used = new Set(mapping.flatMap(({ field, column }) => (field === 'key' ? [] : (column ?? []))));
  const guess = (field: string, column: string | null, constant: string | null = null): void => {
    mapping.push({ field, column, constant, guessed: true });
    decided.add(field);
    if (column !== null) used.add(column);
  };
  if (target.families.some(({ prefix }) => prefix === 'entered:') && !hasFamily(own, 'entered:')) for (const column of statusColumns(target, sample, used)) guess(`entered:${column}`, column);
  // What a row cannot do without is found first, also where another field may stand for it.
  const wanted = (field: TargetField): number => Number(field.required || target.oneOfInEachRow?.includes(field.field) === true);
  for (const field of [...target.fields].sort((a, b) => wanted(b) - wanted(a))) {
    if (decided.has(field.field)) continue;
    const column = columnFor(field, sample, used);
    if (column !== null) guess(field.field, column);
  }
  if (!decided.has('currency') && target.fields.some(({ field }) => field === 'currency')) {
    const code = currencyIn(mapping.find(({ field }) => field === 'amount')?.column ?? '');
    if (code) guess('currency', null, code);
  }
  if (target.as === 'survey-responses') guessSurvey(mapping, sample, own, decided, used, guess);
  const rest = target.families.find(({ takesTheRest }) => takesTheRest);
  if (rest) for (const column of sample.columns) if (!used.has(column)) guess(`${rest.prefix}${column}`, column);
  return mapping;
}

function hasFamily(mapping: readonly { field: string }[], prefix: string): boolean {
  return mapping.some(({ field }) => field.startsWith(prefix));
}

/** The best column for a field: by the order of the field's names, if its values can be read. */
function columnFor(field: TargetField, sample: SampleRows, used: ReadonlySet<string>): string | null {
  const names = [plainName(field.field), ...field.names];
  const found = sample.columns.filter((column) => !used.has(column)).map((column) => ({ column, rank: rankOf(column, names, field) }))
    .filter(({ rank }) => rank >= 0).sort((a, b) => a.rank - b.rank);
  return found.find(({ column }) => fits(field, textsOf(sample, column)))?.column ?? null;
}

/** A header that is one of the names comes before one that has it as a word: revenue_gbp is an amount, if nothing is called amount. */
function rankOf(column: string, names: readonly string[], field: TargetField): number {
  const whole = names.indexOf(plainName(column));
  if (whole >= 0 || !field.required || field.type === 'KEY' || field.type === 'TEXT') return whole;
  const words = column.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).map(plainName);
  const part = names.findIndex((name) => words.includes(name));
  return part < 0 ? -1 : names.length + part;
}

function fits(field: TargetField, values: readonly string[]): boolean {
  if (values.length === 0) return field.required || field.emptySays === true;
  // A key of its own must tell rows apart; an invoice number that comes back on every line of the invoice does not.
  if (field.field === 'key' && !field.required && new Set(values).size < values.length) return false;
  // A required field under its own name is taken also where many cells are wrong: they are shown, row by row.
  const enough = field.required ? 0.3 : 0.8;
  const share = (test: (value: string) => boolean): number => values.filter(test).length / values.length;
  if (field.type === 'INSTANT' || field.type === 'DATE' || field.type === 'DAY_OR_INSTANT') {
    const style = dateStyle(values);
    return share((value) => readInstant(value, style, 'UTC') !== null) > enough - 1e-9;
  }
  if (field.type === 'NUMBER' || field.type === 'DECIMAL') {
    const comma = decimalComma(values);
    return share((value) => readDecimal(value, comma) !== null) > enough - 1e-9;
  }
  if (field.type === 'CHOICE') {
    const known = new Set(Object.entries(field.choices ?? {}).flatMap(([word, others]) => [plainName(word), ...others]));
    return share((value) => known.has(plainName(value))) > enough - 1e-9;
  }
  return true;
}

/** Three or more columns of dates that are named like columns of a board, not like dates. */
function statusColumns(target: ImportTargetDefinition, sample: SampleRows, used: ReadonlySet<string>): string[] {
  const created = target.fields.find(({ field }) => field === 'createdAt')?.names ?? [];
  const columns = sample.columns.filter((column) => {
    const name = plainName(column);
    if (used.has(column) || NEVER_ENTERED.test(name) || created.includes(name)) return false;
    const values = textsOf(sample, column);
    return values.length === 0 ? wellKnownCategory(column) !== null : values.every(looksLikeDate);
  });
  return columns.length >= 3 ? columns : [];
}

function guessSurvey(mapping: readonly Mapped[], sample: SampleRows, own: readonly { field: string }[], decided: ReadonlySet<string>, used: ReadonlySet<string>, guess: (field: string, column: string | null, constant?: string | null) => void): void {
  const score = mapping.find(({ field }) => field === 'score');
  const kinds = ['nps', 'csat', 'ces'];
  if (!decided.has('kind') && score?.column) {
    const kind = kinds.find((one) => plainName(score.column!).startsWith(one));
    if (kind) guess('kind', null, kind.toUpperCase());
  }
  if (score || hasFamily(own, 'score:')) return;
  const ratings = sample.columns.filter((column) => !used.has(column) && isRating(textsOf(sample, column)));
  if (ratings.length < 3) return;
  // A question that was asked later has no answers yet in the first rows: it stands among the others.
  const among = sample.columns.slice(sample.columns.indexOf(ratings[0]!), sample.columns.indexOf(ratings.at(-1)!) + 1);
  for (const column of among) if (!used.has(column) && (ratings.includes(column) || textsOf(sample, column).length === 0)) guess(`score:${column}`, column);
}

/** revenue_gbp is in pounds. */
function currencyIn(column: string): string | null {
  const words = column.toUpperCase().split(/[^A-Z]+/);
  return words.find((word) => ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'CAD', 'AUD', 'INR', 'BRL', 'CNY'].includes(word)) ?? null;
}

function isRating(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => /^(\d|10)$/.test(value)) && new Set(values).size > 2;
}
