import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wall, withoutWall } from '../wall-sql.js';

/** The metrics that are counted ahead for SQL tools, and what keys have spent, are of a workspace like the facts behind them (docs/decisions/0034). */
export class MoreWalls1764308000000 implements MigrationInterface {
  name = 'MoreWalls1764308000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES.map((table) => wall(table)).join(''));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // Those that roles for SQL read were walled for them before.
    await queryRunner.query(`${[...TABLES].reverse().map(withoutWall).join('')} ALTER TABLE metric_value ENABLE ROW LEVEL SECURITY; ALTER TABLE metric_round ENABLE ROW LEVEL SECURITY;`);
  }
}

const TABLES = ['metric_value', 'metric_round', 'metric_turn', 'key_budget'];
