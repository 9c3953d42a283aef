import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What of a customer's MRR may go, kept beside its movements by the same replay; why customers left; discounts beside the first one.
 * Accounts whose changes were collected before are listed as due: the server replays them when it starts.
 */
export class RevenueOutlook1764202000000 implements MigrationInterface {
  name = 'RevenueOutlook1764202000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
ALTER TABLE subscription_change ADD COLUMN discounts jsonb, ADD COLUMN cancel_reason text, ADD COLUMN cancel_comment text;
ALTER TABLE mrr_movement ADD COLUMN reason text, ADD COLUMN comment text;

-- One row an instant at which it changes: MRR past due, and MRR whose end is set.
CREATE TABLE mrr_outlook (
  account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  at timestamptz NOT NULL,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  at_risk_minor bigint NOT NULL CHECK (at_risk_minor >= 0),
  scheduled_minor bigint NOT NULL CHECK (scheduled_minor >= 0),
  currency text NOT NULL,
  PRIMARY KEY (account_id, currency, at)
);
CREATE INDEX mrr_outlook_product ON mrr_outlook (product_id, at);

CREATE TABLE mrr_replay_due (account_id bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE);
INSERT INTO mrr_replay_due SELECT DISTINCT account_id FROM subscription_change;
`;

const DOWN = `
DROP TABLE mrr_replay_due, mrr_outlook;
ALTER TABLE mrr_movement DROP COLUMN comment, DROP COLUMN reason;
ALTER TABLE subscription_change DROP COLUMN cancel_comment, DROP COLUMN cancel_reason, DROP COLUMN discounts;
`;
