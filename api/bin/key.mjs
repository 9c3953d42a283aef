// npm run key: makes, lists, rotates and revokes keys on the running server. A key is printed once, when it is made.
// Plain Node: it works from a fresh clone, before anything is installed.
import { parseArgs } from 'node:util';
import { commandHeaders, NOT_KNOWN } from './command-key.mjs';
import { Failure, run } from './prepare.mjs';

const HELP = `Makes a key by which a program asks Bifocal or sends to it, and prints it once: it is kept nowhere.

  npm run key -- NAME --scopes SCOPES [options]
  npm run key -- --list
  npm run key -- --rotate ID [--ends-in 7d]
  npm run key -- --revoke ID

  NAME                  what the key is called under Settings, Keys, as "Grafana"
  --scopes SCOPES       what it may be used for, separated by commas:
                          READ_DELIVERY      ask for sprints, releases, work items, and their metrics
                          READ_OUTCOMES      ask for adoption, conversion, revenue, satisfaction
                          COLLECT_DELIVERY   send delivery facts, with collectDelivery
                          COLLECT_OUTCOMES   send outcome facts, with collectOutcomes; with one product also over /v1
                          ADMIN              all of these, and sources, imports, teams, definitions; never keys or members
  --products A,B        the products it is for, by key (default: all)
  --product A           with COLLECT_OUTCOMES: for this product, over /v1 alone, so that it may stand in a page for everybody to read
  --source KEY          the only source it sends for (default, with COLLECT scopes and --products: NAME, in lower case)
  --expires 90d         when it ends: so many days (90d) or weeks (12w); it does not end by itself where nothing is said
  --budget N            what its queries may cost a minute (default: 600,000)

  --list                every key: id, state, start, scopes, products, when it was last used and when it ends
  --rotate ID           make a second key like it, and print that; the first is taken until --ends-in is over (default: 7d; 0d ends it now)
  --revoke ID           end a key at once, on every server within a second

  --workspace KEY       whose keys (default: default; the sample organisation is "sample")
  --url URL             where the server is (default: http://127.0.0.1:PORT, with PORT or 3000)
  --help, -h            this text

It asks the server that runs on this machine with this project's data folder (DATA_DIR); elsewhere make keys on the page, under
Settings, Keys. The key is alone on standard output, so that a script can take it: KEY=$(npm run -s key -- Grafana --scopes READ_OUTCOMES)
To change a key without a pause: rotate it, change the programs, and let the first one end.
`;
const SCOPES = ['READ_DELIVERY', 'READ_OUTCOMES', 'COLLECT_DELIVERY', 'COLLECT_OUTCOMES', 'ADMIN'];
const CREATE = 'mutation ($input: CreateKeyInput!) { createKey(input: $input) { text key { id scopes products source expiresAt } } }';
const ROTATE = 'mutation ($id: ID!, $hours: Int!) { rotateKey(id: $id, firstEndsInHours: $hours) { text key { id name } first { expiresAt } } }';
const REVOKE = 'mutation ($id: ID!) { revokeKey(id: $id) { name start revokedAt } }';
const LIST = '{ keys { id name start state scopes products source lastUsedAt expiresAt } }';

const say = (line) => process.stderr.write(`${line}\n`);
const list = (text) => (text ?? '').split(',').map((word) => word.trim()).filter(Boolean);
const day = (at) => at.slice(0, 16).replace('T', ' ');

await run(async () => {
  const { values, positionals } = readArguments();
  if (values.help) return void process.stdout.write(HELP);
  const url = (values.url ?? `http://127.0.0.1:${process.env.PORT || 3000}`).replace(/\/+$/, '');
  const ask = (query, variables) => askServer(url, values.workspace, query, variables);
  const doing = [values.list && '--list', values.rotate && '--rotate', values.revoke && '--revoke'].filter(Boolean);
  if (doing.length > 1 || (doing.length === 1 && positionals.length > 0)) throw new Failure(`One thing at a time, please: ${[...doing, ...positionals].join(', ')}. npm run key -- --help shows what there is.`);
  if (values.list) return showAll(await ask(LIST, {}));
  if (values.revoke) {
    const { revokeKey: ended } = await ask(REVOKE, { id: values.revoke });
    return say(`The key "${ended.name}" (${ended.start}…) was revoked ${day(ended.revokedAt)} UTC.`);
  }
  if (values.rotate) {
    const { rotateKey: made } = await ask(ROTATE, { id: values.rotate, hours: 24 * days('--ends-in', values['ends-in'] ?? '7d', 0) });
    say(`A second key "${made.key.name}" (id ${made.key.id}). The first is taken until ${day(made.first.expiresAt)} UTC. It is shown this once:`);
    return void process.stdout.write(`${made.text}\n`);
  }
  await make(ask, values, positionals);
});

async function make(ask, values, positionals) {
  if (positionals.length !== 1) throw new Failure(positionals.length === 0 ? 'What is the key called? npm run key -- NAME --scopes READ_OUTCOMES' : `One name, please: ${positionals.join(', ')} are ${positionals.length}. Put a name of several words in quotes.`);
  const [name] = positionals;
  // collect:outcomes is how the scope was written before there were others.
  const scopes = list(values.scopes).map((scope) => scope.toUpperCase().replace(':', '_'));
  const unknown = scopes.filter((scope) => !SCOPES.includes(scope));
  if (scopes.length === 0 || unknown.length > 0) throw new Failure(`--scopes: ${unknown.length > 0 ? `there is no scope ${unknown.join(', ')}. ` : ''}A key may have ${SCOPES.join(', ')}.`);
  const products = [...list(values.products), ...list(values.product)];
  const sends = scopes.some((scope) => scope.startsWith('COLLECT_'));
  const source = values.source ?? (sends && products.length > 0 ? name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') : null);
  const budget = values.budget === undefined ? null : Number(values.budget);
  if (budget !== null && !Number.isInteger(budget)) throw new Failure(`--budget ${values.budget}: expected a whole number, as --budget 600000.`);
  const trackingOnly = values.product !== undefined && scopes.join() === 'COLLECT_OUTCOMES';
  const input = { name, scopes, trackingOnly, products: products.length > 0 ? products : null, source, expiresInDays: values.expires === undefined ? null : days('--expires', values.expires, 1), budget };
  const { text, key } = (await ask(CREATE, { input })).createKey;
  const forWhat = key.products === null ? 'all products' : key.products.join(', ');
  say(`The key "${name}" (id ${key.id}): ${key.scopes.join(', ')}, for ${forWhat}${key.source ? `, source ${key.source}` : ''}${trackingOnly ? ', over /v1 alone' : ''}${key.expiresAt ? `, until ${day(key.expiresAt)} UTC` : ''}. It is shown this once:`);
  process.stdout.write(`${text}\n`);
}

function showAll({ keys }) {
  if (keys.length === 0) return say('There is no key yet. Make one: npm run key -- NAME --scopes READ_OUTCOMES');
  const rows = keys.map((key) => [key.id, key.state, key.start, key.name, key.scopes.join(','), key.products?.join(',') ?? 'all', key.lastUsedAt ? day(key.lastUsedAt) : 'never', key.expiresAt ? day(key.expiresAt) : '-']);
  const head = ['id', 'state', 'start', 'name', 'scopes', 'products', 'last used', 'ends'];
  const sizes = head.map((word, index) => Math.max(word.length, ...rows.map((row) => row[index].length)));
  for (const row of [head, ...rows]) process.stdout.write(`${row.map((word, index) => word.padEnd(sizes[index])).join('  ').trimEnd()}\n`);
}

/** The data of an answer. A Failure says in a sentence what stands in the way. */
async function askServer(url, workspace, query, variables) {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...commandHeaders(url, workspace) }, body: JSON.stringify({ query, variables }) })
    .catch((error) => { throw new Failure(`No server answers at ${url} (${error.cause?.code ?? error.message}). Start it with npm start, or say where it is with --url.`); });
  const body = await response.json().catch(() => ({}));
  if (response.status === 401) throw new Failure(NOT_KNOWN);
  if (body.errors?.length > 0) throw new Failure(body.errors.map(({ message }) => message).join('\n'));
  if (!body.data) throw new Failure(`${url} gave no answer (${response.status}). Is it Bifocal?`);
  return body.data;
}

/** "90d" or "12w" as days. */
function days(option, text, least) {
  const [, number, unit] = /^(\d{1,4})(d|w)$/.exec(text) ?? [];
  const count = Number(number) * (unit === 'w' ? 7 : 1);
  if (!unit || count < least) throw new Failure(`${option} ${text}: expected so many days or weeks, as ${option} 90d or ${option} 12w.`);
  return count;
}

function readArguments() {
  const text = { type: 'string' };
  try {
    return parseArgs({ allowPositionals: true, options: {
      scopes: text, products: text, product: text, source: text, expires: text, budget: text, list: { type: 'boolean' }, rotate: text, 'ends-in': text, revoke: text,
      workspace: text, url: text, help: { type: 'boolean', short: 'h' },
    } });
  } catch (error) {
    throw new Failure(`${error.message.split('. To specify')[0]}. npm run key -- --help shows what there is.`);
  }
}
