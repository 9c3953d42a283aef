// A server with its embedded database and the sample at a size, ready to be asked.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectDir } from '../../api/bin/prepare.mjs';

/** As npm start and the image start it: with no limit, Node would rather take memory than look for what it no longer needs. */
const AS_STARTED = ['--max-old-space-size=512'];

/** Without a scale it starts with what is there, or empty. `node` are arguments for Node itself. */
export async function startBenchServer(dataDir, { scale, node = AS_STARTED, env = {} }) {
  const startedAt = Date.now();
  const sample = scale === undefined ? { SAMPLE: 'off' } : { SAMPLE: 'on', SAMPLE_SCALE: String(scale) };
  const child = spawn(process.execPath, [...node, join(projectDir, 'api/dist/main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', DATA_DIR: dataDir, ...sample, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => { output += chunk; });
  // What it says while it stops is of connections that end with their database.
  let stopping = false;
  child.stderr.on('data', (chunk) => { if (!stopping) process.stderr.write(chunk); });
  const url = (await seen(child, () => /Bifocal is at (http:\S+)/.exec(output)))[1];
  if (scale !== undefined) await seen(child, () => /sample organisation is loaded/i.exec(output));
  const cookie = await signIn(url, /works once: http[^\s]*\/welcome\/(\S+)/.exec(output)?.[1]);
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  const graphql = async (query, variables = {}) => {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) });
    const body = await response.json();
    if (body.errors) throw new Error(body.errors.map((error) => error.message).join('; '));
    return body.data;
  };
  const { sources } = await graphql('{ sources { total } }');
  return {
    url,
    headers,
    /** A session of its own for each browser: one that is shared ends when its cookie is renewed for the other. */
    cookie: () => signIn(url),
    graphql,
    loadedInS: (Date.now() - startedAt) / 1000,
    facts: sources.reduce((sum, source) => sum + source.total, 0),
    databaseUrl: () => connection(join(dataDir, 'postgres')),
    memoryMb: () => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024),
    /** Works with a connection of its own to the database, as its owner. */
    database: async (work) => {
      const client = new pg.Client({ connectionString: connection(join(dataDir, 'postgres')) });
      await client.connect();
      try {
        await client.query(`SET timezone = 'UTC'`);
        return await work(client);
      } finally {
        await client.end();
      }
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      stopping = true;
      // As by Ctrl-C: no proxy sends anybody here whom it should wait for.
      child.kill('SIGINT');
      await gone;
    },
  };
}

const OWNER = { name: 'Bench', email: 'bench@example.com', password: 'spoons under 7 quiet lanterns' };

/** As a person does: by the owner's link the first time, by the password later. Answers the cookie of the session. */
async function signIn(url, token) {
  const query = token
    ? 'mutation ($token: String!, $name: String!, $email: String!, $password: String!) { takeLink(token: $token, name: $name, email: $email, password: $password) }'
    : 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) }';
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables: { token, ...OWNER } }) });
  const set = response.headers.getSetCookie().find((text) => text.startsWith('bifocal-') && !text.startsWith('bifocal-device'));
  if (!set) throw new Error(`The bench could not sign in: ${await response.text()}`);
  const [name, value] = set.split(';')[0].split('=');
  return { name, value, url };
}

/** The embedded database's own door, for the raw COPY beside ours. */
function connection(directory) {
  const password = readFileSync(join(directory, 'password'), 'utf8').trim();
  const port = readFileSync(join(directory, 'cluster/postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://bifocal:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function seen(child, find) {
  return new Promise((resolve, reject) => {
    const look = () => { const found = find(); if (found) { clearInterval(timer); resolve(found); } };
    const timer = setInterval(look, 20);
    child.once('exit', (code) => { clearInterval(timer); reject(new Error(`The server ended with ${code}.`)); });
  });
}
