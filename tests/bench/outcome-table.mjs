// The figures of the outcome bench as a table, each beside the straight SQL and the limit.
const PAGE_MS = 50;
const count = (n) => n.toLocaleString('en');

/** Markdown. */
export function outcomeTable({ at, machine, door, sizes }) {
  const all = Object.values(sizes);
  const lines = [
    `# Bench of outcomes, ${at.slice(0, 10)}`, '',
    `${machine.cores} cores (${machine.model}), ${machine.memoryGb} GiB, Node ${machine.node}. API, PostgreSQL and load on the one machine.`, '',
    ...all.map(({ events, people, loadedInS, bytes }) => `- ${count(events)} events of ${count(people)} people in 180 days, loaded in ${loadedInS.toFixed(0)} s. Bytes an event: ${bytes.slice(0, 5).map((table) => `${table.name} ${Math.round(table.bytes / events)}`).join(', ')}.`),
    `- COPY writes what the collecting door keeps: ${count(door.rows)} rows of both, compared.`, '',
    '| question, ms p50 | ' + all.map(({ events }) => `${count(events)}: again | counted anew | raw SQL`).join(' | ') + ' |', `|---|${all.map(() => '---|---|---|').join('')}`,
  ];
  for (const [n, { name }] of all[0].questions.entries()) lines.push(`| ${name} | ${all.map(({ questions }) => `${questions[n].again.p50} | ${questions[n].anew.p50} | ${questions[n].straight.p50}`).join(' | ')} |`);
  lines.push(`| the whole Outcomes page, ${all[0].page.questions} questions at once | ${all.map(({ page }) => `${page.warm.p50} | ${page.anew.p50} | `).join(' | ')} |`);
  lines.push('', ...all.map(({ events, page, memoryMb }) => `- ${count(events)}: the page p95 ${page.warm.p95} ms (limit ${PAGE_MS} ms: ${page.warm.p95 <= PAGE_MS ? 'reached' : 'NOT reached'}), counted anew p95 ${page.anew.p95} ms, slowest ${page.anew.byQuestion.slice(0, 5).map((each) => `${each.name} ${each.p95}`).join(', ')}; memory of the API ${memoryMb} MB.`));
  return `${lines.join('\n')}\n`;
}
