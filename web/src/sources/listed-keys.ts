import type { WriteKeysQuery } from '../graphql/generated';

export type ListedKey = WriteKeysQuery['sources'][number]['keys'][number] & { source: string };

/** Live ones first, the newest of them on top. */
export function listedKeys(data: WriteKeysQuery): ListedKey[] {
  const all = data.sources.flatMap((source) => source.keys.map((key) => ({ ...key, source: source.key })));
  return all.sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || (a.createdAt < b.createdAt ? 1 : -1));
}
