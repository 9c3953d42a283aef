import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of two changes of status at one instant, and without a sequence to tell them apart, the last one is told by the key that its
 * source gave it, as a replay has it: the number of a row is the order of arrival, and would give the same facts another end.
 */
export class LastStatusByKey1764100900000 implements MigrationInterface {
  name = 'LastStatusByKey1764100900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(standingBy('e.key'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(standingBy('e.id::text'));
  }
}

const STANDING = (which: string, last: string): string => `
  UPDATE work_item w SET first_event_at = s.first_at, last_event_at = s.last_at, first_block_at = s.block_at,
    last_status = coalesce(s.status, ''), last_category = coalesce(s.category, '')
  FROM (
    SELECT i.id, ends.*, last.* FROM work_item i
    CROSS JOIN LATERAL (
      SELECT min(e.at) AS first_at, max(e.at) AS last_at, min(e.at) FILTER (WHERE e.kind IN ('BLOCKED', 'UNBLOCKED')) AS block_at
      FROM work_item_event e WHERE e.work_item_id = i.id) ends
    LEFT JOIN LATERAL (
      SELECT lower(btrim(e.to_value)) AS status, e.category FROM work_item_event e WHERE e.work_item_id = i.id AND e.kind = 'STATUS'
      ORDER BY e.at DESC, e.sequence DESC, ${last} COLLATE "C" DESC LIMIT 1) last ON true
    WHERE ${which}) s
  WHERE w.id = s.id`;

/** Only items with two changes of status at one instant can stand otherwise than before; the others are left as they are. */
const TWO_AT_ONCE = `i.id IN (
  SELECT e.work_item_id FROM work_item_event e WHERE e.kind = 'STATUS' GROUP BY e.work_item_id, e.at, e.sequence HAVING count(*) > 1)`;

const standingBy = (last: string): string => `
CREATE OR REPLACE FUNCTION keep_work_standing(items bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF items IS NULL THEN RETURN; END IF;
  PERFORM FROM work_item WHERE id = ANY (items) ORDER BY id FOR NO KEY UPDATE;
  ${STANDING('i.id = ANY (items)', last)};
  INSERT INTO release_team (team_id, release_id)
  SELECT DISTINCT w.team_id, e.release_id FROM work_item w JOIN work_item_event e ON e.work_item_id = w.id
  WHERE w.id = ANY (items) AND w.team_id IS NOT NULL AND e.release_id IS NOT NULL ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
END $$;
${STANDING(TWO_AT_ONCE, last)};`;
