import { productSettingsChanges, productSettingsSentence } from '@bifocal/metrics';
import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ProductDefinitions, type KeptProductDefinition } from '../facts/product-definitions.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { Product } from './product.type.js';
import { ProductDefinition } from './product-settings.type.js';

/** What a product's numbers are read by, and what they were read by before. */
@Resolver(() => Product)
export class ProductDefinitionResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ProductDefinitions) private readonly kept: ProductDefinitions,
  ) {}

  @Needs('READ_OUTCOMES')
  @ResolveField(() => ProductDefinition, { description: 'What its numbers are read by now.' })
  async definition(@Parent() product: Product): Promise<ProductDefinition> {
    return (await this.definitions(product)).at(-1)!;
  }

  @Needs('READ_OUTCOMES')
  @ResolveField(() => [ProductDefinition], { description: 'Every version, earliest first.' })
  async definitions(@Parent() product: Product): Promise<ProductDefinition[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    const all = await this.kept.ofProduct(workspaceId, product.id);
    return all.map((each, index) => shown(each, all[index - 1]));
  }
}

function shown({ version, inForceFrom, settings, author, reason, madeAt }: KeptProductDefinition, before: KeptProductDefinition | undefined): ProductDefinition {
  const { excludedEvents, features, activation } = structuredClone(settings);
  return {
    version, inForceFrom, author, reason, madeAt,
    sentence: productSettingsSentence(version, settings),
    changes: before ? productSettingsChanges(before.settings, settings).map(({ text }) => text) : [],
    excludedEvents: [...excludedEvents], features: features as ProductDefinition['features'], activation: activation as ProductDefinition['activation'],
  };
}
