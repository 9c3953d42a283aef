import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work items can be blocked and unblocked. The check is replaced without reading the table under its lock; the rows are looked through afterwards. */
export class BlockedWork1764100200000 implements MigrationInterface {
  name = 'BlockedWork1764100200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const BEFORE = `'CREATED', 'TYPE', 'STATUS', 'ESTIMATE', 'SPRINT_ENTERED', 'SPRINT_LEFT', 'RELEASE_ENTERED', 'RELEASE_LEFT', 'PARENT', 'DELETED'`;

const UP = `
ALTER TABLE work_item_event DROP CONSTRAINT work_item_event_kind_check;
ALTER TABLE work_item_event ADD CONSTRAINT work_item_event_kind_check CHECK (kind IN (${BEFORE}, 'BLOCKED', 'UNBLOCKED')) NOT VALID;
ALTER TABLE work_item_event VALIDATE CONSTRAINT work_item_event_kind_check;
-- Whether a team collects blocked time at all, and since when, without looking through everything else that happened.
CREATE INDEX work_item_event_blocked ON work_item_event (work_item_id, at) WHERE kind IN ('BLOCKED', 'UNBLOCKED');
`;

const DOWN = `
DROP INDEX work_item_event_blocked;
DELETE FROM work_item_event WHERE kind IN ('BLOCKED', 'UNBLOCKED');
ALTER TABLE work_item_event DROP CONSTRAINT work_item_event_kind_check;
ALTER TABLE work_item_event ADD CONSTRAINT work_item_event_kind_check CHECK (kind IN (${BEFORE}));
`;
