import { Inject, Injectable } from '@nestjs/common';
import { BeforeAnyone } from '../database/before-anyone.js';
import { systemOf } from './asker.js';
import { asking } from './asking.js';

/** One's own workspace. Webhooks and commands go there unless they say otherwise. */
export const OWN = 'default';

/** The workspaces there are. */
@Injectable()
export class Workspaces {
  private readonly ids = new Map<string, number>();

  constructor(@Inject(BeforeAnyone) private readonly database: BeforeAnyone) {}

  /** A workspace by its key; null where there is none. Keys and ids never change. */
  async idOf(key: string): Promise<number | null> {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const [row] = await this.database.query<{ id: number }[]>('SELECT id FROM workspace WHERE key = $1', [key]);
    if (row) this.ids.set(key, row.id);
    return row?.id ?? null;
  }

  async all(): Promise<number[]> {
    const rows = await this.database.query<{ id: number }[]>('SELECT id FROM workspace ORDER BY id');
    return rows.map(({ id }) => id);
  }

  /** Work that nobody asked for, in one workspace after the other, in the server's own name. */
  async each(work: (workspaceId: number) => Promise<void>): Promise<void> {
    for (const workspaceId of await this.all()) await asking.run(systemOf(workspaceId), () => work(workspaceId));
  }
}
