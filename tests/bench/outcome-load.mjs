// Puts outcome data into a database as anybody would: events as files through the import, the rest through GraphQL.
import { Readable } from 'node:stream';
import { countryOf, DAY, DAYS, eventsOfDay, FUNNEL, NAMES, outcomePeople, paidAndSaid, planOf } from './outcome-data.mjs';

export const SOURCE = 'bench';
export const PRODUCT = 'bench';
const FUNNEL_WINDOW_MINUTES = 14 * 24 * 60;
const LINES_A_FILE = 2_000_000;
const BATCH = 2_500;
const AT_ONCE = 4;
const iso = (ms) => new Date(ms).toISOString();

/** Loads a size through a running server. Answers how much of it there is. */
export async function loadOutcomes(server, size, say) {
  const people = outcomePeople(size);
  await send(server, {});
  await server.graphql('mutation ($input: CreateProductInput!) { createProduct(input: $input) { key } }', { input: { key: PRODUCT, name: 'Bench', timeZone: 'UTC', currency: 'EUR' } });
  await server.graphql('mutation ($product: String!, $input: FunnelInput!) { saveFunnel(product: $product, input: $input) { id } }', { product: PRODUCT, input: { key: 'buy', name: 'Sign-up to purchase', windowMinutes: FUNNEL_WINDOW_MINUTES, steps: FUNNEL.map((event) => ({ event })) } });
  await sendAll(server, peopleOf(people));
  const events = await importEvents(server, people, size, say);
  await sendAll(server, restOf(people, size));
  await server.database((client) => client.query('VACUUM (ANALYZE)'));
  return { people: people.count, events };
}

/** The days since the last one that is loaded, up to now: a page is asked on a day on which people come. Answers how many events that were. */
export async function bringToday(server, size, say) {
  const people = outcomePeople(size);
  const nowMs = Date.now();
  const last = await server.database(async (client) => Number((await client.query(
    `SELECT extract(epoch FROM max(at)) * 1000 AS last FROM event WHERE product_id = (SELECT id FROM product WHERE key = $1) AND source_id = (SELECT id FROM source WHERE key = $2)`, [PRODUCT, SOURCE])).rows[0].last));
  const since = (function* events() {
    for (let day = DAYS; people.firstDay + day * DAY <= nowMs; day += 1) {
      let count = 0;
      for (const [n, name, ms] of eventsOfDay(people, size, day)) {
        count += 1;
        if (ms > last && ms <= nowMs) yield { list: 'events', item: { key: `day ${day} ${count}`, person: `p${n}`, name: NAMES[name], at: iso(ms) } };
      }
    }
  })();
  const events = await sendAll(server, since);
  await server.database((client) => client.query('ANALYZE'));
  say(`  ${events.toLocaleString('en')} events since it was loaded, up to now`);
  return events;
}

const COLLECT = 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { rejected { path reason } } }';
async function send(server, lists) {
  const { collectOutcomes } = await server.graphql(COLLECT, { input: { source: SOURCE, product: PRODUCT, ...lists } });
  if (collectOutcomes.rejected.length > 0) throw new Error(`The door rejects what the bench sends: ${JSON.stringify(collectOutcomes.rejected[0])}`);
}

/** In batches, a few at once. Answers how many items there were. */
async function sendAll(server, items) {
  let count = 0;
  const work = async () => {
    for (;;) {
      const lists = {};
      let size = 0;
      while (size < BATCH) {
        const { value, done } = items.next();
        if (done) break;
        (lists[value.list] ??= []).push(value.item);
        size += 1;
      }
      if (size === 0) return;
      count += size;
      await send(server, lists);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return count;
}

function* peopleOf(people) {
  for (let n = 0; n < people.count; n += 1) yield { list: 'people', item: { key: `p${n}`, traits: { plan: planOf(people, n), country: countryOf(people, n) }, createdAt: iso(people.firstDay + people.signUp[n]) } };
}

function* restOf(people, size) {
  for (const { list, item } of paidAndSaid(people, size)) yield { list, item: { ...item, at: iso(item.at), ...(item.shownAt ? { shownAt: iso(item.shownAt) } : {}) } };
}

async function importEvents(server, people, size, say) {
  const lines = eventLines(people, size);
  let events = 0;
  for (;;) {
    const file = [];
    for (let next; file.length < LINES_A_FILE && !(next = lines.next()).done;) file.push(next.value);
    if (file.length === 0) return events;
    await importFile(server, file, { as: 'events', source: SOURCE, product: PRODUCT });
    events += file.length;
    say(`  ${events.toLocaleString('en')} events`);
  }
}

function* eventLines(people, size) {
  let count = 0;
  for (let day = 0; day < DAYS; day += 1) {
    for (const [n, name, ms] of eventsOfDay(people, size, day)) {
      count += 1;
      yield `{"key":"e${count}","person":"p${n}","name":"${NAMES[name]}","at":"${iso(ms)}"}\n`;
    }
  }
}

/** Hands in a file of NDJSON and waits until it is imported whole. */
export async function importFile(server, lines, options) {
  const upload = await fetch(`${server.url}/api/v1/files`, { method: 'POST', headers: { ...server.headers, 'x-file-name': 'bench.ndjson', 'x-requested-with': 'bifocal', 'content-type': 'application/octet-stream' }, body: Readable.toWeb(Readable.from(chunks(lines))), duplex: 'half' });
  const { id } = await upload.json();
  const { startImport } = await server.graphql('mutation ($file: ID!, $options: ImportOptions!) { startImport(file: $file, options: $options) { id } }', { file: id, options });
  for (;;) {
    const { importJob } = await server.graphql('query ($id: ID!) { importJob(id: $id) { state accepted error } }', { id: startImport.id });
    if (importJob.state === 'FAILED') throw new Error(importJob.error);
    if (importJob.state === 'DONE') {
      if (importJob.accepted < lines.length) throw new Error(`Only ${importJob.accepted} of ${lines.length} events were accepted.`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const LINES_A_CHUNK = 2_000;
function* chunks(lines) {
  for (let from = 0; from < lines.length; from += LINES_A_CHUNK) yield Buffer.from(lines.slice(from, from + LINES_A_CHUNK).join(''));
}
