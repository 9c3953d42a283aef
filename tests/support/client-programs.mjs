// Finds the programs of analysts that the clients' tests drive, or brings them from Debian's packages where that is allowed. What
// cannot be had is said, with the way to get it; the tests of the others run.
import { spawn, spawnSync } from 'node:child_process';
import { step } from '../../api/bin/prepare.mjs';

/** What a test may drive: how it is tried, which it is, and Debian's package of it. */
const PROGRAMS = {
  PYTHON: { commands: ['/usr/bin/python3', 'python3'], tried: ['-c', 'import pandas'], what: 'Python 3 with pandas', packages: ['python3-pandas'] },
  PSQL: { commands: ['psql'], tried: ['--version'], what: 'psql', packages: ['postgresql-client'] },
  SOFFICE: { commands: ['soffice', 'libreoffice'], tried: ['--version'], what: 'LibreOffice Calc', packages: ['libreoffice-calc'] },
  RSCRIPT: { commands: ['Rscript'], tried: ['--version'], what: 'R', packages: ['r-base-core'] },
  PGBOUNCER: { commands: ['pgbouncer', '/usr/sbin/pgbouncer'], tried: ['--version'], what: 'PgBouncer', packages: ['pgbouncer'] },
  CURL: { commands: ['curl'], tried: ['--version'], what: 'curl', packages: ['curl'] },
};

/**
 * Begins to look, and to install where we are root on a Debian, while other things run. Answers the environment that the tests
 * read: the path of each program as CLIENT_NAME, and as CLIENT_NAME_MISSING what to do where there is none.
 */
export async function provideClients() {
  const missing = (await Promise.all(Object.keys(PROGRAMS).map(async (name) => [name, await find(name)]))).filter(([, path]) => !path).map(([name]) => name);
  let failure = '';
  if (missing.length > 0 && process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    const packages = missing.flatMap((name) => PROGRAMS[name].packages);
    // What another installation holds is waited for; a machine without a network must not hold up the tests.
    const options = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', '-qq'];
    try {
      await step('Refreshing the package lists for the clients of the tests', ['apt-get', ...options, 'update'], {}, undefined, { ticking: false });
      await step(`Installing ${packages.join(', ')} from Debian's packages (once)`, ['apt-get', ...options, 'install', '-y', '--no-install-recommends', ...packages], { DEBIAN_FRONTEND: 'noninteractive' }, undefined, { ticking: false });
    } catch (error) {
      failure = ` (${error.message.split('\n').at(-1)})`;
    }
  }
  const found = await Promise.all(Object.entries(PROGRAMS).map(async ([name, { what, packages }]) => {
    const path = await find(name);
    return path ? [`CLIENT_${name}`, path] : [`CLIENT_${name}_MISSING`, `${what} is not there${failure}: apt-get install --no-install-recommends ${packages.join(' ')}`];
  }));
  return Object.fromEntries(found);
}

async function find(name) {
  const { commands, tried } = PROGRAMS[name];
  for (const command of commands) if (await works(command, tried)) return command;
  return null;
}

function works(command, words) {
  return new Promise((resolve) => {
    const child = spawn(command, words, { stdio: 'ignore', timeout: 60_000 });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}
