// A process that is the server again and again, each time by all of api/dist/main.js: what is asked of it by a message
// begins, and a signal ends it. What is loaded once, modules and what the machine has learnt of them, is most of a start.
import { pathToFileURL } from 'node:url';

const [main] = process.argv.slice(2);
const exit = process.exit.bind(process);

/** The end of one that ended in order is no end of the process; every other is. */
process.exit = (code) => {
  if (code !== 0) exit(code);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.removeAllListeners(signal);
  process.send('ended');
};

process.on('message', ({ run, env }) => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  // Another name each time, or it would be what has run already; all that it imports stays as it is.
  void import(`${pathToFileURL(main).href}?run=${run}`);
});
