import { Select } from '../ui/select';
import type { TeamRelease } from './current-release';

/** Which release: nothing to choose where there is but one. `onlyOpen` leaves out those that went out, except the one that is shown. */
export function ReleasePicker({ releases, current, onPick, onlyOpen = false }: { releases: readonly TeamRelease[]; current: TeamRelease; onPick: (key: string) => void; onlyOpen?: boolean }) {
  const shown = releases.filter((release) => !onlyOpen || release.releasedAt === null || release.id === current.id);
  if (shown.length < 2) return null;
  return <span className="shrink-0"><Select label="Release" value={current.key} options={shown.map(({ key, name, releasedAt }) => ({ value: key, name: releasedAt ? `${name} (out)` : name }))} onChange={onPick} /></span>;
}
