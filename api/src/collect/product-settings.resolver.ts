import { addDays, localDate, productSettingsChanges, type ProductSettings } from '@bifocal/metrics';
import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ActiveUnderSettings } from '../facts/active-under-settings.js';
import { decideProductSettings } from '../facts/product-definition-writer.js';
import { ProductDefinitions, type KeptProductDefinition } from '../facts/product-definitions.js';
import { inTransaction } from '../facts/transaction.js';
import { changedMeanwhile, isVersion } from '../graphql/changed-meanwhile.js';
import { maybeWordsOf } from '../graphql/words.js';
import { Audit } from '../identity/audit.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { ProductSettingsInput, ProductSettingsPreview } from '../products/product-settings.type.js';
import type { Product } from '../products/product.type.js';
import { ProductsService } from '../products/products.service.js';
import { readSettings } from '../products/read-product-settings.js';

const MOST = 1_000;
const LOOKED_AT_DAYS = 30;
const PRODUCT = { type: () => String, description: 'The product, by its key.' } as const;
const SETTINGS = { type: () => ProductSettingsInput, description: 'What is decided; what is left out stays as it is.' } as const;
const LOOKING_BACK = { type: () => Boolean, defaultValue: false, description: 'Whether all of the past is read by it too. If not, it counts from today on, and days before stay as they were read.' } as const;

/** What a person decides of a product. */
@Resolver()
export class ProductSettingsResolver {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ProductsService) private readonly products: ProductsService,
    @Inject(ProductDefinitions) private readonly definitions: ProductDefinitions,
    @Inject(ActiveUnderSettings) private readonly active: ActiveUnderSettings,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Needs('WORK_OUTCOMES')
  @Mutation(() => Int, { description: 'Decides what a product\'s numbers are read by: a further version of its definition. A feature or an activation that was not there before is read looking back in any case. Answers the version in force.' })
  async decideProductSettings(
    @Args('product', PRODUCT) key: string,
    @Args('settings', SETTINGS) input: ProductSettingsInput,
    @Args('lookingBack', LOOKING_BACK) lookingBack: boolean,
    @Args('author', { type: () => String, nullable: true, description: 'Who decides.' }) author: string | null,
    @Args('reason', { type: () => String, nullable: true, description: 'Why.' }) reason: string | null,
    @Args('version', { type: () => Int, nullable: true, description: 'The version that was read: refused where another was decided since. Left out: whatever it is, what is given is decided over it.' }) read: number | null,
  ): Promise<number> {
    const signed = { author: maybeWordsOf('author', author, MOST), reason: maybeWordsOf('reason', reason, MOST) };
    const { workspaceId, product, settings, present, today } = await this.read(key, input);
    return inTransaction(this.dataSource, async (transaction) => {
      const { saved, version } = await decideProductSettings(transaction, workspaceId, product.id, { settings, from: lookingBack ? null : today, today, read: read ?? null, ...signed });
      if (!saved) throw changedMeanwhile('version', `the definition of ${product.name}`, isVersion(version, read!));
      const changes = productSettingsChanges(present.settings, settings).map(({ text }) => text);
      if (version !== present.version) await this.audit.write({ what: 'DEFINITION_CHANGED', about: `Product ${product.name}`, details: { product: product.key, changes, lookingBack, version, ...signed } }, transaction);
      return version;
    });
  }

  @Needs('WORK_OUTCOMES')
  @Query(() => ProductSettingsPreview, { description: 'What deciding these settings would change, with the people active in the last 30 days counted both ways. Refuses what decideProductSettings would refuse. Nothing is kept.' })
  async previewProductSettings(
    @Args('product', PRODUCT) key: string,
    @Args('settings', SETTINGS) input: ProductSettingsInput,
    @Args('lookingBack', LOOKING_BACK) lookingBack: boolean,
  ): Promise<ProductSettingsPreview> {
    const { workspaceId, product, settings, present, today } = await this.read(key, input);
    const changes = productSettingsChanges(present.settings, settings);
    const days = { from: addDays(today, 1 - LOOKED_AT_DAYS), to: addDays(today, 1) };
    const [activeBefore, activeAfter] = await Promise.all([present.settings, settings].map(async ({ excludedEvents }) => this.active.people(workspaceId, product.id, days, excludedEvents)));
    const isNew = changes.length > 0 || (lookingBack && present.inForceFrom !== null);
    return {
      version: present.version + (isNew ? 1 : 0), changes: changes.map(({ text }) => text),
      effect: isNew ? effectOf(changes, lookingBack, today) : 'Nothing would read otherwise.', activeBefore: activeBefore ?? 0, activeAfter: activeAfter ?? 0,
    };
  }

  private async read(key: string, input: ProductSettingsInput): Promise<{ workspaceId: number; product: Product; present: KeptProductDefinition; settings: ProductSettings; today: string }> {
    const { workspaceId } = await this.whoAsks.workspace();
    const product = await this.products.requireByKey(key);
    const present = (await this.definitions.ofProduct(workspaceId, product.id)).at(-1)!;
    return { workspaceId, product, present, settings: readSettings(present.settings, input), today: localDate(Date.now(), product.timeZone) };
  }
}

function effectOf(changes: readonly { moves: boolean }[], lookingBack: boolean, today: string): string {
  if (lookingBack) return 'All of the past is read by it too: numbers that people have quoted may move. A mark on the lines says so.';
  if (!changes.some(({ moves }) => moves)) return 'What was only added or taken away is read looking back; no number that was there moves.';
  return `It counts from ${today} on. Periods that ended before stay as they were read, and a mark on the lines says where reading changes.`;
}
