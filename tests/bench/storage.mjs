// What an event takes on disk: itself, its indexes, and what is counted ahead of it, by table.

/** What says nothing of events: delivery, people and what they pay and say, who may ask, how facts came in. */
const NOT_OF_EVENTS = new RegExp(`^(${[
  'work_.*|sprint.*|release.*|team.*|deployment|incident|retro_.*|item_reason',
  'product|product_.*|person|person_said|account|account_said|subscription_change|mrr_.*|payment|exchange_rate|stripe_.*|survey.*|feedback.*|tag|funnel|funnel_version|not_qualifying|identity_.*|erasure.*',
  'api_key|key_budget|audit_entry|bi_role|feed|known_device|member.*|oidc_.*|one_time_link|sign_in_try|user_.*|workspace|migrations|metric_.*',
  'relation_size|collect_.*|import_.*|uploaded_file|source.*|job.*|pgboss.*',
].join('|')})$`);

/** Run before anything is collected by the bench itself. */
export async function measureStorage(server) {
  return server.database(async (client) => {
    await client.query('ANALYZE event');
    const { rows: [{ events }] } = await client.query('SELECT count(*)::float8 AS events FROM event');
    const { rows } = await client.query(`
      SELECT coalesce(pg_partition_root(c.oid)::regclass::text, c.relname) AS name, sum(pg_table_size(c.oid))::float8 AS "table", sum(pg_indexes_size(c.oid))::float8 AS indexes
      FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = 'public' AND c.relkind = 'r' GROUP BY 1 ORDER BY sum(pg_total_relation_size(c.oid)) DESC`);
    const tables = rows.map(({ name, table, indexes }) => ({ name, ofEvents: !NOT_OF_EVENTS.test(name), bytes: table + indexes, bytesAnEvent: Math.round(((table + indexes) / events) * 10) / 10, indexesAnEvent: Math.round((indexes / events) * 10) / 10 }));
    const ofEvents = tables.filter((each) => each.ofEvents);
    return { events, bytesAnEvent: Math.round(ofEvents.reduce((sum, { bytes }) => sum + bytes, 0) / events), tables: tables.filter((each) => each.bytesAnEvent >= (each.ofEvents ? 0.1 : 1)) };
  });
}
