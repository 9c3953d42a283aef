import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Money and what people say touch too: a tally over them stands until one of their own kind comes in, however many events do
 * (docs/decisions/0031).
 */
export class MoneyAndSaidTouch1764307000000 implements MigrationInterface {
  name = 'MoneyAndSaidTouch1764307000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const TABLES = { money: ['subscription_change', 'mrr_movement', 'mrr_outlook', 'payment', 'exchange_rate'], said: ['survey', 'survey_response'] } as const;
const MOVES = { added: ['INSERT', 'NEW'], changed_new: ['UPDATE', 'NEW'], changed_old: ['UPDATE', 'OLD'], removed: ['DELETE', 'OLD'] } as const;

const triggers = Object.entries(TABLES).flatMap(([kind, tables]) => tables.flatMap((table) => Object.entries(MOVES).map(([name, [deed, side]]) => ({ kind, table, name: `${table}_${name}_${kind}`, deed, side }))));

const UP = `
ALTER TABLE fact_touch DROP CONSTRAINT fact_touch_kind_check;
ALTER TABLE fact_touch ADD CONSTRAINT fact_touch_kind_check CHECK (kind IN ('event', 'people', 'money', 'said', 'all'));

-- The last touch of a kind is one look, however many events have touched their days.
CREATE INDEX fact_touch_kind ON fact_touch (product_id, kind, xid);

CREATE FUNCTION touch_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_touch (product_id, kind, day) SELECT DISTINCT product_id, TG_ARGV[0], date '-infinity' FROM moved;
  RETURN NULL;
END $$;
${triggers.map(({ kind, table, name, deed, side }) => `CREATE TRIGGER ${name}_touch AFTER ${deed} ON ${table} REFERENCING ${side} TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_kind('${kind}');`).join('\n')}
`;

const DOWN = `
${triggers.map(({ table, name }) => `DROP TRIGGER ${name}_touch ON ${table};`).join('\n')}
DROP FUNCTION touch_kind;
DROP INDEX fact_touch_kind;
DELETE FROM fact_touch WHERE kind IN ('money', 'said');
ALTER TABLE fact_touch DROP CONSTRAINT fact_touch_kind_check;
ALTER TABLE fact_touch ADD CONSTRAINT fact_touch_kind_check CHECK (kind IN ('event', 'people', 'all'));
`;
