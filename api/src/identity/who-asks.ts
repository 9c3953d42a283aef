import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Scope } from './workspace.js';

/** Answers whose facts a request may see. Every question starts here, so that sign-in has one place to come in. */
@Injectable()
export class WhoAsks {
  private scope: Scope | null = null;

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async workspace(): Promise<Scope> {
    if (this.scope) return this.scope;
    const rows = await this.dataSource.query<{ id: number }[]>(`SELECT id FROM workspace WHERE key = 'default'`);
    const found = rows[0];
    if (!found) throw new Error('the default workspace is missing');
    this.scope = { workspaceId: found.id };
    return this.scope;
  }
}
