import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a team says about a sprint: notes, actions, reasons, and whether the goal was met. All of it hangs on the sprint, so that
 * removing a sprint, its team or its source takes it along. `key` is the sender's own name for a note or an action: sent twice,
 * it is kept once. `version` counts the wordings, by which two people who edit the same words find each other out.
 */
export class Retrospective1764100100000 implements MigrationInterface {
  name = 'Retrospective1764100100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
CREATE TABLE retro_note (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  sprint_id bigint NOT NULL REFERENCES sprint ON DELETE CASCADE,
  key text,
  column_name text NOT NULL CHECK (column_name IN ('WENT_WELL', 'TO_IMPROVE', 'TO_TRY')),
  text text NOT NULL,
  position integer NOT NULL,
  author text,
  version integer NOT NULL DEFAULT 1,
  changed_by text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- A removed note can be brought back for a day.
  removed_at timestamptz,
  UNIQUE (sprint_id, key)
);

CREATE TABLE retro_action (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  team_id bigint NOT NULL REFERENCES team ON DELETE CASCADE,
  sprint_id bigint NOT NULL REFERENCES sprint ON DELETE CASCADE,
  key text,
  text text NOT NULL,
  owner text,
  due_on date,
  state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'DONE', 'DROPPED')),
  closed_on date,
  author text,
  version integer NOT NULL DEFAULT 1,
  changed_by text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((state = 'OPEN') = (closed_on IS NULL)),
  UNIQUE (sprint_id, key)
);
CREATE INDEX retro_action_team ON retro_action (team_id);

CREATE TABLE item_reason (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace,
  sprint_id bigint NOT NULL REFERENCES sprint ON DELETE CASCADE,
  work_item_id bigint NOT NULL REFERENCES work_item ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('CARRY_OVER', 'ADDED', 'REMOVED')),
  -- Empty where one was taken back: its version goes on.
  reason text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  author text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (sprint_id, work_item_id, kind)
);
CREATE INDEX item_reason_item ON item_reason (work_item_id);

CREATE TABLE sprint_review (
  sprint_id bigint PRIMARY KEY REFERENCES sprint ON DELETE CASCADE,
  workspace_id bigint NOT NULL REFERENCES workspace,
  goal_outcome text NOT NULL CHECK (goal_outcome IN ('MET', 'PARTLY', 'MISSED')),
  sentence text,
  version integer NOT NULL DEFAULT 1,
  author text,
  said_on date NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
`;

const DOWN = 'DROP TABLE sprint_review, item_reason, retro_action, retro_note;';
