// By what the commands ask the running server: the key that it leaves in its data folder, or one that is given in BIFOCAL_KEY.
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectDir = fileURLToPath(new URL('../../', import.meta.url));

/** The headers to ask with. The folder's key goes to this machine alone: what asks elsewhere needs a key of its own. */
export function commandHeaders(url, workspace) {
  const key = process.env.BIFOCAL_KEY || (isHere(url) ? keyOf(process.env.DATA_DIR || '.data') : null);
  return { ...(key ? { authorization: `Bearer ${key}` } : {}), ...(workspace ? { 'x-bifocal-workspace': workspace } : {}) };
}

/** What to do when the server does not know who asks. */
export const NOT_KNOWN = 'The server does not know who asks. On its own machine, set DATA_DIR to its data folder (default: .data); from elsewhere, set BIFOCAL_KEY to a key.';

function isHere(url) {
  return URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

/** The key of a server whose data are in this folder; null where none runs. */
export function keyOf(dataDir) {
  const file = join(isAbsolute(dataDir) ? dataDir : resolve(projectDir, dataDir), 'command-key');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}
