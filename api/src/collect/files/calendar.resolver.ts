import { localDate } from '@bifocal/metrics';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { badInput } from '../../graphql/named-error.js';
import { Needs } from '../../identity/needs.js';
import { timeZone as readZone } from '../fields.js';
import { Unfit } from '../unfit.js';
import { CalendarPreview } from './calendar.type.js';
import { readCalendar } from './reading/read-calendar.js';

const YEARS = { first: 1970, last: 2100, most: 10 } as const;

/** Looks into a calendar file. */
@Resolver()
export class CalendarResolver {
  @Needs('MANAGE_SOURCES')
  @Query(() => CalendarPreview, { description: 'The holidays in the text of an .ics file, as Google, Outlook and Apple export them. Nothing is kept.' })
  previewCalendar(
    @Args('text', { type: () => String, description: 'The text of the file, at most 2 million characters and 2,000 events.' }) text: string,
    @Args('timeZone', { type: () => String, description: 'The zone whose days are meant, by its IANA name.' }) timeZone: string,
    @Args('years', { type: () => [Int], nullable: true, description: 'The years to look at, at most 10; this year and the next unless given.' }) years: number[] | null,
  ): CalendarPreview {
    const zone = zoneOf(timeZone);
    const thisYear = Number(localDate(Date.now(), zone).slice(0, 4));
    const asked = [...new Set(years ?? [thisYear, thisYear + 1])].sort((a, b) => a - b);
    if (asked.length === 0 || asked.length > YEARS.most) throw badInput(`years: expected 1 to ${YEARS.most} years, got ${asked.length}.`);
    const wrong = asked.find((year) => year < YEARS.first || year > YEARS.last);
    if (wrong !== undefined) throw badInput(`years: expected years from ${YEARS.first} to ${YEARS.last}, got ${wrong}.`);
    return { ...readCalendar(text, zone, asked), years: asked };
  }
}

function zoneOf(timeZone: string): string {
  try {
    return readZone(timeZone);
  } catch (error) {
    throw error instanceof Unfit ? badInput(`timeZone: ${error.message}`) : error;
  }
}
