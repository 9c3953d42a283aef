// npm start: installs, builds, starts. The second start finds everything done and takes seconds.
import { parseArgs } from 'node:util';
import { build, checkNode, Failure, install, run } from './prepare.mjs';

const HELP = `npm start                     start Bifocal and print its address

Settings, as environment variables:
  HOST=127.0.0.1              the address to listen on
  PORT=3000                   the port
  PUBLIC_URL=https://…         the address that people type, where a proxy stands in front
  DATABASE_URL=postgres://…   an existing PostgreSQL 15 or later (without it, one is started in DATA_DIR)
  DATABASE_REPLICA_URLS=…     read replicas of it, separated by commas (docs/scale.md)
  DATABASE_DIRECT_URL=…       the same database past PgBouncer, where that stands in between
  DATA_DIR=.data              where the database and uploads are kept
  UPLOADS_DIR=…               where files that are handed in lie; one folder for all servers, where there are several
  DRAIN_SECONDS=5             how long it goes on serving after SIGTERM, so that a proxy hears of it (alone on this machine: 0)
  DATABASE_PORT=0             the port of that database, for tools that read it by SQL (0: any)
  SAMPLE=on                   off: start without the simulated sample
  TRACKING_LIMIT=1000         requests a second that one write key may send
  LOG_LEVEL=info              fatal, error, warn, info, debug, trace or silent

Ctrl-C stops everything. Data is kept; the next start goes on with it.
Import a file:                npm run import -- --help
Make a key to send with:      npm run key -- --help
A lost owner's link:          npm run owner-link
Make a role to read by SQL:   npm run bi:role -- --help
Keep a copy, bring it back:   npm run backup -- --help, npm run restore -- --help
`;

await run(async () => {
  const { values } = readArguments();
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  checkNode();
  await install();
  await build();
  await import('../dist/main.js');
});

function readArguments() {
  try {
    return parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new Failure(`${error.message}. See: npm start -- --help`);
  }
}
