// The pages: the browser opens each once and its questions are written down; then they are asked again, each alone and all at
// once as the browser does. "Anew" is right after a fact, so that nothing that was remembered serves; "cold" is the first
// asking of a server, and of a database, that has just started.
import { median, readBy } from './blocks.mjs';
import { deliveryFacts, outcomeFact } from './one-fact.mjs';
import { PRODUCT } from './outcome-load.mjs';
import { settled } from './settled.mjs';
import { round, summary, timeOf } from './timing.mjs';

export const TEAM = 'team-1';
const SPRINTS = 'query ($team: String!) { team(key: $team) { runningSprint { key } sprints(last: 40) { key state } } }';
const QUALITY = 'query DataQuality($team: String!, $range: RangeInput!) { team(key: $team) { dataQuality(range: $range) { checkedItems touchedItems findings { kind severity count whatToDo items(first: 20) { totalCount rows { key title at } } } } } }';
const ROLL_UP = 'query RollUp($range: RangeInput!) { products { key deliveryRollUp(range: $range, grain: MONTH) { periods { period committed kept keptCommitment teams { team sprints completedOfCommitment } } } } }';

const MOST_LETTERS = 60;
const RECORDING_CALM_MS = 1_500;

/** How often a page is asked before it is measured: code is warm once it was compiled, not once it was run. */
const WARMING = 20;

/** Every page with its questions, or `only` some. `fact` outdates a page; those with a `goal` are judged. */
export async function recordPages(server, browser, only) {
  const { team: { sprints, runningSprint } } = await server.graphql(SPRINTS, { team: TEAM });
  const closed = sprints.find(({ state }) => state === 'CLOSED');
  const ofDelivery = (each) => deliveryFacts(each, TEAM);
  const ofOutcomes = (each) => outcomeFact(each);
  const ofBoth = async (each) => { await ofOutcomes(each); await ofDelivery(each); };
  const range = { last: 'P90D' };
  const asked = (name, query, variables) => async () => [{ name, body: JSON.stringify({ operationName: name, query, variables }) }];
  const opened = (path) => () => questionsOf(browser, `${server.url}${path}`, server);
  const report = opened(`/delivery/${TEAM}/sprints/${closed.key}`);
  const pages = [
    { name: 'Outcomes', goal: true, fact: ofOutcomes, record: opened(`/outcomes/${PRODUCT}`) },
    { name: 'Delivery', goal: true, fact: ofDelivery, record: opened(`/delivery/${TEAM}`) },
    { name: 'Review', goal: true, fact: ofBoth, record: opened(`/review/${PRODUCT}`) },
    { name: 'Sprint report, frozen', fact: ofDelivery, record: report },
    { name: 'Sprint report, running sprint', fact: ofDelivery, record: opened(`/delivery/${TEAM}/sprints/${runningSprint.key}`) },
    { name: 'Sprint report, from raw history', fact: ofDelivery, record: async () => (await report()).map(({ name, body }) => ({ name, body: asOfNow(body) })) },
    { name: 'Data quality, 90 days', fact: ofDelivery, record: asked('DataQuality', QUALITY, { team: TEAM, range }) },
    { name: 'Roll-up of every product, a year', fact: ofDelivery, record: asked('RollUp', ROLL_UP, { range: { last: 'P365D' } }) },
  ].filter(({ name }) => only?.includes(name) ?? true);
  for (const page of pages) page.questions = await page.record();
  return pages;
}

function asOfNow(body) {
  const question = JSON.parse(body);
  return /\$as\b/.test(question.query) ? JSON.stringify({ ...question, variables: { ...question.variables, as: 'NOW' } }) : body;
}

/** What the browser asks when it opens a page, as it sends it. */
async function questionsOf(browser, url, server) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addCookies([await server.cookie()]);
  const page = await context.newPage();
  const bodies = new Map();
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/graphql')) return;
    const body = request.postData();
    // The poll for new facts is not part of opening the page.
    if (body && !/workspace \{\s*version\s*\}/.test(JSON.parse(body).query)) bodies.set(body, JSON.parse(body).operationName ?? 'question');
  });
  await page.goto(url, { timeout: 120_000 });
  await settled(page, RECORDING_CALM_MS);
  await context.close();
  if (bodies.size === 0) throw new Error(`${url} asked for nothing.`);
  return [...bodies].map(([body, name]) => ({ body, name }));
}

/** Asks one question; its time in ms. Throws where it is not answered. */
async function ask(server, { body, name }) {
  return timeOf(async () => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...server.headers }, body });
    const text = await response.text();
    if (!response.ok || text.startsWith('{"errors"')) throw new Error(`${name}: ${text.slice(0, 300)}`);
  });
}

/** All of them at once: the time until the last answer, and of each. */
async function askPage(server, questions) {
  const each = [];
  const whole = await timeOf(async () => { each.push(...await Promise.all(questions.map((question) => ask(server, question)))); });
  return { whole, each };
}

/** The first asking of each page by a server and a database that have just started: one start a page. Where it is not answered, that is said. */
export async function measureCold(start, pages, say) {
  const cold = new Map();
  for (const { name, questions } of pages) {
    const server = await start();
    try {
      await server.graphql('{ workspace { version } }');
      cold.set(name, await askPage(server, questions));
    } catch (error) {
      cold.set(name, { failed: error.message.slice(0, 200) });
      say(`  ${name} was not answered by a server that had just started: ${error.message}`);
    } finally {
      await server.stop();
    }
  }
  return cold;
}

/** Whole pages, and each of their questions alone. */
export async function measurePages(server, pages, cold, { rounds, anewRounds, eachRounds }, say) {
  const measured = [];
  await server.database(async (client) => {
    for (const { name, goal, fact, questions } of pages) {
      for (let n = 0; n < Math.min(WARMING, 2 * rounds); n += 1) await askPage(server, questions);
      const [warm, anew] = [[], []];
      for (let n = 0; n < rounds; n += 1) warm.push((await askPage(server, questions)).whole);
      for (let n = 0; n < anewRounds; n += 1) {
        await fact(server);
        anew.push((await askPage(server, questions)).whole);
      }
      const first = cold.get(name);
      const each = [];
      for (const [n, question] of questions.entries()) each.push({ ...(await alone(server, client, question, fact, eachRounds)), coldMs: first?.each ? round(first.each[n]) : null });
      measured.push({ name, goal: goal ?? false, questions: questions.length, warm: summary(warm), anew: summary(anew), coldMs: first?.each ? round(first.whole) : null, coldFailed: first?.failed ?? null, each });
      const page = measured.at(-1);
      say(`  ${name}, ${questions.length} questions: again p95 ${page.warm.p95}, after a fact p95 ${page.anew.p95}, just started ${page.coldMs ?? '-'} ms`);
    }
  });
  return measured;
}

async function alone(server, client, question, fact, rounds) {
  const times = { warm: [], anew: [] };
  const read = { warm: [], anew: [] };
  for (const kind of ['warm', 'anew']) {
    for (let n = 0; n < rounds; n += 1) {
      if (kind === 'anew') await fact(server);
      const { result, kb } = await readBy(client, () => ask(server, question));
      times[kind].push(result);
      read[kind].push(kb);
    }
  }
  return { name: nameOf(question), warm: summary(times.warm), anew: summary(times.anew), warmKb: median(read.warm), anewKb: median(read.anew) };
}

/** The operation, and by which of its arguments it differs from others of its name. */
function nameOf({ body, name }) {
  const { variables = {} } = JSON.parse(body);
  const told = Object.entries(variables).filter(([key, value]) => !['product', 'team', 'range', 'compare'].includes(key) && value !== null && (Array.isArray(value) ? value.length > 0 : true));
  const words = told.map(([key, value]) => (Array.isArray(value) ? value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(' ') : typeof value === 'object' ? JSON.stringify(value) : `${key} ${value}`)).join(', ');
  return words === '' ? name : `${name} (${words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words})`;
}
