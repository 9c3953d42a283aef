import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys that may read as well as send: for whom (products; null is all, and a list of products that are gone is nothing), until when,
 * made and ended by whom, which one it replaces, and what its queries may cost a minute. Whatever changes a key's right is told to
 * every server. And what was spent of each budget: lost in a crash, which costs a minute's count and no write-ahead log.
 */
export class Keys1764303000000 implements MigrationInterface {
  name = 'Keys1764303000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
ALTER TABLE api_key
  ADD COLUMN products bigint[],
  ADD COLUMN expires_at timestamptz,
  ADD COLUMN lifetime interval,
  ADD COLUMN made_by text,
  ADD COLUMN revoked_by text,
  ADD COLUMN replaces_id bigint REFERENCES api_key ON DELETE SET NULL,
  ADD COLUMN budget integer CHECK (budget > 0);
UPDATE api_key SET products = ARRAY[product_id] WHERE product_id IS NOT NULL;
CREATE INDEX api_key_workspace ON api_key (workspace_id, id);
CREATE INDEX api_key_replaces ON api_key (replaces_id) WHERE replaces_id IS NOT NULL;

CREATE FUNCTION tell_key_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('bifocal_keys', OLD.public_id || ' ' || OLD.id);
  RETURN NULL;
END $$;
CREATE TRIGGER api_key_moved AFTER UPDATE OF scopes, products, product_id, source_id, secret_sha256, expires_at, revoked_at, budget ON api_key
  FOR EACH ROW EXECUTE FUNCTION tell_key_moved();
CREATE TRIGGER api_key_gone AFTER DELETE ON api_key FOR EACH ROW EXECUTE FUNCTION tell_key_moved();

CREATE UNLOGGED TABLE key_budget (
  key_id bigint PRIMARY KEY REFERENCES api_key ON DELETE CASCADE,
  workspace_id bigint NOT NULL REFERENCES workspace,
  started_at timestamptz NOT NULL,
  most bigint NOT NULL,
  taken bigint NOT NULL,
  lease bigint NOT NULL
);
`;

const DOWN = `
DROP TABLE key_budget;
DROP TRIGGER api_key_gone ON api_key;
DROP TRIGGER api_key_moved ON api_key;
DROP FUNCTION tell_key_moved;
DROP INDEX api_key_replaces;
DROP INDEX api_key_workspace;
ALTER TABLE api_key
  DROP COLUMN products, DROP COLUMN expires_at, DROP COLUMN lifetime, DROP COLUMN made_by, DROP COLUMN revoked_by, DROP COLUMN replaces_id, DROP COLUMN budget;
`;
