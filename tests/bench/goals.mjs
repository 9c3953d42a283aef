// What is wanted of two cores with the API and PostgreSQL on one machine, and whether a run has reached it.
const GOALS = { pageMs: 50, keptMs: 15, timesLimit: 3, growth: 1.2, timesRaw: 1.3, visibleMs: 1_000, eventsASecond: 2_000, tracking: 25_000, fileShare: 0.5, bytes: 220, memoryMb: 400, chartMs: 1_000, interactionMs: 100, reflectedMs: 1_000 };

const worst = (list, of) => list.reduce((most, each) => (of(each) > of(most) ? each : most));
const goal = (what, limit, figure, reached) => ({ what, limit, figure, reached });

/** A line for each goal that the run's parts tell of. `smaller` is the size before, with its label, for growth. */
export function goalsOf(size, smaller) {
  const lines = [];
  const pages = size.pages?.filter((page) => page.goal) ?? [];
  for (const { name, warm, anew } of pages) {
    lines.push(goal(`the whole page ${name}, asked again, p95`, `${GOALS.pageMs} ms`, `${warm.p95} ms`, warm.p95 <= GOALS.pageMs));
    lines.push(goal(`the whole page ${name}, right after a fact, p95`, `${GOALS.pageMs} ms`, `${anew.p95} ms`, anew.p95 <= GOALS.pageMs));
  }
  if (size.newFunnel) {
    const most = Math.min(GOALS.keptMs, GOALS.timesLimit * size.limit.both.p95);
    for (const [kind, words] of [['warm', 'asked again'], ['anew', 'right after a fact']]) {
      const slowest = worst(size.compared, (each) => each[kind].p95);
      lines.push(goal(`one kept question, ${words}, p95: the slowest`, `${GOALS.keptMs} ms and ${GOALS.timesLimit} times the limit, so ${Math.round(most * 10) / 10} ms`, `${slowest[kind].p95} ms (${slowest.name})`, slowest[kind].p95 <= most));
    }
    lines.push(goal('a funnel never asked before, against the best SQL', `${GOALS.timesRaw} times`, `${size.newFunnel.times} times (${size.newFunnel.ours.p50} ms)`, size.newFunnel.times <= GOALS.timesRaw));
  }
  if (smaller && size.newFunnel && smaller.size.compared) {
    const grown = (kind) => size.compared.map((each, n) => each[kind].p50 / smaller.size.compared[n][kind].p50);
    for (const [kind, words] of [['warm', 'asked again'], ['anew', 'right after a fact']]) {
      const most = Math.round(Math.max(...grown(kind)) * 10) / 10;
      lines.push(goal(`the same questions beside ${smaller.label}, ${words}, p50: the most any has grown`, `${GOALS.growth} times`, `${most} times`, most <= GOALS.growth));
    }
  }
  if (smaller?.size.pages) {
    for (const page of pages) {
      const known = smaller.size.pages.find(({ name }) => name === page.name);
      const times = Math.round((page.warm.p50 / known.warm.p50) * 10) / 10;
      lines.push(goal(`the whole page ${page.name}, asked again, p50, beside ${smaller.label}`, `${GOALS.growth} times`, `${times} times (after a fact ${Math.round((page.anew.p50 / known.anew.p50) * 10) / 10})`, times <= GOALS.growth));
    }
  }
  if (size.freshness && size.reflected) {
    const { perSecond, asking, live } = size.freshness;
    const keepsUp = perSecond >= 0.95 * GOALS.eventsASecond;
    lines.push(goal('acknowledged to visible, asked again and again, p95', `1 s at ${GOALS.eventsASecond.toLocaleString('en')} events/s`, `${asking.p95} ms at ${perSecond.toLocaleString('en')}/s`, keepsUp && asking.p95 <= GOALS.visibleMs));
    lines.push(goal('acknowledged to visible, over the live line, p95', `1 s at ${GOALS.eventsASecond.toLocaleString('en')} events/s`, `${live.p95} ms at ${perSecond.toLocaleString('en')}/s`, keepsUp && live.p95 <= GOALS.visibleMs));
    lines.push(goal('100 changes of work items until the burndown has them, p95', `${GOALS.reflectedMs} ms`, `${size.reflected.p95} ms`, size.reflected.p95 <= GOALS.reflectedMs));
  }
  if (size.collecting) {
    const { paths, copyPerSecond } = size.collecting;
    const of = (start) => paths.find(({ door }) => door.startsWith(start)).perSecond;
    lines.push(goal('tracking API, batches of 100', `${GOALS.tracking.toLocaleString('en')}/s`, `${of('tracking').toLocaleString('en')}/s`, of('tracking') >= GOALS.tracking));
    const share = of('file') / copyPerSecond;
    lines.push(goal('file import, share of raw COPY', `${100 * GOALS.fileShare} %`, `${Math.round(100 * share)} % (${of('file').toLocaleString('en')}/s)`, share >= GOALS.fileShare));
    lines.push(goal('acknowledged events that are lost', '0', String(paths.reduce((sum, { lost }) => sum + lost, 0)), paths.every(({ lost }) => lost === 0)));
  }
  if (size.storage) lines.push(goal('bytes an event, indexes and what is counted ahead included', String(GOALS.bytes), String(size.storage.bytesAnEvent), size.storage.bytesAnEvent <= GOALS.bytes));
  if (size.memoryMb) lines.push(goal('memory of the API at its highest', `${GOALS.memoryMb} MB`, `${size.memoryMb} MB`, size.memoryMb <= GOALS.memoryMb));
  for (const { name, chart, interaction } of size.browser?.pages ?? []) {
    lines.push(goal(`${name} in the browser, first chart, p50`, '1 s', `${chart.p50} ms`, chart.p50 <= GOALS.chartMs));
    if (interaction) lines.push(goal(`${name} in the browser, a filter until the next frame, p95`, `${GOALS.interactionMs} ms`, `${interaction.p95} ms`, interaction.p95 <= GOALS.interactionMs));
  }
  return lines;
}
