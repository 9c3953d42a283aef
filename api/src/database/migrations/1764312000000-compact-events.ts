import type { MigrationInterface, QueryRunner } from 'typeorm';
import { besideWork } from '../beside-work.js';
import { ofFew } from '../wall-sql.js';

/**
 * Fewer bytes an event (docs/decisions/0041), while facts come in: indexes are built beside the work and change places in a moment.
 * Each step may be done again: one that was stopped half-way begins from its own start.
 */
export class CompactEvents1764312000000 implements MigrationInterface {
  name = 'CompactEvents1764312000000';
  /** Statement by statement: an index is not built beside the work within a transaction. */
  transaction = false as const;

  async up(queryRunner: QueryRunner): Promise<void> {
    await besideWork(queryRunner, async ({ concurrently, briefly }) => {
      await concurrently(
        ...built('event_name_person_at', 'event (name_id, person_id, at)'),
        ...built('event_product_around', `event (product_id, ${AROUND})`),
        ...built('event_at', 'event USING brin (at) WITH (autosummarize = on)'),
        ...built('person_event_day_name_day', 'person_event_day (name_id, day)'),
      );
      await briefly(NAMES_TELL + UPKEEP);
      await concurrently(...dropped('event_name_person', 'event_product_at', 'person_event_day_name'));
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await besideWork(queryRunner, async ({ concurrently, briefly }) => {
      await concurrently(
        ...built('event_name_person', 'event (name_id, person_id, at) INCLUDE (product_id)'),
        ...built('event_product_at', 'event (product_id, at) INCLUDE (person_id, name_id)'),
        ...built('person_event_day_name', 'person_event_day (name_id, day) INCLUDE (person_id, product_id)'),
      );
      await briefly(PRODUCTS_TELL + NO_UPKEEP);
      await concurrently(...dropped('event_name_person_at', 'event_product_around', 'event_at', 'person_event_day_name_day'));
    });
  }
}

const dropped = (...names: readonly string[]): string[] => names.map((name) => `DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
/** One that was stopped half-way is there, and of no use. */
const built = (name: string, on: string): string[] => [...dropped(name), `CREATE INDEX CONCURRENTLY ${name} ON ${on}`];

/** Many events share one entry, so that the index is small; the first and the last event are found through it, and a product's events when it goes. */
const AROUND = `date_bin('10 minutes', at, '2000-01-01 00:00:00+00')`;

/**
 * Whose an event is, its name tells: the indexes that begin with the name hold no product beside it, and answer by themselves.
 * What is written still says its product, and is looked at by it.
 */
const NAMES_TELL = ['event', 'person_event_day'].map((table) => `
DROP POLICY wall ON ${table};
CREATE POLICY wall ON ${table} USING (name_id IN (SELECT id FROM event_name)) WITH CHECK (${ofFew('product_id', 'product')});`).join('');
const PRODUCTS_TELL = ['event', 'person_event_day'].map((table) => `
DROP POLICY wall ON ${table};
CREATE POLICY wall ON ${table} USING (${ofFew('product_id', 'product')}) WITH CHECK (${ofFew('product_id', 'product')});`).join('');

/**
 * Events are appended and hardly ever changed: they are vacuumed soon, so that indexes answer without the table, and a little at a
 * time. How many pairs of a person and a name there are is told by no column alone: a hash of them is planned by it.
 */
const UPKEEP = `
CREATE STATISTICS IF NOT EXISTS person_event_day_who_did_what (ndistinct) ON name_id, person_id FROM person_event_day;
ALTER TABLE event SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE person_event_day SET (fillfactor = 95, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE person_day SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE fact_touch SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);`;
const NO_UPKEEP = `
DROP STATISTICS IF EXISTS person_event_day_who_did_what;
ALTER TABLE event RESET (autovacuum_vacuum_insert_scale_factor, autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE person_event_day SET (fillfactor = 85);
ALTER TABLE person_event_day RESET (autovacuum_vacuum_insert_scale_factor, autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE person_day RESET (autovacuum_vacuum_insert_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE fact_touch RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);`;
