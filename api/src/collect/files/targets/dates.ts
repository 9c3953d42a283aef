import { endOfLocalDay, startOfLocalDay } from '@bifocal/metrics';

/** How the dates of one column are written, read off the column and not off one value. */
export interface DateStyle {
  /** 3/4/2026 is 3 April, or 4 March. */
  readonly dayFirst: boolean;
  /** Whether some value settles it; where none does, day first is assumed, and said. */
  readonly orderKnown: boolean;
  /** The whole column holds years only, or months only: the first day is meant. */
  readonly coarse: 'YEAR' | 'MONTH' | null;
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i;
const NUMERIC = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const NAMED = /^(?:(\d{1,2})[-/. ]+([a-z]{3})[a-z]*\.?|([a-z]{3})[a-z]*\.?\s+(\d{1,2})),?[-/. ]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 86_400_000;

export function dateStyle(values: readonly string[]): DateStyle {
  let [dayFirst, monthFirst, ambiguous] = [0, 0, 0];
  for (const value of values) {
    const match = NUMERIC.exec(value);
    if (!match) continue;
    if (Number(match[1]) > 12) dayFirst += 1;
    else if (Number(match[2]) > 12) monthFirst += 1;
    else if (match[1] !== match[2]) ambiguous += 1;
  }
  const coarse = values.length === 0 ? null : values.every((value) => /^(19|20|21)\d{2}$/.test(value)) ? 'YEAR' : values.every((value) => /^(19|20|21)\d{2}[-/.](0?[1-9]|1[0-2])$/.test(value)) ? 'MONTH' : null;
  return { dayFirst: monthFirst <= dayFirst, orderKnown: dayFirst + monthFirst > 0 || ambiguous === 0, coarse };
}

/** Whether the text is a date or an instant in some style. */
export function looksLikeDate(value: string): boolean {
  return ISO.test(value) || NUMERIC.test(value) || NAMED.test(value);
}

/** The instant a text names, in milliseconds; local to `zone` where it names no zone; null where it is none. */
export function readInstant(text: string, style: DateStyle, zone: string): number | null {
  const iso = ISO.exec(text);
  if (iso) return instant([iso[1]!, iso[2]!, iso[3]!], iso.slice(4), zone);
  if (/^\d{10}(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return Number(text);
  if (style.coarse === 'YEAR' && /^\d{4}$/.test(text)) return instant([text, '1', '1'], [], zone);
  if (style.coarse === 'MONTH') {
    const [year, month] = text.split(/[-/.]/);
    return /^\d{4}$/.test(year ?? '') && month ? instant([year!, month, '1'], [], zone) : null;
  }
  const numeric = NUMERIC.exec(text);
  if (numeric) return instant([century(numeric[3]!), ...(style.dayFirst ? [numeric[2]!, numeric[1]!] : [numeric[1]!, numeric[2]!])] as Ymd, numeric.slice(4), zone);
  const named = NAMED.exec(text);
  const month = named ? MONTHS.indexOf((named[2] ?? named[3]!).toLowerCase()) + 1 : 0;
  return named && month > 0 ? instant([century(named[5]!), String(month), named[1] ?? named[4]!], named.slice(6), zone) : null;
}

/** Whether a text that names an instant names a day and no time of it. */
export function namesDayOnly(text: string, style: DateStyle): boolean {
  if (style.coarse !== null) return true;
  const [iso, numeric, named] = [ISO.exec(text), NUMERIC.exec(text), NAMED.exec(text)];
  return iso ? iso[4] === undefined : numeric ? numeric[4] === undefined : named !== null && named[6] === undefined;
}

type Ymd = [string, string, string];

function century(year: string): string {
  return year.length === 4 ? year : `20${year}`;
}

/** `time`: hour, minute, second, fraction, am or pm, zone. */
function instant([year, month, day]: Ymd, time: readonly (string | undefined)[], zone: string): number | null {
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(midnight);
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  const [hour, minute, second, fraction, half, offset] = time;
  if (Number(hour ?? 0) > (half ? 12 : 24) || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return null;
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour ?? 0);
  const ofDay = ((hours * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0)) * 1000 + Math.floor(Number(`0.${fraction ?? 0}`) * 1000 + 1e-6);
  if (offset) return midnight + ofDay - offsetMs(offset);
  return inZone(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, midnight, ofDay, zone);
}

function offsetMs(offset: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset);
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000 : 0;
}

/** Local wall-clock time: of an hour that comes twice the first is meant, and one that the clocks skip is moved on by the jump. */
function inZone(date: string, midnight: number, ofDay: number, zone: string): number {
  const start = startOfLocalDay(date, zone);
  if (ofDay === 0) return start;
  const end = endOfLocalDay(date, zone);
  if (end - start === DAY_MS) return start + ofDay;
  const atStart = start + ofDay;
  const atEnd = end - (DAY_MS - ofDay);
  const wanted = new Date(midnight + ofDay).toISOString().slice(11, 16);
  const real = [atStart, atEnd].filter((at) => wallClock(at, zone) === wanted);
  return real.length > 0 ? Math.min(...real) : atStart;
}

function wallClock(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}
