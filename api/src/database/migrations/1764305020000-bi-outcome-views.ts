import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asViewOwner, createView, OWN_WORKSPACE, type BiView } from '../bi/bi-view.js';

/** What happened to a product out there, to read by SQL. */
export class BiOutcomeViews1764305020000 implements MigrationInterface {
  name = 'BiOutcomeViews1764305020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(asViewOwner(VIEWS.map(createView).join('\n')));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(asViewOwner(`DROP VIEW ${VIEWS.map(({ name }) => `bi.${name}`).join(', ')};`));
  }
}

const PRODUCT = [
  ['product_id', 'x.product_id', 'The product it is of.'],
  ['product', 'p.key', 'The key of that product.'],
] as const;
const PERSON = [
  ['person_id', 'x.person_id', 'The person whose it is.'],
  ['person', 'h.key', 'The key of that person.'],
] as const;
const ACCOUNT = [
  ['account_id', 'x.account_id', 'The account whose it is.'],
  ['account', 'a.key', 'The key of that account.'],
] as const;
const day = (at: string, words: string): readonly [string, string, string] => ['day', `(${at} AT TIME ZONE p.time_zone)::date`, words];
const LOCAL_DAY = day('x.at', 'That instant\'s local day in the product\'s zone: the day by which metrics count.');
const SOURCE = [
  ['source', 's.key', 'The source that it came from.'],
  ['simulated', 's.simulated', 'Whether it is of the simulated sample.'],
] as const;
const OF_PRODUCT = 'JOIN product p ON p.id = x.product_id JOIN source s ON s.id = x.source_id';
const OWN = `WHERE x.workspace_id = ${OWN_WORKSPACE}`;

const VIEWS: readonly BiView[] = [
  {
    name: 'account',
    about: 'One row an account: who pays, where several people use the product together.',
    columns: [
      ['account_id', 'x.id', 'The account: what other views call account_id.'],
      ['account', 'x.key', 'Its key.'],
      ['name', 'x.name', 'Its name.'],
      ...PRODUCT,
      ['traits', 'x.traits', 'What is known of it, by name: traits->>\'plan\', say.'],
      ...SOURCE,
    ],
    from: `FROM account x JOIN product p ON p.id = x.product_id LEFT JOIN source s ON s.id = x.source_id ${OWN}`,
  },
  {
    name: 'person',
    about: 'One row a person who uses a product. Ids and devices that are said to be somebody\'s are that person, and have no row of their own.',
    columns: [
      ['person_id', 'x.id', 'The person: what other views call person_id.'],
      ['person', 'x.key', 'The key of that person.'],
      ['anonymous', `starts_with(x.key, 'anonymous ')`, 'Whether it is a device that nobody has signed in on.'],
      ...PRODUCT,
      ...ACCOUNT,
      ['traits', 'x.traits', 'What is known of the person, by name: traits->>\'country\', say.'],
      ['created_at', 'x.created_at', 'When the person was first there, as the source says; null: it does not.'],
      ...SOURCE,
    ],
    from: `FROM person x JOIN product p ON p.id = x.product_id LEFT JOIN source s ON s.id = x.source_id LEFT JOIN account a ON a.id = x.account_id ${OWN} AND x.merged_into IS NULL`,
  },
  {
    name: 'event',
    about: 'One row a thing that a person did. Large: give a range of `at`, which finds its rows without reading the others.',
    columns: [
      ['event_key', 'x.key_hash', 'The event, within its person: a hash of the key that its source gave it.'],
      ['name', 'n.name', 'What was done.'],
      ['at', 'x.at', 'When it was done.'],
      LOCAL_DAY,
      ...PERSON,
      ['account_id', 'h.account_id', 'The account that the person is of now.'],
      ...PRODUCT,
      ['properties', 'x.properties', 'What was said of it, by name: properties->>\'page\', say.'],
      ...SOURCE,
    ],
    // Left joins: what a question does not name is not looked up.
    from: `FROM event x JOIN product p ON p.id = x.product_id LEFT JOIN source s ON s.id = x.source_id LEFT JOIN event_name n ON n.id = x.name_id
      LEFT JOIN person h ON h.id = x.person_id WHERE p.workspace_id = ${OWN_WORKSPACE} AND x.product_id = ANY ((SELECT bi.own_products())::bigint[])`,
  },
  {
    name: 'subscription_change',
    about: 'One row a change of a subscription, as its source told it. What became of MRR is in mrr_movement.',
    columns: [
      ['subscription_change_id', 'x.id', 'The change.'],
      ['subscription', 'x.subscription', 'The key of the subscription that changed.'],
      ...ACCOUNT,
      ...PRODUCT,
      ['at', 'x.at', 'From when on it is so.'],
      LOCAL_DAY,
      ['status', 'x.status', 'TRIALING, ACTIVE, PAST_DUE, PAUSED, UNPAID or CANCELLED.'],
      ['plan', 'x.plan', 'The plan.'],
      ['currency', 'x.currency', 'The currency of its amounts, as ISO 4217 has it.'],
      ['amount_minor', 'x.amount_minor', 'The price of one, for one interval, in minor units of its currency (cents).'],
      ['quantity', 'x.quantity', 'How many.'],
      ['billing_interval', 'x."interval"', 'DAY, WEEK, MONTH or YEAR.'],
      ['billing_interval_count', 'x.interval_count', 'How many of them are paid at once.'],
      ['cancel_at', 'x.cancel_at', 'When it will end, where that is set.'],
      ['cancel_reason', 'x.cancel_reason', 'Why it was cancelled, in the words of its source.'],
      ...SOURCE,
    ],
    from: `FROM subscription_change x ${OF_PRODUCT} JOIN account a ON a.id = x.account_id ${OWN}`,
  },
  {
    name: 'mrr_movement',
    about: 'One row a movement of an account\'s monthly recurring revenue. MRR at an instant: of each account and currency the last mrr_after_minor at or before it.',
    columns: [
      ...ACCOUNT,
      ...PRODUCT,
      ['at', 'x.at', 'When it moved.'],
      LOCAL_DAY,
      ['kind', 'x.kind', 'NEW, EXPANSION, CONTRACTION, CHURN or REACTIVATION, of the customer as a whole.'],
      ['currency', 'x.currency', 'The currency of its amounts, as ISO 4217 has it.'],
      ['amount_minor', 'x.amount_minor', 'By how much, in minor units (cents); below 0: less than before.'],
      ['mrr_after_minor', 'x.mrr_after_minor', 'The account\'s MRR in this currency from then on, in minor units.'],
      ['reason', 'x.reason', 'Why the customer left, where the source says so.'],
    ],
    from: `FROM mrr_movement x JOIN product p ON p.id = x.product_id JOIN account a ON a.id = x.account_id WHERE p.workspace_id = ${OWN_WORKSPACE}`,
  },
  {
    name: 'payment',
    about: 'One row a payment or a refund.',
    columns: [
      ['payment_id', 'x.id', 'The payment.'],
      ['payment', 'x.key', 'Its key at its source.'],
      ...ACCOUNT,
      ...PERSON,
      ...PRODUCT,
      ['at', 'x.at', 'When it was made.'],
      LOCAL_DAY,
      ['kind', 'x.kind', 'PAYMENT or REFUND.'],
      ['currency', 'x.currency', 'The currency of its amounts, as ISO 4217 has it.'],
      ['amount_minor', 'x.amount_minor', 'The amount in minor units (cents), never below 0: a refund is told by its kind.'],
      ['tax_minor', 'x.tax_minor', 'The part that is tax; null: unknown.'],
      ...SOURCE,
    ],
    from: `FROM payment x ${OF_PRODUCT} LEFT JOIN account a ON a.id = x.account_id LEFT JOIN person h ON h.id = x.person_id ${OWN}`,
  },
  {
    name: 'survey_response',
    about: 'One row an answer to a survey, or a survey that was shown and put away.',
    columns: [
      ['survey_response_id', 'x.id', 'The response.'],
      ['survey', 'v.key', 'The key of the survey.'],
      ['kind', 'v.kind', 'NPS (scores 0 to 10), CSAT or CES.'],
      ...PERSON,
      ...PRODUCT,
      ['shown_at', 'x.shown_at', 'When it was shown; null: unknown.'],
      ['at', 'x.at', 'When it was answered or put away.'],
      LOCAL_DAY,
      ['score', 'x.score', 'The answer; null where there is none.'],
      ['dismissed', 'x.dismissed', 'Whether it was put away without an answer.'],
      ['comment', 'x.comment', 'What was written with it.'],
      ...SOURCE,
    ],
    from: `FROM survey_response x ${OF_PRODUCT} JOIN survey v ON v.id = x.survey_id LEFT JOIN person h ON h.id = x.person_id ${OWN}`,
  },
  {
    name: 'feedback',
    about: 'One row a thing that somebody wrote without being asked.',
    columns: [
      ['feedback_id', 'x.id', 'The feedback.'],
      ...PERSON,
      ...PRODUCT,
      ['at', 'x.at', 'When it was written.'],
      LOCAL_DAY,
      ['kind', 'x.kind', 'What kind it is, in the words of its source.'],
      ['text', 'x.text', 'What was written.'],
      ...SOURCE,
    ],
    from: `FROM feedback x ${OF_PRODUCT} LEFT JOIN person h ON h.id = x.person_id ${OWN}`,
  },
];
