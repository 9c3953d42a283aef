// npm run key -- NAME: makes a key on the running server and prints it once.
// Plain Node: it works from a fresh clone, before anything is installed.
import { parseArgs } from 'node:util';
import { Failure, run } from './prepare.mjs';

const HELP = `Makes a key by which programs send to Bifocal, and prints it once: it is kept nowhere.

  npm run key -- NAME --scopes collect:outcomes --product KEY [options]

  NAME                  what the key is called on the Sources page, as "web shop"
  --scopes SCOPES       what it may be used for: collect:outcomes (events, people, accounts, surveys, feedback over /v1)
  --product KEY         the product that everything sent with it belongs to
  --source KEY          who sends; message ids are unique within a source (default: NAME, in lower case)
  --url URL             where the server is (default: http://127.0.0.1:PORT, with PORT or 3000)
  --help, -h            this text

The key is alone on standard output, so that a script can take it: KEY=$(npm run -s key -- "web shop" --scopes collect:outcomes --product shop)
To replace a key, make another one, change the programs, then revoke the first on the Sources page.
`;
const SCOPES = ['collect:outcomes'];
const CREATE = 'mutation ($source: String!, $product: String!, $name: String!) { createWriteKey(source: $source, product: $product, name: $name) { text } }';

await run(async () => {
  const { values, positionals } = readArguments();
  if (values.help) return void process.stdout.write(HELP);
  if (positionals.length !== 1) throw new Failure(positionals.length === 0 ? 'What is the key called? npm run key -- NAME --scopes collect:outcomes --product KEY' : `One name, please: ${positionals.join(', ')} are ${positionals.length}. Put a name of several words in quotes.`);
  const [name] = positionals;
  const scopes = (values.scopes ?? '').split(',').map((scope) => scope.trim().toLowerCase()).filter(Boolean);
  const unknown = scopes.filter((scope) => !SCOPES.includes(scope));
  if (scopes.length === 0 || unknown.length > 0) throw new Failure(`--scopes: ${unknown.length > 0 ? `there is no scope ${unknown.join(', ')}. ` : ''}A key may have ${SCOPES.join(', ')}.`);
  if (!values.product) throw new Failure('--product: say for which product, by its key. The Sources page shows the products there are, and makes new ones.');
  const url = (values.url ?? `http://127.0.0.1:${process.env.PORT || 3000}`).replace(/\/+$/, '');
  const source = values.source ?? name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const { text } = (await ask(url, { source, product: values.product, name })).createWriteKey;
  process.stderr.write(`The key "${name}", for the product ${values.product} and the source ${source}. It is shown this once:\n`);
  process.stdout.write(`${text}\n`);
});

function readArguments() {
  const text = { type: 'string' };
  try {
    return parseArgs({ allowPositionals: true, options: { scopes: text, product: text, source: text, url: text, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new Failure(`${error.message.split('. To specify')[0]}. npm run key -- --help shows what there is.`);
  }
}

async function ask(url, variables) {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: CREATE, variables }) })
    .catch((error) => { throw new Failure(`No server answers at ${url} (${error.cause?.code ?? error.message}). Start it with npm start, or say where it is with --url.`); });
  const body = await response.json().catch(() => ({}));
  if (body.errors?.length > 0) throw new Failure(body.errors.map(({ message }) => message).join('\n'));
  if (!body.data) throw new Failure(`${url} gave no answer (${response.status}). Is it Bifocal?`);
  return body.data;
}
