// Runs are kept as JSON; a new one is held beside the last one of the same size, and its growth is read off the next smaller one.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '../../api/bin/prepare.mjs';

const folder = join(projectDir, 'bench-results');
const TOLD_FROM = 0.1;
/** Below this a difference is the clock's. */
const LEAST_MS = 1;

/** What is kept of each size, the last run of each part first. */
export function lastRuns() {
  if (!existsSync(folder)) return {};
  const sizes = {};
  for (const name of readdirSync(folder).filter((each) => /^\d{4}-.*\.json$/.test(each)).sort()) {
    const { at, sizes: measured } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const [label, size] of Object.entries(measured)) sizes[label] = { ...sizes[label], ...size, at };
  }
  return sizes;
}

/** Answers the paths of both files, without their endings. */
export function keepRun(report, markdown) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${report.at.slice(0, 19).replaceAll(':', '-')}-${Object.keys(report.sizes).join('+')}`);
  writeFileSync(`${path}.json`, JSON.stringify(report, null, 2));
  writeFileSync(`${path}.md`, markdown);
  return path;
}

/** Figures by name; of all of them less is better but for those a second. */
function figuresOf(size) {
  const figures = new Map();
  const put = (name, value) => { if (typeof value === 'number') figures.set(name, value); };
  for (const { name, warm, anew, coldMs } of size.pages ?? []) {
    put(`page ${name}, again p95, ms`, warm.p95);
    put(`page ${name}, after a fact p95, ms`, anew.p95);
    put(`page ${name}, just started, ms`, coldMs);
  }
  for (const { name, warm, anew } of size.compared ?? []) {
    put(`${name}, again p50, ms`, warm.p50);
    put(`${name}, after a fact p50, ms`, anew.p50);
  }
  put('new funnel p50, ms', size.newFunnel?.ours.p50);
  for (const { door, perSecond } of size.collecting?.paths ?? []) put(`${door}, a second`, perSecond);
  put('visible by asking p95, ms', size.freshness?.asking.p95);
  put('visible over the live line p95, ms', size.freshness?.live.p95);
  put('bytes an event', size.storage?.bytesAnEvent);
  put('memory, MB', size.memoryMb);
  for (const { name, chart, interaction } of size.browser?.pages ?? []) {
    put(`${name} in the browser, first chart p50, ms`, chart.p50);
    put(`${name} in the browser, a filter p95, ms`, interaction?.p95);
  }
  return figures;
}

/** What got better or worse by more than a tenth, the largest first. */
export function changesOf(before, after) {
  const old = figuresOf(before);
  const changes = [...figuresOf(after)].flatMap(([name, value]) => {
    const was = old.get(name);
    if (was === undefined || was === 0 || Math.abs(value - was) < (name.endsWith(' ms') ? LEAST_MS : 0)) return [];
    const change = value / was - 1;
    return Math.abs(change) > TOLD_FROM ? [{ name, was, value, change, better: name.endsWith('a second') ? change > 0 : change < 0 }] : [];
  });
  return changes.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}
