import { localDate } from '@bifocal/metrics';
import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { decideRetention, keptFrom, LEAST_MONTHS, MOST_MONTHS, RETENTION, TOO_OLD, type Retention, type TooOld } from '../facts/event-retention.js';
import { firstKeptDay } from '../facts/events-removed.js';
import { inTransaction } from '../facts/transaction.js';
import { badInput } from '../graphql/named-error.js';
import { maybeWordsOf } from '../graphql/words.js';
import { Audit } from '../identity/audit.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { Product } from '../products/product.type.js';
import { ProductsService } from '../products/products.service.js';
import { EventRetention, EventRetentionPreview } from './event-retention.type.js';
import { goesBefore, STAYS } from './retention-words.js';

/** For how long a product keeps raw events: what it is, what it would do, and deciding it. */
@Resolver(() => Product)
export class EventRetentionResolver {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ProductsService) private readonly products: ProductsService,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Needs('READ_OUTCOMES')
  @ResolveField(() => EventRetention, { description: 'For how long raw events are kept, and from which day on they are there.' })
  async eventRetention(@Parent() { id, timeZone }: Product): Promise<EventRetention> {
    const { months, eventsFrom, isRemoving } = await this.present(id);
    return { months, isRemoving, eventsFrom: eventsFrom && firstKeptDay(eventsFrom.getTime(), timeZone) };
  }

  @Needs('MANAGE_SOURCES')
  @ResolveField(() => EventRetentionPreview, { description: 'What keeping raw events for so many months would remove, and which numbers could then be told no longer. Nothing is done.' })
  async previewEventRetention(@Parent() { id, timeZone }: Product, @Args('months', { type: () => Int, description: `From ${LEAST_MONTHS} to ${MOST_MONTHS}.` }) months: number): Promise<EventRetentionPreview> {
    const { workspaceId } = await this.whoAsks.workspace();
    const from = keptFrom(checkedMonths(months), timeZone, Date.now());
    const [found] = await this.dataSource.query<TooOld[]>(TOO_OLD, [workspaceId, id, from]);
    const day = firstKeptDay(from.getTime(), timeZone);
    const dayOf = (at: Date | null): string | null => at && localDate(at.getTime(), timeZone);
    return { eventsFrom: day, events: found!.events, firstDay: dayOf(found!.firstAt), lastDay: dayOf(found!.lastAt), stays: STAYS, goes: goesBefore(day) };
  }

  @Needs('MANAGE_SOURCES')
  @Mutation(() => EventRetention, { description: 'Decides for how many months a product keeps raw events. Those that are older go for good, in the background; `product { previewEventRetention }` tells beforehand which. What is removed does not come back by deciding otherwise.' })
  async keepEvents(
    @Args('product', { type: () => String, description: 'The product, by its key.' }) key: string,
    @Args('months', { type: () => Int, nullable: true, description: `From ${LEAST_MONTHS} to ${MOST_MONTHS}, and the month that runs; null: for good.` }) months: number | null,
    @Args('reason', { type: () => String, nullable: true, description: 'Why: kept in the audit log.' }) reason: string | null,
  ): Promise<EventRetention> {
    const decided = months == null ? null : checkedMonths(months);
    const why = maybeWordsOf('reason', reason, 1_000);
    const { workspaceId } = await this.whoAsks.workspace();
    const product = await this.products.requireByKey(key);
    const before = await this.present(product.id);
    const from = decided === null ? null : keptFrom(decided, product.timeZone, Date.now());
    await inTransaction(this.dataSource, async (transaction) => {
      if (!(await decideRetention(transaction, workspaceId, product.id, decided, from))) return;
      const words = (kept: number | null): string => (kept === null ? 'for good' : `${kept} months`);
      await this.audit.write({ what: 'EVENT_RETENTION_CHANGED', about: `Product ${product.name}`, details: { product: product.key, changes: [`raw events are kept: ${words(before.months)} → ${words(decided)}`], eventsFrom: from && firstKeptDay(from.getTime(), product.timeZone), reason: why } }, transaction);
    });
    return this.eventRetention(product);
  }

  private async present(productId: number): Promise<Retention> {
    const { workspaceId } = await this.whoAsks.workspace();
    const [row] = await this.dataSource.query<Retention[]>(RETENTION, [workspaceId, productId]);
    return row!;
  }
}

function checkedMonths(months: number): number {
  if (months >= LEAST_MONTHS && months <= MOST_MONTHS) return months;
  throw badInput(`months: expected ${LEAST_MONTHS} to ${MOST_MONTHS}, got ${months}. ${LEAST_MONTHS} are as long as the longest window that a number is counted by.`);
}
