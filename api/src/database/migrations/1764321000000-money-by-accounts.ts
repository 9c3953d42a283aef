import type { MigrationInterface, QueryRunner } from 'typeorm';
import { besideWork } from '../beside-work.js';

/**
 * Money says whose it is, and answers who gave them, where they touch what was counted: so that a fact costs what the customers or people
 * cost whom it is about (docs/decisions/0051). What is looked for by whose it is has an index that the walls let through: they know
 * what CASE tells nobody, and do not know it of coalesce.
 */
export class MoneyByAccounts1764321000000 implements MigrationInterface {
  name = 'MoneyByAccounts1764321000000';
  /** An index is not built beside the work within a transaction. */
  transaction = false as const;

  async up(queryRunner: QueryRunner): Promise<void> {
    await besideWork(queryRunner, async ({ concurrently, briefly }) => {
      await concurrently(
        'DROP INDEX CONCURRENTLY IF EXISTS payment_payer', `CREATE INDEX CONCURRENTLY payment_payer ON payment (product_id, (${PAYER}))`,
        'DROP INDEX CONCURRENTLY IF EXISTS subscription_change_plan', 'CREATE INDEX CONCURRENTLY subscription_change_plan ON subscription_change (account_id, at, key) INCLUDE (plan) WHERE plan IS NOT NULL',
        'DROP INDEX CONCURRENTLY IF EXISTS survey_response_whose', `CREATE INDEX CONCURRENTLY survey_response_whose ON survey_response (product_id, (${RESPONDENT}))`,
        'DROP INDEX CONCURRENTLY IF EXISTS survey_response_shown_at', 'CREATE INDEX CONCURRENTLY survey_response_shown_at ON survey_response (product_id, (CASE WHEN shown_at IS NULL THEN at ELSE shown_at END))',
        'DROP INDEX CONCURRENTLY IF EXISTS survey_response_shown',
      );
      await briefly(UP);
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await besideWork(queryRunner, async ({ concurrently, briefly }) => {
      await briefly(DOWN);
      await concurrently(
        'DROP INDEX CONCURRENTLY IF EXISTS survey_response_shown', 'CREATE INDEX CONCURRENTLY survey_response_shown ON survey_response (product_id, (coalesce(shown_at, at)))',
        'DROP INDEX CONCURRENTLY IF EXISTS survey_response_shown_at', 'DROP INDEX CONCURRENTLY IF EXISTS survey_response_whose', 'DROP INDEX CONCURRENTLY IF EXISTS payment_payer', 'DROP INDEX CONCURRENTLY IF EXISTS subscription_change_plan',
      );
    });
  }
}

/** The account, or the person where the payment names none. */
const PAYER = 'CASE WHEN account_id IS NOT NULL THEN account_id WHEN person_id IS NOT NULL THEN person_id ELSE 0 END';
/** An answer of nobody known is of a person of its own. */
const RESPONDENT = 'CASE WHEN person_id IS NULL THEN id ELSE person_id END';

const touched = (kind: string, whose: string, bits: number): string => `
    WITH touched AS MATERIALIZED (SELECT DISTINCT product_id, (${whose}) >> ${bits} AS block FROM moved)
    INSERT INTO fact_touch (product_id, kind, day, block)
    SELECT DISTINCT product_id, ${kind}, date '-infinity', CASE WHEN (SELECT count(*) FROM touched) <= 64 THEN block END FROM touched;`;

/** 512 accounts a block, and 4,096 people: of people few answer. */
const UP = `
ALTER TABLE fact_touch DROP CONSTRAINT IF EXISTS fact_touch_kind_check;
ALTER TABLE fact_touch ADD CONSTRAINT fact_touch_kind_check CHECK (kind IN ('event', 'people', 'account', 'money', 'said', 'all'));

-- Whose: of their ids, without their last bits; rates and surveys are everybody's.
CREATE OR REPLACE FUNCTION touch_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME IN ('subscription_change', 'mrr_movement', 'mrr_outlook') THEN${touched('TG_ARGV[0]', 'account_id', 9)}
  ELSIF TG_TABLE_NAME = 'payment' THEN${touched('TG_ARGV[0]', PAYER, 9)}
  ELSIF TG_TABLE_NAME = 'survey_response' THEN${touched('TG_ARGV[0]', RESPONDENT, 12)}
  ELSE
    INSERT INTO fact_touch (product_id, kind, day) SELECT DISTINCT product_id, TG_ARGV[0], date '-infinity' FROM moved;
  END IF;
  RETURN NULL;
END $$;

-- Beside all that is told apart by people, an account touches the money that is told apart by accounts.
CREATE OR REPLACE FUNCTION touch_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_touch (product_id, kind, day) SELECT DISTINCT product_id, 'people', date '-infinity' FROM moved;
  IF TG_TABLE_NAME = 'account' THEN${touched(`'account'`, 'id', 9)}
  END IF;
  RETURN NULL;
END $$;

-- The plan of a last subscription tells nobody but accounts apart, and only where it is money that is counted: that is touched by itself.
DROP TRIGGER IF EXISTS subscription_removed_touch ON subscription_change;
DROP TRIGGER IF EXISTS subscription_changed_touch ON subscription_change;
DROP TRIGGER IF EXISTS subscription_added_touch ON subscription_change;
`;

const DOWN = `
CREATE TRIGGER subscription_added_touch AFTER INSERT ON subscription_change REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_people();
CREATE TRIGGER subscription_changed_touch AFTER UPDATE ON subscription_change REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_people();
CREATE TRIGGER subscription_removed_touch AFTER DELETE ON subscription_change REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_people();
CREATE OR REPLACE FUNCTION touch_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_touch (product_id, kind, day) SELECT DISTINCT product_id, 'people', date '-infinity' FROM moved;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION touch_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_touch (product_id, kind, day) SELECT DISTINCT product_id, TG_ARGV[0], date '-infinity' FROM moved;
  RETURN NULL;
END $$;
DELETE FROM fact_touch WHERE kind = 'account';
ALTER TABLE fact_touch DROP CONSTRAINT fact_touch_kind_check;
ALTER TABLE fact_touch ADD CONSTRAINT fact_touch_kind_check CHECK (kind IN ('event', 'people', 'money', 'said', 'all'));
`;
