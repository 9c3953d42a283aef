import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which items were in a sprint, or a release, is told by the index alone: it says whose they are too (docs/decisions/0034). */
export class SprintIndexWithinWalls1764308010000 implements MigrationInterface {
  name = 'SprintIndexWithinWalls1764308010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(indexes(' INCLUDE (workspace_id)'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(indexes(''));
  }
}

const indexes = (more: string): string => ['sprint', 'release'].map((what) => `
DROP INDEX work_item_event_${what};
CREATE INDEX work_item_event_${what} ON work_item_event (${what}_id, work_item_id)${more} WHERE ${what}_id IS NOT NULL;`).join('');
