import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people make of what was said to them: tags of what was written with a score, and requests that feedback is grouped into.
 * All of it stands beside the facts and hangs on their rows: a response or a feedback that is sent again keeps it, one that is
 * removed takes it along. `observed_at` is as of when a response was as it is kept, so that an older one that comes late does not replace it.
 */
export class TagsAndRequests1764205000000 implements MigrationInterface {
  name = 'TagsAndRequests1764205000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
    await queryRunner.query(SEARCH);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
ALTER TABLE survey_response ADD COLUMN observed_at timestamptz;

CREATE TABLE tag (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX tag_name ON tag (product_id, lower(name));

CREATE TABLE survey_response_tag (
  response_id bigint NOT NULL REFERENCES survey_response ON DELETE CASCADE,
  tag_id bigint NOT NULL REFERENCES tag ON DELETE CASCADE,
  workspace_id bigint NOT NULL REFERENCES workspace,
  author text,
  tagged_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (response_id, tag_id)
);
CREATE INDEX survey_response_tag_tag ON survey_response_tag (tag_id);

CREATE TABLE feedback_request (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  -- The sender's own name for it: sent twice, it is kept once.
  key text,
  title text NOT NULL,
  state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'PLANNED', 'DONE', 'DECLINED')),
  -- Where its feedback went: never to one that was merged itself.
  merged_into bigint REFERENCES feedback_request ON DELETE CASCADE,
  version integer NOT NULL DEFAULT 1,
  author text,
  changed_by text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (product_id, key)
);
CREATE INDEX feedback_request_merged ON feedback_request (merged_into) WHERE merged_into IS NOT NULL;

-- A feedback without a row here is not sorted yet; one without a request was set aside.
CREATE TABLE feedback_sorting (
  feedback_id bigint PRIMARY KEY REFERENCES feedback ON DELETE CASCADE,
  workspace_id bigint NOT NULL REFERENCES workspace,
  request_id bigint REFERENCES feedback_request ON DELETE CASCADE,
  author text,
  sorted_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX feedback_sorting_request ON feedback_sorting (request_id);
`;

/** Trigrams find words inside of words. A PostgreSQL without its contrib modules, or a role that may not take one, searches without an index. */
const SEARCH = `
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX survey_response_words ON survey_response USING gin (comment gin_trgm_ops) WHERE comment IS NOT NULL;
  CREATE INDEX feedback_words ON feedback USING gin (text gin_trgm_ops);
EXCEPTION WHEN undefined_file OR insufficient_privilege OR feature_not_supported OR undefined_object THEN
  RAISE NOTICE 'pg_trgm is not there: what people wrote is searched for without an index';
END $$;
`;

const DOWN = `
DROP INDEX IF EXISTS feedback_words;
DROP INDEX IF EXISTS survey_response_words;
DROP TABLE feedback_sorting, feedback_request, survey_response_tag, tag;
ALTER TABLE survey_response DROP COLUMN observed_at;
`;
