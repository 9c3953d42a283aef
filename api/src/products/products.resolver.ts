import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { FactSpan } from '../facts/product-facts.js';
import { DateTime } from '../graphql/scalars.js';
import { NeedsOneOf } from '../identity/needs.js';
import { Product } from './product.type.js';
import { ProductsService } from './products.service.js';

/** Products, and when their facts begin and end. */
@Resolver(() => Product)
export class ProductsResolver {
  /** Both ends of a span come from one read; a product lives as long as its request. */
  private readonly spans = new WeakMap<Product, Promise<FactSpan>>();

  constructor(@Inject(ProductsService) private readonly products: ProductsService) {}

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Query(() => [Product], { name: 'products', description: 'All products, by name.' })
  async all(): Promise<Product[]> {
    return this.products.all();
  }

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Query(() => Product, { nullable: true, description: 'One product; null where there is none with this key.' })
  async product(@Args('key', { type: () => String, description: 'The key its source gave it.' }) key: string): Promise<Product | null> {
    return this.products.byKey(key);
  }

  @ResolveField(() => DateTime, { nullable: true, description: 'When the first of its facts happened; null: it has none.' })
  async firstFactAt(@Parent() product: Product): Promise<Date | null> {
    return (await this.spanOf(product)).firstFactAt;
  }

  @ResolveField(() => DateTime, { nullable: true, description: 'When the last of its facts happened; null: it has none.' })
  async lastFactAt(@Parent() product: Product): Promise<Date | null> {
    return (await this.spanOf(product)).lastFactAt;
  }

  private spanOf(product: Product): Promise<FactSpan> {
    const span = this.spans.get(product) ?? this.products.span(product.id);
    this.spans.set(product, span);
    return span;
  }
}
