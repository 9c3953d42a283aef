import { defaultTeamSettings, type StatusCategory, type TeamSettings } from '@bifocal/metrics';

const CATEGORIES: ReadonlySet<string> = new Set<StatusCategory>(['TO_DO', 'IN_PROGRESS', 'WAITING', 'DONE', 'CANCELLED']);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter(isText) : undefined;
}

/** An empty list restricts nothing. */
const someOrAll = (list: string[] | undefined): string[] | null | undefined => (list?.length === 0 ? null : list);

function wholeNumbers(value: unknown): number[] | undefined {
  return Array.isArray(value) ? value.filter((each): each is number => Number.isInteger(each)) : undefined;
}

function statusMap(value: unknown): Record<string, StatusCategory> | undefined {
  if (!Array.isArray(value)) return undefined;
  const pairs = value.flatMap((each): [string, StatusCategory][] => {
    if (!isRecord(each) || !isText(each['name']) || !isText(each['category']) || !CATEGORIES.has(each['category'])) return [];
    return [[each['name'], each['category'] as StatusCategory]];
  });
  return Object.fromEntries(pairs);
}

/** The settings that were read last: what formulas have replayed by an object they find again by the same object. */
const MOST_KEPT = 1_000;
const kept = new Map<string, TeamSettings>();

/** A team's settings: what it has decided, over what a team has that decided nothing. Anything unreadable counts as not decided. The same words give the same object. */
export function readTeamSettings(stored: unknown, timeZone: string): TeamSettings {
  const words = JSON.stringify([stored, timeZone]);
  const settings = kept.get(words) ?? readAnew(stored, timeZone);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(words, settings);
  return settings;
}

function readAnew(stored: unknown, timeZone: string): TeamSettings {
  const read = isRecord(stored) ? stored : {};
  const decided: { -readonly [K in keyof TeamSettings]?: TeamSettings[K] | undefined } = {
    workingDays: wholeNumbers(read['workingDays']),
    holidays: texts(read['holidays']),
    graceDays: typeof read['graceDays'] === 'number' ? read['graceDays'] : undefined,
    countSubTasks: typeof read['countSubTasks'] === 'boolean' ? read['countSubTasks'] : undefined,
    defectTypes: texts(read['defectTypes']),
    excludedResolutions: texts(read['excludedResolutions']),
    creditedTypes: someOrAll(texts(read['creditedTypes'])),
    statusMap: statusMap(read['statuses']),
  };
  const known = Object.fromEntries(Object.entries(decided).filter(([, value]) => value !== undefined)) as Partial<TeamSettings>;
  return defaultTeamSettings({ ...known, timeZone });
}
