// A run as Markdown.
import { goalsOf } from './goals.mjs';
import { changesOf } from './kept-runs.mjs';

const count = (n) => n.toLocaleString('en');
const ms = (value) => (value === null || value === undefined ? '–' : String(value));
const kb = (value) => (value === null ? '–' : count(Math.round(value)));
const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map(() => '---|').join('')}`, ...rows.map((row) => `| ${row.join(' | ')} |`), ''];
const times = (a, b) => (a && b ? `${(a / b).toFixed(1)}` : '–');

/** `before` are the last runs of each size, this one left out. */
export function reportOf({ at, machine, sizes }, before) {
  const labels = Object.keys(sizes);
  const lines = [
    `# Bench of ${at.slice(0, 16).replace('T', ' ')}: ${labels.join(', ')}`, '',
    `${machine.cores} cores (${machine.model}), ${machine.memoryGb} GiB, Node ${machine.node}, PostgreSQL ${machine.postgres}, ${machine.platform}. API, PostgreSQL and load on the one machine. Load average at the start ${machine.load.toFixed(1)}.`, '',
    ...(machine.load > machine.cores / 4 ? ['**The machine was not quiet when this began: read times as upper bounds.**', ''] : []),
  ];
  for (const label of labels) lines.push(...sizeLines(label, sizes[label], smallerOf(label, { ...before, ...sizes }), before[label]));
  return `${lines.join('\n')}\n`;
}

const eventsOf = (label) => Number.parseInt(label, 10) * (label.endsWith('m') ? 1_000_000 : 1_000);

/** The next smaller size that was measured, in this run or the last of it. */
export function smallerOf(label, all) {
  const smaller = Object.keys(all).filter((each) => eventsOf(each) < eventsOf(label)).sort((a, b) => eventsOf(b) - eventsOf(a))[0];
  return smaller ? { label: smaller, size: all[smaller] } : null;
}

function sizeLines(label, size, smaller, before) {
  const { outcomes, delivery } = size.data;
  const lines = [
    `## ${label}: ${count(outcomes.events)} events of ${count(outcomes.people)} people, ${count(delivery.events)} changes of ${count(delivery.items)} work items`, '',
    `Events loaded in ${Math.round(outcomes.loadedInS)} s (${count(Math.round(outcomes.events / outcomes.loadedInS))}/s, people and all), delivery in ${Math.round(delivery.loadedInS)} s by COPY; ${count(delivery.frozen.snapshots)} snapshots in ${Math.round(delivery.frozen.seconds)} s.`, '',
    ...size.failed.flatMap(({ part, why }) => [`**Not measured, ${part}:** ${why.split('\n')[0]}`, '']),
    ...table(['goal', 'wanted', 'figure', ''], goalsOf(size, smaller).map(({ what, limit, figure, reached }) => [what, limit, figure, reached ? 'reached' : '**not reached**'])),
  ];
  if (before) {
    const changes = changesOf(before, size);
    lines.push(`### Since the last run of ${label} (${before.at.slice(0, 16).replace('T', ' ')})`, '', ...(changes.length === 0 ? ['Nothing has changed by more than a tenth.', ''] : table(['what', 'was', 'is', 'change', ''], changes.map(({ name, was, value, change, better }) => [name, count(was), count(value), `${change > 0 ? '+' : ''}${Math.round(100 * change)} %`, better ? 'better' : '**worse**']))));
  }
  if (size.newFunnel) lines.push(...comparedLines(size, smaller));
  if (size.pages) lines.push(...pageLines(size));
  if (size.collecting) lines.push('### Collecting', '', ...table(['door', 'events/s', 'of COPY', 'lost'], [['raw COPY of the same rows, with indexes', count(size.collecting.copyPerSecond), '100 %', ''], ...size.collecting.paths.map(({ door, perSecond, lost }) => [door, count(perSecond), `${Math.round((100 * perSecond) / size.collecting.copyPerSecond)} %`, lost])]));
  if (size.freshness && size.reflected) lines.push('### Acknowledged to visible', '', ...table(['how', 'p50 ms', 'p95 ms'], [[`asked again and again, at ${count(size.freshness.perSecond)} events/s`, size.freshness.asking.p50, size.freshness.asking.p95], ['asked when the live line says so', size.freshness.live.p50, size.freshness.live.p95], ['100 changes of work items, in the burndown', size.reflected.p50, size.reflected.p95]]));
  if (size.browser) lines.push('### In the browser', '', ...table(['page', 'first chart p50 ms', 'p95', 'all of it p50 ms', 'long tasks ms', 'a filter until the next frame p95 ms', 'until answered p95 ms'], size.browser.pages.map((page) => [page.name, page.chart.p50, page.chart.p95, page.whole.p50, page.longTaskMs.p50, ms(page.interaction?.p95), ms(page.answered?.p95)])), `First-load JavaScript: ${size.browser.firstLoadJavaScriptKb} kB gzipped.`, '');
  if (size.storage) lines.push('### Bytes an event', '', ...table(['table', 'bytes an event', 'of them indexes', 'in all, MB', ''], size.storage.tables.map((each) => [each.name, each.bytesAnEvent, each.indexesAnEvent, Math.round(each.bytes / 1e6), each.ofEvents ? '' : 'not of events'])));
  return lines;
}

function comparedLines({ compared, limit, newFunnel }, smaller) {
  const known = smaller?.size.newFunnel ? smaller.size.compared : undefined;
  return [
    '### Questions beside the best SQL over raw facts, and beside the limit', '',
    `The limit, an empty request (p50 ${limit.request.p50} ms) and one row of what is kept (${limit.row.p50} ms): p50 ${limit.both.p50}, p95 ${limit.both.p95} ms. Answers were compared first and are the same.`, '',
    ...table(['question', 'rows', 'again p50 ms', 'p95', 'times the limit', 'after a fact p50 ms', 'p95', 'times the limit', 'read, kB', 'raw SQL p50 ms', 'read, kB', ...(known ? [`growth from ${smaller.label}: again`, 'after a fact'] : [])],
      [...compared.map((each, n) => [each.name, each.rows, each.warm.p50, each.warm.p95, times(each.warm.p50, limit.both.p50), each.anew.p50, each.anew.p95, times(each.anew.p50, limit.both.p50), kb(each.anewKb), each.raw.p50, kb(each.rawKb), ...(known ? [times(each.warm.p50, known[n].warm.p50), times(each.anew.p50, known[n].anew.p50)] : [])]),
        ['a funnel never asked before', 1, '', '', '', newFunnel.ours.p50, newFunnel.ours.p95, '', '', newFunnel.raw.p50, '', ...(known ? ['', times(newFunnel.ours.p50, smaller.size.newFunnel.ours.p50)] : [])]]),
  ];
}

const SLOWEST = 12;

function pageLines({ pages }) {
  const each = pages.flatMap((page) => page.each.map((question) => ({ page: page.name, ...question })));
  return [
    '### Pages: all questions at once, as the browser asks them', '',
    ...table(['page', 'questions', 'again p50 ms', 'p95', 'after a fact p50 ms', 'p95', 'just started ms'], pages.map(({ name, questions, warm, anew, coldMs, coldFailed }) => [name, questions, warm.p50, warm.p95, anew.p50, anew.p95, coldFailed ? '**not answered**' : ms(coldMs)])),
    `### The slowest questions of the pages, each asked alone (all ${each.length} are in the JSON)`, '',
    ...table(['question', 'page', 'again p50 ms', 'p95', 'read, kB', 'after a fact p50 ms', 'p95', 'read, kB', 'just started, beside the others, ms'],
      each.sort((a, b) => b.anew.p50 - a.anew.p50).slice(0, SLOWEST).map((question) => [question.name, question.page, question.warm.p50, question.warm.p95, kb(question.warmKb), question.anew.p50, question.anew.p95, kb(question.anewKb), ms(question.coldMs)])),
  ];
}
