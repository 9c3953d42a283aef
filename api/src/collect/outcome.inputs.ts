import { Field, InputType } from '@nestjs/graphql';
import { Choice, DecimalText, Flag, Instant, Json, Key, Numeric, Text } from '../graphql/scalars.js';

@InputType({ description: 'An account: a customer, who may have many people. Sending it again updates what is given; traits are merged, and a trait given as null is forgotten.' })
export class AccountInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the product. Required.' }) key?: unknown;
  @Field(() => Text, { nullable: true, description: 'Its name.' }) name?: unknown;
  @Field(() => Json, { nullable: true, description: 'What is known of it, as an object: at most 32 kB.' }) traits?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When this was so: of several statements the latest counts, whichever comes first. When it is received where it is left out.' }) at?: unknown;
}

@InputType({ description: 'A person who uses the product. Sending them again updates what is given; traits are merged, and a trait given as null is forgotten.' })
export class PersonInput {
  @Field(() => Key, { nullable: true, description: 'Their key, unique within the product. This or `anonymous` is required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'The id of a device: of somebody whom the product does not know yet, or of this person beside their key.' }) anonymous?: unknown;
  @Field(() => Key, { nullable: true, description: 'Their account.' }) account?: unknown;
  @Field(() => Json, { nullable: true, description: 'What is known of them, as an object: at most 32 kB.' }) traits?: unknown;
  @Field(() => Json, { nullable: true, description: 'Traits said only where nothing else is ever said of them, such as how somebody first came: of several the earliest stands, and one in `traits` stands before it, whichever comes first.' }) firstTraits?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When they signed up.' }) createdAt?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When this was so: of several statements the latest counts, whichever comes first. When it is received where it is left out.' }) at?: unknown;
}

@InputType({ description: 'Something a person did. An event is never changed: sent again with the same key it counts once, and the first one stands.' })
export class EventInput {
  @Field(() => Key, { nullable: true, description: 'The source\'s own id of the event. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'Who did it. This or `anonymous` is required.' }) person?: unknown;
  @Field(() => Key, { nullable: true, description: 'The id of the device. Beside a person it also says that the device is theirs.' }) anonymous?: unknown;
  @Field(() => Text, { nullable: true, description: 'What it is called: at most 200 characters. Required.' }) name?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it happened. Required.' }) at?: unknown;
  @Field(() => Json, { nullable: true, description: 'What else is known of it, as an object: at most 32 kB, 10 levels deep.' }) properties?: unknown;
}

@InputType({ description: 'How a subscription stands from an instant on, as a whole, until its next change. Sending it again with the same key replaces it.' })
export class SubscriptionChangeInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the source. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'The account that pays. Required.' }) account?: unknown;
  @Field(() => Text, { nullable: true, description: 'The subscription\'s key. Required.' }) subscription?: unknown;
  @Field(() => Instant, { nullable: true, description: 'From when on it stands like this. Required.' }) at?: unknown;
  @Field(() => Choice, { nullable: true, description: 'TRIALING, ACTIVE, PAST_DUE, PAUSED, UNPAID or CANCELLED. Required.' }) status?: unknown;
  @Field(() => Text, { nullable: true, description: 'The plan\'s name.' }) plan?: unknown;
  @Field(() => Text, { nullable: true, description: 'The ISO 4217 code of its currency. Required.' }) currency?: unknown;
  @Field(() => DecimalText, { nullable: true, description: 'Price of one unit for one billing period, in major units (12.50), without tax. Required.' }) amount?: unknown;
  @Field(() => Numeric, { nullable: true, description: 'How many units, as seats. 1 where it is left out.' }) quantity?: unknown;
  @Field(() => Choice, { nullable: true, description: 'Unit of the billing period: DAY, WEEK, MONTH or YEAR. Required.' }) interval?: unknown;
  @Field(() => Numeric, { nullable: true, description: 'How many of them a billing period has: quarterly is MONTH and 3. 1 where it is left out.' }) intervalCount?: unknown;
  @Field(() => Numeric, { nullable: true, description: 'Off the price, 0 to 100 percent.' }) discountPercent?: unknown;
  @Field(() => DecimalText, { nullable: true, description: 'Off the price of one billing period, in major units.' }) discountAmount?: unknown;
  @Field(() => Choice, { nullable: true, description: 'ONCE (the first bill only, so never in MRR), REPEATING (until its end) or FOREVER.' }) discountDuration?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When a repeating discount ends.' }) discountEndsAt?: unknown;
  @Field(() => Json, { nullable: true, description: 'Further discounts, taken off one after the other after that one: a list of at most 20 of {percent, amount, duration, endsAt}.' }) discounts?: unknown;
  @Field(() => DecimalText, { nullable: true, description: 'Tax that the source\'s own price of a billing period holds beside the amount, in major units. It is in no MRR; comparisons with the source\'s reports need it.' }) tax?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it will be cancelled: "scheduled" until then.' }) cancelAt?: unknown;
  @Field(() => Text, { nullable: true, description: 'Why it was or will be cancelled, in a word or two: churn is listed by it.' }) cancelReason?: unknown;
  @Field(() => Text, { nullable: true, description: 'What the customer wrote about it.' }) cancelComment?: unknown;
}

@InputType({ description: 'Money that was paid or given back. Sending it again with the same key replaces it.' })
export class PaymentInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the source. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'The account that paid. This or the person is required.' }) account?: unknown;
  @Field(() => Key, { nullable: true, description: 'The person who paid.' }) person?: unknown;
  @Field(() => Key, { nullable: true, description: 'The id of the device. Beside a person it also says that the device is theirs.' }) anonymous?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When. Required.' }) at?: unknown;
  @Field(() => Choice, { nullable: true, description: 'PAYMENT or REFUND. Required.' }) kind?: unknown;
  @Field(() => Text, { nullable: true, description: 'The ISO 4217 code of its currency. Required.' }) currency?: unknown;
  @Field(() => DecimalText, { nullable: true, description: 'How much, in major units (12.50), 0 or more. Required.' }) amount?: unknown;
  @Field(() => DecimalText, { nullable: true, description: 'How much of it is tax.' }) tax?: unknown;
  @Field(() => DecimalText, { nullable: true, description: 'How much of it is for metered usage, without tax: it is in no MRR, and shown apart.' }) usage?: unknown;
  @Field(() => DecimalText, { nullable: true, description: 'How much of it is for what is paid once, without tax: it is in no MRR, and shown apart.' }) oneOff?: unknown;
}

@InputType({ description: 'A survey that a person was shown, and what they answered. Sending it again with the same key replaces it.' })
export class SurveyResponseInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the source. Required.' }) key?: unknown;
  @Field(() => Text, { nullable: true, description: 'The survey\'s key. Required.' }) survey?: unknown;
  @Field(() => Choice, { nullable: true, description: 'NPS (0 to 10), CSAT (1 to 5) or CES (1 to 7); one survey has one kind. Required.' }) kind?: unknown;
  @Field(() => Key, { nullable: true, description: 'Who was asked.' }) person?: unknown;
  @Field(() => Key, { nullable: true, description: 'The id of the device. Beside a person it also says that the device is theirs.' }) anonymous?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it was shown.' }) shownAt?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it was answered, or else when it was shown. Required.' }) at?: unknown;
  @Field(() => Numeric, { nullable: true, description: 'The score; left out where there was no answer.' }) score?: unknown;
  @Field(() => Text, { nullable: true, description: 'What they wrote.' }) comment?: unknown;
  @Field(() => Flag, { nullable: true, description: 'Whether they closed it without an answer.' }) dismissed?: unknown;
  @Field(() => Instant, { nullable: true, description: 'As of when this was so: an older state that comes late does not replace a newer one. Left out, what comes last stands.' }) observedAt?: unknown;
  @Field(() => [Text], { nullable: true, description: 'Tags to begin with, at most 20: put on it when it comes in first. From then on its tags are people\'s, and sending it again changes none.' }) tags?: unknown;
}

@InputType({ description: 'Something a person wrote of their own accord. Sending it again with the same key replaces it.' })
export class FeedbackInput {
  @Field(() => Key, { nullable: true, description: 'Its key, unique within the source. Required.' }) key?: unknown;
  @Field(() => Key, { nullable: true, description: 'Who wrote it.' }) person?: unknown;
  @Field(() => Key, { nullable: true, description: 'The id of the device. Beside a person it also says that the device is theirs.' }) anonymous?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When. Required.' }) at?: unknown;
  @Field(() => Text, { nullable: true, description: 'What they wrote. Required.' }) text?: unknown;
  @Field(() => Text, { nullable: true, description: 'What sort it is, as idea or praise.' }) kind?: unknown;
}

@InputType({ description: 'That a device is a person, or that a person got another id. An id belongs to the person of its earliest identity, with everything that came under it before and after; of two at one instant, to the person whose key comes first. Sent again, in any order, it changes nothing.' })
export class IdentityInput {
  @Field(() => Key, { nullable: true, description: 'The id of the device. This or `previous` is required.' }) anonymous?: unknown;
  @Field(() => Key, { nullable: true, description: 'Another key that the product knew the person by. Two keys of the product are one person by this alone.' }) previous?: unknown;
  @Field(() => Key, { nullable: true, description: 'The person\'s key. Required.' }) person?: unknown;
  @Field(() => Instant, { nullable: true, description: 'When it was said. Required.' }) at?: unknown;
}

@InputType({ description: 'What one unit of a currency was in another one on a day, as the European Central Bank gives them. A day without one has the rate of the last day before it. The other way round, and by way of a third currency, follow by themselves. Sending the same pair and day again replaces it.' })
export class ExchangeRateInput {
  @Field(() => Text, { nullable: true, description: 'The day, YYYY-MM-DD. Required.' }) day?: unknown;
  @Field(() => Text, { nullable: true, description: 'The ISO 4217 code of the currency that one unit of is told. Required.' }) from?: unknown;
  @Field(() => Text, { nullable: true, description: 'The ISO 4217 code of the currency that it is told in. Required.' }) to?: unknown;
  @Field(() => DecimalText, { nullable: true, description: 'How much of `to` one unit of `from` was: more than 0, at most 12 decimals. Required.' }) rate?: unknown;
}

@InputType('OutcomeBatch', { description: 'What a product\'s people and accounts did, paid and said, from one source: at most 10,000 items. What is referred to by key need not be there yet.' })
export class OutcomeBatchInput {
  @Field(() => String, { description: 'Who sends: the key that the keys of facts are scoped by.' }) source: string;
  @Field(() => String, { description: 'The product, by its key.' }) product: string;
  @Field(() => [PersonInput], { nullable: true, description: 'People.' }) people?: PersonInput[] | null;
  @Field(() => [AccountInput], { nullable: true, description: 'Accounts.' }) accounts?: AccountInput[] | null;
  @Field(() => [EventInput], { nullable: true, description: 'What people did.' }) events?: EventInput[] | null;
  @Field(() => [SubscriptionChangeInput], { nullable: true, description: 'Changes of subscriptions.' }) subscriptionChanges?: SubscriptionChangeInput[] | null;
  @Field(() => [PaymentInput], { nullable: true, description: 'Payments and refunds.' }) payments?: PaymentInput[] | null;
  @Field(() => [SurveyResponseInput], { nullable: true, description: 'Surveys that were shown, answered or not.' }) surveyResponses?: SurveyResponseInput[] | null;
  @Field(() => [FeedbackInput], { nullable: true, description: 'Feedback.' }) feedback?: FeedbackInput[] | null;
  @Field(() => [IdentityInput], { nullable: true, description: 'Which ids are whose.' }) identities?: IdentityInput[] | null;
  @Field(() => [ExchangeRateInput], { nullable: true, description: 'Rates of exchange, by which money in other currencies is counted in the product\'s.' }) rates?: ExchangeRateInput[] | null;
}
