import type { Team } from './use-team';

export type TeamRelease = Team['releases'][number];

/** The release that is worked on: the one named, else the first not yet out, else the last. */
export function currentRelease(releases: readonly TeamRelease[], named = ''): TeamRelease | undefined {
  const found = releases.find((release) => release.key === named || release.id === named);
  if (found) return found;
  const open = releases.filter((release) => release.releasedAt === null);
  return [...open].sort((a, b) => (a.targetDate ?? '9').localeCompare(b.targetDate ?? '9'))[0] ?? releases.at(-1);
}

/** Where a release has the room for all of its forecast. */
export function releasePath(team: { key: string }, release: { key: string }): string {
  return `/delivery/${team.key}/releases/${encodeURIComponent(release.key)}`;
}
