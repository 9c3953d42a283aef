#!/usr/bin/env node
// The sample organisation as NDJSON on stdout, one item a line, for benches and for importing. Needs the package built (npm run build).
import { parseArgs } from 'node:util';

const HELP = `Writes the facts of the simulated sample organisation, one JSON object a line.

  node packages/sample/bin/sample.mjs [options] > facts.ndjson

  --seed N        whole number; the same seed, day and scale give the same bytes (default 1)
  --today DATE    YYYY-MM-DD; history ends at noon of this day in Berlin (default: the current date)
  --scale N       people in units of 5,000: 1 gives about 300,000 events, 1000 gives 5 million people (default 1)
  --half HALF     delivery or outcomes (default: both)
  --kind KIND     only items of this kind, e.g. event; may be repeated
  --truths        write the planted truths instead: what must come out when the facts are counted
  --format ndjson the only format
  --help          this text

Each line is one collected item with its kind in front:
  {"kind":"event","source":"sample","product":"checkout","item":{"key":"p-000001-1","person":"p-000001","name":"signed_up",...}}
Kinds of delivery: product team sprint release workItem workItemEvent deployment incident
Kinds of outcomes: account person event subscriptionChange payment surveyResponse feedback

Examples
  sample.mjs --half outcomes --kind event --scale 10 | wc -l
  sample.mjs --half delivery | grep '"workItemEvent"' | head
  sample.mjs --truths --today 2026-06-30
`;

const KINDS = {
  products: 'product', teams: 'team', sprints: 'sprint', releases: 'release', workItems: 'workItem', workItemEvents: 'workItemEvent', deployments: 'deployment', incidents: 'incident',
  accounts: 'account', people: 'person', events: 'event', subscriptionChanges: 'subscriptionChange', payments: 'payment', surveyResponses: 'surveyResponse', feedback: 'feedback',
};

function fail(reason) {
  process.stderr.write(`sample: ${reason}\nTry: sample.mjs --help\n`);
  process.exit(2);
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: '1' }, today: { type: 'string' }, scale: { type: 'string', default: '1' }, half: { type: 'string' },
        kind: { type: 'string', multiple: true }, truths: { type: 'boolean' }, format: { type: 'string', default: 'ndjson' }, help: { type: 'boolean' },
      },
    });
    if (values.half !== undefined && !['delivery', 'outcomes'].includes(values.half)) fail(`--half is delivery or outcomes, not ${values.half}`);
    if (values.format !== 'ndjson') fail(`--format is ndjson, not ${values.format}`);
    const unknown = values.kind?.find((kind) => !Object.values(KINDS).includes(kind));
    if (unknown !== undefined) fail(`--kind is one of ${Object.values(KINDS).join(' ')}, not ${unknown}`);
    return values;
  } catch (error) {
    return fail(error.message);
  }
}

/** The lines of one batch, joined: one write a batch keeps the pipe full and memory flat. */
function lines({ source, product, ...lists }, wanted) {
  const head = product === undefined ? { source } : { source, product };
  let text = '';
  for (const [name, items] of Object.entries(lists)) {
    const kind = KINDS[name];
    if (wanted && !wanted.has(kind)) continue;
    for (const item of items) text += `${JSON.stringify({ kind, ...head, item })}\n`;
  }
  return text;
}

async function write(text) {
  if (text !== '' && !process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

// A reader that has seen enough (head) is no failure.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const values = options();
if (values.help) {
  await write(HELP);
} else {
  const { simulate } = await import('../dist/index.js').catch(() => fail('the package is not built: npm run build'));
  let sample;
  try {
    sample = simulate({ seed: Number(values.seed), today: values.today ?? new Date().toISOString().slice(0, 10), scale: Number(values.scale) });
  } catch (error) {
    fail(error.message);
  }
  const wanted = values.kind ? new Set(values.kind) : null;
  if (values.truths) for (const truth of sample.truths) await write(`${JSON.stringify(truth)}\n`);
  else {
    if (values.half !== 'outcomes') for (const batch of sample.delivery()) await write(lines(batch, wanted));
    if (values.half !== 'delivery') for (const batch of sample.outcomes()) await write(lines(batch, wanted));
  }
}
