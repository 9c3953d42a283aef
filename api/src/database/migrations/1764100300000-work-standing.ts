import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How each work item stands, kept beside its history: when it began and last moved, the status it is in, and a revision that
 * moves with everything that is known of it; and which teams a release brings together. What is open now, and what has to be
 * read anew, is found without reading histories.
 */
export class WorkStanding1764100300000 implements MigrationInterface {
  name = 'WorkStanding1764100300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

/** From scratch, of the rows that the condition names. Of two changes of status at one instant the last is the one that a replay ends with. */
const STANDING = (which: string): string => `
  UPDATE work_item w SET first_event_at = s.first_at, last_event_at = s.last_at, first_block_at = s.block_at,
    last_status = coalesce(s.status, ''), last_category = coalesce(s.category, '')
  FROM (
    SELECT i.id, ends.*, last.* FROM work_item i
    CROSS JOIN LATERAL (
      SELECT min(e.at) AS first_at, max(e.at) AS last_at, min(e.at) FILTER (WHERE e.kind IN ('BLOCKED', 'UNBLOCKED')) AS block_at
      FROM work_item_event e WHERE e.work_item_id = i.id) ends
    LEFT JOIN LATERAL (
      SELECT lower(btrim(e.to_value)) AS status, e.category FROM work_item_event e WHERE e.work_item_id = i.id AND e.kind = 'STATUS'
      ORDER BY e.at DESC, e.sequence DESC, e.id::text COLLATE "C" DESC LIMIT 1) last ON true
    WHERE ${which}) s
  WHERE w.id = s.id`;

const RELEASE_TEAMS = (which: string): string => `
  INSERT INTO release_team (team_id, release_id)
  SELECT DISTINCT w.team_id, e.release_id FROM work_item w JOIN work_item_event e ON e.work_item_id = w.id
  WHERE ${which} AND w.team_id IS NOT NULL AND e.release_id IS NOT NULL ORDER BY 1, 2
  ON CONFLICT DO NOTHING`;

const UP = `
-- last_status in lower case; '' where nothing says so.
ALTER TABLE work_item ADD first_event_at timestamptz, ADD last_event_at timestamptz, ADD first_block_at timestamptz,
  ADD last_status text NOT NULL DEFAULT '', ADD last_category text NOT NULL DEFAULT '', ADD revision bigint NOT NULL DEFAULT 0;

-- Every release and team that an item ever brought together. A pair may outlive its last item: who asks looks for one.
CREATE TABLE release_team (
  team_id bigint NOT NULL REFERENCES team ON DELETE CASCADE,
  release_id bigint NOT NULL REFERENCES release ON DELETE CASCADE,
  PRIMARY KEY (team_id, release_id)
);
CREATE INDEX release_team_release ON release_team (release_id);

-- The rows are locked first, in the order of their ids: whoever waited reads, in the statement after, what the other has kept.
CREATE FUNCTION keep_work_standing(items bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF items IS NULL THEN RETURN; END IF;
  PERFORM FROM work_item WHERE id = ANY (items) ORDER BY id FOR NO KEY UPDATE;
  ${STANDING('i.id = ANY (items)')};
  ${RELEASE_TEAMS('w.id = ANY (items)')};
END $$;

CREATE FUNCTION work_happened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_work_standing((SELECT array_agg(DISTINCT work_item_id) FROM moved));
  RETURN NULL;
END $$;

CREATE FUNCTION revise_work_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revision := OLD.revision + 1;
  RETURN NEW;
END $$;

CREATE FUNCTION work_item_changed_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  ${RELEASE_TEAMS('w.id = NEW.id')};
  RETURN NULL;
END $$;

${STANDING('true')};
${RELEASE_TEAMS('true')};

CREATE TRIGGER work_item_revised BEFORE UPDATE ON work_item FOR EACH ROW EXECUTE FUNCTION revise_work_item();
CREATE TRIGGER work_item_team_changed AFTER UPDATE OF team_id ON work_item FOR EACH ROW
  WHEN (OLD.team_id IS DISTINCT FROM NEW.team_id) EXECUTE FUNCTION work_item_changed_team();
CREATE TRIGGER work_item_event_added AFTER INSERT ON work_item_event REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION work_happened();
CREATE TRIGGER work_item_event_changed_new AFTER UPDATE ON work_item_event REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION work_happened();
CREATE TRIGGER work_item_event_changed_old AFTER UPDATE ON work_item_event REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION work_happened();
CREATE TRIGGER work_item_event_removed AFTER DELETE ON work_item_event REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION work_happened();

-- What moved lately; what stands in which status; when work began and last moved; since when a team's source tells of blocking.
CREATE INDEX work_item_team_moved ON work_item (team_id, last_event_at);
CREATE INDEX work_item_team_status ON work_item (team_id, last_status, last_category);
CREATE INDEX work_item_team_began ON work_item (team_id, (least(created_at, first_event_at)));
CREATE INDEX work_item_team_blocked ON work_item (team_id, first_block_at) WHERE first_block_at IS NOT NULL;
CREATE INDEX work_item_product_moved ON work_item (product_id, last_event_at);
CREATE INDEX work_item_product_began ON work_item (product_id, (least(created_at, first_event_at)));
-- Each of the new ones does their work too.
DROP INDEX work_item_team, work_item_product;
`;

const DOWN = `
CREATE INDEX work_item_team ON work_item (team_id);
CREATE INDEX work_item_product ON work_item (product_id);
DROP INDEX work_item_team_moved, work_item_team_status, work_item_team_began, work_item_team_blocked, work_item_product_moved, work_item_product_began;
DROP TRIGGER work_item_event_removed ON work_item_event;
DROP TRIGGER work_item_event_changed_old ON work_item_event;
DROP TRIGGER work_item_event_changed_new ON work_item_event;
DROP TRIGGER work_item_event_added ON work_item_event;
DROP TRIGGER work_item_team_changed ON work_item;
DROP TRIGGER work_item_revised ON work_item;
DROP FUNCTION work_item_changed_team, revise_work_item, work_happened, keep_work_standing;
DROP TABLE release_team;
ALTER TABLE work_item DROP first_event_at, DROP last_event_at, DROP first_block_at, DROP last_status, DROP last_category, DROP revision;
`;
