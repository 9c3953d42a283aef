import type { ActivationWait } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import { activationNeeds, countWaits } from './activation.js';
import { EventsKept } from './events-kept.js';
import { countFeatureTable, type FeatureRow } from './feature-table.js';
import { featureNeeds } from './feature-use.js';
import { KeptPeriods } from './kept-periods.js';
import { NothingToCount } from './nothing-to-count.js';
import { leavable, SharedWaiting } from './leavable-read.js';
import type { Read } from './read.js';
import { countRetentionGrid } from './retention-cells.js';
import { gridNeeds, retentionPeople, type RetentionAsked, type RetentionCell, type RetentionCohortTally, type RetentionPerson } from './retention-grid.js';
import { TallyMemory } from './tally-memory.js';

/** What is counted of adoption beside the single numbers of the catalogue. */
@Injectable()
export class AdoptionTables {
  private readonly read: Read;
  private readonly waiting = new SharedWaiting();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory, @Inject(KeptPeriods) private readonly kept: KeptPeriods, @Inject(EventsKept) private readonly events: EventsKept) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** The product's features in the question's one period; none where it has none. */
  async features(question: TallyQuestion): Promise<FeatureRow[]> {
    return orNone(async () => {
      await this.events.require(question, await featureNeeds(this.read, question));
      return this.memory.get('features', question, () => countFeatureTable(this.read, question));
    });
  }

  /** How long people took to activate, or have been watched; none where nobody has decided what activates. */
  async waits(question: TallyQuestion): Promise<ActivationWait[]> {
    return orNone(async () => {
      await this.events.require(question, await activationNeeds(this.read, question));
      return this.memory.get('waits', question, () => countWaits(this.read, question));
    });
  }

  /** Counted once for all who ask alike, and ended when all of them have left. */
  async retention(question: TallyQuestion, asked: RetentionAsked, signal: AbortSignal): Promise<RetentionCohortTally[]> {
    await this.events.require(question, gridNeeds(asked));
    return this.waiting.get(JSON.stringify([question, asked]), signal, (wanted) => this.memory.get('retention grid', question, () => leavable(wanted, () => countRetentionGrid(this.dataSource, this.kept, question, asked)), { more: asked }));
  }

  async retentionPeople(question: TallyQuestion, asked: RetentionAsked, cell: RetentionCell, page: { offset: number; limit: number }): Promise<{ rows: RetentionPerson[]; totalCount: number }> {
    await this.events.require(question, gridNeeds(asked));
    return retentionPeople(this.read, question, asked, cell, page, await this.events.hasFrom(question, question.periods[0]!.from));
  }
}

async function orNone<Row>(count: () => Promise<Row[]>): Promise<Row[]> {
  try {
    return await count();
  } catch (error) {
    if (error instanceof NothingToCount) return [];
    throw error;
  }
}
