import { describe, expect, it } from '@jest/globals';
import { readCalendar } from './read-calendar.js';

const calendar = (...events: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Own//Fixture//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
let next = 0;
const event = (...lines: string[]): string => ['BEGIN:VEVENT', `UID:own-${next += 1}`, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
const day = (date: string, name: string, ...more: string[]): string => event(`DTSTART;VALUE=DATE:${date}`, `SUMMARY:${name}`, ...more);
const read = (text: string, years = [2026, 2027], zone = 'Europe/Berlin') => readCalendar(text, zone, years);
const days = (text: string, years?: number[], zone?: string): string[] => read(text, years, zone).holidays.map(({ date, name }) => `${date} ${name}`);
const reasons = (text: string): string[] => read(text).leftOut.map(({ name, reason }) => `${name}: ${reason}`);

describe('calendars as programs export them', () => {
  it('Google: single days of each year, transparent, the kind in the description', () => {
    const google = [
      'BEGIN:VCALENDAR', 'PRODID:-//Google Inc//Google Calendar 70.9054//EN', 'VERSION:2.0', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:Feiertage in Deutschland', 'X-WR-TIMEZONE:UTC',
      event('DTSTART;VALUE=DATE:20260403', 'DTEND;VALUE=DATE:20260404', 'CLASS:PUBLIC', 'DESCRIPTION:Gesetzlicher Feiertag', 'SEQUENCE:0', 'STATUS:CONFIRMED', 'SUMMARY:Karfreitag', 'TRANSP:TRANSPARENT'),
      event('DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226', 'DESCRIPTION:Gesetzlicher Feiertag', 'STATUS:CONFIRMED', 'SUMMARY:Erster Weihnachtstag', 'TRANSP:TRANSPARENT'),
      event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261225', 'DESCRIPTION:Gedenktag\\nWer keine Gedenktage sehen', ' \u0020will\\, blendet sie aus', 'SUMMARY:Heiligabend'),
      event('DTSTART;VALUE=DATE:20210101', 'DTEND;VALUE=DATE:20210102', 'SUMMARY:Neujahr'),
      'END:VCALENDAR',
    ].join('\r\n');
    expect(read(google)).toEqual({
      holidays: [
        { date: '2026-04-03', name: 'Karfreitag', note: 'Gesetzlicher Feiertag' },
        { date: '2026-12-24', name: 'Heiligabend', note: 'Gedenktag' },
        { date: '2026-12-25', name: 'Erster Weihnachtstag', note: 'Gesetzlicher Feiertag' },
      ],
      leftOut: [], outside: 1,
    });
  });

  it('Outlook: midnight to midnight in a zone of its own, marked as all-day, folded lines', () => {
    const zone = ['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'BEGIN:STANDARD', 'DTSTART:16011028T030000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE'].join('\r\n');
    const text = calendar(zone,
      event('DTSTART;TZID="W. Europe Standard Time":20260501T000000', 'DTEND;TZID="W. Europe Standard Time":20260502T000000', 'SUMMARY;LANGUAGE=de:Tag der Ar', ' beit', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'),
      day('20261003', 'Tag der Deutschen Einheit', 'DTEND;VALUE=DATE:20261004', 'RRULE:FREQ=YEARLY;BYMONTHDAY=3;BYMONTH=10'));
    expect(days(text)).toEqual(['2026-05-01 Tag der Arbeit', '2026-10-03 Tag der Deutschen Einheit', '2027-10-03 Tag der Deutschen Einheit']);
  });

  it('Apple: yearly rules, the United States\' moving Mondays and Thursdays', () => {
    const text = calendar(
      day('20080704', 'Independence Day', 'RRULE:FREQ=YEARLY'),
      day('20081127', 'Thanksgiving', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'),
      day('20080526', 'Memorial Day', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=5;BYDAY=-1MO'),
      day('20080901', 'Labor Day', 'RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=MO;BYSETPOS=1'),
      day('20081104', 'Election Day', 'RRULE:FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8'));
    expect(days(text)).toEqual([
      '2026-05-25 Memorial Day', '2026-07-04 Independence Day', '2026-09-07 Labor Day', '2026-11-03 Election Day', '2026-11-26 Thanksgiving',
      '2027-05-31 Memorial Day', '2027-07-04 Independence Day', '2027-09-06 Labor Day', '2027-11-25 Thanksgiving',
    ]);
  });
});

describe('what the format allows', () => {
  it.each<[string, string, string[]]>([
    ['several days: the end is not one of them', day('20261224', 'Break', 'DTEND;VALUE=DATE:20261227'), ['2026-12-24 Break', '2026-12-25 Break', '2026-12-26 Break']],
    ['over the end of the year', day('20261231', 'Break', 'DTEND;VALUE=DATE:20270102'), ['2026-12-31 Break', '2027-01-01 Break']],
    ['the year before reaching in', day('20251231', 'Break', 'DTEND;VALUE=DATE:20260102'), ['2026-01-01 Break']],
    ['a duration', day('20260105', 'Two', 'DURATION:P2D'), ['2026-01-05 Two', '2026-01-06 Two']],
    ['an end on the same day', day('20260105', 'One', 'DTEND;VALUE=DATE:20260105'), ['2026-01-05 One']],
    ['no name', event('DTSTART;VALUE=DATE:20260105'), ['2026-01-05 Without a name']],
    ['an exception', day('20200105', 'Day', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20260105'), ['2027-01-05 Day']],
    ['more dates', day('20260105', 'Day', 'RDATE;VALUE=DATE:20260202,20270303'), ['2026-01-05 Day', '2026-02-02 Day', '2027-03-03 Day']],
    ['a last date', day('20200105', 'Day', 'RRULE:FREQ=YEARLY;UNTIL=20260105'), ['2026-01-05 Day']],
    ['a count', day('20240105', 'Day', 'RRULE:FREQ=YEARLY;COUNT=3'), ['2026-01-05 Day']],
    ['every third year', day('20200105', 'Third', 'RRULE:FREQ=YEARLY;INTERVAL=3'), ['2026-01-05 Third']],
    ['a rule that reaches in from the year before', day('20201231', 'Two', 'DTEND;VALUE=DATE:20210102', 'RRULE:FREQ=YEARLY;UNTIL=20251231'), ['2026-01-01 Two']],
    ['29 February, in leap years alone', day('20240229', 'Leap', 'RRULE:FREQ=YEARLY'), []],
    ['a day that no year has', day('20240101', 'Never', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), []],
    ['the last day of a month', day('20240229', 'Last', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1'), ['2026-02-28 Last', '2027-02-28 Last']],
    ['midnight in UTC, read in the zone', event('DTSTART:20260105T230000Z', 'DTEND:20260106T230000Z', 'SUMMARY:Epiphany'), ['2026-01-06 Epiphany']],
    ['a day with 23 hours', event('DTSTART:20260328T230000Z', 'DTEND:20260329T220000Z', 'SUMMARY:Spring'), ['2026-03-29 Spring']],
  ])('%s', (_, text, expected) => expect(days(calendar(text))).toEqual(expected));

  it('29 February 2028', () => expect(days(calendar(day('20240229', 'Leap', 'RRULE:FREQ=YEARLY')), [2027, 2028])).toEqual(['2028-02-29 Leap']));
  it('joins the names of one day, and takes the same event once', () =>
    expect(days(calendar(day('20260501', 'May Day'), day('20260501', 'Tag der Arbeit'), day('20260501', 'May Day')))).toEqual(['2026-05-01 May Day, Tag der Arbeit']));
  it('a changed occurrence stands where it was moved to', () => {
    const moved = ['BEGIN:VEVENT', 'UID:king', 'DTSTART;VALUE=DATE:20200427', 'RRULE:FREQ=YEARLY', 'SUMMARY:King\'s Day', 'END:VEVENT',
      'BEGIN:VEVENT', 'UID:king', 'RECURRENCE-ID;VALUE=DATE:20270427', 'DTSTART;VALUE=DATE:20270426', 'SUMMARY:King\'s Day', 'END:VEVENT'].join('\r\n');
    expect(days(calendar(moved))).toEqual(['2026-04-27 King\'s Day', '2027-04-26 King\'s Day']);
  });
  it('several calendars in one file, a byte order mark, line feeds alone, a line between', () => {
    const text = `\uFEFF${calendar(day('20260105', 'One'))}\r\n${calendar(day('20260106', 'Two'))}`.replaceAll('\r\n', '\n').replace('VERSION:2.0\n', 'VERSION:2.0\n\n');
    expect(days(text)).toEqual(['2026-01-05 One', '2026-01-06 Two']);
  });
  it('only the years asked for', () => expect(read(calendar(day('20260105', 'One'), day('20250105', 'Old')), [2027])).toEqual({ holidays: [], leftOut: [], outside: 2 }));
});

describe('what is left out, and said so', () => {
  it.each<[string, string, string]>([
    ['a time of day', event('DTSTART;TZID=Europe/Berlin:20260105T090000', 'DTEND;TZID=Europe/Berlin:20260105T100000', 'SUMMARY:Review'), 'Review: It has a time of day: only whole days are taken.'],
    ['midnight elsewhere', event('DTSTART:20260105T000000Z', 'DTEND:20260106T000000Z', 'SUMMARY:Far'), 'Far: It has a time of day: only whole days are taken.'],
    ['an instant', event('DTSTART:20260105T000000', 'SUMMARY:Reminder'), 'Reminder: It has a time of day: only whole days are taken.'],
    ['until noon', event('DTSTART:20260105T000000', 'DTEND:20260105T120000', 'SUMMARY:Half'), 'Half: It ends within a day: only whole days are taken.'],
    ['cancelled', day('20260105', 'Off', 'STATUS:CANCELLED'), 'Off: It is cancelled.'],
    ['every week', day('20260105', 'Gym', 'RRULE:FREQ=WEEKLY'), 'Gym: It repeats weekly: only what repeats yearly is taken.'],
    ['a rule that never ends in other programs', day('20260105', 'Trap', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'), 'Trap: It repeats daily: only what repeats yearly is taken.'],
    ['by the number of the week', day('20260105', 'Week', 'RRULE:FREQ=YEARLY;BYWEEKNO=20'), 'Week: Its rule has BYWEEKNO, which is not understood.'],
    ['by weekdays of the year', day('20260105', 'Nth', 'RRULE:FREQ=YEARLY;BYDAY=20MO'), 'Nth: Its rule counts weekdays without naming a month, which is not understood.'],
    ['every Monday', day('20260105', 'Mondays', 'RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7;BYDAY=MO'), 'Mondays: It falls on too many days of a year to be a holiday.'],
    ['no start', event('SUMMARY:Nothing'), 'Nothing: It has no start.'],
    ['backwards', day('20260105', 'Back', 'DTEND;VALUE=DATE:20260101'), 'Back: It ends before it starts.'],
    ['years long', day('20260105', 'Long', 'DTEND;VALUE=DATE:20290105'), 'Long: It is 1096 days long; 366 is the most.'],
  ])('%s', (_, text, expected) => {
    const good = day('20260106', 'Kept');
    expect(reasons(calendar(text, good))).toEqual([expected]);
    expect(days(calendar(text, good))).toEqual(['2026-01-06 Kept']);
  });
  it.each([['20260431'], ['20261345'], ['yesterday'], ['00000101']])('the date %s', (date) => {
    const text = calendar(day(date, 'Odd'), day('20260106', 'Kept'));
    expect(days(text)).toEqual(['2026-01-06 Kept']);
    expect(reasons(text)).toHaveLength(1);
  });
});

describe('what is no calendar', () => {
  it.each([
    ['', 'text: it is empty.'],
    ['<html><body>Sign in</body></html>', 'text: this is not a calendar file but a web page'],
    ['PK\u0003\u0004', 'text: this is not a calendar file but a web page or an archive.'],
    ['date,name\n2026-01-01,New Year', 'text: expected a calendar file, which begins with BEGIN:VCALENDAR, got “date,name 2026-01-01,New Year”.'],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\n', 'text: the calendar file is damaged ('],
    [`BEGIN:VCALENDAR${' '.repeat(2_000_000)}`, 'text: expected at most 2,000,000 characters, got 2,000,015.'],
    [calendar(...Array.from({ length: 2_001 }, () => 'BEGIN:VEVENT\r\nEND:VEVENT')), 'text: expected at most 2,000 events, got 2,001.'],
    [calendar(...Array.from({ length: 6 }, (_, n) => day(`202${n}0101`, 'All', `DTEND;VALUE=DATE:202${n + 1}0101`))), 'text: expected at most 2,000 days'],
    // 50 x 125 years are more than 5,000.
    [calendar(...Array.from({ length: 50 }, () => day('19000101', 'Old', 'RRULE:FREQ=YEARLY;COUNT=200'))), 'text: too many of its events repeat'],
  ])('%#', (text, message) => {
    expect(() => readCalendar(text, 'UTC', [2020, 2021, 2022, 2023, 2024, 2025])).toThrow(message);
  });
});
