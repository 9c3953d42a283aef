import type { MigrationInterface, QueryRunner } from 'typeorm';
import { notReadableByViews, OWN_WORKSPACE, readableByViews, VIEW_OWNER, VIEW_READER } from '../bi/bi-view.js';

/**
 * The ground of the schema `bi`: who owns its views, who may read them, and which workspace a role that signs in belongs to. That
 * is looked up by the name it signed in by (session_user), which neither SET nor SET ROLE can change (docs/decisions/0037).
 */
export class BiRoles1764305000000 implements MigrationInterface {
  name = 'BiRoles1764305000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const OF_WORKSPACES = [
  'source', 'product', 'team', 'sprint', 'sprint_review', 'release', 'work_item', 'work_item_event', 'deployment', 'incident', 'account', 'person',
  'subscription_change', 'payment', 'survey', 'survey_response', 'feedback', 'collect_batch', 'setting',
];
const OF_PRODUCTS = ['event', 'event_name', 'mrr_movement'];

/** Roles are of the whole server: another database of it may have them already. */
const role = (name: string): string => `
DO $$ BEGIN
  CREATE ROLE ${name} NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;`;

const UP = `
${role(VIEW_OWNER)}
${role(VIEW_READER)}
CREATE SCHEMA bi;
COMMENT ON SCHEMA bi IS 'Facts and metrics to read by SQL, of the one workspace that a role belongs to. Roles are made by npm run bi:role.';
GRANT USAGE ON SCHEMA bi TO ${VIEW_READER};

-- Which workspace a role of the database may read. What only another server's role of the same name is not in here reads nothing.
CREATE TABLE bi_role (
  role_name text PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace ON DELETE CASCADE,
  made_at timestamptz NOT NULL DEFAULT now()
);
CREATE FUNCTION bi_workspace() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS 'SELECT workspace_id FROM public.bi_role WHERE role_name = session_user::text';
CREATE FUNCTION bi_products() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS 'SELECT coalesce(array_agg(p.id), ''{}'') FROM public.product p WHERE p.workspace_id = (SELECT public.bi_workspace())';
REVOKE EXECUTE ON FUNCTION bi_workspace(), bi_products() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bi_workspace(), bi_products() TO ${VIEW_OWNER}, ${VIEW_READER};

${OF_WORKSPACES.map((table) => readableByViews(table, `workspace_id = ${OWN_WORKSPACE}`)).join('\n')}
${OF_PRODUCTS.map((table) => readableByViews(table, 'product_id = ANY ((SELECT bi_products())::bigint[])')).join('\n')}
`;

/** The roles stay: another database of the server may use them. */
const DOWN = `
${[...OF_PRODUCTS, ...OF_WORKSPACES].map(notReadableByViews).join('\n')}
DROP FUNCTION bi_products, bi_workspace;
DROP TABLE bi_role;
DROP SCHEMA bi;
`;
