import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asViewOwner, notReadableByViews, openedTo, OWN_WORKSPACE, readableByViews, VIEW_OWNER, VIEW_READER } from '../bi/bi-view.js';

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
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN CREATE ROLE ${name} NOLOGIN; END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'The user of DATABASE_URL may not make roles. Let an administrator of the database run: CREATE ROLE ${VIEW_OWNER} NOLOGIN; CREATE ROLE ${VIEW_READER} NOLOGIN; GRANT ${VIEW_OWNER}, ${VIEW_READER} TO % WITH ADMIN OPTION; and start again.', current_user;
END $$;`;

/** Both are asked as the owner of the views, so that what they look at is opened to nobody else. */
const FUNCTIONS = `
CREATE FUNCTION bi.own_workspace() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS 'SELECT workspace_id FROM public.bi_role WHERE role_name = session_user::text';
COMMENT ON FUNCTION bi.own_workspace() IS 'The workspace of the role that is signed in.';
CREATE FUNCTION bi.own_products() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS 'SELECT coalesce(array_agg(p.id), ''{}'') FROM public.product p WHERE p.workspace_id = (SELECT bi.own_workspace())';
COMMENT ON FUNCTION bi.own_products() IS 'The products of the workspace of the role that is signed in.';
REVOKE EXECUTE ON FUNCTION bi.own_workspace(), bi.own_products() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bi.own_workspace(), bi.own_products() TO ${VIEW_OWNER}, ${VIEW_READER};
ALTER FUNCTION bi.own_workspace() OWNER TO ${VIEW_OWNER};
ALTER FUNCTION bi.own_products() OWNER TO ${VIEW_OWNER};`;

const UP = `
${role(VIEW_OWNER)}
${role(VIEW_READER)}
CREATE SCHEMA bi;
COMMENT ON SCHEMA bi IS 'Facts and metrics to read by SQL, of the one workspace that a role belongs to. Roles are made by npm run bi:role.';
GRANT USAGE ON SCHEMA bi TO ${VIEW_READER};
GRANT USAGE ON SCHEMA public TO ${VIEW_OWNER};

-- Which workspace a role of the database may read. A role that is not in here reads nothing.
CREATE TABLE bi_role (
  role_name text PRIMARY KEY,
  workspace_id bigint NOT NULL REFERENCES workspace ON DELETE CASCADE,
  made_at timestamptz NOT NULL DEFAULT now()
);
${asViewOwner(FUNCTIONS)}
${openedTo('bi_role', 'role_name = session_user::text')}
${OF_WORKSPACES.map((table) => readableByViews(table, `workspace_id = ${OWN_WORKSPACE}`)).join('\n')}
${OF_PRODUCTS.map((table) => readableByViews(table, 'product_id = ANY ((SELECT bi.own_products())::bigint[])')).join('\n')}
`;

/** The roles stay: another database of the server may use them. */
const DOWN = `
${[...OF_PRODUCTS, ...OF_WORKSPACES].map(notReadableByViews).join('\n')}
${asViewOwner('DROP FUNCTION bi.own_products, bi.own_workspace;')}
DROP TABLE bi_role;
REVOKE USAGE ON SCHEMA public FROM ${VIEW_OWNER};
DROP SCHEMA bi;
`;
