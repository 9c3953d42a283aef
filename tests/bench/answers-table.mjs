// The figures of the bench of answers as a table, each beside its goal.
const GOALS = { ofBare: 0.8, unchanged: 3, csvMs: 300, notModifiedMs: 5 };
const count = (n) => n.toLocaleString('en');
const share = (a, b) => `${((100 * a) / b).toFixed(0)} %`;
const met = (yes) => (yes ? 'reached' : 'NOT reached');

/** Markdown. */
export function answersTable({ at, machine, loadBefore, loadAfter, connections, seconds, lines, anew, feed }) {
  const rows = lines.flatMap(({ name, bare, ours, moving }) => [
    `| ${name} | bare | ${count(bare.perSecond)} | ${bare.p50} | ${bare.p95} | |`,
    ...(moving ? [`| | ours, ten facts a second come in | ${count(moving.perSecond)} | ${moving.p50} | ${moving.p95} | ${share(moving.perSecond, bare.perSecond)} of bare, goal 80 %: ${met(moving.perSecond >= GOALS.ofBare * bare.perSecond)} |`] : []),
    `| | ours${moving ? ', unchanged' : ''} | ${count(ours.perSecond)} | ${ours.p50} | ${ours.p95} | ${moving ? `${(ours.perSecond / bare.perSecond).toFixed(1)} times bare, goal 3: ${met(ours.perSecond >= GOALS.unchanged * bare.perSecond)}` : `${share(ours.perSecond, bare.perSecond)} of bare, goal 80 %: ${met(ours.perSecond >= GOALS.ofBare * bare.perSecond)}`} |`,
  ]);
  return `${[
    `# Bench of answers, ${at.slice(0, 10)}`, '',
    `${machine.cores} cores (${machine.model}), ${machine.memoryGb} GiB, Node ${machine.node}. Both servers, PostgreSQL and load on the one machine; ${connections} connections, ${seconds} s a shot, the better of two. Load of the machine before ${loadBefore.toFixed(1)}, after ${loadAfter.toFixed(1)}.`, '',
    '| question | server | requests/s | p50 ms | p95 ms | |', '|---|---|---|---|---|---|', ...rows, '',
    '| one after the other | p50 ms | p95 ms | |', '|---|---|---|---|',
    ...Object.entries(anew).map(([name, { p50, p95 }]) => `| ${name}, each right after a fact | ${p50} | ${p95} | |`),
    `| feed CSV, ${count(feed.rows)} rows (${count(feed.bytes)} bytes), unchanged | ${feed.again.p50} | ${feed.again.p95} | |`,
    `| feed CSV, each right after a fact | ${feed.afterFact.p50} | ${feed.afterFact.p95} | goal ${GOALS.csvMs} ms: ${met(feed.afterFact.p95 < GOALS.csvMs)} |`,
    `| the same, gzipped | ${feed.afterFactZipped.p50} | ${feed.afterFactZipped.p95} | |`,
    `| 304 | ${feed.notModified.p50} | ${feed.notModified.p95} | goal ${GOALS.notModifiedMs} ms: ${met(feed.notModified.p95 < GOALS.notModifiedMs)} |`, '',
    `304, ${connections} at once: ${count(feed.notModifiedAtOnce.perSecond)}/s, p95 ${feed.notModifiedAtOnce.p95} ms.`,
  ].join('\n')}\n`;
}
