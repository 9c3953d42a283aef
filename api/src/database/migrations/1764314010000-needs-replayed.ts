import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is asked of a read replica comes with the place in the log that it needs (docs/decisions/0043): the replica waits for it a
 * few milliseconds, and refuses when it is not there, in the same transaction that reads. A server that is no replica any more,
 * or never was, refuses too.
 */
export class NeedsReplayed1764314010000 implements MigrationInterface {
  name = 'NeedsReplayed1764314010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
CREATE FUNCTION needs_replayed(place pg_lsn, wait_ms integer) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  until timestamptz := clock_timestamp() + wait_ms * interval '1 ms';
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE EXCEPTION 'what is seen from here on is of an instant before' USING ERRCODE = 'BF001'; END IF;
  LOOP
    IF NOT pg_is_in_recovery() THEN RAISE EXCEPTION 'this server is no replica' USING ERRCODE = 'BF001'; END IF;
    IF pg_last_wal_replay_lsn() >= place THEN RETURN place::text; END IF;
    IF clock_timestamp() >= until THEN RAISE EXCEPTION 'this replica has replayed % and not yet %', pg_last_wal_replay_lsn(), place USING ERRCODE = 'BF001'; END IF;
    PERFORM pg_sleep(0.002);
  END LOOP;
END $$;
COMMENT ON FUNCTION needs_replayed IS 'Waits until a replica has replayed the log up to a place; refuses (BF001) where it has not in time.';`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION needs_replayed');
  }
}
