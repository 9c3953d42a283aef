import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.js';
import { budgetInWords, MOST_BUDGET, USUAL_BUDGET } from './budgets.js';
import { KeyScopeWord, KeyState } from './key-scope.js';
import type { KeyScope } from './permissions.js';

@ObjectType({ description: 'A key by which a program asks or sends. Its secret is shown once, when it is made, and never kept.' })
export class ApiKey {
  @Field(() => ID, { description: 'Its id, for rotating and revoking it.' }) id: number;
  @Field(() => String, { description: 'What it was called when it was made.' }) name: string;
  @Field(() => String, { description: 'How its text begins, to tell keys apart.' }) start: string;
  @Field(() => [KeyScopeWord], { description: 'What it may be used for.' }) scopes: KeyScope[];
  @Field(() => [String], { nullable: true, description: 'The products it is for, by key; null where it is for all. A product that is gone is not listed: its key has lost it.' }) products: string[] | null;
  @Field(() => String, { nullable: true, description: 'The only source it may send for; null where it may send for any, or sends nothing. With COLLECT_OUTCOMES and one product it sends over /v1 too.' }) source: string | null;
  @Field(() => Boolean, { description: 'Whether it sends over /v1 and opens nothing else: it may stand in a page, where everybody can read it.' }) trackingOnly: boolean;
  @Field(() => Int, { description: 'What its queries may cost a minute.' }) budget: number;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt: Date;
  @Field(() => String, { nullable: true, description: 'Who made it; null of keys from before people signed in.' }) madeBy: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to about ten seconds; null where it never was.' }) lastUsedAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ends; null where it does not by itself.' }) expiresAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When somebody ended it; null where nobody did.' }) revokedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Who ended it.' }) revokedBy: string | null;
  @Field(() => ID, { nullable: true, description: 'The key that was made to replace it.' }) replacedBy: number | null;
  @Field(() => KeyState, { description: 'Whether it is taken.' }) state: KeyState;
}

@ObjectType({ description: 'What a budget can be: what the queries of a key may cost a minute.' })
export class KeyBudgets {
  @Field(() => Int, { description: 'Of a key for which nothing was set.' }) usual: number;
  @Field(() => Int, { description: 'The most that can be set.' }) most: number;
}

@ObjectType({ description: 'A key that was just made.' })
export class MadeKey {
  @Field(() => ApiKey, { description: 'The key as it is shown from now on.' }) key: ApiKey;
  @Field(() => String, { description: 'Its whole text, bfk_live_…: this answer is the only one that has it.' }) text: string;
}

@ObjectType({ description: 'A key that was just made to replace another. Both are taken until the first ends.' })
export class RotatedKey extends MadeKey {
  @Field(() => ApiKey, { description: 'The first key, with when it ends.' }) first: ApiKey;
}

@InputType({ description: 'A key to be made.' })
export class CreateKeyInput {
  @Field(() => String, { description: 'What it is called, as "Grafana": at most 100 characters.' }) name: string;
  @Field(() => [KeyScopeWord], { description: 'What it may be used for: one scope or several, none that you may not use yourself.' }) scopes: KeyScope[];
  @Field(() => [String], { nullable: true, description: 'The products it is for, by key; all where nothing is said.' }) products?: string[] | null;
  @Field(() => String, { nullable: true, description: 'The only source it may send for, made if it is new. Needed to send over /v1 (with COLLECT_OUTCOMES and exactly one product), and to send delivery facts for some products alone.' }) source?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Let it send over /v1 and open nothing else, so that it may stand in a page, where everybody can read it. Takes the scope COLLECT_OUTCOMES alone, a source and one product.' }) trackingOnly?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'Ends it in so many days, 1 to 3,660; it does not end by itself where nothing is said.' }) expiresInDays?: number | null;
  @Field(() => Int, { nullable: true, description: `What its queries may cost a minute, 1 to ${budgetInWords(MOST_BUDGET)}; ${budgetInWords(USUAL_BUDGET)} where nothing is said.` }) budget?: number | null;
}
