import { Inject, Injectable } from '@nestjs/common';
import { ProductFacts, type FactSpan } from '../facts/product-facts.js';
import { badInput } from '../graphql/named-error.js';
import { WhoAsks } from '../identity/who-asks.js';
import type { Product } from './product.type.js';

/** The products that the one who asks may see. */
@Injectable()
export class ProductsService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ProductFacts) private readonly facts: ProductFacts,
  ) {}

  /** By name. */
  async all(): Promise<Product[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.facts.all(workspaceId);
  }

  /** Null where there is no product with this key. */
  async byKey(key: string): Promise<Product | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.facts.byKey(workspaceId, key);
  }

  /** Null where there is no product with this id. */
  async byId(id: number): Promise<Product | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.facts.byId(workspaceId, id);
  }

  /** The product with this key, or an error that says which keys there are. */
  async requireByKey(key: string): Promise<Product> {
    const product = await this.byKey(key);
    if (product) return product;
    const keys = (await this.all()).map((each) => each.key);
    throw badInput(`product: there is no product "${key.slice(0, 80)}". ${keys.length === 0 ? 'None has been collected yet.' : `Known: ${keys.slice(0, 20).join(', ')}.`}`);
  }

  /** From the first to the last fact of a product. */
  async span(id: number): Promise<FactSpan> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.facts.span(workspaceId, id);
  }
}
