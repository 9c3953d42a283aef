// npm run restore -- FILE: brings a backup back into an empty database, or into a data folder.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, checkNode, Failure, install, projectDir, run } from './prepare.mjs';
import { hearing, saying } from './hearing.mjs';

const HELP = `Brings a backup back: into an empty database, or into a data folder that has none yet. Stop the server first.

  npm run restore -- FILE [options]

  --check       look whether the file is whole and of a release that this one knows; change nothing
  --replace     also where DATA_DIR has a database: what is there is kept beside it under another name, which is printed
  --help, -h    this text

The database is that of DATABASE_URL (an empty one: createdb NAME), or an embedded one in DATA_DIR (default .data).
The file is read to its end before anything is changed. Either everything is there afterwards, or nothing: a restore that
was cut off does not start, and is run again. A backup of an older release is brought up to date; one of a newer release
is refused.

  On another machine:
    git clone … bifocal && cd bifocal && npm run restore -- bifocal.tar.gz && npm start
  Beside what runs, to look at how it was:
    DATA_DIR=.then npm run restore -- bifocal.tar.gz && DATA_DIR=.then PORT=3001 npm start

Afterwards: everybody signs in again with the password of then, keys work as they did then, roles for SQL are made again
(npm run bi:role), and whoever was erased since has to be erased again. All of it: docs/backup.md
`;

await run(async () => {
  const { values, positionals } = readArguments();
  if (values.help) return void process.stdout.write(HELP);
  if (positionals.length !== 1) throw new Failure(positionals.length === 0 ? 'Which file? npm run restore -- FILE. npm run restore -- --help shows what there is.' : `One file, please: ${positionals.join(', ')} are ${positionals.length}.`);
  checkNode();
  // Where packages came by other means, as in an image, the build did too.
  if (existsSync(join(projectDir, 'node_modules/.bifocal-installed')) || !existsSync(join(projectDir, 'api/dist/backup/restore-command.js'))) {
    await install();
    await build({ page: false });
  }
  const { restore } = await import('../dist/backup/restore-command.js');
  const { counted } = await import('../dist/backup/amounts.js');
  const startedAt = Date.now();
  const checkOnly = values.check === true;
  const { manifest, former } = await saying((heard) => restore(positionals[0], { replace: values.replace === true, checkOnly }, heard));
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  hearing.done(`${positionals[0]} ${checkOnly ? 'is whole' : 'is restored'}: ${manifest.tables.length} tables, ${counted(rows)} rows, as of ${manifest.about.at}, made by Bifocal ${manifest.about.version}, in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  if (former) hearing.done(`What was there before is kept in ${former}: remove it once you do not need it any more.`);
  if (!checkOnly) hearing.done('Start it: npm start');
});

function readArguments() {
  const yes = { type: 'boolean' };
  try {
    return parseArgs({ allowPositionals: true, options: { check: yes, replace: yes, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new Failure(`${error.message.split('. To specify')[0]}. npm run restore -- --help shows what there is.`);
  }
}
