import { DataSource, type DataSourceOptions, type ObjectLiteral, type QueryRunner } from 'typeorm';
import type { Replicas } from './replicas.js';

/**
 * The primary, and replicas for what may be read from them: a statement by itself, for which it was said how fresh it must be
 * (freshEnough). Everything else, and all transactions, are the primary's.
 */
export class ReadingDataSource extends DataSource {
  constructor(options: DataSourceOptions, readonly replicas: Replicas) {
    super(options);
  }

  override async query<T>(sql: string, parameters?: unknown[] | ObjectLiteral, runner?: QueryRunner): Promise<T> {
    const rows = runner === undefined && (parameters === undefined || Array.isArray(parameters)) ? await this.replicas.rows(sql, parameters ?? []) : null;
    return rows === null ? super.query<T>(sql, parameters, runner) : (rows as T);
  }
}

/** The replicas beside a primary; null: it was opened without any. */
export const replicasOf = (dataSource: DataSource): Replicas | null => (dataSource instanceof ReadingDataSource ? dataSource.replicas : null);
