import { Inject, Injectable } from '@nestjs/common';
import { ProductFacts } from '../../facts/product-facts.js';
import { NamedError } from '../../graphql/named-error.js';
import { WhoAsks } from '../../identity/who-asks.js';
import { ImportJobs, type ImportJobRow } from './import-jobs.repository.js';
import type { ImportPlan } from './import-plan.js';
import { targetNamed } from './targets/all-targets.js';

/** How far back is looked for the imports of somebody who is kept to some products. */
const MOST_LOOKED_AT = 1_000;

/**
 * Which imports are theirs who is kept to some products: files about one of them, whose rows cannot name another product or a
 * team. The others do not exist to them, and are not theirs to start: an import is done in the server's own name.
 */
@Injectable()
export class ImportSight {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ProductFacts) private readonly products: ProductFacts,
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
  ) {}

  /** Newest first. */
  async last(workspaceId: number, count: number): Promise<ImportJobRow[]> {
    const seen = await this.seen(workspaceId);
    if (seen === null) return this.jobs.last(workspaceId, count);
    return (await this.jobs.last(workspaceId, MOST_LOOKED_AT)).filter(({ plan }) => isOf(plan, seen)).slice(0, count);
  }

  /** Null where there is none with this id, or it is not theirs. */
  async byId(workspaceId: number, id: string): Promise<ImportJobRow | null> {
    const job = await this.jobs.byId(workspaceId, id);
    const seen = await this.seen(workspaceId);
    return job === null || seen === null || isOf(job.plan, seen) ? job : null;
  }

  /** Throws FORBIDDEN where a file is not the one who asks's to import. */
  async requireOwn(workspaceId: number, plan: ImportPlan): Promise<void> {
    const { by } = this.whoAsks.asker();
    if (by.kind === 'KEY' && by.source !== null && by.source !== plan.source) throw new NamedError('FORBIDDEN', `source: this key sends for the source "${by.source}" alone, not for "${plan.source.slice(0, 80)}".`);
    const seen = await this.seen(workspaceId);
    if (seen !== null && !isOf(plan, seen)) throw new NamedError('FORBIDDEN', `product: this key imports files about ${[...seen].join(', ') || 'no product'} whose rows name no other product and no team. Send the others with a key of the whole workspace.`);
  }

  /** The keys of their products; null where they see all. */
  private async seen(workspaceId: number): Promise<ReadonlySet<string> | null> {
    const { products, teams } = this.whoAsks.asker();
    if (products === null && teams === null) return null;
    return teams === null ? new Set((await this.products.all(workspaceId)).map(({ key }) => key)) : new Set();
  }
}

function isOf(plan: ImportPlan, products: ReadonlySet<string>): boolean {
  return plan.product !== null && products.has(plan.product) && plan.team === null && targetNamed(plan.as)?.needs === 'PRODUCT' && !plan.mapping.some(({ field }) => field === 'product' || field === 'team');
}
