// The page's own times in a real browser, over a server that has answered before: until the first chart, what a filter costs
// until the next frame and until its answers are drawn, and what kept the browser busy for more than 50 ms.
import { readFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectDir } from '../../api/bin/prepare.mjs';
import { PRODUCT } from './outcome-load.mjs';
import { TEAM } from './pages.mjs';
import { CALM_MS, settled } from './settled.mjs';
import { round, summary } from './timing.mjs';

const VIEW = { viewport: { width: 1280, height: 900 } };
const CHART = 'main svg.recharts-surface, main [role="img"] svg';

/** Watches from before the page's first script on: when the first chart is there, long tasks, and how long inputs waited for their frame. */
const WATCH = `(() => {
  const seen = { chartMs: null, longTasks: [], inputs: [] };
  globalThis.benchSeen = seen;
  const look = () => {
    if (document.querySelector(${JSON.stringify(CHART)})) requestAnimationFrame(() => { seen.chartMs ??= performance.now(); });
    else requestAnimationFrame(look);
  };
  look();
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.longTasks.push(duration); }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const { duration, interactionId } of list.getEntries()) if (interactionId) seen.inputs.push(duration); }).observe({ type: 'event', durationThreshold: 16, buffered: true });
})()`;

/** The filter that is tried on each page: the way to its control, and what is pressed there. */
const PAGES = [
  { name: 'Outcomes', path: `/outcomes/${PRODUCT}`, filter: 'Complete periods only' },
  { name: 'Delivery', path: `/delivery/${TEAM}`, filter: null },
  { name: 'Review', path: `/review/${PRODUCT}`, filter: 'Complete periods only' },
];

/** Once more than `browserRounds`: the first opening fills the browser's own cache of the page's files, and counts where it is the only one. */
export async function measureBrowser(server, browser, { browserRounds, only }, say) {
  const measured = [];
  for (const { name, path, filter } of PAGES.filter((page) => only?.includes(page.name) ?? true)) {
    const context = await browser.newContext(VIEW);
    await context.addCookies([await server.cookie()]);
    await context.addInitScript(WATCH);
    const found = { chart: [], whole: [], longTasks: [], interaction: [], answered: [] };
    for (let n = 0; n <= browserRounds; n += 1) {
      const page = await context.newPage();
      await page.goto(`${server.url}${path}`, { timeout: 120_000 });
      await settled(page);
      const { chartMs, longTasks, at } = await page.evaluate(() => ({ ...globalThis.benchSeen, at: performance.now() }));
      if (chartMs === null) throw new Error(`${name} shows no chart.`);
      if (n > 0 || browserRounds === 0) {
        found.chart.push(chartMs);
        found.whole.push(at - CALM_MS);
        found.longTasks.push(longTasks.reduce((sum, ms) => sum + ms, 0));
        const pressed = filter === null ? await anyFilter(page) : page.getByLabel(filter);
        if (pressed) await press(page, pressed, found);
      }
      await page.close();
    }
    await context.close();
    const page = { name, chart: summary(found.chart), whole: summary(found.whole), longTaskMs: summary(found.longTasks), interaction: summary(found.interaction), answered: summary(found.answered) };
    measured.push(page);
    say(`  ${name} in the browser: first chart p50 ${page.chart.p50}, all of it ${page.whole.p50} ms; a filter ${page.interaction?.p95 ?? '-'} ms until the next frame, ${page.answered?.p95 ?? '-'} until it is answered; ${round(page.longTaskMs.p50)} ms of long tasks`);
  }
  return { firstLoadJavaScriptKb: firstLoadKb(), pages: measured };
}

/** The first choice among few that the page has: one that is not chosen yet. */
async function anyFilter(page) {
  const other = page.locator('main fieldset input[type="radio"]:not(:checked), main header input[type="checkbox"]').first();
  return (await other.count()) > 0 ? other : null;
}

async function press(page, control, found) {
  await page.evaluate(() => { globalThis.benchSeen.inputs.length = 0; });
  await control.scrollIntoViewIfNeeded();
  const startedAt = await page.evaluate(() => performance.now());
  await control.press(' ');
  await settled(page);
  const { inputs, at } = await page.evaluate(() => ({ inputs: globalThis.benchSeen.inputs, at: performance.now() }));
  // What was faster than the browser tells of took a frame.
  found.interaction.push(Math.max(16, ...inputs));
  found.answered.push(at - startedAt - CALM_MS);
}

/** What the browser must fetch before the first view: the scripts that index.html names, gzipped. */
function firstLoadKb() {
  const dist = join(projectDir, 'web/dist');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => join(dist, match[1])).filter((file) => existsSync(file) && statSync(file).isFile());
  return Math.round(files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000);
}
