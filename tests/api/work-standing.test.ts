import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startServer, type TestServer } from '../support/server.ts';

/** What is kept beside each work item equals a count from scratch, and what a server keeps in memory equals what a new one reads. */
let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 0, 5, 9);
const at = (days: number): string => new Date(FIRST + days * DAY).toISOString();
const STATUSES = [['To do', 'TO_DO'], ['Doing', 'IN_PROGRESS'], [' DONE ', 'DONE'], ['Dropped', 'CANCELLED'], ['Closed', null], ['Odd', null]] as const;
const KINDS = ['STATUS', 'STATUS', 'STATUS', 'ESTIMATE', 'SPRINT_ENTERED', 'SPRINT_LEFT', 'RELEASE_ENTERED', 'RELEASE_LEFT', 'BLOCKED', 'UNBLOCKED', 'DELETED'] as const;

const event = fc.record({ item: fc.nat(5), name: fc.nat(11), kind: fc.constantFrom(...KINDS), day: fc.nat(30), sequence: fc.nat(2), status: fc.constantFrom(...STATUSES), frame: fc.nat(1) })
  .map(({ item, name, kind, day, sequence, status: [status, category], frame }) => ({
    key: `e${name}`, workItem: `i${item}`, kind, at: at(day), sequence,
    ...(kind === 'STATUS' ? { to: status, category } : {}),
    ...(kind === 'ESTIMATE' ? { to: String(day) } : {}),
    ...(kind.endsWith('_ENTERED') ? { to: `f${frame}` } : {}), ...(kind.endsWith('_LEFT') ? { from: `f${frame}` } : {}),
  }));
/** A description, or how an item stood at an instant: the events that tell of it come and go. */
const item = fc.record({ item: fc.nat(5), team: fc.constantFrom('a', 'b'), createdAt: fc.option(fc.nat(20)), seen: fc.option(fc.record({ day: fc.nat(30), status: fc.constantFrom(...STATUSES), frame: fc.nat(1) })) })
  .map(({ item: key, team, createdAt, seen }) => ({
    key: `i${key}`, team, ...(createdAt === null ? {} : { createdAt: at(createdAt) }),
    ...(seen === null ? {} : { observedAt: at(seen.day), status: seen.status[0], statusCategory: seen.status[1], sprint: `f${seen.frame}`, release: `f${seen.frame}` }),
  }));
const batches = fc.array(fc.record({ workItemEvents: fc.array(event, { maxLength: 8 }), workItems: fc.array(item, { maxLength: 4 }) }), { minLength: 1, maxLength: 4 });

const SCRATCH = `
  SELECT w.key, min(e.at) AS first, max(e.at) AS last, min(e.at) FILTER (WHERE e.kind IN ('BLOCKED', 'UNBLOCKED')) AS block,
         coalesce((array_agg(lower(btrim(e.to_value)) ORDER BY e.at, e.sequence, e.key COLLATE "C") FILTER (WHERE e.kind = 'STATUS'))[count(*) FILTER (WHERE e.kind = 'STATUS')], '') AS status,
         coalesce((array_agg(e.category ORDER BY e.at, e.sequence, e.key COLLATE "C") FILTER (WHERE e.kind = 'STATUS'))[count(*) FILTER (WHERE e.kind = 'STATUS')], '') AS category
  FROM work_item w JOIN source s ON s.id = w.source_id LEFT JOIN work_item_event e ON e.work_item_id = w.id WHERE s.key = $1 GROUP BY w.id, w.key ORDER BY 1`;
const KEPT = `
  SELECT w.key, w.first_event_at AS first, w.last_event_at AS last, w.first_block_at AS block, w.last_status AS status, w.last_category AS category
  FROM work_item w JOIN source s ON s.id = w.source_id WHERE s.key = $1 ORDER BY 1`;
const UNPAIRED = `
  SELECT DISTINCT w.team_id, e.release_id FROM work_item w JOIN work_item_event e ON e.work_item_id = w.id
  WHERE w.team_id IS NOT NULL AND e.release_id IS NOT NULL AND NOT EXISTS (SELECT FROM release_team x WHERE x.team_id = w.team_id AND x.release_id = e.release_id)`;
const REVISIONS = 'SELECT w.id, w.revision FROM work_item w JOIN source s ON s.id = w.source_id WHERE s.key = $1 ORDER BY 1';
const RANGE = '{from: "2026-01-01", to: "2026-03-01"}';
const ASKED = `query ($team: String!) { team(key: $team) {
  releases { key } sprints { key ledger(as: NOW) { eventCount carryOver completed } }
  flow(range: ${RANGE}) { items { key startedAt doneAt } wipItems { key status } cumulative(measure: ITEMS) { days { date toDo inProgress done cancelled } } }
  defects(range: ${RANGE}) { periods { opened closed open } } dataQuality(range: ${RANGE}) { checkedItems touchedItems findings { kind count } } } }`;

let sources = 0;

it('is kept equal to a count from scratch, whatever comes, late, twice and out of order', async () => {
  await fc.assert(fc.asyncProperty(batches, async (all) => {
    sources += 1;
    const source = `s${sources}`;
    await collect(source, {});
    // The last of them twice: what is known already changes nothing.
    for (const batch of all) await collect(source, batch);
    const before = await server.sql(REVISIONS, [source]);
    await collect(source, all.at(-1)!);
    const kept = await server.sql(KEPT, [source]);
    expect(kept).toEqual(await server.sql(SCRATCH, [source]));
    expect(await server.sql(UNPAIRED)).toEqual([]);
    if (new Set(all.at(-1)!.workItemEvents.map(({ key, workItem }) => key + workItem)).size === all.at(-1)!.workItemEvents.length && all.at(-1)!.workItems.length === 0) {
      expect(await server.sql(REVISIONS, [source])).toEqual(before);
    }
  }), { numRuns: 40, seed: 18 });
});

it('answers from memory what a server answers that has just started', async () => {
  const answers: unknown[] = [];
  const [first, ...later] = fc.sample(batches, { numRuns: 6, seed: 4 });
  for (const all of [first!, ...later]) {
    for (const batch of all) {
      await collect('memory', batch);
      answers.push(await ask());
    }
  }
  const remembered = await ask();
  expect(remembered).toEqual(answers.at(-1));
  await server.kill();
  await server.restart();
  expect(await ask()).toEqual(remembered);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(3);
});

async function ask(): Promise<unknown> {
  return Promise.all(['memory-a', 'memory-b'].map((team) => server.graphql(ASKED, { team })));
}

async function collect(source: string, { workItemEvents = [], workItems = [] }: { workItemEvents?: readonly { key: string }[]; workItems?: readonly { team: string }[] }): Promise<void> {
  const frames = ['f0', 'f1'];
  const receipt = await server.collectDelivery({
    source,
    products: [{ key: `${source}-p` }],
    teams: ['a', 'b'].map((team) => ({ key: `${source}-${team}`, product: `${source}-p` })),
    sprints: frames.map((key, n) => ({ key, team: `${source}-a`, plannedStartAt: at(n * 14), startedAt: at(n * 14), plannedEndAt: at(n * 14 + 13), closedAt: at(n * 14 + 13) })),
    releases: frames.map((key) => ({ key, product: `${source}-p` })),
    workItemEvents, workItems: workItems.map((each) => ({ ...each, team: `${source}-${each.team}` })),
  });
  expect(receipt.rejected).toEqual([]);
}
