import { kindOf, shown, Unfit } from './unfit.js';

const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:[Zz]|([+-])(\d{2}):?(\d{2}))$/;
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?)?$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const EXPECTED = 'an instant with a zone, as 2026-03-02T09:00:00Z or 2026-03-02T10:00:00+01:00, or epoch milliseconds';
const FIRST_MS = Date.UTC(1970, 0, 1);
const END_MS = Date.UTC(2200, 0, 1);
/** As milliseconds these lie in the first weeks of 1970; as seconds, in this century. */
const SECONDS = { from: 1e9, to: 5e9 };
const DAY_MS = 86_400_000;

/** An instant as RFC 3339 in UTC with milliseconds. Finer fractions of a second are cut. */
export function readInstant(value: unknown): string {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string') throw new Unfit(`expected ${EXPECTED}, got ${kindOf(value)}.`);
  if (isCanonicalInstant(value)) return value;
  const text = value.length < 40 ? value.trim() : value;
  const match = RFC_3339.exec(text);
  if (!match) {
    if (/^-?\d{11,16}$/.test(text)) return fromEpoch(Number(text));
    if (WITHOUT_ZONE.test(text)) throw new Unfit(`expected ${EXPECTED}, got one without a zone. Add Z for UTC, or the offset, as +01:00.`);
    throw new Unfit(`expected ${EXPECTED}.`);
  }
  const [, year, month, day, hour, minute, second = '0', fraction = '', sign, zoneHours = '0', zoneMinutes = '0'] = match;
  requireDay(Number(year), Number(month), Number(day));
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw new Unfit(`expected ${EXPECTED}; there is no time ${hour}:${minute}:${second}.`);
  if (Number(zoneHours) > 23 || Number(zoneMinutes) > 59) throw new Unfit(`expected ${EXPECTED}; there is no zone ${sign}${zoneHours}:${zoneMinutes}.`);
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0').slice(0, 3)));
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return inCenturies(local - offset);
}

/** An instant of something that has happened: at most a day ahead of this clock, since clocks differ. */
export function readPastInstant(value: unknown): string {
  const instant = readInstant(value);
  if (Date.parse(instant) > Date.now() + DAY_MS) throw new Unfit(`${instant} is more than 24 hours in the future. Check the clock or the zone of the source.`);
  return instant;
}

/** Whether an instant is written just as it is answered, YYYY-MM-DDTHH:MM:SS.mmmZ, and exists: most are, and there is nothing to be done about them. */
export function isCanonicalInstant(text: string): boolean {
  if (text.length !== 24 || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':' || text[19] !== '.' || text[23] !== 'Z') return false;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return year >= 1970 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 ? 28 : 30) && digits(text, 11, 13) < 24 && digits(text, 14, 16) < 60 && digits(text, 17, 19) < 60 && digits(text, 20, 23) < 1_000;
}

/** The number that stands there; one that is larger than any where there are other characters. */
function digits(text: string, from: number, end: number): number {
  let number = 0;
  for (let place = from; place < end; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return Infinity;
    number = number * 10 + digit;
  }
  return number;
}

/** A local date, YYYY-MM-DD. */
export function readDate(value: unknown): string {
  const match = typeof value === 'string' ? DATE.exec(value.trim()) : null;
  if (!match) throw new Unfit(`expected a date as 2026-03-02, got ${typeof value === 'string' ? shown(value) : kindOf(value)}.`);
  const [date, year, month, day] = match;
  requireDay(Number(year), Number(month), Number(day));
  return date;
}

/** A local date, or an instant: what a source says that knows the hour of some, and of others the day alone. */
export function readDateOrInstant(value: unknown): string {
  return typeof value === 'string' && DATE.test(value.trim()) ? readDate(value) : readInstant(value);
}

function requireDay(year: number, month: number, day: number): void {
  if (year < 1970 || year >= 2200) throw new Unfit(`the year ${year} is not between 1970 and 2200.`);
  const name = MONTHS[month - 1];
  if (!name) throw new Unfit(`there is no month ${month}.`);
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) throw new Unfit(`${day} ${name} ${year} does not exist.`);
}

function fromEpoch(value: number): string {
  if (!Number.isFinite(value)) throw new Unfit(`expected ${EXPECTED}.`);
  if (value >= SECONDS.from && value <= SECONDS.to) throw new Unfit('expected epoch milliseconds; this number looks like seconds. Multiply it by 1000.');
  return inCenturies(Math.floor(value));
}

function inCenturies(ms: number): string {
  if (ms < FIRST_MS || ms >= END_MS) throw new Unfit(`${Math.abs(ms) <= 8.64e15 ? `the year ${new Date(ms).getUTCFullYear()}` : 'the instant'} is not between 1970 and 2200.`);
  return new Date(ms).toISOString();
}
