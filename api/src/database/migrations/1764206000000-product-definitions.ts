import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a product's numbers are read by, each change a version; and the notes that people write beside its course. */
export class ProductDefinitions1764206000000 implements MigrationInterface {
  name = 'ProductDefinitions1764206000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
-- in_force_from: the first local day that is read by it; '-infinity': all of the past too. Of the versions in force on a day the latest counts.
CREATE TABLE product_definition (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  version integer NOT NULL CHECK (version > 0),
  in_force_from date NOT NULL,
  settings jsonb NOT NULL,
  author text,
  reason text,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  made_on date NOT NULL,
  UNIQUE (product_id, version)
);

-- The stretches of local days on which an event's name makes nobody active: the definitions' word, by name and day.
CREATE TABLE not_qualifying (
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  name_id integer NOT NULL REFERENCES event_name ON DELETE CASCADE,
  from_day date NOT NULL,
  to_day date NOT NULL,
  PRIMARY KEY (product_id, name_id, from_day)
);

CREATE TABLE product_note (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  day date NOT NULL,
  text text NOT NULL,
  author text,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX product_note_product ON product_note (product_id, day);
`;

const DOWN = `
DROP TABLE product_note, not_qualifying, product_definition;
`;
