import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BatchTeller } from '../facts/batch-teller.js';
import { recordBatch, sourceId } from '../facts/source-writer.js';
import { inTransaction, type Transaction } from '../facts/transaction.js';
import { DELIVERY_LISTS, OUTCOME_LISTS, requireBatch, type DeliveryBatch, type OutcomeBatch } from './batch.js';
import { keepDelivery, readDelivery } from './keep-delivery.js';
import { keepOutcomes, type Whole } from './keep-outcomes.js';
import { MarkedTally, MergedMessages, receiptOf, type CollectedMessage, type MessageEnd } from './merged-messages.js';
import { readOutcomes } from './read-outcomes.js';
import { Tally, type BatchReceipt } from './tally.js';

/**
 * The one way in: every door hands its batches here. Each item is checked by itself; those that are right are kept in one
 * transaction, which is on disk before the answer leaves. The same facts may come in any order and any number of times.
 * A door that takes up work again after a crash gives a batch a mark, by which it finds out whether the batch was kept.
 */
@Injectable()
export class CollectService {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(BatchTeller) private readonly teller: BatchTeller,
  ) {}

  /** Keeps teams, sprints, releases, work items and what happened to them. NamedError where the batch as a whole is wrong. */
  async collectDelivery(workspaceId: number, batch: DeliveryBatch, mark: string | null = null): Promise<BatchReceipt> {
    requireBatch(batch, ['source'], DELIVERY_LISTS);
    const read = readDelivery(batch);
    const receivedAt = new Date().toISOString();
    return this.keep(workspaceId, batch.source, mark, async (transaction, source) => {
      const tally = new Tally(Object.values(read));
      await keepDelivery(transaction, { workspaceId, sourceId: source }, read, tally, receivedAt);
      return tally.receipt();
    });
  }

  /** Keeps what a product's people and accounts did, paid and said. NamedError where the batch as a whole is wrong. */
  async collectOutcomes(workspaceId: number, batch: OutcomeBatch, mark: string | null = null): Promise<BatchReceipt> {
    requireBatch(batch, ['source', 'product'], OUTCOME_LISTS);
    const read = readOutcomes(batch);
    const receivedAt = new Date().toISOString();
    return this.keep(workspaceId, batch.source, mark, async (transaction, source) => {
      const tally = new Tally(Object.values(read));
      await keepOutcomes(transaction, { workspaceId, sourceId: source }, batch, read, tally, receivedAt);
      return tally.receipt();
    });
  }

  /**
   * For doors that keep what they were sent as it came, and derive facts from all of it: `derive` reads what is kept, and marks what it has derived, in the
   * transaction that keeps the facts. Null: there was nothing to derive.
   */
  async deriveOutcomes(
    workspaceId: number, source: string, product: string, mark: string,
    derive: (transaction: Transaction, source: number) => Promise<{ readonly batch: Omit<OutcomeBatch, 'source' | 'product'>; readonly whole: Whole } | null>,
  ): Promise<BatchReceipt | null> {
    const receivedAt = new Date().toISOString();
    const kept = await inTransaction(this.dataSource, async (transaction) => {
      const id = await sourceId(transaction, workspaceId, source);
      const derived = await derive(transaction, id);
      if (derived === null) return null;
      const batch = { ...derived.batch, source, product };
      const read = readOutcomes(batch);
      const tally = new Tally(Object.values(read));
      await keepOutcomes(transaction, { workspaceId, sourceId: id }, batch, read, tally, receivedAt, derived.whole);
      const receipt = tally.receipt();
      await recordBatch(transaction, workspaceId, id, { accepted: receipt.accepted, duplicates: receipt.duplicates, rejected: receipt.rejectedItems }, receipt.rejected, mark);
      return receipt;
    });
    if (kept) this.teller.kept(workspaceId);
    return kept;
  }

  /**
   * Keeps messages, each of which says several things in one, and answers for each what became of it. What a door has rejected
   * already is written down with the others.
   */
  async collectMessages(workspaceId: number, source: string, product: string, messages: readonly CollectedMessage[]): Promise<readonly MessageEnd[]> {
    const merged = new MergedMessages(messages);
    const receivedAt = new Date().toISOString();
    let ends: readonly MessageEnd[] = [];
    await this.keep(workspaceId, source, null, async (transaction, id) => {
      const marks = new MarkedTally();
      await keepOutcomes(transaction, { workspaceId, sourceId: id }, { source, product }, merged.read, marks, receivedAt);
      ends = merged.endsBy(marks);
      return receiptOf(ends);
    });
    return ends;
  }

  private async keep(workspaceId: number, source: string, mark: string | null, work: (transaction: Transaction, source: number) => Promise<BatchReceipt>): Promise<BatchReceipt> {
    const kept = await inTransaction(this.dataSource, async (transaction) => {
      const id = await sourceId(transaction, workspaceId, source);
      const receipt = await work(transaction, id);
      await recordBatch(transaction, workspaceId, id, { accepted: receipt.accepted, duplicates: receipt.duplicates, rejected: receipt.rejectedItems }, receipt.rejected, mark);
      return receipt;
    });
    this.teller.kept(workspaceId);
    return kept;
  }
}
