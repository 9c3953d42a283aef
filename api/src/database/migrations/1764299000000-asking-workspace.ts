import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For whom a transaction asks: the ground of all walls (docs/decisions/0034), before the first of them. */
export class AskingWorkspace1764299000000 implements MigrationInterface {
  name = 'AskingWorkspace1764299000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION asking_workspace');
  }
}

const UP = `
-- The workspace for which this transaction asks; null where it names none, and then no row is its.
CREATE FUNCTION asking_workspace() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('bifocal.workspace', true), '')::bigint $$`;
