// The server time of a page: the browser opens it once and its questions are written down; then they are asked again,
// all at once as the browser does, and the time until the last answer counts.
import { chromium } from 'playwright-core';

export const quantile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)];
export const round = (ms) => Math.round(ms * 10) / 10;

export async function measurePages(server, executablePath, rounds, say) {
  const { teams, products } = await server.graphql('{ teams { key } products { key } }');
  const paths = { Delivery: `/delivery/${teams[0].key}`, Outcomes: `/outcomes/${products[0].key}`, Review: `/review/${products[0].key}` };
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  try {
    const pages = [];
    for (const [name, path] of Object.entries(paths)) {
      const questions = await questionsOf(browser, `${server.url}${path}`, server);
      const kept = await replay(server, questions, rounds);
      // Nothing that was counted before serves any more: one fact came in.
      const afterFact = await replay(server, questions, Math.ceil(rounds / 2), () => oneFact(server, products[0].key));
      pages.push({ name, path, questions: questions.length, kept, afterFact });
      say(`  ${name}: ${questions.length} questions; p50 ${kept.p50} ms, p95 ${kept.p95} ms; right after a fact p50 ${afterFact.p50} ms, p95 ${afterFact.p95} ms`);
    }
    return { pages };
  } finally {
    await browser.close();
  }
}

/** What the browser asks when it opens a page, as it sends it. */
export async function questionsOf(browser, url, { cookie }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.context().addCookies([cookie]);
  const bodies = new Map();
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/graphql')) return;
    const body = request.postData();
    // The poll for new facts is not part of opening the page.
    if (body && !/workspace \{\s*version\s*\}/.test(JSON.parse(body).query)) bodies.set(body, JSON.parse(body).operationName ?? 'question');
  });
  await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 }).catch(() => page.waitForTimeout(5_000));
  await page.close();
  return [...bodies].map(([body, name]) => ({ body, name }));
}

let facts = 0;
async function oneFact(server, product) {
  facts += 1;
  await server.graphql('mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted } }', { input: { source: 'bench', product, events: [{ key: `fact-${facts}`, person: 'bench', name: 'bench', at: new Date().toISOString() }] } });
}

/** Asks all of them at once, so many times. `before` happens before each round, outside of its time. */
export async function replay(server, questions, rounds, before = async () => {}, warming = 3) {
  const whole = [];
  const each = new Map(questions.map(({ name }) => [name, []]));
  const ask = async ({ body, name }) => {
    const startedAt = performance.now();
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...server.headers }, body });
    const text = await response.text();
    if (!response.ok || text.includes('"errors"')) throw new Error(`${name}: ${text.slice(0, 300)}`);
    each.get(name).push(performance.now() - startedAt);
  };
  for (let index = 0; index < rounds + warming; index += 1) {
    await before();
    const startedAt = performance.now();
    await Promise.all(questions.map(ask));
    // The first few warm the caches.
    if (index >= warming) whole.push(performance.now() - startedAt);
  }
  whole.sort((a, b) => a - b);
  const byQuestion = [...each].map(([name, times]) => ({ name, p95: round(quantile(times.slice(warming).sort((a, b) => a - b), 0.95)) })).sort((a, b) => b.p95 - a.p95);
  return { p50: round(quantile(whole, 0.5)), p95: round(quantile(whole, 0.95)), slowest: byQuestion[0], byQuestion };
}
