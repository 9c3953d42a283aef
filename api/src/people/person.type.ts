import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SurveyKind } from '../graphql/enums.js';
import { DateTime, Json, LocalDate } from '../graphql/scalars.js';
import type { Product } from '../products/product.type.js';

export const MomentKind = { EVENT: 'EVENT', SURVEY: 'SURVEY', FEEDBACK: 'FEEDBACK', PAYMENT: 'PAYMENT' } as const;
export type MomentKindName = keyof typeof MomentKind;
registerEnumType(MomentKind, {
  name: 'MomentKind', description: 'What sort of thing a person did.',
  valuesMap: { EVENT: { description: 'Something done in the product.' }, SURVEY: { description: 'A survey that was shown, answered or not.' }, FEEDBACK: { description: 'Something written of their own accord.' }, PAYMENT: { description: 'A payment or refund that names them.' } },
});

@ObjectType({ description: 'A person who uses a product: one human, whatever ids they came under.' })
export class PersonSummary {
  @Field(() => String, { description: 'The key that names them: of several ids the one that the others lead to. "anonymous" and a device\'s id where nobody knows who it is.' }) key: string;
  @Field(() => String, { description: 'Their name, or key.' }) name: string;
  @Field(() => Boolean, { description: 'Whether they are known by a device\'s id alone.' }) isAnonymous: boolean;
  @Field(() => String, { nullable: true, description: 'Their e-mail address, where the traits have one.' }) email: string | null;
  @Field(() => String, { nullable: true, description: 'The key of their account.' }) accountKey: string | null;
  @Field(() => String, { nullable: true, description: 'Their account\'s name, or key.' }) account: string | null;
  @Field(() => Float, { nullable: true, description: 'What the account pays a month now, in minor units of the product\'s currency; null where it never paid, or there is none.' }) mrr: number | null;
  @Field(() => DateTime, { nullable: true, description: 'When they signed up.' }) createdAt: Date | null;
  @Field(() => LocalDate, { nullable: true, description: 'The first local day on which they did something that counts as use; null: they never did.' }) firstDay: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The last such day.' }) lastDay: string | null;
}

@ObjectType({ description: 'One page of people.' })
export class PersonPage {
  @Field(() => [PersonSummary], { description: 'By their keys.' }) rows: readonly PersonSummary[];
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last.' }) nextCursor: string | null;
}

@ObjectType({ description: 'One of a person\'s ids.' })
export class PersonIdentity {
  @Field(() => String, { description: 'The id; a device\'s begins with "anonymous".' }) key: string;
  @Field(() => Boolean, { description: 'Whether it is a device\'s.' }) isDevice: boolean;
  @Field(() => String, { nullable: true, description: 'Which id it was said to be; null for the one that names the person.' }) saidToBe: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When that was first said.' }) saidAt: Date | null;
}

@ObjectType({ description: 'What is known of somebody by one name, as it stands.' })
export class PersonTrait {
  @Field(() => String, { description: 'The trait\'s name.' }) name: string;
  @Field(() => Json, { description: 'Its value.' }) value: unknown;
  @Field(() => DateTime, { nullable: true, description: 'Since when it has this value; null: since before instants were kept.' }) since: Date | null;
}

@ObjectType({ description: 'A change of what is known of somebody: from an instant on it was so.' })
export class TraitChange {
  @Field(() => String, { description: 'What changed: a trait\'s name, or `account`, `createdAt`.' }) name: string;
  @Field(() => Boolean, { description: 'Whether it is a trait, and not the account or the day of signing up.' }) isTrait: boolean;
  @Field(() => Json, { nullable: true, description: 'The value from then on; null: said to be nothing.' }) value: unknown;
  @Field(() => DateTime, { description: 'From when on.' }) from: Date;
  @Field(() => String, { description: 'The id under which it was said.' }) under: string;
}

@ObjectType({ description: 'Something a person did, said or paid.' })
export class Moment {
  @Field(() => MomentKind, { description: 'What sort of thing.' }) kind: MomentKindName;
  @Field(() => DateTime, { description: 'When.' }) at: Date;
  @Field(() => String, { description: 'Tells it from others of its kind.' }) key: string;
  @Field(() => String, { description: 'The source that sent it.' }) source: string;
  @Field(() => String, { description: 'The event\'s name, the survey\'s key, the sort of feedback, or PAYMENT and REFUND.' }) name: string;
  @Field(() => String, { nullable: true, description: 'What they wrote.' }) text: string | null;
  @Field(() => SurveyKind, { nullable: true, description: 'Of a survey: its kind, and so its scale.' }) surveyKind: 'NPS' | 'CSAT' | 'CES' | null;
  @Field(() => Int, { nullable: true, description: 'Of a survey: the score; null where there was no answer.' }) score: number | null;
  @Field(() => Boolean, { description: 'Of a survey: whether it was closed without an answer.' }) dismissed: boolean;
  @Field(() => String, { nullable: true, description: 'Of a payment: the ISO 4217 code of its currency.' }) currency: string | null;
  @Field(() => String, { nullable: true, description: 'Of a payment: how much, in exact minor units.' }) amountMinor: string | null;
  @Field(() => Json, { nullable: true, description: 'Of an event: what else is known of it.' }) properties: Record<string, unknown> | null;
  @Field(() => String, { nullable: true, description: 'The id it came under, where that is not the one that names the person.' }) under: string | null;
}

@ObjectType({ description: 'One page of what a person did.' })
export class Timeline {
  @Field(() => [Moment], { description: 'Newest first.' }) rows: readonly Moment[];
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last.' }) nextCursor: string | null;
}

@ObjectType({ description: 'How much is kept of a person: what goes when they are erased.' })
export class PersonCounts {
  @Field(() => Int, { description: 'Events.' }) events: number;
  @Field(() => Int, { description: 'Surveys they were shown, answered or not, with their comments.' }) responses: number;
  @Field(() => Int, { description: 'Feedback they wrote.' }) feedback: number;
  @Field(() => Int, { description: 'Payments and refunds that name nobody but them.' }) payments: number;
  @Field(() => Int, { description: 'Payments and refunds of their account that name them: these stay the account\'s, without the person.' }) paymentsOfAccount: number;
}

@ObjectType({ description: 'A person with everything that is known of them.' })
export class Person extends PersonSummary {
  personId: number;
  product: Product;
  @Field(() => ID, { description: 'The same for as long as they are one person.' }) id: string;
  @Field(() => String, { description: 'ISO 4217 code of the product\'s currency, in which MRR is told.' }) currency: string;
  @Field(() => String, { description: 'The zone of the product\'s days.' }) timeZone: string;
}

@ObjectType({ description: 'What was removed of a person.' })
export class Erasure {
  @Field(() => DateTime, { description: 'When. What is dated before that does not come back, however often it is sent; what comes after is of a new person.' }) erasedAt: Date;
  @Field(() => Int, { description: 'Ids, with their traits and histories.' }) ids: number;
  @Field(() => Int, { description: 'Events.' }) events: number;
  @Field(() => Int, { description: 'Surveys they were shown, answered or not, with their comments.' }) responses: number;
  @Field(() => Int, { description: 'Feedback.' }) feedback: number;
  @Field(() => Int, { description: 'Payments and refunds that named nobody but them.' }) payments: number;
  @Field(() => Int, { description: 'Payments and refunds of their account: these stayed, without the person.' }) paymentsOfAccount: number;
}
