import { DAY, dateOf, weekday } from './calendar.js';

/** Easter Sunday of a Gregorian year: the Sunday after the full moon of the church on or after 21 March (Gauss, with his two exceptions). */
export function easter(year: number): number {
  const century = Math.floor(year / 100);
  const moon = (15 + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 30) % 30;
  const sun = (4 + century - Math.floor(century / 4)) % 7;
  const fullMoon = (19 * (year % 19) + moon) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * fullMoon + sun) % 7;
  let offset = 22 + fullMoon + sunday;
  if (offset === 57) offset = 50;
  if (offset === 56 && fullMoon === 28 && year % 19 > 10) offset = 49;
  return Date.UTC(year, 2, offset) / DAY;
}

/** The public holidays that all of Germany keeps, as days. */
export function germanHolidays(year: number): number[] {
  const on = (month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;
  const sunday = easter(year);
  return [on(1, 1), sunday - 2, sunday + 1, on(5, 1), sunday + 39, sunday + 50, on(10, 3), on(12, 25), on(12, 26)];
}

/** Which days a German team works, over the years it needs. */
export class WorkingCalendar {
  readonly holidays: readonly string[];
  private readonly days: ReadonlySet<number>;

  constructor(firstDay: number, lastDay: number) {
    const years: number[] = [];
    for (let year = Number(dateOf(firstDay).slice(0, 4)); year <= Number(dateOf(lastDay).slice(0, 4)); year += 1) years.push(year);
    const days = years.flatMap(germanHolidays).sort((a, b) => a - b);
    this.days = new Set(days);
    this.holidays = [...this.days].map(dateOf);
  }

  works(day: number): boolean {
    return weekday(day) <= 5 && !this.days.has(day);
  }

  isHoliday(day: number): boolean {
    return this.days.has(day);
  }

  /** This day if it is worked, else the next one that is. */
  nextWorked(day: number): number {
    let next = day;
    while (!this.works(next)) next += 1;
    return next;
  }

  /** The worked days from first to last, both included. */
  worked(first: number, last: number): number[] {
    const days: number[] = [];
    for (let day = first; day <= last; day += 1) if (this.works(day)) days.push(day);
    return days;
  }
}
