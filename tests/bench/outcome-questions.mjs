// The questions of the outcome half by which systems are compared: as our users ask them over GraphQL, and as the best single
// statement over the raw events that we know of. Both answer the same numbers, which is looked at before they are timed.
import { FUNNEL } from './outcome-data.mjs';
import { PRODUCT } from './outcome-load.mjs';

const DAY = 86_400_000;
const WINDOW_MINUTES = 14 * 24 * 60;
const TABLE = 'query ($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $groupBy: [String!], $product: String) { metricTable(metrics: $metrics, range: $range, grain: $grain, groupBy: $groupBy, product: $product, first: 10000) { rows { period dim1 value numerator } } }';

const day = (ms) => new Date(ms).toISOString().slice(0, 10);

/** `fact` is the kind of fact that makes it be counted anew, an event where none is named. `sql` takes the product, from and to (a half-open range of instants). `of` reads our answer, and theirs, as comparable text. */
export function comparedQuestions(nowMs) {
  const to = Math.floor(nowMs / DAY) * DAY;
  const range = (days) => ({ from: day(to - days * DAY), to: day(to) });
  const table = (metric, days, grain, groupBy = []) => ({ query: TABLE, variables: { metrics: [metric], range: range(days), grain, groupBy, product: PRODUCT } });
  const rows = ({ metricTable }) => metricTable.rows.filter(({ value }) => value !== null && value !== 0);
  const values = (answer) => rows(answer).map(({ period, dim1, value }) => `${period} ${dim1 ?? ''} ${value}`).sort();
  const span = (days) => [new Date(to - days * DAY), new Date(to)];
  // Weeks and months are answered whole, also the one that holds the last day of the range: what came in since is in them.
  const last = new Date(to - DAY);
  const monthEnd = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1));
  const weekEnd = new Date(to - DAY + (7 - ((last.getUTCDay() + 6) % 7)) * DAY);
  const entered = [new Date(to - 180 * DAY), new Date(to - 20 * DAY)];
  const months = (days) => [new Date(to - days * DAY), monthEnd];
  const weeks = (days) => [new Date(to - days * DAY), weekEnd];
  return [
    {
      name: 'active people by day, 90 days', ask: table('adoption.active_users', 90, 'DAY'), of: values, span: span(90),
      sql: `SELECT d::text || '  ' || count(*) AS line FROM (SELECT DISTINCT (at AT TIME ZONE 'UTC')::date AS d, person_id FROM event WHERE product_id = $1 AND at >= $2 AND at < $3) x GROUP BY d`,
    },
    {
      name: 'active people by month, 180 days', ask: table('adoption.active_users', 180, 'MONTH'), of: values, span: months(180),
      sql: `SELECT m::date::text || '  ' || count(*) AS line FROM (SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC') AS m, person_id FROM event WHERE product_id = $1 AND at >= $2 AND at < $3) x GROUP BY m`,
    },
    {
      name: 'active people by plan and month, 180 days', ask: table('adoption.active_users', 180, 'MONTH', ['plan']), of: values, span: months(180),
      sql: `SELECT m::date::text || ' ' || coalesce(p.traits->>'plan', '') || ' ' || count(*) AS line FROM (SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC') AS m, person_id FROM event WHERE product_id = $1 AND at >= $2 AND at < $3) x JOIN person p ON p.id = x.person_id GROUP BY m, p.traits->>'plan'`,
    },
    {
      name: 'people by event name and day, 90 days', ask: table('adoption.active_users', 90, 'DAY', ['event']), of: values, span: span(90),
      sql: `SELECT d::text || ' ' || n.name || ' ' || c AS line FROM (SELECT d, name_id, count(*) AS c FROM (SELECT DISTINCT (at AT TIME ZONE 'UTC')::date AS d, name_id, person_id FROM event WHERE product_id = $1 AND at >= $2 AND at < $3) x GROUP BY 1, 2) y JOIN event_name n ON n.id = y.name_id`,
    },
    {
      name: 'new people by week, 180 days', ask: table('adoption.new_users', 180, 'WEEK'), of: values, span: weeks(180),
      sql: `SELECT w || '  ' || count(*) AS line FROM (SELECT date_trunc('week', min(at) AT TIME ZONE 'UTC')::date::text AS w, min(at) AS first FROM event WHERE product_id = $1 GROUP BY person_id) x WHERE first >= $2 AND first < $3 GROUP BY w`,
    },
    {
      // Who entered in the last two weeks still has time: they are left out of both.
      name: 'funnel of 3 ordered steps, 14-day window, entered in 160 days', span: entered,
      ask: { query: 'query ($product: String!, $range: RangeInput!) { figures(product: $product, range: $range, metrics: ["conversion.entered", "conversion.completed"]) { value } }', variables: { product: PRODUCT, range: { from: day(to - 180 * DAY), to: day(to - 20 * DAY) } } },
      of: ({ figures }) => [figures.map(({ value }) => value).join(' ')],
      sql: funnelSql(WINDOW_MINUTES),
    },
    {
      name: 'NPS by month, 180 days', fact: 'surveyResponses', ask: table('satisfaction.nps', 180, 'MONTH'), of: ({ metricTable }) => metricTable.rows.filter(({ value }) => value !== null).map(({ period, value }) => `${period} ${value.toFixed(6)}`).sort(), span: span(180),
      sql: `SELECT m || ' ' || round(100.0 * (count(*) FILTER (WHERE score >= 9) - count(*) FILTER (WHERE score <= 6)) / count(score), 6) AS line FROM (SELECT date_trunc('month', at AT TIME ZONE 'UTC')::date::text AS m, score FROM survey_response WHERE product_id = $1 AND at >= $2 AND at < greatest(now(), $3) AND score IS NOT NULL) x GROUP BY m`,
    },
    {
      name: 'MRR by month, 180 days', fact: 'subscriptionChanges', ask: table('revenue.mrr', 180, 'MONTH'), of: values, span: span(180),
      sql: `SELECT begun::date::text || '  ' || (SELECT sum(mrr_after_minor) FROM (SELECT DISTINCT ON (account_id) mrr_after_minor FROM mrr_movement WHERE product_id = $1 AND at < least(begun + interval '1 month', now()) ORDER BY account_id, at DESC) x) AS line
        FROM generate_series(date_trunc('month', $2::timestamptz), $3::timestamptz, interval '1 month') begun WHERE begun < $3`,
    },
  ];
}

/** The same funnel with a window up to a day shorter: a question of its own, about as much work as the others. */
export function newFunnel(nowMs, n) {
  const to = Math.floor(nowMs / DAY) * DAY;
  const windowMinutes = WINDOW_MINUTES - 1 - (n % 1_400);
  const range = { from: day(to - 180 * DAY), to: day(to - 20 * DAY) };
  return {
    name: `funnel of ${windowMinutes} minutes`, span: [new Date(to - 180 * DAY), new Date(to - 20 * DAY)],
    ask: {
      query: 'query ($product: String!, $definition: FunnelDefinitionInput!, $range: RangeInput!) { product(key: $product) { tryFunnel(definition: $definition, range: $range) { report { entered steps { people } } } } }',
      variables: { product: PRODUCT, range, definition: { windowMinutes, steps: FUNNEL.map((event) => ({ event })) } },
    },
    of: ({ product }) => [`${product.tryFunnel.report.entered} ${product.tryFunnel.report.steps.at(-1).people}`],
    sql: funnelSql(windowMinutes),
  };
}

function funnelSql(windowMinutes) {
  const id = (event) => `(SELECT id FROM event_name WHERE product_id = $1 AND name = '${event}')`;
  const window = `interval '${windowMinutes} minutes'`;
  return `WITH first AS MATERIALIZED (SELECT person_id, at FROM event WHERE name_id = ${id(FUNNEL[0])} AND at >= $2 AND at < $3),
    second AS MATERIALIZED (SELECT f.person_id, f.at, min(e.at) AS next FROM first f JOIN event e ON e.person_id = f.person_id AND e.name_id = ${id(FUNNEL[1])} AND e.at >= f.at AND e.at <= f.at + ${window} GROUP BY 1, 2),
    third AS (SELECT DISTINCT s.person_id FROM second s JOIN event e ON e.person_id = s.person_id AND e.name_id = ${id(FUNNEL[2])} AND e.at >= s.next AND e.at <= s.at + ${window})
    SELECT (SELECT count(DISTINCT person_id) FROM first) || ' ' || (SELECT count(*) FROM third) AS line`;
}
