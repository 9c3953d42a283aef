import type { MigrationInterface, QueryRunner } from 'typeorm';

/** DORA's metrics read the deployments of a stretch of time, and the incidents that name them. Whether one was rework may be left unsaid. */
export class DeploymentsByTime1764100600000 implements MigrationInterface {
  name = 'DeploymentsByTime1764100600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE deployment ALTER COLUMN rework DROP DEFAULT, ALTER COLUMN rework DROP NOT NULL;
      CREATE INDEX deployment_of_product ON deployment (product_id, at);
      CREATE INDEX deployment_named ON deployment (product_id, key);
      CREATE INDEX incident_of_product ON incident (product_id, started_at);`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX incident_of_product, deployment_named, deployment_of_product;
      UPDATE deployment SET rework = false WHERE rework IS NULL;
      ALTER TABLE deployment ALTER COLUMN rework SET DEFAULT false, ALTER COLUMN rework SET NOT NULL;`);
  }
}
