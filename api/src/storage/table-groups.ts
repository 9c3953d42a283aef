/** Tables that grow together, in the words of a reader. */
export interface TableGroup {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly tables: readonly string[];
}

/** In the order in which they are shown. A table that stands in none is in the last one. */
export const TABLE_GROUPS: readonly TableGroup[] = [
  { key: 'events', name: 'Events', about: 'One row an event, and the names of events.', tables: ['event', 'event_twin', 'event_name'] },
  { key: 'days', name: 'People by day', about: 'Who was there, and who did what how often, on each day: counted ahead.', tables: ['person_day', 'person_event_day', 'removed_event_day', 'day_arrival', 'not_qualifying'] },
  { key: 'people', name: 'People and accounts', about: 'Who they are, what was said of them, and which ids are theirs.', tables: ['person', 'account', 'person_said', 'account_said', 'identity_claim', 'erasure', 'erasure_salt'] },
  { key: 'tallies', name: 'Kept tallies', about: 'Numbers of periods that are over, and what makes them stale.', tables: ['kept_tally', 'fact_touch', 'metric_value', 'metric_round', 'metric_turn', 'metric_definition'] },
  { key: 'delivery', name: 'Delivery', about: 'Work items with their histories, sprints, releases, deployments and incidents.', tables: ['work_item', 'work_item_event', 'sprint', 'release', 'release_team', 'release_bar', 'team', 'team_definition', 'deployment', 'incident', 'retro_note', 'retro_action', 'item_reason', 'sprint_review'] },
  { key: 'snapshots', name: 'Snapshots', about: 'Items as they stood when a source was read, sprints as they were frozen, reports they are compared with.', tables: ['work_item_snapshot', 'sprint_snapshot', 'sprint_parity'] },
  { key: 'money', name: 'Money', about: 'Subscriptions, movements of MRR, payments and rates.', tables: ['subscription_change', 'mrr_movement', 'mrr_outlook', 'mrr_replay_due', 'payment', 'stripe_event', 'exchange_rate'] },
  { key: 'said', name: 'What people say', about: 'Answers to surveys, feedback, tags and requests.', tables: ['survey', 'survey_form', 'survey_form_version', 'survey_response', 'survey_response_tag', 'tag', 'feedback', 'feedback_request', 'feedback_sorting'] },
  { key: 'collecting', name: 'Collecting', about: 'Batches received, what was rejected, and imports.', tables: ['collect_batch', 'collect_rejection', 'source', 'source_minute', 'source_sum', 'uploaded_file', 'import_job', 'import_rejection'] },
  { key: 'rest', name: 'Everything else', about: 'Accounts, keys, settings, the audit log, feeds and targets.', tables: [] },
];

const GROUP_OF: ReadonlyMap<string, string> = new Map(TABLE_GROUPS.flatMap(({ key, tables }) => tables.map((table) => [table, key] as const)));

/** The key of the group that a table is in. Whatever is called kept_ something is a kept tally. */
export function groupOf(table: string): string {
  return GROUP_OF.get(table) ?? (table.startsWith('kept_') ? 'tallies' : 'rest');
}
