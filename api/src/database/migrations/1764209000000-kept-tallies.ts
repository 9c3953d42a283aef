import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tallies of periods that are over, kept; and what makes them stale: each statement that moves facts appends which local days it
 * touched, in its own transaction, so that collectors never wait for one another (docs/decisions/0031).
 */
export class KeptTallies1764209000000 implements MigrationInterface {
  name = 'KeptTallies1764209000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
-- kind: 'event' with its local day; 'people': somebody's traits or account; 'all': whatever was kept of the product. No foreign
-- key: the facts of a product that is removed touch their days while it goes. xid: the transaction that touched.
CREATE TABLE fact_touch (
  product_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('event', 'people', 'all')),
  day date NOT NULL,
  xid bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint)
);
CREATE INDEX fact_touch_product ON fact_touch (product_id, xid);

-- seen: every transaction with a lower number was over before this was counted, and so is in it. What was touched by that one or
-- a later one may not be in it. reach_from, reach_to: the days on which it hangs.
CREATE TABLE kept_tally (
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  question uuid NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  reach_from date NOT NULL,
  reach_to date NOT NULL,
  seen bigint NOT NULL,
  used_on date NOT NULL DEFAULT current_date,
  counted jsonb NOT NULL,
  PRIMARY KEY (product_id, question, from_day, to_day)
);

CREATE FUNCTION touch_event_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_touch (product_id, kind, day)
  SELECT DISTINCT m.product_id, 'event', (m.at AT TIME ZONE p.time_zone)::date FROM moved m JOIN product p ON p.id = m.product_id;
  RETURN NULL;
END $$;
CREATE TRIGGER event_added_touch AFTER INSERT ON event REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_event_days();
CREATE TRIGGER event_changed_new_touch AFTER UPDATE ON event REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_event_days();
CREATE TRIGGER event_changed_old_touch AFTER UPDATE ON event REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_event_days();
CREATE TRIGGER event_removed_touch AFTER DELETE ON event REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_event_days();

CREATE FUNCTION touch_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_touch (product_id, kind, day) SELECT DISTINCT product_id, 'people', date '-infinity' FROM moved;
  RETURN NULL;
END $$;
CREATE TRIGGER person_changed_touch AFTER UPDATE ON person REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_people();
CREATE TRIGGER account_changed_touch AFTER UPDATE ON account REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_people();
-- Where its traits do not say, the plan of an account is that of its last subscription.
CREATE TRIGGER subscription_added_touch AFTER INSERT ON subscription_change REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_people();
CREATE TRIGGER subscription_changed_touch AFTER UPDATE ON subscription_change REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_people();
CREATE TRIGGER subscription_removed_touch AFTER DELETE ON subscription_change REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_people();

-- Another zone, another meaning of what makes somebody active: nothing that was counted before holds.
CREATE FUNCTION touch_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_touch (product_id, kind, day) VALUES (CASE TG_TABLE_NAME WHEN 'product' THEN (to_jsonb(coalesce(NEW, OLD))->>'id')::bigint ELSE (to_jsonb(coalesce(NEW, OLD))->>'product_id')::bigint END, 'all', '-infinity');
  RETURN NULL;
END $$;
CREATE TRIGGER product_zone_changed_touch AFTER UPDATE OF time_zone ON product FOR EACH ROW WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION touch_all();
CREATE TRIGGER not_qualifying_touch AFTER INSERT OR UPDATE OR DELETE ON not_qualifying FOR EACH ROW EXECUTE FUNCTION touch_all();
`;

const DOWN = `
DROP TRIGGER not_qualifying_touch ON not_qualifying;
DROP TRIGGER product_zone_changed_touch ON product;
DROP TRIGGER subscription_removed_touch ON subscription_change;
DROP TRIGGER subscription_changed_touch ON subscription_change;
DROP TRIGGER subscription_added_touch ON subscription_change;
DROP TRIGGER account_changed_touch ON account;
DROP TRIGGER person_changed_touch ON person;
DROP TRIGGER event_removed_touch ON event;
DROP TRIGGER event_changed_old_touch ON event;
DROP TRIGGER event_changed_new_touch ON event;
DROP TRIGGER event_added_touch ON event;
DROP FUNCTION touch_all, touch_people, touch_event_days;
DROP TABLE kept_tally, fact_touch;
`;
