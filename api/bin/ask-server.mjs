// How a command asks the server that runs on this machine: by the key that it lays into its data folder at every start.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure, projectDir } from './prepare.mjs';

/** Where the server is: as said, or on this machine. */
export const serverUrl = (url) => (url ?? `http://127.0.0.1:${process.env.PORT || 3000}`).replace(/\/+$/, '');

/** The headers by which a command is known. Without the server's data folder it is nobody, and the server says so. */
export async function commandHeaders(workspace) {
  const key = await readFile(resolve(projectDir, process.env.DATA_DIR || '.data', 'command-key'), 'utf8').catch(() => null);
  return { ...(key ? { authorization: `Bearer ${key.trim()}` } : {}), ...(workspace ? { 'x-bifocal-workspace': workspace } : {}) };
}

/** The data of an answer. A Failure says in a sentence what stands in the way. */
export async function askServer({ url: said, workspace, query, variables }) {
  const url = serverUrl(said);
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(await commandHeaders(workspace)) }, body: JSON.stringify({ query, variables }) })
    .catch((error) => { throw new Failure(`No server answers at ${url} (${error.cause?.code ?? error.message}). Start it with npm start, or say where it is with --url.`); });
  const body = await response.json().catch(() => ({}));
  if (response.status === 401) throw new Failure(`The server at ${url} does not know this command: it takes commands from the machine and the data folder it runs with. Set DATA_DIR as the server has it, or do it on the page.`);
  if (body.errors?.length > 0) throw new Failure(body.errors.map(({ message }) => message).join('\n'));
  if (!body.data) throw new Failure(`${url} gave no answer (${response.status}). Is it Bifocal?`);
  return body.data;
}
