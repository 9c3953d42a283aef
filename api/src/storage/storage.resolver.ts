import { addDays } from '@bifocal/metrics';
import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { RelationSizes } from '../database/relation-sizes.js';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { Workspaces } from '../identity/workspaces.js';
import { GROWTH_DAYS, storageOf } from './storage-of.js';
import { Storage } from './storage.type.js';

const SHARED = 'Other workspaces share these tables, and how large they are would tell about them. Whoever runs the installation can read it from the database: see docs/storage.md.';

/** What the database takes on disk. */
@Resolver(() => Storage)
export class StorageResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(RelationSizes) private readonly sizes: RelationSizes,
  ) {}

  @Needs('MANAGE_SOURCES')
  @Query(() => Storage, { description: 'What the database takes on disk, table by table, and how it grows. Told where no other workspace but the simulated sample shares the tables.' })
  async storage(): Promise<Storage> {
    const { workspaceId } = await this.whoAsks.workspace();
    if (!(await this.workspaces.isAlone(workspaceId))) return { hiddenBecause: SHARED, groups: [], bytes: null, growthBytes: null, growthDays: null, events: null, bytesPerEvent: null };
    const today = new Date().toISOString().slice(0, 10);
    const [now, kept] = await Promise.all([this.sizes.now(), this.sizes.kept(addDays(today, -GROWTH_DAYS))]);
    return { hiddenBecause: null, ...storageOf(now, kept, today) };
  }
}
