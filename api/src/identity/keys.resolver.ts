import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { badInput, notFound } from '../graphql/named-error.js';
import { ProductsService } from '../products/products.service.js';
import { ApiKeys, type ApiKeyRow } from './api-keys.js';
import type { Asker } from './asker.js';
import { budgetInWords, MOST_BUDGET, USUAL_BUDGET } from './budgets.js';
import { checkedBudget, checkedKey, keeperOf, requireWithin } from './key-input.js';
import { ApiKey, CreateKeyInput, KeyBudgets, MadeKey, RotatedKey } from './key.type.js';
import { Needs } from './needs.js';
import { WhoAsks } from './who-asks.js';

const MOST_OVERLAP_HOURS = 24 * 30;

/** Keys of programs: made, shown, replaced, ended. */
@Resolver()
export class KeysResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ApiKeys) private readonly apiKeys: ApiKeys,
    @Inject(ProductsService) private readonly products: ProductsService,
  ) {}

  @Needs('MANAGE_KEYS')
  @Query(() => [ApiKey], { description: 'The keys of the workspace: live ones first, the newest on top; ended ones too.' })
  async keys(): Promise<ApiKey[]> {
    const asker = this.whoAsks.asker();
    return (await this.apiKeys.all(asker.workspaceId)).filter((key) => isSeen(asker, key));
  }

  @Needs('MANAGE_KEYS')
  @Query(() => KeyBudgets, { description: 'What the budget of a key can be.' })
  keyBudgets(): KeyBudgets {
    return { usual: USUAL_BUDGET, most: MOST_BUDGET };
  }

  @Needs('MANAGE_KEYS')
  @Mutation(() => MadeKey, { description: 'Makes a key by which a program asks or sends. Its text is in this answer and nowhere else.' })
  async createKey(@Args('input', { type: () => CreateKeyInput, description: 'The key to be made.' }) input: CreateKeyInput): Promise<MadeKey> {
    const asker = this.whoAsks.asker();
    const named = await Promise.all((input.products ?? []).map((key) => this.products.requireByKey(key)));
    // Whoever sees some products makes a key for those.
    const productIds = input.products ? [...new Set(named.map(({ id }) => id))] : asker.products && [...asker.products];
    const key = checkedKey(input, productIds);
    requireWithin(asker, key.scopes, productIds);
    return this.apiKeys.make(keeperOf(asker), key);
  }

  @Needs('MANAGE_KEYS')
  @Mutation(() => RotatedKey, { description: 'Makes a second key like the first, with a secret of its own, and says when the first ends: change the programs until then. Two are the most that live.' })
  async rotateKey(
    @Args('id', { type: () => ID, description: 'The key to be replaced, by its id.' }) id: string,
    @Args('firstEndsInHours', { type: () => Int, defaultValue: 168, description: 'When the first one ends: in 0 to 720 hours; in a week where nothing is said. Never later than it would have.' }) hours: number,
  ): Promise<RotatedKey> {
    if (hours < 0 || hours > MOST_OVERLAP_HOURS) throw badInput(`firstEndsInHours: expected 0 to ${MOST_OVERLAP_HOURS}, got ${hours}.`);
    const asker = this.whoAsks.asker();
    const key = await this.require(asker, id);
    requireWithin(asker, key.scopes, key.productIds);
    return (await this.apiKeys.rotate(keeperOf(asker), key.id, hours)) ?? gone(id);
  }

  @Needs('MANAGE_KEYS')
  @Mutation(() => ApiKey, { description: 'Ends a key at once, on every server within a second. What it has sent stays.' })
  async revokeKey(@Args('id', { type: () => ID, description: 'The key, by its id.' }) id: string): Promise<ApiKey> {
    const asker = this.whoAsks.asker();
    const key = await this.require(asker, id);
    return (await this.apiKeys.revoke(keeperOf(asker), key.id)) ?? gone(id);
  }

  @Needs('MANAGE_KEYS')
  @Mutation(() => ApiKey, { description: 'Sets what the queries of a key may cost a minute.' })
  async setKeyBudget(
    @Args('id', { type: () => ID, description: 'The key, by its id.' }) id: string,
    @Args('budget', { type: () => Int, nullable: true, description: `What they may cost a minute, 1 to ${budgetInWords(MOST_BUDGET)}; the usual ${budgetInWords(USUAL_BUDGET)} where nothing is said.` }) budget: number | null,
  ): Promise<ApiKey> {
    const asker = this.whoAsks.asker();
    const key = await this.require(asker, id);
    requireWithin(asker, key.scopes, key.productIds);
    return (await this.apiKeys.setBudget(keeperOf(asker), key.id, checkedBudget(budget))) ?? gone(id);
  }

  private async require(asker: Asker, id: string): Promise<ApiKeyRow> {
    const key = /^\d{1,15}$/.test(id) ? await this.apiKeys.byId(asker.workspaceId, Number(id)) : null;
    return key && isSeen(asker, key) ? key : gone(id);
  }
}

/** Who sees some products sees the keys that are for those alone. */
function isSeen({ products }: Asker, { productIds }: ApiKeyRow): boolean {
  return products === null || (productIds !== null && productIds.every((id) => products.has(id)));
}

function gone(id: string): never {
  throw notFound(`id: there is no key "${id.slice(0, 40)}".`);
}
