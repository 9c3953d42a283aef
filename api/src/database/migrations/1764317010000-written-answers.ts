import type { MigrationInterface, QueryRunner } from 'typeorm';
import { besideWork } from '../beside-work.js';

/** Few write something with their score: what is written in a range is found without the others' answers. */
export class WrittenAnswers1764317010000 implements MigrationInterface {
  name = 'WrittenAnswers1764317010000';
  /** An index is not built beside the work within a transaction. */
  transaction = false as const;

  async up(queryRunner: QueryRunner): Promise<void> {
    await besideWork(queryRunner, ({ concurrently }) => concurrently(
      'DROP INDEX CONCURRENTLY IF EXISTS survey_response_written',
      'CREATE INDEX CONCURRENTLY survey_response_written ON survey_response (product_id, at) WHERE comment IS NOT NULL',
    ));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await besideWork(queryRunner, ({ concurrently }) => concurrently('DROP INDEX CONCURRENTLY IF EXISTS survey_response_written'));
  }
}
