import { Inject } from '@nestjs/common';
import { Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { removeSimulated } from '../facts/simulated-writer.js';
import { inTransaction } from '../facts/transaction.js';
import { Audit } from '../identity/audit.js';
import { Needs } from '../identity/needs.js';
import { Sessions } from '../identity/sessions.js';
import { WhoAsks } from '../identity/who-asks.js';
import { Workspaces } from '../identity/workspaces.js';
import { SampleLoader } from './sample-loader.js';
import { readSampleState, writeSampleState } from './sample-state.js';

/** Removes the sample, for good: a later start does not bring it back. */
@Resolver()
export class SampleResolver {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(SampleLoader) private readonly loader: SampleLoader,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Needs('MANAGE_SOURCES')
  @Mutation(() => Boolean, { description: 'Removes everything that is simulated: facts, products, teams and funnels. It does not come back. False where there was nothing.' })
  async removeSample(): Promise<boolean> {
    const { workspaceId } = await this.whoAsks.workspace();
    await this.loader.stop();
    const removed = await inTransaction(this.dataSource, async (transaction) => {
      const state = await readSampleState(transaction, workspaceId);
      await writeSampleState(transaction, workspaceId, { seed: 0, today: '', scale: 0, ...state, state: 'removed' });
      const anything = await removeSimulated(transaction, workspaceId);
      if (anything) await this.audit.write({ what: 'SAMPLE_REMOVED', about: 'The simulated organisation' }, transaction);
      return anything;
    });
    await this.workspaces.removeIfEmptySample(workspaceId);
    this.sessions.forget();
    return removed;
  }
}
