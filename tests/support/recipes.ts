import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from './cluster.ts';

export const recipeFolder = join(projectDir, 'docs/bi');
const BLOCK = /^(?:<!-- ([\w-]+) -->\n)?```(\w+)\n(.*?)^```$/gms;

export interface Recipe { readonly name: string | null; readonly language: string; readonly text: string }

/** The blocks of a page of docs/bi, in their order; a comment before a block is its name. */
export function recipesOf(file: string): Recipe[] {
  return [...readFileSync(join(recipeFolder, file), 'utf8').matchAll(BLOCK)].map(([, name, language, text]) => ({ name: name ?? null, language: language!, text: text! }));
}

/** One block, as it stands in the page: "curl.md#table". */
export function recipe(where: `${string}.md#${string}`): string {
  const [file, name] = where.split('#') as [string, string];
  const found = recipesOf(file).find((each) => each.name === name);
  if (!found) throw new Error(`docs/bi/${file} has no block ${name}.`);
  return found.text;
}

/** What a reader puts in the places of a recipe: their server, their key, their feed, and a link of its own. */
export interface Places { readonly url: string; readonly key: string; readonly feed: string; readonly link: string }

/** The recipe with these in its places, and otherwise word for word. */
export function inPlace(text: string, { url, key, feed, link }: Places): string {
  return text.replaceAll('http://127.0.0.1:3000', url).replaceAll('127.0.0.1:3000', new URL(url).host)
    .replaceAll('BASIC_OF_YOUR_KEY', Buffer.from(`${key}:`).toString('base64')).replaceAll('bfk_live_YOUR_KEY', key)
    .replaceAll('link=LINK', `link=${link}`).replaceAll('FEED', feed);
}
