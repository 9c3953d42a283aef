import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../../graphql/scalars.js';

@ObjectType({ description: 'A day off.' })
export class CalendarHoliday {
  @Field(() => LocalDate, { description: 'The local date.' }) date: string;
  @Field(() => String, { description: 'Its name; several of one day are joined.' }) name: string;
  @Field(() => String, { nullable: true, description: 'What kind of day the calendar says it is, as "Public holiday" or "Observance"; null: it does not say.' }) note: string | null;
}

@ObjectType({ description: 'An event of a calendar file that is no holiday.' })
export class CalendarLeftOut {
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'Why it is left out.' }) reason: string;
}

@ObjectType({ description: 'The holidays in a calendar file. Nothing is kept: put their dates into a team\'s definition.' })
export class CalendarPreview {
  @Field(() => [CalendarHoliday], { description: 'By date, one entry a day.' }) holidays: CalendarHoliday[];
  @Field(() => [CalendarLeftOut], { description: 'The events that are no holidays, in the order of the file: with a time of day, cancelled, repeated otherwise than yearly, damaged.' }) leftOut: CalendarLeftOut[];
  @Field(() => Int, { description: 'Whole-day events that fall in none of the years.' }) outside: number;
  @Field(() => [Int], { description: 'The years that were looked at.' }) years: number[];
}
