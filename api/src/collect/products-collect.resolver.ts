import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { saveFunnel } from '../facts/funnel-writer.js';
import { changeProduct, createProduct, holdProduct } from '../facts/product-writer.js';
import { inTransaction } from '../facts/transaction.js';
import { changedMeanwhile, isVersion } from '../graphql/changed-meanwhile.js';
import { badInput, NamedError } from '../graphql/named-error.js';
import { maybeWordsOf } from '../graphql/words.js';
import { Audit } from '../identity/audit.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { Funnel } from '../products/funnel.type.js';
import { Product } from '../products/product.type.js';
import { FunnelInput } from '../products/funnel.inputs.js';
import { ProductsService } from '../products/products.service.js';
import { readFunnel } from '../products/read-funnel.js';
import { checked } from './checked.js';
import { currency, key, name, timeZone } from './fields.js';
import { ChangeProductInput, CreateProductInput } from './product.inputs.js';

/** Products and funnels that a person describes by hand. */
@Resolver()
export class ProductsCollectResolver {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ProductsService) private readonly products: ProductsService,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Needs('MANAGE_SOURCES')
  @Mutation(() => Product, { description: 'Creates a product. One that facts have only referred to so far gets its name, zone and currency.' })
  async createProduct(@Args('input', { type: () => CreateProductInput, description: 'The product.' }) input: CreateProductInput): Promise<Product> {
    const product = {
      key: checked('key', input.key, key),
      name: checked('name', input.name, name(200)),
      timeZone: input.timeZone == null ? null : checked('timeZone', input.timeZone, timeZone),
      currency: input.currency == null ? null : checked('currency', input.currency, currency),
    };
    const { workspaceId } = await this.whoAsks.workspace();
    const made = await inTransaction(this.dataSource, (transaction) => createProduct(transaction, workspaceId, product));
    if (!made) throw new NamedError('CONFLICT', `key: there is a product "${product.key}" already. Choose another key.`);
    return this.products.requireByKey(product.key);
  }

  @Needs('MANAGE_SOURCES')
  @Mutation(() => Product, { description: 'Shows a product in another currency, or by the days of another time zone. Facts stay as they are: all figures follow, also those of the past, and going back gives those of before. `product { previewBasics }` tells beforehand what it does.' })
  async changeProduct(
    @Args('product', { type: () => String, description: 'The product, by its key.' }) productKey: string,
    @Args('input', { type: () => ChangeProductInput, description: 'What is to be otherwise.' }) input: ChangeProductInput,
    @Args('reason', { type: () => String, nullable: true, description: 'Why: kept in the audit log.' }) reason: string | null,
  ): Promise<Product> {
    const basics = { currency: input.currency == null ? null : checked('currency', input.currency, currency), timeZone: input.timeZone == null ? null : checked('timeZone', input.timeZone, timeZone) };
    const why = maybeWordsOf('reason', reason, 1_000);
    const { workspaceId } = await this.whoAsks.workspace();
    const before = await this.products.requireByKey(productKey);
    await inTransaction(this.dataSource, async (transaction) => {
      if (basics.timeZone !== null && basics.timeZone !== before.timeZone && (await holdProduct(transaction, workspaceId, before.id)).eventsFrom !== null) {
        throw badInput('timeZone: raw events of this product were removed, so that the days of then cannot be told by another zone. Leave it as it is.');
      }
      if (!(await changeProduct(transaction, workspaceId, before.id, basics))) return;
      const changes = (['currency', 'timeZone'] as const).filter((name) => basics[name] !== null && basics[name] !== before[name]).map((name) => `${name}: ${before[name]} → ${basics[name]!}`);
      await this.audit.write({ what: 'DEFINITION_CHANGED', about: `Product ${before.name}`, details: { product: before.key, changes, reason: why } }, transaction);
    });
    return this.products.requireByKey(productKey);
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => Funnel, { description: 'Saves a funnel of a product. Saving one with the same key again replaces it.' })
  async saveFunnel(
    @Args('product', { type: () => String, description: 'The product, by its key.' }) productKey: string,
    @Args('input', { type: () => FunnelInput, description: 'The funnel.' }) input: FunnelInput,
    @Args('version', { type: () => Int, nullable: true, description: 'The version that was read: refused where another was saved since. Left out: whatever it is, it is replaced.' }) read: number | null,
  ): Promise<Funnel> {
    const funnel = readFunnel(input);
    const { workspaceId } = await this.whoAsks.workspace();
    const product = await this.products.requireByKey(productKey);
    const { id, version } = await inTransaction(this.dataSource, async (transaction) => {
      const saved = await saveFunnel(transaction, workspaceId, product.id, funnel, read ?? null);
      if (!saved.saved) throw changedMeanwhile('version', `"${funnel.key}"`, isVersion(saved.version, read!));
      await this.audit.write({ what: 'DEFINITION_CHANGED', about: `Funnel ${funnel.name} of ${product.name}`, details: { product: product.key, funnel: funnel.key, version: saved.version } }, transaction);
      return saved;
    });
    // Questions that hang on a funnel know its product.
    return Object.assign(structuredClone({ id, version, ...funnel }) as Funnel, { product });
  }
}
