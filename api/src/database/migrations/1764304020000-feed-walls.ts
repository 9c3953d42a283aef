import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wall, withoutWall } from '../wall-sql.js';

/** Targets and feeds, and what links are signed with, are of a workspace (docs/decisions/0034). */
export class FeedWalls1764304020000 implements MigrationInterface {
  name = 'FeedWalls1764304020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES.map((table) => wall(table)).join(''));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query([...TABLES].reverse().map(withoutWall).join(''));
  }
}

const TABLES = ['metric_target', 'feed'];
