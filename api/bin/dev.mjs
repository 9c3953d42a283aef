// npm run dev: everything watched. The server restarts when its build changes; the page is served by Vite, which
// replaces what changed in the browser and passes what is the server's on to it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, checkNode, install, projectDir, run } from './prepare.mjs';

await run(async () => {
  checkNode();
  await install();
  await build();
  const children = [
    watch('build', ['node_modules/typescript/bin/tsc', '-b', 'api', '--watch', '--preserveWatchOutput'], projectDir),
    watch('server', ['--watch', '--watch-preserve-output', 'api/dist/main.js'], projectDir),
    watch('embed', ['../../node_modules/vite/bin/vite.js', 'build', '--watch', '--logLevel', 'warn'], join(projectDir, 'packages/tracker')),
    watch('page', ['../node_modules/vite/bin/vite.js'], join(projectDir, 'web')),
  ];
  const stop = () => children.forEach((child) => child.kill('SIGTERM'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // One that ends by itself has failed: the others alone are of no use.
  await Promise.race(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
  stop();
});

function watch(name, args, cwd) {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const prefix = (chunk) => process.stdout.write(String(chunk).replace(/^(?=.)/gm, `${name.padEnd(6)} | `));
  child.stdout.on('data', prefix);
  child.stderr.on('data', prefix);
  return child;
}
