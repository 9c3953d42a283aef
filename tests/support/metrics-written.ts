import type { BiReader } from './bi-role.ts';
import type { TestServer } from './server.ts';

/** Waits until the server has written the metrics of a workspace down, and no fact has come in since. */
export async function metricsWritten(server: TestServer, reader: BiReader): Promise<void> {
  // A round rests as long as the one before it was heavy, also where a sprint was frozen meanwhile: not here.
  const hurry = `UPDATE metric_turn SET due_at = now() WHERE held_until = '-infinity' AND due_at > now()`;
  for (const until = Date.now() + 500_000; Date.now() < until;) {
    const [turn] = await server.sql<{ ours: boolean }>(`
      SELECT count(*) > 0 AND bool_and(t.held_until = '-infinity' AND t.facts IS NOT NULL AND NOT EXISTS (SELECT FROM metric_round r WHERE r.workspace_id = t.workspace_id AND r.facts <> t.facts)) AS ours FROM metric_turn t`);
    const [{ current }] = await reader.read<{ current: boolean | null }>('SELECT bool_and(is_current) AS current FROM bi.metric_week') as [{ current: boolean | null }];
    if (turn?.ours && current) return;
    await server.sql(hurry);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`The metrics were not written down:\n${server.output}`);
}
