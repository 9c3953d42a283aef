import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Open } from '../identity/needs.js';

/** live: the process answers. ready: the database answers too. */
@Controller('health')
export class HealthController {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  // Whoever keeps the server running asks, and is told nothing else.
  @Open()
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  // As above.
  @Open()
  @Get('ready')
  async ready(): Promise<{ status: string }> {
    try {
      await this.dataSource.query('SELECT 1');
      return { status: 'ok' };
    } catch {
      throw new ServiceUnavailableException({ status: 'unavailable', reason: 'The database cannot be reached.' });
    }
  }
}
