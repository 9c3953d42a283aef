// The figures of the delivery bench as a table, each beside its limit.
const LIMITS = { reflectedMs: 1_000, memoryMb: 400 };
const reached = (value, limit) => (value <= limit ? 'reached' : 'NOT reached');

/** Markdown. */
export function deliveryTable({ at, machine, teams, door, sizes }) {
  const all = Object.values(sizes);
  const [small, large] = [all[0], all.at(-1)];
  const growth = (of) => (all.length < 2 ? '' : ` ${(of(large) / of(small)).toFixed(1)}×`);
  const size = ({ years, items, events, loadedInS }) => `${years} years of ${teams} teams: ${items.toLocaleString('en')} items with ${events.toLocaleString('en')} events, loaded by COPY in ${loadedInS.toFixed(0)} s`;
  const lines = [
    `# Bench of delivery, ${at.slice(0, 10)}`, '',
    `${machine.cores} cores (${machine.model}), ${machine.memoryGb} GiB, Node ${machine.node}. API, PostgreSQL and load on the one machine.`, '',
    ...all.map((each) => `- ${size(each)}.`),
    ...(door ? [`- COPY writes what the collecting door keeps: ${door.rows.toLocaleString('en')} rows of both, compared.`] : []), '',
    '## Server time of each page: all its questions at once, as the browser asks them', '',
    '| page | questions | size | warm p50 ms | p95 ms | right after a fact p50 ms | p95 ms | slowest question then | just started p50 ms | limit ms | warm | after a fact |', '|---|---|---|---|---|---|---|---|---|---|---|---|',
  ];
  for (const [n, { name, limitMs }] of large.pages.entries()) {
    for (const { years, pages, cold } of all) {
      const { questions, warm, afterFact } = pages[n];
      lines.push(`| ${name} | ${questions} | ${years} years | ${warm.p50} | ${warm.p95} | ${afterFact.p50} | ${afterFact.p95} | ${afterFact.slowest.name} ${afterFact.slowest.p95} | ${cold[n].p50} | ${limitMs} | ${reached(warm.p95, limitMs)} | ${reached(afterFact.p95, limitMs)} |`);
    }
    if (all.length > 1) lines.push(`| | | growth |${growth((each) => each.pages[n].warm.p50)} |${growth((each) => each.pages[n].warm.p95)} |${growth((each) => each.pages[n].afterFact.p50)} |${growth((each) => each.pages[n].afterFact.p95)} | |${growth((each) => each.cold[n].p50)} | | | |`);
  }
  lines.push('', '## The rest', '', '| what | ' + all.map(({ years }) => `${years} years`).join(' | ') + ' | growth | limit | |', `|---|${all.map(() => '---|').join('')}---|---|---|`);
  const row = (what, of, unit, limit) => lines.push(`| ${what} | ${all.map((each) => `${of(each)} ${unit}`).join(' | ')} |${growth(of)} | ${limit === null ? '' : `${limit} ${unit}`} | ${limit === null ? '' : reached(of(large), limit)} |`);
  row('100 events sent until they are in the burndown, p95', (each) => each.reflected.p95, 'ms', LIMITS.reflectedMs);
  row('memory of the API, highest, every team looked at', (each) => each.memoryMb, 'MB', LIMITS.memoryMb);
  row('memory of the API, highest, freezing everything', (each) => each.frozen.memoryMb, 'MB', LIMITS.memoryMb);
  row('snapshots taken a second', (each) => Math.round(each.frozen.perSecond), '/s', null);
  return `${lines.join('\n')}\n`;
}
