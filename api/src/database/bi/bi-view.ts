/** A column of a view for SQL tools: its name, the SQL it is made by, and what a reader of the column list sees. */
export type BiColumn = readonly [name: string, sql: string, about: string];

/**
 * A view of the schema `bi`. `from` begins with FROM and names the workspace of its rows by `OWN_WORKSPACE`: row-level security
 * guards the tables too, and either alone would hold.
 */
export interface BiView {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly BiColumn[];
  readonly from: string;
}

/** The role that owns the views: it may read the tables, of the workspace of whoever is signed in, and nobody signs in as it. */
export const VIEW_OWNER = 'bifocal_bi';
/** What every role made by `npm run bi:role` is a member of: it may read the views, and nothing else. */
export const VIEW_READER = 'bifocal_bi_reader';
/** The workspace of the role that is signed in: asked once a statement. */
export const OWN_WORKSPACE = '(SELECT bi.own_workspace())';

const text = (words: string): string => `'${words.replaceAll(`'`, `''`)}'`;

/**
 * The SQL that makes a view with its words. security_barrier: a condition of the reader's is never tried on rows of others,
 * where its errors would tell of them.
 */
export function createView({ name, about, columns, from }: BiView): string {
  return [
    `CREATE VIEW bi.${name} WITH (security_barrier = true) AS SELECT ${columns.map(([column, sql]) => `${sql} AS ${column}`).join(', ')} ${from}`,
    `COMMENT ON VIEW bi.${name} IS ${text(about)}`,
    ...columns.map(([column, , words]) => `COMMENT ON COLUMN bi.${name}.${column} IS ${text(words)}`),
    `ALTER VIEW bi.${name} OWNER TO ${VIEW_OWNER}`,
    `GRANT SELECT ON bi.${name} TO ${VIEW_READER}`,
  ].join(';\n') + ';\n';
}

/** SQL that makes, changes or drops what the owner of the views owns. Whoever migrates is that role for as long: a superuser need not be. */
export function asViewOwner(sql: string): string {
  return `
DO $$ BEGIN
  IF NOT pg_has_role(current_user, '${VIEW_OWNER}', 'MEMBER') THEN GRANT ${VIEW_OWNER} TO CURRENT_USER; END IF;
END $$;
GRANT USAGE, CREATE ON SCHEMA bi TO ${VIEW_OWNER};
${sql}
REVOKE CREATE ON SCHEMA bi FROM ${VIEW_OWNER};
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN REVOKE ${VIEW_OWNER} FROM CURRENT_USER; END IF;
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$;`;
}

/**
 * Lets the owner of the views read a table, and of it what `own` holds for: the permissive policy opens, the restrictive one
 * closes again whatever other policies the table has. Who is no reader is not meant: the owner of the tables may have been made a
 * member of the owner of the views.
 */
export function readableByViews(table: string, own: string): string {
  return `
${openedTo(table, own)}
CREATE POLICY bi_own_workspace ON ${table} AS RESTRICTIVE FOR ALL TO ${VIEW_OWNER} USING (${own} OR ${OWN_WORKSPACE} IS NULL);`;
}

export function openedTo(table: string, own: string): string {
  return `
GRANT SELECT ON ${table} TO ${VIEW_OWNER};
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY bi_reads ON ${table} FOR SELECT TO ${VIEW_OWNER} USING (${own});`;
}

export function notReadableByViews(table: string): string {
  return `
DROP POLICY bi_own_workspace ON ${table};
DROP POLICY bi_reads ON ${table};
REVOKE SELECT ON ${table} FROM ${VIEW_OWNER};`;
}
