// The processes in which test files have their servers: one is taken for each start, and given back by its end.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { projectDir } from '../../api/bin/prepare.mjs';

/** Runs `work` with the address at which test files ask: POST /start {env} begins a server, POST /end {pid, run, signal} ends it and answers when it is over. */
export async function withWarmServers(work) {
  const folder = join(projectDir, 'tests/.output', `servers-${randomBytes(4).toString('hex')}`);
  mkdirSync(folder, { recursive: true });
  const processes = new Map();
  let runs = 0;

  function another(options) {
    const output = join(folder, `${randomBytes(6).toString('hex')}.log`);
    const file = openSync(output, 'a');
    const child = fork(join(projectDir, 'tests/support/warm-server.mjs'), [join(projectDir, 'api/dist/main.js')], { env: { PATH: process.env.PATH, ...(options ? { NODE_OPTIONS: options } : {}) }, execArgv: [], stdio: ['ignore', file, file, 'ipc'] });
    closeSync(file);
    const one = { child, output, options, run: null, over: null };
    processes.set(child.pid, one);
    // One that was started with options of its own serves nobody else.
    child.on('message', () => (options ? child.kill('SIGKILL') : one.free(0)));
    child.once('exit', (code, signal) => { processes.delete(child.pid); one.free?.(code ?? signal); });
    return one;
  }

  const start = ({ env }) => {
    const one = [...processes.values()].find(({ run, options }) => run === null && options === env.NODE_OPTIONS) ?? another(env.NODE_OPTIONS);
    const run = (runs += 1);
    one.run = run;
    one.over = new Promise((resolve) => { one.free = (code) => { one.run = null; resolve({ code }); }; });
    const from = statSync(one.output).size;
    one.child.send({ run, env });
    return { pid: one.child.pid, run, output: one.output, from };
  };
  const end = async ({ pid, run, signal }) => {
    const one = processes.get(pid);
    if (one?.run !== run) return { code: null };
    if (signal) one.child.kill(signal);
    return one.over;
  };

  const door = createServer((request, response) => {
    const act = request.url === '/start' ? start : end;
    json(request).then(act).then((answer) => response.end(JSON.stringify(answer)), (error) => response.writeHead(500).end(String(error)));
  });
  // The wait for an end is as long as it takes.
  door.requestTimeout = 0;
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  try {
    await work({ TEST_SERVERS_URL: `http://127.0.0.1:${door.address().port}` });
  } finally {
    door.closeAllConnections();
    door.close();
    await Promise.all([...processes.values()].map(({ child }) => { child.kill('SIGKILL'); return once(child, 'exit'); }));
    rmSync(folder, { recursive: true, force: true });
  }
}
