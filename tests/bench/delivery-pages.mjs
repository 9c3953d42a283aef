// The server time of the delivery pages: their questions as the browser sends them, asked all at once; warm, right after a fact
// was collected, and of a process that has just started.
import { chromium } from 'playwright-core';
import { questionsOf, quantile, replay, round } from './pages.mjs';

const COLLECT = 'mutation ($input: DeliveryBatch!) { collectDelivery(input: $input) { accepted rejected { path reason } } }';
const OPEN_SPRINTS = 'query ($team: String!) { team(key: $team) { timeZone runningSprint { id key } sprints(last: 40) { id key state } } }';
const QUALITY = 'query DataQuality($team: String!, $range: RangeInput!) { team(key: $team) { dataQuality(range: $range) { checkedItems touchedItems findings { kind severity count whatToDo items(first: 20) { totalCount rows { key title at } } } } } }';
const ROLL_UP = 'query RollUp($range: RangeInput!) { products { key deliveryRollUp(range: $range, grain: MONTH) { periods { period committed kept keptCommitment teams { team sprints completedOfCommitment } } } } }';

/** What each page asks. Of the raw report, the very question of the page, read from the history instead of the snapshot. */
export async function deliveryQuestions(server, executablePath, team) {
  const { team: { sprints, runningSprint } } = await server.graphql(OPEN_SPRINTS, { team });
  const closed = sprints.find(({ state }) => state === 'CLOSED');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  try {
    const delivery = await questionsOf(browser, `${server.url}/delivery/${team}`, server);
    const report = await questionsOf(browser, `${server.url}/delivery/${team}/sprints/${closed.key}`, server);
    const running = await questionsOf(browser, `${server.url}/delivery/${team}/sprints/${runningSprint.key}`, server);
    const raw = report.map(({ name, body }) => ({ name, body: asOfNow(body) }));
    if (raw.every(({ body }, n) => body === report[n].body)) throw new Error('The report asks for no report that could be read from raw history.');
    const range = { last: 'P90D' };
    const asked = (name, query, variables) => [{ name, body: JSON.stringify({ operationName: name, query, variables }) }];
    return [
      { name: 'Delivery', limitMs: 50, questions: delivery },
      { name: 'Sprint report, frozen', limitMs: 50, questions: report },
      { name: 'Sprint report, running sprint', limitMs: 50, questions: running },
      { name: 'Sprint report, from raw history', limitMs: 150, questions: raw },
      { name: 'Data quality, 90 days', limitMs: 50, questions: asked('DataQuality', QUALITY, { team, range }) },
      { name: 'Roll-up of every product, a year', limitMs: 50, questions: asked('RollUp', ROLL_UP, { range: { last: 'P365D' } }) },
    ];
  } finally {
    await browser.close();
  }
}

function asOfNow(body) {
  const question = JSON.parse(body);
  return /\$as\b/.test(question.query) ? JSON.stringify({ ...question, variables: { ...question.variables, as: 'NOW' } }) : body;
}

/** How often a page is asked before it is measured: code is warm once it was compiled, not once it was run. */
const WARMING = 25;

/** The pages of a server that has been asked before: all memories filled, and all of them outdated by one more fact of the team before each round. */
export async function measureWarm(server, pages, team, rounds) {
  const measured = [];
  for (const { name, limitMs, questions } of pages) {
    const warm = await replay(server, questions, rounds, undefined, WARMING);
    const afterFact = await replay(server, questions, rounds, () => moveItems(server, team, 1));
    measured.push({ name, limitMs, questions: questions.length, warm, afterFact });
  }
  return measured;
}

/** The first asking of each page by a process that has just started; one start a page and round. */
export async function measureCold(start, pages, rounds) {
  const cold = [];
  for (const { name, questions } of pages) {
    const times = [];
    for (let index = 0; index < rounds; index += 1) {
      const server = await start();
      // The code itself is warm, as in any server that has been asked about another team: what is cold is what it knows.
      await server.graphql('{ workspace { version } }');
      times.push((await replay(server, questions, 1, async () => {}, 0)).p50);
      await server.stop();
    }
    cold.push({ name, p50: round(quantile(times.sort((a, b) => a - b), 0.5)), worst: times.at(-1) });
  }
  return cold;
}

/** From sending 100 events to the burndown that has them in it. */
export async function measureReflected(server, team, rounds) {
  const { team: { runningSprint } } = await server.graphql(OPEN_SPRINTS, { team });
  const BURNDOWN = 'query ($id: ID!) { sprint(id: $id) { burndown(measure: ITEMS) { steps { at } } ledger(measure: ITEMS) { eventCount } } }';
  const times = [];
  const eventsOf = async () => (await server.graphql(BURNDOWN, { id: runningSprint.id })).sprint.ledger.eventCount;
  for (let index = 0; index < rounds; index += 1) {
    const before = await eventsOf();
    const startedAt = performance.now();
    await moveItems(server, team, 100);
    let seen = await eventsOf();
    while (seen < before + 100) {
      if (performance.now() - startedAt > 20_000) throw new Error(`The burndown has ${seen - before} of 100 events after 20 s.`);
      seen = await eventsOf();
    }
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  return { p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)), worst: round(times.at(-1)) };
}

let moved = 0;
/** A database that was measured before has the events of that time: ours must be others. */
const OURS = Date.now().toString(36);

/** Changes of status of items of the running sprint, as a tracker sends them. */
async function moveItems(server, team, count) {
  const items = await itemsOfRunning(server, team);
  const workItemEvents = Array.from({ length: count }, (_, n) => {
    moved += 1;
    const forth = moved % 2 === 0;
    return { key: `bench-${OURS}-${moved}`, workItem: items[(moved + n) % items.length], kind: 'STATUS', at: new Date().toISOString(), from: forth ? 'In progress' : 'In review', to: forth ? 'In review' : 'In progress', category: 'IN_PROGRESS' };
  });
  const { collectDelivery } = await server.graphql(COLLECT, { input: { source: 'bench', workItemEvents } });
  if (collectDelivery.accepted !== count) throw new Error(`${collectDelivery.accepted} of ${count} events were accepted: ${JSON.stringify(collectDelivery.rejected[0])}`);
}

const known = new Map();
async function itemsOfRunning(server, team) {
  const key = `${server.databaseDir} ${team}`;
  if (!known.has(key)) {
    const answer = await server.graphql('query ($team: String!) { team(key: $team) { runningSprint { items(bucket: CARRY_OVER, measure: ITEMS) { key } } } }', { team });
    known.set(key, answer.team.runningSprint.items.map((item) => item.key));
  }
  return known.get(key);
}
