// From the acknowledgement of a fact until it is visible, while two thousand events a second come in: to somebody who asks again
// and again, and to a page that asks when the live line says so. And from 100 changes of work items until the burndown has them.
import { Agent } from 'node:http';
import { sendBatch, trackMessage } from './collecting.mjs';
import { deliveryFacts } from './one-fact.mjs';
import { PRODUCT } from './outcome-load.mjs';
import { summary } from './timing.mjs';

const A_SECOND = 2_000;
const MESSAGES = 100;
/** More may not be under way at once: a server that cannot keep up gets fewer a second, which is reported. */
const UNDER_WAY = 8;
const REGULARS = 500;
const PROBE_EVERY_MS = 250;
const GIVE_UP_MS = 120_000;
const ACTIVE = 'query ($product: String!, $range: RangeInput!) { metricTable(metrics: ["adoption.active_users"], product: $product, range: $range, grain: DAY) { rows { value } } }';

const pause = (ms) => new Promise((next) => setTimeout(next, ms));

/** Each probe is an event of somebody new today, so that today's active people tell which probes are in. */
export async function measureFreshness(server, seconds, say) {
  const { createWriteKey: { text: key } } = await server.graphql('mutation ($key: String!) { createWriteKey(source: "bench-live", product: $key, name: "bench") { text } }', { key: PRODUCT });
  const run = Date.now().toString(36);
  const agent = new Agent({ keepAlive: true, maxSockets: UNDER_WAY + 2 });
  const day = new Date().toISOString().slice(0, 10);
  const range = { from: day, to: new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) };
  let sent = 0;
  const regular = () => trackMessage({ key: `${run}-${sent += 1}`, person: `regular-${sent % REGULARS}`, name: 'page_view', at: new Date().toISOString(), properties: {} });
  const activeNow = async () => (await server.graphql(ACTIVE, { product: PRODUCT, range })).metricTable.rows[0]?.value ?? 0;
  // Everybody who comes again and again has been there before it begins.
  for (let n = 0; n < REGULARS; n += MESSAGES) await sendBatch(server, agent, key, Array.from({ length: MESSAGES }, regular));
  const base = await activeNow();
  const probes = [];
  const seen = { asking: [], live: [] };
  const look = async (how) => {
    const count = (await activeNow()) - base;
    const at = performance.now();
    for (const [n, acknowledgedAt] of probes.entries()) if (n < count) seen[how][n] ??= at - acknowledgedAt;
  };
  let going = true;
  let accepted = 0;
  const startedAt = performance.now();
  const load = loadAtRate(() => going, async () => {
    await sendBatch(server, agent, key, Array.from({ length: MESSAGES }, regular));
    accepted += MESSAGES;
  });
  const asker = (async () => { while (going) { await look('asking'); await pause(20); } })();
  const line = await listen(server, () => look('live'));
  while (performance.now() - startedAt < seconds * 1_000) {
    await sendBatch(server, agent, key, [trackMessage({ key: `${run}-probe-${probes.length}`, person: `${run}-${probes.length}`, name: 'page_view', at: new Date().toISOString(), properties: {} })]);
    probes.push(performance.now());
    await pause(PROBE_EVERY_MS);
  }
  const perSecond = Math.round(accepted / ((performance.now() - startedAt) / 1000));
  const waitedFrom = performance.now();
  for (const how of ['asking', 'live']) {
    while (probes.some((_, n) => seen[how][n] === undefined)) {
      if (performance.now() - waitedFrom > GIVE_UP_MS) throw new Error(`A fact that was acknowledged is not visible after ${GIVE_UP_MS / 1000} s (${how}).`);
      await pause(20);
    }
  }
  going = false;
  await Promise.all([load, asker]);
  line.close();
  agent.destroy();
  const found = { perSecond, probes: probes.length, asking: summary(seen.asking.map((ms) => Math.max(0, ms))), live: summary(seen.live.map((ms) => Math.max(0, ms))) };
  say(`  at ${perSecond.toLocaleString('en')} events/s visible after p50 ${found.asking.p50}, p95 ${found.asking.p95} ms by asking; p50 ${found.live.p50}, p95 ${found.live.p95} ms over the live line`);
  return found;
}

/** Starts a request whenever the rate wants one, and never more than a few at once. */
async function loadAtRate(going, send) {
  const underWay = new Set();
  const startedAt = performance.now();
  for (let n = 0; going(); n += 1) {
    const wait = startedAt + (n * MESSAGES * 1_000) / A_SECOND - performance.now();
    if (wait > 0) await pause(wait);
    while (underWay.size >= UNDER_WAY) await Promise.race(underWay);
    const one = send().finally(() => underWay.delete(one));
    underWay.add(one);
  }
  await Promise.all(underWay);
}

/** GET /live, as a page listens to it: what it says is followed by asking, once at a time. */
async function listen(server, moved) {
  const abort = new AbortController();
  const { body } = await fetch(`${server.url}/live`, { headers: { ...server.headers, accept: 'text/event-stream' }, signal: abort.signal });
  (async () => {
    let text = '';
    for await (const chunk of body) {
      text += Buffer.from(chunk).toString('utf8');
      const told = text.includes('event: moved') && text.includes('\n\n');
      if (told) text = '';
      if (told) await moved();
    }
  })().catch((error) => { if (!abort.signal.aborted) throw error; });
  return { close: () => abort.abort() };
}

const BURNDOWN = 'query ($team: String!) { team(key: $team) { runningSprint { burndown(measure: ITEMS) { steps { at } } ledger(measure: ITEMS) { eventCount } } } }';
/** From sending 100 changes until the burndown's ledger has them. */
export async function measureReflected(server, team, rounds, say) {
  const countOf = async () => (await server.graphql(BURNDOWN, { team })).team.runningSprint.ledger.eventCount;
  const times = [];
  for (let n = 0; n < rounds; n += 1) {
    const before = await countOf();
    const startedAt = performance.now();
    await deliveryFacts(server, team, 100);
    while ((await countOf()) < before + 100) if (performance.now() - startedAt > GIVE_UP_MS) throw new Error('The burndown does not have 100 events that were accepted.');
    times.push(performance.now() - startedAt);
  }
  const found = summary(times);
  say(`  100 changes of work items in the burndown after p95 ${found.p95} ms`);
  return found;
}
