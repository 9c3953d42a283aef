import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The settings a team's numbers are read by, each change a version; and what was written down of each sprint when it started
 * and when it closed.
 */
export class FrozenSprints1764100000000 implements MigrationInterface {
  name = 'FrozenSprints1764100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
-- What was decided here stands over what the source says of the same setting.
ALTER TABLE team ADD decided jsonb NOT NULL DEFAULT '{}';

-- author and reason: null where the source brought the change.
CREATE TABLE team_definition (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  team_id bigint NOT NULL REFERENCES team ON DELETE CASCADE,
  version integer NOT NULL CHECK (version > 0),
  in_force_from timestamptz NOT NULL,
  settings jsonb NOT NULL,
  measure text NOT NULL,
  time_zone text NOT NULL,
  author text,
  reason text,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (team_id, version)
);

-- When it was first noticed that the sprint had started, and had closed: a snapshot waits a while for what still comes in.
ALTER TABLE sprint ADD start_seen_at timestamptz, ADD close_seen_at timestamptz;

-- totals: the numbers, by measure; detail: the items behind them, and the burndown. A version after the first says who and why.
CREATE TABLE sprint_snapshot (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  sprint_id bigint NOT NULL REFERENCES sprint ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('START', 'CLOSE')),
  version integer NOT NULL CHECK (version > 0),
  taken_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  definition_id bigint NOT NULL REFERENCES team_definition ON DELETE CASCADE,
  formulas integer NOT NULL,
  author text,
  reason text,
  totals jsonb NOT NULL,
  detail jsonb NOT NULL,
  UNIQUE (sprint_id, kind, version),
  CHECK (version = 1 OR (author IS NOT NULL AND reason IS NOT NULL))
);
CREATE INDEX sprint_snapshot_definition ON sprint_snapshot (definition_id);

CREATE FUNCTION refuse_snapshot_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A snapshot is never changed: a correction is a new version.';
END $$;
CREATE TRIGGER sprint_snapshot_stays BEFORE UPDATE ON sprint_snapshot FOR EACH ROW EXECUTE FUNCTION refuse_snapshot_change();

-- Until a sprint of the team has been frozen nothing rests on its definition, and a change amends it; from then on a change is
-- a version, in force from now on.
CREATE FUNCTION keep_team_definition(the_team bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  said record;
  last record;
BEGIN
  SELECT t.workspace_id, (t.settings || t.decided) - ARRAY['measure', 'timeZone'] AS settings,
         coalesce(t.decided->>'measure', t.measure) AS measure, coalesce(t.decided->>'timeZone', t.time_zone, p.time_zone) AS time_zone
  INTO said FROM team t JOIN product p ON p.id = t.product_id WHERE t.id = the_team;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT d.id, d.version, d.settings, d.measure, d.time_zone INTO last FROM team_definition d WHERE d.team_id = the_team ORDER BY d.version DESC LIMIT 1;
  IF NOT FOUND THEN
    INSERT INTO team_definition (workspace_id, team_id, version, in_force_from, settings, measure, time_zone)
    VALUES (said.workspace_id, the_team, 1, '-infinity', said.settings, said.measure, said.time_zone);
  ELSIF last.settings = said.settings AND last.measure = said.measure AND last.time_zone = said.time_zone THEN
    RETURN;
  ELSIF EXISTS (SELECT FROM sprint_snapshot n JOIN sprint s ON s.id = n.sprint_id WHERE s.team_id = the_team) THEN
    INSERT INTO team_definition (workspace_id, team_id, version, in_force_from, settings, measure, time_zone)
    VALUES (said.workspace_id, the_team, last.version + 1, now(), said.settings, said.measure, said.time_zone);
  ELSE
    UPDATE team_definition SET settings = said.settings, measure = said.measure, time_zone = said.time_zone, made_at = clock_timestamp()
    WHERE id = last.id;
  END IF;
END $$;

CREATE FUNCTION keep_definition_of_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_team_definition(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER team_definition_made AFTER INSERT ON team FOR EACH ROW EXECUTE FUNCTION keep_definition_of_team();
CREATE TRIGGER team_definition_kept AFTER UPDATE OF settings, decided, measure, time_zone, product_id ON team FOR EACH ROW
  WHEN ((OLD.settings, OLD.decided, OLD.measure, OLD.time_zone, OLD.product_id) IS DISTINCT FROM (NEW.settings, NEW.decided, NEW.measure, NEW.time_zone, NEW.product_id))
  EXECUTE FUNCTION keep_definition_of_team();

CREATE FUNCTION keep_definitions_of_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_team_definition(t.id) FROM team t WHERE t.product_id = NEW.id ORDER BY t.id;
  RETURN NULL;
END $$;
CREATE TRIGGER product_zone_of_definitions AFTER UPDATE OF time_zone ON product FOR EACH ROW
  WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION keep_definitions_of_product();

SELECT keep_team_definition(id) FROM team ORDER BY id;
`;

const DOWN = `
DROP TRIGGER product_zone_of_definitions ON product;
DROP TRIGGER team_definition_kept ON team;
DROP TRIGGER team_definition_made ON team;
DROP FUNCTION keep_definitions_of_product, keep_definition_of_team, keep_team_definition;
DROP TABLE sprint_snapshot;
DROP FUNCTION refuse_snapshot_change;
ALTER TABLE sprint DROP start_seen_at, DROP close_seen_at;
DROP TABLE team_definition;
ALTER TABLE team DROP decided;
`;
