import { formatOf, type FeedFormat } from './formats/feed-format.js';

const FILE = /^([a-zA-Z0-9]{16})\.([a-z]{1,10})$/;

/** The feed and format that the last part of an address names; null where it names none. */
export function feedFileOf(file: string): { readonly id: string; readonly format: FeedFormat } | null {
  const [, id, ending] = FILE.exec(file) ?? [];
  const format = formatOf(ending ?? '');
  return id === undefined || format === null ? null : { id, format };
}
