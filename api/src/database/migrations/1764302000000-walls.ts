import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BY_WORKSPACE, ofFew, ofMany, wall, withoutWall } from '../wall-sql.js';

/**
 * Workspaces are walls: every table with facts shows the rows of the workspace for which the transaction asks, and no others
 * (docs/decisions/0034).
 */
export class Walls1764302000000 implements MigrationInterface {
  name = 'Walls1764302000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const OF_WORKSPACE = [
  'source', 'product', 'team', 'sprint', 'release', 'work_item', 'work_item_event', 'deployment', 'incident', 'account', 'person',
  'subscription_change', 'payment', 'survey', 'survey_response', 'feedback', 'funnel', 'collect_batch', 'uploaded_file', 'import_job', 'setting',
  'team_definition', 'sprint_snapshot', 'retro_note', 'retro_action', 'item_reason', 'sprint_review', 'sprint_parity', 'release_bar',
  'stripe_event', 'exchange_rate', 'survey_form', 'tag', 'survey_response_tag', 'feedback_request', 'feedback_sorting', 'product_definition', 'product_note',
  'fact_touch',
];
const OF_PRODUCT = ['event_name', 'event', 'event_twin', 'person_day', 'person_event_day', 'mrr_movement', 'mrr_outlook', 'erasure_salt', 'erasure', 'not_qualifying', 'kept_tally'];
const OF_SOURCE = ['collect_rejection', 'source_minute', 'source_sum'];

/** At the door, where it is not known yet who asks (before-anyone.ts). */
const DOOR = `(SELECT current_setting('bifocal.door', true)) = 'open'`;

const WALLS: readonly (readonly [table: string, rows: string, written?: string])[] = [
  ['workspace', `id = (SELECT asking_workspace()) OR ${DOOR}`],
  ['api_key', `${BY_WORKSPACE} OR ${DOOR}`],
  ['member', `${BY_WORKSPACE} OR ${DOOR}`],
  ['one_time_link', `${BY_WORKSPACE} OR ${DOOR}`],
  ['user_session', `${BY_WORKSPACE} OR ${DOOR}`],
  // Who comes in is written down at the door, and read within.
  ['audit_entry', BY_WORKSPACE, `${BY_WORKSPACE} OR ${DOOR}`],
  // Of those who can sign in, the members of the workspace are seen in it.
  ['user_account', `${DOOR} OR EXISTS (SELECT FROM member wall_member WHERE wall_member.account_id = user_account.id)`],
  ...['known_device', 'oidc_link', 'sign_in_try'].map((table) => [table, DOOR] as const),
  ...OF_WORKSPACE.map((table) => [table, BY_WORKSPACE] as const),
  ...OF_PRODUCT.map((table) => [table, ofFew('product_id', 'product')] as const),
  ...OF_SOURCE.map((table) => [table, ofFew('source_id', 'source')] as const),
  ['release_team', ofFew('team_id', 'team')],
  ['survey_form_version', ofFew('form_id', 'survey_form')],
  ['funnel_version', ofFew('funnel_id', 'funnel')],
  ['work_item_snapshot', ofMany('work_item_id', 'work_item')],
  ['import_rejection', ofMany('job_id', 'import_job')],
  ['identity_claim', ofMany('from_id', 'person')],
  ['person_said', ofMany('person_id', 'person')],
  ['account_said', ofMany('account_id', 'account')],
  ['mrr_replay_due', ofMany('account_id', 'account')],
];

const UP = `
-- What was touched outlives its product, so it says by itself whose it was.
ALTER TABLE fact_touch ADD COLUMN workspace_id bigint;
UPDATE fact_touch t SET workspace_id = p.workspace_id FROM product p WHERE p.id = t.product_id;
DELETE FROM fact_touch WHERE workspace_id IS NULL;
ALTER TABLE fact_touch ALTER COLUMN workspace_id SET NOT NULL;
CREATE FUNCTION say_whose_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.workspace_id := (SELECT workspace_id FROM product WHERE id = NEW.product_id);
  -- A product that is gone has nothing left that could be stale.
  RETURN CASE WHEN NEW.workspace_id IS NULL THEN NULL ELSE NEW END;
END $$;
CREATE TRIGGER fact_touch_whose BEFORE INSERT ON fact_touch FOR EACH ROW EXECUTE FUNCTION say_whose_touch();

-- Which product a row is of is looked at with every row: it is beside what is counted, so that no page of the table is read for it.
DROP INDEX event_name_person, person_event_day_name;
CREATE INDEX event_name_person ON event (name_id, person_id, at) INCLUDE (product_id);
CREATE INDEX person_event_day_name ON person_event_day (name_id, day) INCLUDE (person_id, product_id);
${WALLS.map((each) => wall(...each)).join('')}`;

const DOWN = `
${[...WALLS].reverse().map(([table]) => withoutWall(table)).join('')}
DROP INDEX event_name_person, person_event_day_name;
CREATE INDEX event_name_person ON event (name_id, person_id, at);
CREATE INDEX person_event_day_name ON person_event_day (name_id, day) INCLUDE (person_id);
DROP TRIGGER fact_touch_whose ON fact_touch;
DROP FUNCTION say_whose_touch;
ALTER TABLE fact_touch DROP COLUMN workspace_id;
`;
