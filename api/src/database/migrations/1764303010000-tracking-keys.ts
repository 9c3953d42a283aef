import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys that stand in a page, where everybody can read them: they send over /v1 and open nothing else. All keys of before were made
 * for that.
 */
export class TrackingKeys1764303010000 implements MigrationInterface {
  name = 'TrackingKeys1764303010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE api_key ADD COLUMN tracking_only boolean NOT NULL DEFAULT false;
      UPDATE api_key SET tracking_only = true WHERE product_id IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE api_key DROP COLUMN tracking_only');
  }
}
