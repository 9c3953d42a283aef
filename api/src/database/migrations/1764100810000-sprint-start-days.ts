import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A source may know the day on which a sprint started, and not the hour: started_at is then that day's midnight in UTC, to be ordered by. */
export class SprintStartDays1764100810000 implements MigrationInterface {
  name = 'SprintStartDays1764100810000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sprint ADD COLUMN started_on date');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sprint DROP COLUMN started_on');
  }
}
