/**
 * The SQL that makes a table a walled one (docs/decisions/0034): whoever asks sees and writes the rows of the workspace that the
 * transaction names, and none where it names none. `rows` says which they are, `written` which may be written where that is
 * more; they are written so that PostgreSQL works them out once a statement, not once a row.
 *
 * The tables' owner is held by the same wall (FORCE). It passes only where it says that it is at work on the database itself,
 * as migrations do: a row that a migration cannot see it would silently leave as it was.
 */
export function wall(table: string, rows: string = BY_WORKSPACE, written: string = rows): string {
  return `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON ${table} USING (${rows}) WITH CHECK (${written});
CREATE POLICY owner_at_work ON ${table} TO CURRENT_USER USING ((SELECT current_setting('bifocal.owner', true)) = 'on') WITH CHECK ((SELECT current_setting('bifocal.owner', true)) = 'on');
`;
}

export function withoutWall(table: string): string {
  return `
DROP POLICY owner_at_work ON ${table};
DROP POLICY wall ON ${table};
ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
`;
}

/** The rows that name the workspace themselves. */
export const BY_WORKSPACE = 'workspace_id = (SELECT asking_workspace())';

/** The rows of parents that are few: which of them may be seen is the parents' own wall to say. */
export const ofFew = (column: string, parent: string): string => `${column} = ANY (ARRAY(SELECT id FROM ${parent}))`;

/** The rows of parents that are many: each is looked up. */
export const ofMany = (column: string, parent: string): string => `EXISTS (SELECT FROM ${parent} wall_parent WHERE wall_parent.id = ${column})`;
