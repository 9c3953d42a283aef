import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several servers over one database: an import is one server's at a time, and a file lies in one folder, which some of them see. */
export class ImportTurns1764314000000 implements MigrationInterface {
  name = 'ImportTurns1764314000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
ALTER TABLE import_job ADD COLUMN held_by text, ADD COLUMN held_until timestamptz;
ALTER TABLE uploaded_file ADD COLUMN folder text;
COMMENT ON COLUMN import_job.held_by IS 'The server that is at it; null: none.';
COMMENT ON COLUMN import_job.held_until IS 'From when on another server may take it, if nothing was heard of the one that is at it.';
COMMENT ON COLUMN uploaded_file.folder IS 'The name of the folder in which its bytes lie: servers that share the folder share the name. Null: from before there were several.';`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
ALTER TABLE uploaded_file DROP COLUMN folder;
ALTER TABLE import_job DROP COLUMN held_by, DROP COLUMN held_until;`);
  }
}
