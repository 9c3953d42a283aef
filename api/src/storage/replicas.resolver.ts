import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { replicasOf } from '../database/reading-data-source.js';
import { Needs } from '../identity/needs.js';
import { ReadReplica } from './replicas.type.js';

/** How the copies of the database do, from which questions are read: what /health/ready says. */
@Resolver(() => ReadReplica)
export class ReplicasResolver {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  // Where they are stands in the environment, and is no business of a page.
  @Needs('MANAGE_SOURCES')
  @Query(() => [ReadReplica], { description: 'Copies of the database from which questions are read, as this server finds them, looked at every second. Empty: there are none.' })
  readReplicas(): ReadReplica[] {
    return (replicasOf(this.dataSource)?.health ?? []).map(({ usable, lagSeconds, reason }, index) => ({ place: index + 1, usable, lagSeconds, reason }));
  }
}
