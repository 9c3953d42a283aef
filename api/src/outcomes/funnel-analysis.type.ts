import { Field, Float, HideField, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { FunnelDefinition } from '@bifocal/metrics';
import { FunnelEntries } from '../graphql/funnel-enums.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';
import type { FunnelPart as Part } from '../tallies/outcome/funnel-people.js';
import type { OutcomeAsked } from './outcome-question.js';
import type { Filter } from '../tallies/answer.js';

export type FunnelPart = Part;
export const FunnelPart = { REACHED: 'REACHED', DROPPED: 'DROPPED', MATURING: 'MATURING' } as const satisfies { readonly [Name in Part]: Name };
registerEnumType(FunnelPart, {
  name: 'FunnelPart', description: 'Which of those who entered.',
  valuesMap: {
    REACHED: { description: 'They came to the step, or further.' },
    DROPPED: { description: 'They came to the step before, and no further.' },
    MATURING: { description: 'Their window is not over yet.' },
  },
});

/** What an analysis is of; its questions are answered one by one. */
@ObjectType({ description: 'One funnel over one range: every question about it that can be asked.' })
export class FunnelAnalysis {
  @HideField() about: OutcomeAsked;
  @HideField() definition: FunnelDefinition;
  @HideField() filters: readonly Filter[];
  @HideField() funnelId: number | null;
}

@ObjectType({ description: 'A funnel by one entry rule.' })
export class FunnelEntryRule {
  @Field(() => FunnelEntries, { description: 'Which entries count.' }) entries: FunnelEntries;
  @Field(() => Int, { description: 'How many entered.' }) entered: number;
  @Field(() => Int, { description: 'How many finished.' }) converted: number;
  @Field(() => Int, { description: 'How many have time left.' }) maturing: number;
  @Field(() => Float, { nullable: true, description: 'Finished of entered.' }) rate: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval.' }) low: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval.' }) high: number | null;
}

@ObjectType({ description: 'A funnel in one period of entry.' })
export class FunnelPeriod {
  @Field(() => LocalDate, { description: 'The first day.' }) period: string;
  @Field(() => LocalDate, { description: 'The first day after it.' }) periodEnd: string;
  @Field(() => Boolean, { description: 'Whether it is over, and the window of everybody who entered in it too.' }) complete: boolean;
  @Field(() => Int, { description: 'How many entered.' }) entered: number;
  @Field(() => Int, { description: 'How many finished.' }) converted: number;
  @Field(() => Int, { description: 'How many have time left: in neither.' }) maturing: number;
  @Field(() => Float, { nullable: true, description: 'Finished of entered.' }) rate: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval.' }) low: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval.' }) high: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is nothing to show.' }) nullReason: string | null;
}

@ObjectType({ description: 'A percentile of the time that was needed.' })
export class TimePercentile {
  @Field(() => Int, { description: 'So many percent needed this long or less.' }) percent: number;
  @Field(() => Float, { description: 'In seconds.' }) seconds: number;
}

@ObjectType({ description: 'How many needed so long.' })
export class TimeBar {
  @Field(() => Int, { description: 'From so many minutes.' }) fromMinutes: number;
  @Field(() => Int, { description: 'To less than so many minutes.' }) toMinutes: number;
  @Field(() => Int, { description: 'How many.' }) people: number;
}

@ObjectType({ description: 'How long those needed who came from one step to another.' })
export class TimeToConvert {
  @Field(() => Int, { description: 'From this step.' }) fromStep: number;
  @Field(() => Int, { description: 'To this one.' }) toStep: number;
  @Field(() => Int, { description: 'How many came so far: the bars add up to them.' }) people: number;
  @Field(() => Float, { nullable: true, description: 'Half of them needed this long or less, in seconds.' }) medianSeconds: number | null;
  @Field(() => [TimePercentile], { description: '10, 25, 50, 75 and 90 %; empty where nobody came so far.' }) percentiles: TimePercentile[];
  @Field(() => [TimeBar], { description: 'The distribution, in bars of one width.' }) bars: TimeBar[];
  @Field(() => String, { nullable: true, description: 'Why there is nothing to show.' }) nullReason: string | null;
}

@ObjectType({ description: 'A funnel of those who have one value.' })
export class FunnelGroup {
  @Field(() => String, { nullable: true, description: 'The value; null: there was none, or it is the rest.' }) value: string | null;
  @Field(() => Boolean, { description: 'Whether it is all values beyond those shown.' }) isOther: boolean;
  @Field(() => Int, { description: 'How many entered.' }) entered: number;
  @Field(() => Int, { description: 'How many have time left.' }) maturing: number;
  @Field(() => [Int], { description: 'How many came to each step.' }) reached: number[];
  @Field(() => Float, { nullable: true, description: 'Finished of entered.' }) rate: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its 95 % interval.' }) low: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its 95 % interval.' }) high: number | null;
}

@ObjectType({ description: 'One that counts: a person, or a person and a held value, or one entry.' })
export class FunnelPerson {
  @Field(() => String, { description: 'The person\'s key.' }) person: string;
  @Field(() => String, { nullable: true, description: 'The person\'s name, where a trait says it.' }) name: string | null;
  @Field(() => String, { nullable: true, description: 'The account\'s key.' }) account: string | null;
  @Field(() => String, { nullable: true, description: 'The account\'s name.' }) accountName: string | null;
  @Field(() => String, { nullable: true, description: 'The held property\'s value.' }) held: string | null;
  @Field(() => DateTime, { description: 'When it entered.' }) enteredAt: Date;
  @Field(() => DateTime, { description: 'When it reached the last step that it reached.' }) lastAt: Date;
  @Field(() => Int, { description: 'The last step that it reached.' }) furthest: number;
}

@ObjectType({ description: 'Who stands behind one number of a funnel.' })
export class FunnelPeople {
  @Field(() => [FunnelPerson], { description: 'The latest entry first.' }) rows: FunnelPerson[];
  @Field(() => Int, { description: 'All of them, which is the number.' }) totalCount: number;
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last.' }) nextCursor: string | null;
}

@ObjectType({ description: 'A property of an event, as a sample of its events knows it.' })
export class EventProperty {
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'In how many events of the sample it is.' }) events: number;
  @Field(() => [String], { description: 'Up to 20 of its values, the most frequent first.' }) values: string[];
}

@ObjectType({ description: 'What a sample of an event\'s latest and earliest people says of its properties.' })
export class EventSample {
  @Field(() => Int, { description: 'How many events were looked at: at most 2,000.' }) sampled: number;
  @Field(() => [EventProperty], { description: 'Its properties, the most frequent first.' }) properties: EventProperty[];
}

@ObjectType({ description: 'One version of how a funnel is counted.' })
export class FunnelVersion {
  @Field(() => Int, { description: 'From 1.' }) version: number;
  @Field(() => DateTime, { description: 'Since when it holds.' }) savedAt: Date;
  @Field(() => [String], { description: 'What it changed; empty for the first.' }) changes: string[];
}
