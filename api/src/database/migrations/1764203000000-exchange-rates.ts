import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one unit of a currency was in another one on a day, as a source said it; and which currencies a product is paid in, found by one look into an index each. */
export class ExchangeRates1764203000000 implements MigrationInterface {
  name = 'ExchangeRates1764203000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
    await queryRunner.query(JOINED);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX payment_currency; DROP INDEX mrr_movement_currency; DROP TABLE exchange_rate');
  }
}

const UP = `
CREATE TABLE exchange_rate (
  workspace_id bigint NOT NULL REFERENCES workspace,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  from_currency text NOT NULL,
  to_currency text NOT NULL,
  day date NOT NULL,
  rate numeric NOT NULL CHECK (rate > 0),
  PRIMARY KEY (product_id, from_currency, to_currency, day, source_id),
  CHECK (from_currency <> to_currency)
);
CREATE INDEX exchange_rate_source ON exchange_rate (source_id);
CREATE INDEX mrr_movement_currency ON mrr_movement (product_id, currency, at);
CREATE INDEX payment_currency ON payment (product_id, currency, at)`;

/** Movements of accounts that pay in several currencies were named currency by currency; they are the customer's now: the server replays these accounts when it starts. */
const JOINED = `
INSERT INTO mrr_replay_due SELECT account_id FROM mrr_movement GROUP BY account_id HAVING count(DISTINCT currency) > 1 ON CONFLICT DO NOTHING`;
