// npm run owner-link, npm run reset-link -- E-MAIL: asks the running server for a link that works once, and prints it here alone.
// Plain Node: it works from a fresh clone, before anything is installed.
import { parseArgs } from 'node:util';
import { commandHeaders, NOT_KNOWN } from './command-key.mjs';
import { Failure, run } from './prepare.mjs';

const HELP = `npm run owner-link              prints a link by which somebody makes an owner's account
npm run reset-link -- E-MAIL    prints a link by which the account of this e-mail address chooses another password

Run it on the machine of the running server. The link works once: an owner's for 72 hours, one for a password for 24.

  --url URL             where the server is (default: http://127.0.0.1:PORT, with PORT or 3000)
  --help, -h            this text
`;

await run(async () => {
  const { values, positionals } = readArguments();
  if (values.help) return void process.stdout.write(HELP);
  const [what, email, ...more] = positionals;
  if (!['owner', 'reset'].includes(what) || more.length > 0) throw new Failure(`npm run owner-link or npm run reset-link -- E-MAIL.`);
  if (what === 'reset' && !email) throw new Failure('Whose password? npm run reset-link -- ann@example.com');
  if (what === 'owner' && email) throw new Failure('npm run owner-link takes no e-mail address: whoever holds the link gives their own.');
  const url = (values.url ?? `http://127.0.0.1:${process.env.PORT || 3000}`).replace(/\/+$/, '');
  const link = await askFor(url, what, email);
  if (what === 'owner' && link.hasOwner) process.stderr.write('There is an owner already; this link makes another one. To get back into an account: npm run reset-link -- E-MAIL\n');
  process.stderr.write(`${what === 'owner' ? 'An owner’s account' : `Another password for ${link.name}`}, by a link that works once, until ${link.expiresAt.slice(0, 16).replace('T', ' ')} UTC:\n`);
  process.stdout.write(`${link.publicUrl ?? url}${link.path}\n`);
});

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { url: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new Failure(`${error.message.split('. To specify')[0]}. npm run owner-link -- --help shows what there is.`);
  }
}

async function askFor(url, what, email) {
  const response = await fetch(`${url}/api/v1/commands/${what}-link`, { method: 'POST', headers: { ...commandHeaders(url), ...(email ? { 'x-bifocal-email': encodeURIComponent(email) } : {}) } })
    .catch((error) => { throw new Failure(`No server answers at ${url} (${error.cause?.code ?? error.message}). Start it with npm start, or say where it is with --url.`); });
  if (response.status === 401) throw new Failure(NOT_KNOWN);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Failure(body.message ?? `${url} gave no link (${response.status}). Is it Bifocal?`);
  return body;
}
