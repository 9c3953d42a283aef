// npm run import -- FILE: hands a file to the running server, shows how it is understood, imports it, and prints the receipt.
// Plain Node: it works from a fresh clone, before anything is installed.
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { commandHeaders, NOT_KNOWN } from './command-key.mjs';

const HELP = `Imports a file: CSV, NDJSON, JSON, or the own JSON of Jira or Stripe.

  npm run import -- FILE [options]

It shows the first rows as they are understood, asks, and imports. Nothing is counted twice: importing the same
file again is safe, and an import that was interrupted goes on by itself when the server starts again.

  --as WHAT             what the rows are: events, people, accounts, payments, subscription-changes, survey-responses,
                        feedback, work-items, sprints, releases, deployments, incidents, jira, stripe, facts. Guessed when left out.
  --product KEY         the product the facts belong to; made if it is new
  --team KEY            the team, for sprints, work items and Jira; made if it is new
  --source NAME         who vouches for the facts; keys are unique within a source (default: files, jira or stripe)
  --map FIELD=COLUMN    what a column means, where the guess is wrong. Again and again; the same field twice makes a key of
                        two columns; FIELD= alone leaves the field empty.
  --set FIELD=VALUE     one value for every row, as --set currency=GBP; with --map of the same field: where its cell is empty
  --missing A,B         values that mean "no answer", as --missing 0,6
  --time-zone ZONE      the zone of dates that name none, as Europe/Berlin (default: the product's)
  --date-order DMY      what 3/4/2026 means: DMY or MDY
  --format FORMAT       csv-comma, csv-semicolon, csv-tab, csv-pipe, ndjson, json
  --encoding NAME       utf-8, utf-16le, utf-16be, windows-1252
  --dry-run             show how the file is understood, and stop
  --yes, -y             do not ask
  --rejected OUT.csv    write the rows that were not kept, with their reasons
  --workspace KEY       the workspace to import into (default: default, one's own)
  --url URL             where the server is (default http://127.0.0.1:3000, or the port in PORT)

Examples

  What people did, one row an event; columns user, event and time are recognised, the others become properties:
    npm run import -- events.csv --product shop --dry-run

  Invoices in pounds; a negative amount is a refund; two columns together are the key:
    npm run import -- invoices.csv --as payments --product shop --map key=invoice_no --map key=invoice_at \\
      --map account=customer_id --map amount=revenue --set currency=GBP

  A survey with one column a question, in which 0 and 6 mean "does not apply":
    npm run import -- answers.csv --as survey-responses --product airport --set kind=CSAT --missing 0,6 \\
      --map at=year --map score:food=FOOD --map score:art=ART

  A board's history, one column of dates per board column:
    npm run import -- board.csv --as work-items --product shop --team atlas --map entered:Build=Build --map entered:Done=Done

  Jira, statuses first, since issues are read by them:
    npm run import -- statuses.json --product shop --team atlas --yes
    npm run import -- sprints.json --product shop --team atlas --yes
    npm run import -- issues.json --product shop --team atlas --yes

It ends with 0 when every row was kept, 3 when some were not, 2 when the file cannot be imported as asked, 1 when something failed.
`;

/** A sentence for the person at the keyboard, and the code to end with. */
class Stop extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

const PREVIEW = `mutation ($file: ID!, $options: ImportOptions) { previewImport(file: $file, options: $options) {
  fileName format encoding as source product team timeZone columns mapping { field column constant guessed }
  understood problems { path value reason } notes ready } }`;
const START = `mutation ($file: ID!, $options: ImportOptions!) { startImport(file: $file, options: $options) { id } }`;
const JOB = `query ($id: ID!) { importJob(id: $id) {
  state bytes bytesRead rowsRead accepted duplicates rejectedCount leftOut error rejected(first: 10) { line path value reason } } }`;

const say = (line = '') => process.stdout.write(`${line}\n`);
const count = (number) => number.toLocaleString('en-GB');
const interactive = process.stdout.isTTY === true;
const width = process.stdout.columns ?? 120;
let shownAt = 0;
let whoAsks = {};

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code;
}

async function main() {
  const { values, positionals } = readArguments();
  if (values.help || (positionals.length === 0 && process.argv.length <= 2)) {
    say(HELP);
    return 0;
  }
  const path = onlyFile(positionals);
  const options = optionsFrom(values);
  const size = await sizeOf(path);
  const url = (values.url ?? `http://127.0.0.1:${process.env.PORT || 3000}`).replace(/\/+$/, '');
  whoAsks = commandHeaders(url, values.workspace);
  const file = await upload(url, path, size);
  const preview = (await ask(url, PREVIEW, { file, options })).previewImport;
  show(preview);
  if (!preview.ready) throw new Stop('\nNothing was imported. Correct what is said above with --map, --set, --product or --as; npm run import -- --help shows how.', 2);
  if (values['dry-run']) {
    say('\nThis was a dry run: nothing was imported.');
    return 0;
  }
  if (!values.yes && !(await agreed())) throw new Stop('Nothing was imported.', 2);
  const { id } = (await ask(url, START, { file, options })).startImport;
  const job = await follow(url, id);
  return receipt(url, id, job, values.rejected);
}

function readArguments() {
  const text = { type: 'string' };
  const several = { type: 'string', multiple: true };
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        as: text, product: text, team: text, source: text, map: several, set: several, missing: several, 'time-zone': text, 'date-order': text, format: text,
        encoding: text, 'dry-run': { type: 'boolean' }, yes: { type: 'boolean', short: 'y' }, rejected: text, url: text, workspace: text, help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Stop(`${error.message.split('. To specify')[0]}\nnpm run import -- --help shows what there is.`, 2);
  }
}

function onlyFile(positionals) {
  if (positionals.length === 1) return positionals[0];
  throw new Stop(positionals.length === 0 ? 'Which file? npm run import -- FILE' : `One file at a time, please: ${positionals.join(', ')} are ${positionals.length}.`, 2);
}

function optionsFrom(values) {
  const mapping = [];
  for (const [field, column] of (values.map ?? []).map((pair) => split('--map', pair, 'FIELD=COLUMN'))) mapping.push({ field, column: column || null, constant: null });
  for (const [field, constant] of (values.set ?? []).map((pair) => split('--set', pair, 'FIELD=VALUE'))) {
    const mapped = mapping.find((one) => one.field === field);
    if (mapped) mapped.constant = constant;
    else mapping.push({ field, column: null, constant });
  }
  const { as, product, team, source, format, encoding } = values;
  return {
    as, product, team, source, format, encoding, mapping, timeZone: values['time-zone'], dateOrder: values['date-order'],
    missing: (values.missing ?? []).flatMap((list) => list.split(',')).map((word) => word.trim()).filter((word) => word !== ''),
  };
}

function split(option, pair, form) {
  const at = pair.indexOf('=');
  if (at < 1) throw new Stop(`${option} ${pair}: expected ${option} ${form}.`, 2);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

async function sizeOf(path) {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Stop(`There is no file ${path}.`, 2);
  if (!found.isFile()) throw new Stop(`${path} is no file.`, 2);
  return found.size;
}

async function upload(url, path, size) {
  let sent = 0;
  const counted = async function* () {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      sent += chunk.length;
      bar('Sending', sent, size);
      yield chunk;
    }
  };
  const response = await fetch(`${url}/api/v1/files`, {
    method: 'POST', duplex: 'half', body: Readable.toWeb(Readable.from(counted())),
    headers: { ...whoAsks, 'x-requested-with': 'bifocal-import', 'x-file-name': encodeURIComponent(basename(path)), 'content-type': 'application/octet-stream' },
  }).catch((error) => { throw unreachable(url, error); });
  clearBar();
  const body = await response.json().catch(() => ({}));
  if (response.status === 401) throw new Stop(NOT_KNOWN, 1);
  if (!response.ok) throw new Stop(body.message ?? `${url} does not take files (${response.status}). Is it Bifocal?`, 1);
  return body.id;
}

async function ask(url, query, variables) {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...whoAsks, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })
    .catch((error) => { throw unreachable(url, error); });
  const body = await response.json().catch(() => ({}));
  if (body.errors?.length > 0) throw new Stop(body.errors.map(({ message }) => message).join('\n'), response.status >= 500 ? 1 : 2);
  if (!body.data) throw new Stop(`${url} gave no answer (${response.status}). Is it Bifocal?`, 1);
  return body.data;
}

function unreachable(url, error) {
  const code = error.cause?.code ?? error.code ?? error.message;
  return new Stop(`No server answers at ${url} (${code}). Start it with npm start, or say where it is with --url.`, 1);
}

function show(preview) {
  const owner = [preview.product && `product ${preview.product}`, preview.team && `team ${preview.team}`, `source ${preview.source}`].filter(Boolean).join(', ');
  say(`${preview.fileName}: ${preview.as}, read as ${preview.format}, ${preview.encoding}, for ${owner}`);
  if (preview.mapping.length > 0) {
    say('\nColumns');
    table(['field', 'from', ''], preview.mapping.slice(0, 40).map(({ field, column, constant, guessed }) => [field, [column, constant === null ? null : `"${constant}"`].filter((part) => part !== null).join(', else '), guessed ? 'guessed' : 'as you said']));
    if (preview.mapping.length > 40) say(`  and ${preview.mapping.length - 40} more`);
  }
  if (preview.understood.length > 0) {
    say('\nThe first rows, as understood');
    const columns = [...new Set(preview.understood.flatMap((row) => Object.keys(row)))];
    table(columns, preview.understood.map((row) => columns.map((column) => cell(row[column]))));
  }
  if (preview.notes.length > 0) say(`\n${preview.notes.map((note) => `- ${note}`).join('\n')}`);
  if (preview.problems.length > 0) {
    say(preview.ready ? '\nRows like these would not be kept' : '\nThis stands in the way');
    for (const { path, value, reason } of preview.problems.slice(0, 10)) say(`  ${path}${value === null ? '' : ` (${value.slice(0, 60)})`}: ${reason}`);
    if (preview.problems.length > 10) say(`  and more: ${preview.problems.length} in the first 1,000 rows`);
  }
}

function cell(value) {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value.replace(/T00:00:00\.000Z$/, '').replace(/\.000Z$/, 'Z') : JSON.stringify(value);
  return text.replace(/\s+/g, ' ');
}

/** As many columns as fit the terminal; the rest is named below. */
function table(headers, rows) {
  const sizes = headers.map((header, index) => Math.min(32, Math.max(header.length, ...rows.map((row) => row[index].length))));
  let used = 0;
  const fitting = sizes.findIndex((size) => (used += size + 2) > width - 2);
  const shown = fitting < 0 ? headers.length : Math.max(1, fitting);
  const line = (cells) => `  ${cells.slice(0, shown).map((text, index) => clip(text, sizes[index]).padEnd(sizes[index])).join('  ')}`.trimEnd();
  if (headers.some(Boolean)) say(line(headers));
  rows.forEach((row) => say(line(row)));
  if (shown < headers.length) say(`  and: ${headers.slice(shown).join(', ')}`);
}

function clip(text, size) {
  return text.length <= size ? text : `${text.slice(0, size - 1)}…`;
}

async function agreed() {
  if (!process.stdin.isTTY) throw new Stop('\nNothing was imported: nobody is there to be asked. Add --yes to import without asking.', 2);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question('\nImport? [Y/n] ');
  lines.close();
  return /^(y|yes|)$/i.test(answer.trim());
}

async function follow(url, id) {
  let seenAt = Date.now();
  for (let wait = 100; ; wait = Math.min(1000, wait * 1.3)) {
    const job = await ask(url, JOB, { id }).then((data) => data.importJob, (error) => {
      // A server that is started again goes on where it was.
      if (error.code !== 1 || Date.now() - seenAt > 30_000) throw new Stop(`${error.message}\nThe import goes on by itself when the server runs again; look at it on the page.`, 1);
      return null;
    });
    if (job === null) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      continue;
    }
    seenAt = Date.now();
    bar('Importing', job.bytesRead, job.bytes, `${count(job.rowsRead)} rows`);
    if (job.state === 'DONE' || job.state === 'FAILED') {
      clearBar();
      return job;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function receipt(url, id, job, rejectedTo) {
  say(`\n${count(job.rowsRead)} rows read: ${count(job.accepted)} facts are new, ${count(job.duplicates)} were known already${job.leftOut > 0 ? `, ${count(job.leftOut)} rows say nothing to keep` : ''}, ${count(job.rejectedCount)} were not kept.`);
  for (const { line, path, value, reason } of job.rejected) say(`  line ${line}${path ? `, ${path}` : ''}${value === null ? '' : ` (${value.slice(0, 60)})`}: ${reason}`);
  if (job.rejectedCount > job.rejected.length) say(`  and ${count(job.rejectedCount - job.rejected.length)} more`);
  if (job.rejectedCount > 0 && rejectedTo) {
    const response = await fetch(`${url}/api/v1/imports/${id}/rejected.csv`, { headers: whoAsks }).catch((error) => { throw unreachable(url, error); });
    await pipeline(Readable.fromWeb(response.body), createWriteStream(rejectedTo));
    say(`  They are in ${rejectedTo}.`);
  } else if (job.rejectedCount > job.rejected.length) say('  All of them with their reasons: add --rejected rejected.csv, or download them on the page.');
  if (job.state === 'FAILED') throw new Stop(`\nThe import failed: ${job.error}`, 1);
  return job.rejectedCount > 0 ? 3 : 0;
}

function bar(what, done, all, detail = '') {
  if (!interactive || (Date.now() - shownAt < 80 && done < all)) return;
  shownAt = Date.now();
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const filled = Math.round(share * 30);
  process.stdout.write(`\r${what} [${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${String(Math.floor(share * 100)).padStart(3)} % ${detail}\x1b[K`);
}

function clearBar() {
  if (interactive) process.stdout.write('\r\x1b[K');
}
