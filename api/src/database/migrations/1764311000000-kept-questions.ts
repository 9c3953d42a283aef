import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofFew, wall } from '../wall-sql.js';

/** What is asked of kept tallies stands beside them, so that they can be counted ahead by nobody's asking (docs/decisions/0040). */
export class KeptQuestions1764311000000 implements MigrationInterface {
  name = 'KeptQuestions1764311000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE kept_question');
  }
}

const UP = `
-- asked: the tally's name, the question and what else says what is counted, with the local day on which it was asked. seen,
-- counted_on: up to which transaction, and on which local day, it was last counted ahead.
CREATE TABLE kept_question (
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  id uuid NOT NULL,
  asked jsonb NOT NULL,
  seen bigint NOT NULL,
  counted_on date NOT NULL,
  used_on date NOT NULL DEFAULT current_date,
  PRIMARY KEY (product_id, id)
);
${wall('kept_question', ofFew('product_id', 'product'))}`;
