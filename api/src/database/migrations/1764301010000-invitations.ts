import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is said of an invitation, that it can be taken back, and which half a workspace keeps from the role of the other one. */
export class Invitations1764301010000 implements MigrationInterface {
  name = 'Invitations1764301010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE one_time_link ADD COLUMN note text, ADD COLUMN revoked_at timestamptz;
      ALTER TABLE workspace ADD COLUMN delivery_closed boolean NOT NULL DEFAULT false, ADD COLUMN outcomes_closed boolean NOT NULL DEFAULT false;`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE workspace DROP COLUMN delivery_closed, DROP COLUMN outcomes_closed;
      ALTER TABLE one_time_link DROP COLUMN note, DROP COLUMN revoked_at;`);
  }
}
