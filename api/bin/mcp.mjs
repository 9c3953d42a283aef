// npm run mcp: the tools for agents over standard input and output. It passes each message on to a running server, which
// knows the key, its scopes and its budget; nothing is answered here but what cannot be passed on.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, projectDir, run } from './prepare.mjs';

const HELP = `Gives an agent Bifocal's tools over standard input and output (Model Context Protocol).

  npm run -s mcp -- [--url URL]

  --url URL        where the server is (default: http://127.0.0.1:PORT, with PORT or 3000)
  --help, -h       this text

  BIFOCAL_KEY      in the environment: the key that the server is asked with. The BI page makes one; reading scopes are enough.

An agent that speaks streamable HTTP needs none of this: its address is URL/mcp, with the header Authorization: Bearer KEY.
docs/mcp.md has what to write into an agent's settings.
`;

await run(async () => {
  const { values } = readArguments();
  if (values.help) return void process.stdout.write(HELP);
  if (!existsSync(join(projectDir, 'node_modules/@modelcontextprotocol/sdk'))) throw new Failure('The packages are not installed yet. Run npm start once, or npm ci.');
  const key = process.env.BIFOCAL_KEY ?? '';
  if (!key) throw new Failure('BIFOCAL_KEY is not set. Put a key with a reading scope into the environment of this command; the BI page makes one.');
  await passOn(addressOf(values.url), key);
});

function readArguments() {
  try {
    return parseArgs({ options: { url: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new Failure(`${error.message.split('. To specify')[0]}. npm run mcp -- --help shows what there is.`);
  }
}

function addressOf(given) {
  const text = given ?? `http://127.0.0.1:${process.env.PORT || 3000}`;
  try {
    const url = new URL(text);
    if (!/^https?:$/.test(url.protocol)) throw new Error('not http');
    return new URL('/mcp', url);
  } catch {
    throw new Failure(`--url: expected an address such as http://127.0.0.1:3000, got "${text}".`);
  }
}

/** Messages from the agent to the server, and answers back, until the agent closes its end. */
async function passOn(url, key) {
  const [{ StdioServerTransport }, { StreamableHTTPClientTransport }] = await Promise.all([
    import('@modelcontextprotocol/sdk/server/stdio.js'), import('@modelcontextprotocol/sdk/client/streamableHttp.js'),
  ]);
  const agent = new StdioServerTransport();
  const server = new StreamableHTTPClientTransport(url, { requestInit: { headers: { authorization: `Bearer ${key}` } } });
  const say = (words) => process.stderr.write(`${words}\n`);
  server.onmessage = (message) => {
    if (message.result?.protocolVersion) server.setProtocolVersion(message.result.protocolVersion);
    void agent.send(message);
  };
  agent.onmessage = (message) => {
    server.send(message).catch((error) => {
      const words = reason(error, url);
      say(words);
      // A question always gets an answer, or the agent would wait for it for ever.
      if (message.id !== undefined && message.method) void agent.send({ jsonrpc: '2.0', id: message.id, error: { code: -32_000, message: words } });
    });
  };
  agent.onerror = (error) => say(`A message could not be read: ${error.message}`);
  await server.start();
  await agent.start();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  await Promise.all([agent.close(), server.close()]);
}

/** What went wrong, in words that say the next step, and never with the key. */
function reason(error, url) {
  if (error.code === 401) return 'The server does not take this key: it is not one, or it was revoked or has run out. Make one on the BI page, and put it into BIFOCAL_KEY.';
  if (error.code === 403) return 'The server does not let this key in here. Make one with a reading scope on the BI page.';
  if (error.code === 429) return 'The key has spent its budget for now. Wait a minute, and ask for less at once.';
  const cause = error.cause?.code ?? '';
  if (cause || error.message === 'fetch failed') return `No server answers at ${url.origin}${cause ? ` (${cause})` : ''}. Start it with npm start, or say where it is with --url.`;
  return error.message;
}
