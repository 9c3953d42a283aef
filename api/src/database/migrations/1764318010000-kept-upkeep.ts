import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept is written over whenever it is counted again: dead rows are cleared away soon. */
export class KeptUpkeep1764318010000 implements MigrationInterface {
  name = 'KeptUpkeep1764318010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES.map((table) => `ALTER TABLE ${table} SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);`).join('\n'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES.map((table) => `ALTER TABLE ${table} RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);`).join('\n'));
  }
}

const TABLES = ['kept_tally', 'kept_question'];
