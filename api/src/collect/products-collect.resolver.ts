import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { saveFunnel, type SavedFunnel } from '../facts/funnel-writer.js';
import { createProduct } from '../facts/product-writer.js';
import { inTransaction } from '../facts/transaction.js';
import { badInput, NamedError } from '../graphql/named-error.js';
import { WhoAsks } from '../identity/who-asks.js';
import { Funnel } from '../products/funnel.type.js';
import { Product } from '../products/product.type.js';
import { ProductsService } from '../products/products.service.js';
import { currency, key, listOf, name, text, timeZone } from './fields.js';
import { CreateProductInput, FunnelInput } from './product.inputs.js';
import { kindOf, Unfit } from './unfit.js';

const MOST_MINUTES = 366 * 24 * 60;

/** Products and funnels that a person describes by hand. */
@Resolver()
export class ProductsCollectResolver {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ProductsService) private readonly products: ProductsService,
  ) {}

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

  @Mutation(() => Funnel, { description: 'Saves a funnel of a product. Saving one with the same key again replaces it.' })
  async saveFunnel(
    @Args('product', { type: () => String, description: 'The product, by its key.' }) productKey: string,
    @Args('input', { type: () => FunnelInput, description: 'The funnel.' }) input: FunnelInput,
  ): Promise<Funnel> {
    const funnel = readFunnel(input);
    const { workspaceId } = await this.whoAsks.workspace();
    const product = await this.products.requireByKey(productKey);
    const id = await inTransaction(this.dataSource, (transaction) => saveFunnel(transaction, workspaceId, product.id, funnel));
    // Questions that hang on a funnel know its product.
    return Object.assign(structuredClone({ id, ...funnel }) as Funnel, { product });
  }
}

/** A funnel whose fields hold, or a named error that says which does not. */
function readFunnel({ key: funnelKey, name: funnelName, windowMinutes, steps }: FunnelInput): SavedFunnel {
  if (windowMinutes < 1 || windowMinutes > MOST_MINUTES) throw badInput(`windowMinutes: expected 1 to ${MOST_MINUTES} (366 days), got ${windowMinutes}.`);
  if (steps.length < 2 || steps.length > 10) throw badInput(`steps: expected 2 to 10 steps, got ${steps.length}.`);
  return {
    key: checked('key', funnelKey, key),
    name: checked('name', funnelName, name(200)),
    windowMinutes,
    steps: steps.map((step, index) => {
      const event = checked(`steps[${index}].event`, step.event, name(200));
      return {
        event,
        name: step.name == null ? event : checked(`steps[${index}].name`, step.name, name(200)),
        where: (step.where ?? []).map((condition, at) => ({
          property: checked(`steps[${index}].where[${at}].property`, condition.property, name(200)),
          in: checked(`steps[${index}].where[${at}].in`, condition.in, someOf),
        })),
      };
    }),
  };
}

function someOf(value: unknown): string[] {
  const values = listOf(text(1_000), 1_000)(value);
  if (values.length === 0) throw new Unfit(`expected at least one value, got ${kindOf(null)}.`);
  return values;
}

function checked<T>(path: string, value: unknown, read: (value: unknown) => T): T {
  try {
    return read(value);
  } catch (error) {
    throw error instanceof Unfit ? badInput(`${path}: ${error.message}`) : error;
  }
}
