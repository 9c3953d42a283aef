import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How large each table and index was on each day: what grows, and how fast. Sizes are of the database, so they are nobody's facts and have no wall. */
export class RelationSizes1764312010000 implements MigrationInterface {
  name = 'RelationSizes1764312010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE relation_size (day date NOT NULL, relation text NOT NULL, bytes bigint NOT NULL, PRIMARY KEY (day, relation))');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE relation_size');
  }
}
