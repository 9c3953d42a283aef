// npm run backup -- FILE: writes everything of the database that cannot be counted again into one file, while the server goes on.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, checkNode, Failure, install, projectDir, run } from './prepare.mjs';
import { hearing, saying } from './hearing.mjs';

const HELP = `Writes everything that Bifocal holds into one file, as it was at one moment; collecting and asking go on meanwhile.

  npm run backup -- FILE [options]

  --force       write over a FILE that is there
  --help, -h    this text

The database is that of DATABASE_URL, or the embedded one in DATA_DIR (default .data), whether the server runs or not.
The file has its name once it is whole, and only this account may read it: it holds names, e-mail addresses, what people
wrote, and the hashes of passwords and keys. It is an archive (tar, compressed by gzip) of tables as text: tar tzf FILE

In it: all workspaces with facts, definitions, snapshots, accounts, keys, feeds, the audit log, and files that wait to be imported.
Not in it: what is counted from the rest, who is signed in, roles for SQL, and what the environment says (HOOKS_FILE, secrets).

  Each night, and the file of each weekday written over the week after:
    npm run -s backup -- /backups/bifocal-$(date +%a).tar.gz --force
  Encrypted, for another place:
    npm run backup -- day.tar.gz && gpg -e -r you@example.com day.tar.gz && rm day.tar.gz
  Whether a file is whole:
    npm run restore -- FILE --check

Back into an empty place: npm run restore -- --help. All of it: docs/backup.md
`;

await run(async () => {
  const { values, positionals } = readArguments();
  if (values.help) return void process.stdout.write(HELP);
  if (positionals.length !== 1) throw new Failure(positionals.length === 0 ? 'Into which file? npm run backup -- FILE, as bifocal.tar.gz. npm run backup -- --help shows what there is.' : `One file, please: ${positionals.join(', ')} are ${positionals.length}.`);
  checkNode();
  // A server that runs has been built; what it runs by is not changed under it.
  if (!existsSync(join(projectDir, 'api/dist/backup/backup-command.js'))) {
    await install();
    await build({ page: false });
  }
  const { backUp } = await import('../dist/backup/backup-command.js');
  const { counted, sized } = await import('../dist/backup/amounts.js');
  const startedAt = Date.now();
  const { manifest, bytes } = await saying((heard) => backUp(positionals[0], { force: values.force === true }, heard));
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  hearing.done(`${positionals[0]}: ${manifest.tables.length} tables, ${counted(rows)} rows, ${sized(bytes)}, as of ${manifest.about.at}, in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
});

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { force: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new Failure(`${error.message.split('. To specify')[0]}. npm run backup -- --help shows what there is.`);
  }
}
