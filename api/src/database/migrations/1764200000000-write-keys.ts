import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys by which programs send: of a key its secret's SHA-256 is kept, never the secret. A source may have several live ones, so
 * that one can be replaced while the other is still in use. And of a rejected message, what came.
 */
export class WriteKeys1764200000000 implements MigrationInterface {
  name = 'WriteKeys1764200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
CREATE TABLE api_key (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint REFERENCES source ON DELETE CASCADE,
  product_id bigint REFERENCES product ON DELETE CASCADE,
  name text NOT NULL,
  scopes text[] NOT NULL,
  public_id text NOT NULL UNIQUE,
  secret_sha256 bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_key_source ON api_key (source_id, id);
CREATE INDEX api_key_product ON api_key (product_id);

ALTER TABLE collect_rejection ADD COLUMN payload text;
`;

const DOWN = `
ALTER TABLE collect_rejection DROP COLUMN payload;
DROP TABLE api_key;
`;
