import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was written down of a release when a sprint closed: the bars of closed sprints never change. */
export class ReleaseBars1764100710000 implements MigrationInterface {
  name = 'ReleaseBars1764100710000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE release_bar');
  }
}

// version is that of the sprint's own snapshot; bars are by measure.
const UP = `
CREATE TABLE release_bar (
  workspace_id bigint NOT NULL REFERENCES workspace,
  release_id bigint NOT NULL REFERENCES release ON DELETE CASCADE,
  sprint_id bigint NOT NULL REFERENCES sprint ON DELETE CASCADE,
  version integer NOT NULL CHECK (version > 0),
  bars jsonb NOT NULL,
  PRIMARY KEY (release_id, sprint_id, version)
);
CREATE INDEX release_bar_sprint ON release_bar (sprint_id);
CREATE TRIGGER release_bar_stays BEFORE UPDATE ON release_bar FOR EACH ROW EXECUTE FUNCTION refuse_snapshot_change();
`;
