import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { replicasOf } from '../database/reading-data-source.js';
import type { ReplicaHealth } from '../database/replica.js';
import { Open } from '../identity/needs.js';
import { Draining } from './draining.js';

/** A read replica, in the order of DATABASE_REPLICA_URLS; its address is nobody's business here. */
type ReplicaStanding = Omit<ReplicaHealth, 'address'>;

/** live: the process answers. ready: requests may be sent here: the database answers too, and the server is not about to stop. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Draining) private readonly draining: Draining,
  ) {}

  // Whoever keeps the server running asks, and is told nothing else.
  @Open()
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  // As above.
  @Open()
  @Get('ready')
  async ready(): Promise<{ status: string; replicas?: readonly ReplicaStanding[] }> {
    if (this.draining.isDraining) throw new ServiceUnavailableException({ status: 'stopping', reason: 'This server finishes what it has, and stops. Send new requests to another one.' });
    try {
      await this.dataSource.query('SELECT 1');
      const replicas = (replicasOf(this.dataSource)?.health ?? []).map(({ usable, lagSeconds, reason }) => ({ usable, lagSeconds, reason }));
      return { status: 'ok', ...(replicas.length > 0 ? { replicas } : {}) };
    } catch {
      throw new ServiceUnavailableException({ status: 'unavailable', reason: 'The database cannot be reached.' });
    }
  }
}
