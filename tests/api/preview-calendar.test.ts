import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

interface Preview { holidays: { date: string; name: string; note: string | null }[]; leftOut: { name: string; reason: string }[]; outside: number; years: number[] }
const QUERY = 'query ($text: String!, $zone: String!, $years: [Int!]) { previewCalendar(text: $text, timeZone: $zone, years: $years) { holidays { date name note } leftOut { name reason } outside years } }';
const ICS = [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', 'DTSTART;VALUE=DATE:20200501', 'DTEND;VALUE=DATE:20200502', 'RRULE:FREQ=YEARLY', 'SUMMARY:Tag der Arbeit', 'DESCRIPTION:Gesetzlicher Feiertag', 'END:VEVENT',
  'BEGIN:VEVENT', 'UID:2', 'DTSTART:20260506T080000Z', 'DTEND:20260506T090000Z', 'SUMMARY:Sprint review', 'END:VEVENT', 'END:VCALENDAR',
].join('\r\n');

it('reads the holidays of a calendar file, and keeps nothing', async () => {
  expect((await server.graphql<{ previewCalendar: Preview }>(QUERY, { text: ICS, zone: 'Europe/Berlin', years: [2027, 2026, 2027] })).previewCalendar).toEqual({
    holidays: [{ date: '2026-05-01', name: 'Tag der Arbeit', note: 'Gesetzlicher Feiertag' }, { date: '2027-05-01', name: 'Tag der Arbeit', note: 'Gesetzlicher Feiertag' }],
    leftOut: [{ name: 'Sprint review', reason: 'It has a time of day: only whole days are taken.' }], outside: 0, years: [2026, 2027],
  });
});

it('looks at this year and the next unless told', async () => {
  const { years, holidays } = (await server.graphql<{ previewCalendar: Preview }>(QUERY, { text: ICS, zone: 'UTC' })).previewCalendar;
  expect(years).toEqual([years[0], years[0]! + 1]);
  expect(holidays.map(({ date }) => date)).toEqual(years.map((year) => `${year}-05-01`));
});

it.each([
  [{ text: 'no calendar' }, 'text: expected a calendar file, which begins with BEGIN:VCALENDAR, got “no calendar”.'],
  [{ text: ICS, zone: 'Mars/Olympus' }, 'timeZone: expected a time zone by its IANA name, as Europe/Berlin, got'],
  [{ text: ICS, years: [] }, 'years: expected 1 to 10 years, got 0.'],
  [{ text: ICS, years: [1900] }, 'years: expected years from 1970 to 2100, got 1900.'],
])('says what is wrong: %#', async (variables, message) => {
  const { status, errors } = await server.ask(QUERY, { zone: 'UTC', ...variables });
  expect([status, errors[0]?.message.slice(0, message.length)]).toEqual([400, message]);
});
