/**
 * Tables whose rows are no part of a backup: what is counted ahead and told by numbers of transactions, which another server gives
 * out anew (docs/decisions/0052), and what is of one server alone. Whatever is called kept_ something is left out, too; every other
 * table is in it.
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
  // What makes kept tallies stale, and who has come today: begins anew with the tallies.
  'fact_touch', 'day_arrival',
  // Metrics written down for SQL, and for whom: roles are of a database server, and are made again where it is another one.
  'metric_value', 'metric_round', 'metric_turn', 'metric_definition', 'bi_role',
  // How large its own tables were on each day; who is signed in, and who tried to be: one signs in again.
  'relation_size', 'user_session', 'sign_in_try',
  // What the tables were brought to is said by the manifest.
  'migrations',
]);

/** Whether the rows of a table are in a backup. */
export const isInBackup = (table: string): boolean => !LEFT_OUT.has(table) && !table.startsWith('kept_');
