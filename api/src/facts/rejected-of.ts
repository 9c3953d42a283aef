import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ANONYMOUS } from './identities.js';

/** Something of a person's that was not kept. */
export interface RejectedRow {
  readonly source: string;
  readonly at: Date;
  readonly path: string;
  readonly value: string | null;
  readonly reason: string;
  readonly payload: string | null;
}

/** FROM and WHERE of what was rejected of the people of these keys: `r` the rejection. By who it says it is of, or by what came. Parameters: workspace, keys, texts. */
export const REJECTED_OF = `FROM collect_rejection r JOIN source s ON s.id = r.source_id
  WHERE s.workspace_id = $1 AND (r.people && $2::text[] OR EXISTS (SELECT FROM unnest($3::text[]) k WHERE r.value = k OR strpos(r.payload, k) > 0))`;

/** What these keys look like in what came. */
export function asTheyCame(keys: readonly string[]): string[] {
  return keys.map((key) => (key.startsWith(ANONYMOUS) ? key.slice(ANONYMOUS.length) : key))
    .flatMap((key) => [JSON.stringify(key), ...(/^\d+$/.test(key) ? [`:${key},`, `:${key}}`] : [])]);
}

/** Reads what was rejected of people. */
@Injectable()
export class RejectedOf {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async of(workspaceId: number, keys: readonly string[]): Promise<RejectedRow[]> {
    return this.dataSource.query<RejectedRow[]>(`SELECT s.key AS source, r.at, r.path, r.value, r.reason, r.payload ${REJECTED_OF} ORDER BY r.id DESC`, [workspaceId, keys, asTheyCame(keys)]);
  }
}
