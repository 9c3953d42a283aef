import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The forms that a product shows to its people, with every version they had: what was asked when stays known. */
export class SurveyForms1764204000000 implements MigrationInterface {
  name = 'SurveyForms1764204000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE survey_form_version, survey_form');
  }
}

const UP = `
CREATE TABLE survey_form (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  key text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('NPS', 'CSAT', 'CES', 'FEEDBACK')),
  state text NOT NULL CHECK (state IN ('LIVE', 'PAUSED')),
  name text NOT NULL,
  -- What people see and when: trigger, share, words. Its versions are of this alone; a pause makes none.
  content jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (product_id, key)
);

CREATE TABLE survey_form_version (
  form_id bigint NOT NULL REFERENCES survey_form ON DELETE CASCADE,
  version integer NOT NULL,
  content jsonb NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (form_id, version)
);`;
