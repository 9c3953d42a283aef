import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SAMPLE_SOURCE } from '../facts/source-writer.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { keeperOf, requireWithin } from '../identity/key-input.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { WriteKeys } from '../identity/write-keys.js';
import { ProductsService } from '../products/products.service.js';
import { requireKey } from './batch.js';
import { Source } from './source.type.js';
import { CreatedWriteKey, WriteKey } from './write-key.type.js';

/** Keys to send with: made, shown, ended. */
@Resolver(() => Source)
export class WriteKeysResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(WriteKeys) private readonly writeKeys: WriteKeys,
    @Inject(ProductsService) private readonly products: ProductsService,
  ) {}

  @Needs('MANAGE_KEYS')
  @ResolveField(() => [WriteKey], { description: 'The keys that send for it, newest first; ended ones too.' })
  async keys(@Parent() source: Source): Promise<WriteKey[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.writeKeys.ofSources(workspaceId, [source.id]);
  }

  @Needs('MANAGE_KEYS', 'COLLECT_OUTCOMES')
  @Mutation(() => CreatedWriteKey, { description: 'Makes a key by which programs send outcomes over /v1. A source may have several live ones: to replace one, make another, change the programs, then revoke the first.' })
  async createWriteKey(
    @Args('source', { type: () => String, description: 'Who will send, by key; made if it is new.' }) source: string,
    @Args('product', { type: () => String, description: 'The product, by its key, that everything sent with the key belongs to.' }) product: string,
    @Args('name', { type: () => String, description: 'What the key is called, as "web shop": at most 100 characters.' }) name: string,
  ): Promise<CreatedWriteKey> {
    const sourceKey = requireKey('source', source);
    if (sourceKey === SAMPLE_SOURCE) throw badInput('source: "sample" is the simulated organisation. Choose another name.');
    const called = name.trim();
    if (called === '' || called.length > 100) throw badInput(`name: expected 1 to 100 characters, got ${called.length}.`);
    const asker = this.whoAsks.asker();
    const { id: productId } = await this.products.requireByKey(product);
    requireWithin(asker, ['COLLECT_OUTCOMES'], [productId]);
    return this.writeKeys.create(keeperOf(asker), sourceKey, productId, called);
  }

  @Needs('MANAGE_KEYS', 'COLLECT_OUTCOMES')
  @Mutation(() => WriteKey, { description: 'Ends a key at once. What it has sent stays.' })
  async revokeWriteKey(@Args('id', { type: () => ID, description: 'The key, by its id.' }) id: string): Promise<WriteKey> {
    const ended = /^\d{1,15}$/.test(id) ? await this.writeKeys.revoke(keeperOf(this.whoAsks.asker()), Number(id)) : null;
    if (!ended) throw notFound(`id: there is no write key "${id.slice(0, 40)}".`);
    return ended;
  }
}
