import type { TestServer } from './server.ts';

/** Everything that was collected, by keys instead of ids: two databases hold the same facts when these are equal. */
export async function contentOf(server: TestServer): Promise<Record<string, unknown[]>> {
  const lists = Object.entries(TABLES).map(([name, sql]) => `'${name}', (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)::text), '[]') FROM (${sql}) t)`);
  const [row] = await server.sql<{ content: Record<string, unknown[]> }>(`SELECT jsonb_build_object(${lists.join(', ')}) AS content`);
  return row!.content;
}

/** Forgets everything that was collected: quicker than another database where a property is asked again and again. */
export async function forgetAll(server: TestServer): Promise<void> {
  await server.sql(`DO $$ BEGIN
    DELETE FROM event; DELETE FROM feedback; DELETE FROM survey; DELETE FROM payment; DELETE FROM subscription_change;
    DELETE FROM work_item; DELETE FROM sprint; DELETE FROM deployment; DELETE FROM incident; DELETE FROM release;
    DELETE FROM person; DELETE FROM account; DELETE FROM team; DELETE FROM product; DELETE FROM source;
  END $$`);
}

const TABLES: Readonly<Record<string, string>> = {
  product: 'SELECT key, name, time_zone, currency, described FROM product',
  team: 'SELECT t.key, t.name, p.key AS product, t.time_zone, t.measure, t.settings, t.described FROM team t LEFT JOIN product p ON p.id = t.product_id',
  sprint: `SELECT src.key AS source, s.key, s.name, t.key AS team, s.goal, s.goal_outcome, s.planned_start_at, s.planned_end_at, s.started_at, s.closed_at, s.described
           FROM sprint s JOIN source src ON src.id = s.source_id LEFT JOIN team t ON t.id = s.team_id`,
  release: `SELECT r.key, r.name, p.key AS product, t.key AS team, r.started_at, r.target_date, r.released_at, r.described
            FROM release r LEFT JOIN product p ON p.id = r.product_id LEFT JOIN team t ON t.id = r.team_id`,
  workItem: `SELECT w.key, w.title, w.type, t.key AS team, p.key AS product, w.is_sub_task, w.parent_key, w.severity, w.resolution, r.key AS found_in, w.created_at, w.described
             FROM work_item w LEFT JOIN team t ON t.id = w.team_id LEFT JOIN product p ON p.id = w.product_id LEFT JOIN release r ON r.id = w.found_in_release_id`,
  workItemEvent: `SELECT w.key AS item, e.key, e.at, e.kind, e.from_value, e.to_value, e.unit, e.category, e.sequence, e.derived, s.key AS sprint, r.key AS release
                  FROM work_item_event e JOIN work_item w ON w.id = e.work_item_id LEFT JOIN sprint s ON s.id = e.sprint_id LEFT JOIN release r ON r.id = e.release_id`,
  snapshot: 'SELECT w.key, s.observed_at, s.state FROM work_item_snapshot s JOIN work_item w ON w.id = s.work_item_id',
  deployment: 'SELECT d.key, p.key AS product, r.key AS release, d.service, d.environment, d.at, d.commit_at, d.rework FROM deployment d JOIN product p ON p.id = d.product_id LEFT JOIN release r ON r.id = d.release_id',
  incident: 'SELECT i.key, p.key AS product, i.deployment_key, i.title, i.severity, i.started_at, i.resolved_at FROM incident i JOIN product p ON p.id = i.product_id',
  account: 'SELECT p.key AS product, a.key, a.name, a.traits FROM account a JOIN product p ON p.id = a.product_id',
  person: 'SELECT p.key AS product, n.key, a.key AS account, n.traits, n.created_at FROM person n JOIN product p ON p.id = n.product_id LEFT JOIN account a ON a.id = n.account_id',
  event: `SELECT p.key AS product, n.key AS person, e.key_hash, m.name, e.at, e.properties
          FROM event e JOIN product p ON p.id = e.product_id JOIN person n ON n.id = e.person_id JOIN event_name m ON m.id = e.name_id`,
  personDay: 'SELECT n.key AS person, d.day FROM person_day d JOIN person n ON n.id = d.person_id',
  subscriptionChange: `SELECT a.key AS account, c.key, c.subscription, c.at, c.status, c.plan, c.currency, c.amount_minor, c.quantity, c.interval, c.interval_count, c.discount_percent,
                       c.discount_amount_minor, c.discount_duration, c.discount_ends_at, c.discounts, c.cancel_at, c.cancel_reason, c.cancel_comment FROM subscription_change c JOIN account a ON a.id = c.account_id`,
  movement: 'SELECT a.key AS account, m.currency, m.at, m.kind, m.amount_minor, m.mrr_after_minor, m.note, m.reason, m.comment FROM mrr_movement m JOIN account a ON a.id = m.account_id',
  outlook: 'SELECT a.key AS account, o.currency, o.at, o.at_risk_minor, o.scheduled_minor FROM mrr_outlook o JOIN account a ON a.id = o.account_id',
  payment: 'SELECT y.key, a.key AS account, n.key AS person, y.at, y.kind, y.currency, y.amount_minor FROM payment y LEFT JOIN account a ON a.id = y.account_id LEFT JOIN person n ON n.id = y.person_id',
  surveyResponse: `SELECT s.key AS survey, s.kind, r.key, n.key AS person, r.shown_at, r.at, r.score, r.dismissed, r.comment
                   FROM survey_response r JOIN survey s ON s.id = r.survey_id LEFT JOIN person n ON n.id = r.person_id`,
  feedback: 'SELECT f.key, n.key AS person, f.at, f.kind, f.text FROM feedback f LEFT JOIN person n ON n.id = f.person_id',
};
