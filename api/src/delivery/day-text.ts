const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A local date as a sentence says it: "12 Dec 2026". */
export function dayText(date: string): string {
  return FORMAT.format(new Date(`${date}T00:00:00Z`));
}
