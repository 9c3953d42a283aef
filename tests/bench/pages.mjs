// The server time of a page: the browser opens it once and its questions are written down; then they are asked again,
// all at once as the browser does, and the time until the last answer counts.
import { chromium } from 'playwright-core';

const quantile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)];
const round = (ms) => Math.round(ms * 10) / 10;

export async function measurePages(server, executablePath, rounds, say) {
  const { teams, products } = await server.graphql('{ teams { key } products { key } }');
  const paths = { Delivery: `/delivery/${teams[0].key}`, Outcomes: `/outcomes/${products[0].key}`, Review: `/review/${products[0].key}` };
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  try {
    const pages = [];
    for (const [name, path] of Object.entries(paths)) {
      const questions = await questionsOf(browser, `${server.url}${path}`);
      pages.push({ name, path, questions: questions.length, ...(await replay(server, questions, rounds)) });
      say(`  ${name}: ${pages.at(-1).questions} questions, p50 ${pages.at(-1).p50} ms, p95 ${pages.at(-1).p95} ms`);
    }
    return { pages };
  } finally {
    await browser.close();
  }
}

async function questionsOf(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
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

async function replay(server, questions, rounds) {
  const whole = [];
  const each = new Map(questions.map(({ name }) => [name, []]));
  const ask = async ({ body, name }) => {
    const startedAt = performance.now();
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const text = await response.text();
    if (!response.ok || text.includes('"errors"')) throw new Error(`${name}: ${text.slice(0, 300)}`);
    each.get(name).push(performance.now() - startedAt);
  };
  for (let index = 0; index < rounds + 3; index += 1) {
    const startedAt = performance.now();
    await Promise.all(questions.map(ask));
    // The first three warm the caches.
    if (index >= 3) whole.push(performance.now() - startedAt);
  }
  whole.sort((a, b) => a - b);
  const slowest = [...each].map(([name, times]) => ({ name, p95: round(quantile(times.slice(3).sort((a, b) => a - b), 0.95)) })).sort((a, b) => b.p95 - a.p95)[0];
  return { p50: round(quantile(whole, 0.5)), p95: round(quantile(whole, 0.95)), slowest };
}
