import { readFile } from 'node:fs/promises';

/** The release that this is. */
export async function productVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as { readonly version: string };
  return version;
}
