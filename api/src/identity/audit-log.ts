import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Audited, AuditDetails } from './audited.js';

/** An entry of the log as it is read. */
export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly byKind: 'ACCOUNT' | 'KEY' | 'SYSTEM';
  readonly byName: string;
  readonly what: Audited;
  readonly about: string;
  readonly details: AuditDetails;
}

/** What is looked for; null: everything. `to` is not included. */
export interface AuditSearch {
  readonly text: string | null;
  readonly who: string | null;
  readonly what: readonly Audited[] | null;
  readonly from: Date | null;
  readonly to: Date | null;
}

const FOUND = `
  FROM audit_entry WHERE workspace_id = $1
    AND ($2::text IS NULL OR about ILIKE $2 OR by_name ILIKE $2 OR details::text ILIKE $2)
    AND ($3::text IS NULL OR by_name ILIKE $3) AND ($4::text[] IS NULL OR what = ANY ($4))
    AND ($5::timestamptz IS NULL OR at >= $5) AND ($6::timestamptz IS NULL OR at < $6)`;

/** Reads what was done in a workspace. */
@Injectable()
export class AuditLog {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** The latest first, from before an entry on. */
  async page(workspaceId: number, search: AuditSearch, limit: number, before: number | null): Promise<AuditRow[]> {
    return this.dataSource.query<AuditRow[]>(
      `SELECT id, at, by_kind AS "byKind", by_name AS "byName", what, about, details ${FOUND} AND ($7::bigint IS NULL OR id < $7) ORDER BY id DESC LIMIT $8`,
      [...parametersOf(workspaceId, search), before, limit]);
  }

  async count(workspaceId: number, search: AuditSearch): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>(`SELECT count(*) AS n ${FOUND}`, parametersOf(workspaceId, search));
    return row!.n;
  }
}

function parametersOf(workspaceId: number, { text, who, what, from, to }: AuditSearch): unknown[] {
  return [workspaceId, text && containing(text), who && containing(who), what, from, to];
}

/** The letters as they are: what LIKE would take for a sign of its own is not one here. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
