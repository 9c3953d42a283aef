import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What came in of each source, kept ahead: by minute for eight days, and in all. Small requests make batches by the million, and the
 * Sources page must not add them up each time. Everything before `until` is in here, everything after it in the batches themselves.
 */
export class SourceMinutes1764200010000 implements MigrationInterface {
  name = 'SourceMinutes1764200010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
CREATE TABLE source_minute (
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  minute timestamptz NOT NULL,
  accepted bigint NOT NULL,
  PRIMARY KEY (source_id, minute)
);
CREATE TABLE source_sum (
  source_id bigint PRIMARY KEY REFERENCES source ON DELETE CASCADE,
  until timestamptz NOT NULL,
  accepted bigint NOT NULL DEFAULT 0,
  rejected bigint NOT NULL DEFAULT 0,
  hooked boolean NOT NULL DEFAULT false,
  filed boolean NOT NULL DEFAULT false
);
`;

const DOWN = 'DROP TABLE source_sum, source_minute;';
