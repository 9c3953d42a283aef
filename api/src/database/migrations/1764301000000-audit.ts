import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done by whom: written once, and never changed or taken away (docs/decisions/0033). */
export class Audit1764301000000 implements MigrationInterface {
  name = 'Audit1764301000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE audit_entry; DROP FUNCTION refuse_change_of_audit;');
  }
}

const UP = `
CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  -- The clock, not the transaction's beginning: the order of the log is the order in which things were done.
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  by_kind text NOT NULL CHECK (by_kind IN ('ACCOUNT', 'KEY', 'SYSTEM')),
  -- No reference: who has left stays in the log, under the name they had then.
  by_id bigint,
  by_name text NOT NULL,
  what text NOT NULL,
  about text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_entry_latest ON audit_entry (workspace_id, id DESC);
CREATE INDEX audit_entry_by_time ON audit_entry (workspace_id, at);

-- Also for the tables' owner, who needs no right.
CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER audit_entry_is_not_emptied BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM PUBLIC;
`;
