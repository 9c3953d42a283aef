import type { MigrationInterface, QueryRunner } from 'typeorm';
import { besideWork } from '../beside-work.js';

/**
 * Events that go since they are too old touch no day, as nothing that is counted of their day moves (docs/decisions/0047). And what is
 * kept is written over whenever it is counted again: its dead rows are cleared away soon.
 */
export class KeptUpkeep1764318010000 implements MigrationInterface {
  name = 'KeptUpkeep1764318010000';
  /** The table of events is busy: its moment is waited for beside the work. It may be done again. */
  transaction = false as const;

  async up(queryRunner: QueryRunner): Promise<void> {
    await besideWork(queryRunner, ({ briefly }) => briefly(`${touches("WHEN (current_setting('bifocal.too_old', true) IS DISTINCT FROM 'on')")}
${TABLES.map((table) => `ALTER TABLE ${table} SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);`).join('\n')}`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await besideWork(queryRunner, ({ briefly }) => briefly(`${touches('')}
${TABLES.map((table) => `ALTER TABLE ${table} RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);`).join('\n')}`));
  }
}

const touches = (when: string): string => `
CREATE OR REPLACE TRIGGER event_removed_touch AFTER DELETE ON event REFERENCING OLD TABLE AS moved FOR EACH STATEMENT ${when} EXECUTE FUNCTION touch_event_days();`;
const TABLES = ['kept_tally', 'kept_question'];
