import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * That the product and the source of an event are there was looked up twice for every row, which cost as much as the row itself.
 * Events come thousands in a statement, of one product and one source: they are looked up once a statement, and held as a foreign
 * key holds them (docs/decisions/0042).
 */
export class EventOwners1764313000000 implements MigrationInterface {
  name = 'EventOwners1764313000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const OWNERS = ['product', 'source'] as const;

/** Raises what a foreign key raises, so that whoever met a removal tries again. */
const HOLD = OWNERS.map((owner) => `
  WITH wanted AS MATERIALIZED (SELECT DISTINCT ${owner}_id AS id FROM added),
  held AS MATERIALIZED (SELECT o.id FROM ${owner} o WHERE o.id = ANY (ARRAY(SELECT id FROM wanted)) ORDER BY o.id FOR KEY SHARE)
  SELECT w.id INTO missing FROM wanted w WHERE NOT EXISTS (SELECT FROM held h WHERE h.id = w.id) LIMIT 1;
  IF missing IS NOT NULL THEN
    RAISE foreign_key_violation USING MESSAGE = 'events are of a ${owner} that is not there', DETAIL = format('${owner}_id: %s', missing);
  END IF;`).join('');

const UP = `
ALTER TABLE event DROP CONSTRAINT IF EXISTS event_product_id_fkey, DROP CONSTRAINT IF EXISTS event_source_id_fkey;
ALTER TABLE person_day DROP CONSTRAINT IF EXISTS person_day_product_id_fkey;

CREATE FUNCTION hold_event_owners() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE missing bigint;
BEGIN${HOLD}
  RETURN NULL;
END $$;
CREATE TRIGGER event_added_owners AFTER INSERT ON event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION hold_event_owners();
CREATE TRIGGER event_changed_owners AFTER UPDATE ON event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION hold_event_owners();

-- Before it goes, while its rows can still be seen: by then nobody else holds it, and whoever comes waits. The days of people go with
-- their events; what was touched meanwhile is of nobody.
CREATE FUNCTION remove_events_of_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event WHERE product_id = OLD.id;
  DELETE FROM fact_touch WHERE product_id = OLD.id;
  RETURN OLD;
END $$;
CREATE FUNCTION remove_events_of_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event WHERE source_id = OLD.id;
  RETURN OLD;
END $$;
${OWNERS.map((owner) => `CREATE TRIGGER ${owner}_events_go BEFORE DELETE ON ${owner} FOR EACH ROW EXECUTE FUNCTION remove_events_of_${owner}();`).join('\n')}
`;

const DOWN = `
${OWNERS.map((owner) => `DROP TRIGGER ${owner}_events_go ON ${owner};`).join('\n')}
DROP TRIGGER event_changed_owners ON event;
DROP TRIGGER event_added_owners ON event;
DROP FUNCTION remove_events_of_source, remove_events_of_product, hold_event_owners;
ALTER TABLE person_day ADD CONSTRAINT person_day_product_id_fkey FOREIGN KEY (product_id) REFERENCES product ON DELETE CASCADE;
ALTER TABLE event ADD CONSTRAINT event_product_id_fkey FOREIGN KEY (product_id) REFERENCES product ON DELETE CASCADE,
  ADD CONSTRAINT event_source_id_fkey FOREIGN KEY (source_id) REFERENCES source ON DELETE CASCADE;
`;
