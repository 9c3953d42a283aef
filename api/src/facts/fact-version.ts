/**
 * Where the facts of a workspace stand, as text that moves when they do; `workspace` is the SQL of its id.
 * It is the sum of the last 200 batch numbers: a batch that commits late, with a lower number than its neighbours, still moves
 * it, and nothing has to be locked for it. Changes that no batch brought (a funnel saved, the sample removed) are counted beside it.
 */
export const factVersion = (workspace: string): string => `
  (SELECT coalesce(sum(id), 0)::text FROM (SELECT id FROM collect_batch WHERE workspace_id = ${workspace} ORDER BY id DESC LIMIT 200) last)
    || coalesce((SELECT '.' || (value #>> '{}') FROM setting WHERE workspace_id = ${workspace} AND key = 'changes'), '')`;

/** Where the talk about sprints stands (notes, actions, reasons, goals), as text that moves when it does. */
export const talkVersion = (workspace: string): string =>
  `coalesce((SELECT value #>> '{}' FROM setting WHERE workspace_id = ${workspace} AND key = 'talk'), '0')`;
