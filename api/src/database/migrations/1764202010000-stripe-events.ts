import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What Stripe said, kept as it came (without personal data) before anything is derived from it; and the parts of money that MRR leaves out. */
export class StripeEvents1764202010000 implements MigrationInterface {
  name = 'StripeEvents1764202010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
CREATE TABLE stripe_event (
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  -- The event's id, or the hash of an export's object.
  key text NOT NULL,
  product text NOT NULL,
  type text NOT NULL,
  kind text NOT NULL,
  object_id text NOT NULL,
  at timestamptz NOT NULL,
  object jsonb NOT NULL,
  previous jsonb,
  refs text[] NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Which reading of events facts were derived by; null: none yet.
  derived_by integer,
  PRIMARY KEY (source_id, key)
);
CREATE INDEX stripe_event_object ON stripe_event (source_id, object_id, at);
CREATE INDEX stripe_event_refs ON stripe_event USING gin (refs);
CREATE INDEX stripe_event_waiting ON stripe_event (source_id, received_at) WHERE derived_by IS NULL;

ALTER TABLE subscription_change ADD COLUMN tax_minor bigint;
CREATE INDEX subscription_change_line ON subscription_change (source_id, subscription);
ALTER TABLE payment ADD COLUMN tax_minor numeric(24, 6), ADD COLUMN usage_minor numeric(24, 6), ADD COLUMN one_off_minor numeric(24, 6);
`;

const DOWN = `
ALTER TABLE payment DROP COLUMN one_off_minor, DROP COLUMN usage_minor, DROP COLUMN tax_minor;
DROP INDEX subscription_change_line;
ALTER TABLE subscription_change DROP COLUMN tax_minor;
DROP TABLE stripe_event;
`;
