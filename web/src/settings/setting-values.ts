import type { Measure, SettingOrigin, StatusCategory, TeamSettingsInput, TeamSettingsQuery } from '../graphql/generated';

export type SettingsTeam = NonNullable<TeamSettingsQuery['team']>;

/** Every setting of a team as it is edited. */
export interface Values {
  timeZone: string;
  measure: Measure;
  workingDays: readonly number[];
  holidays: readonly string[];
  /** Text where what was typed is no whole number: the API says what is wrong with it. */
  graceDays: number | string;
  countSubTasks: boolean;
  defectTypes: readonly string[];
  excludedResolutions: readonly string[];
  /** None: all types count. */
  creditedTypes: readonly string[];
  /** By the status as maps know it. */
  statuses: Readonly<Record<string, StatusCategory>>;
}

export type Setting = keyof Values;
/** What is changed and not saved yet; null: to be given back to the source. */
export type Draft = { readonly [S in Setting]?: Values[S] | null };

type Content = Pick<SettingsTeam['definition'], 'timeZone' | 'measure' | 'settings'>;

/** A status as maps know it: trackers do not agree on the case of its letters. */
export function statusKey(name: string): string {
  return name.trim().toLowerCase().replaceAll('’', "'");
}

export function valuesOf({ timeZone, measure, settings: { statuses, creditedTypes, ...settings } }: Content): Values {
  return { timeZone, measure, ...settings, creditedTypes: creditedTypes ?? [], statuses: Object.fromEntries(statuses.map(({ name, category }) => [statusKey(name), category])) };
}

/** The order in which lists and maps are kept says nothing. */
function comparable(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify([...(value as unknown[])].sort());
  if (typeof value === 'object' && value !== null) return JSON.stringify(Object.entries(value).sort());
  return JSON.stringify(value);
}

export function isSame<S extends Setting>(one: Values[S], other: Values[S]): boolean {
  return comparable(one) === comparable(other);
}

/** What is sent: only what is changed. */
export function inputOf(draft: Draft): TeamSettingsInput {
  const { statuses, ...rest } = draft;
  const listed = statuses && Object.entries(statuses).map(([name, category]) => ({ name, category }));
  return { ...rest, ...(statuses === undefined ? {} : { statuses: listed }) } as TeamSettingsInput;
}

export function originOf(team: SettingsTeam, setting: Setting): SettingOrigin {
  return team.settingOrigins.find((each) => each.setting === setting)?.origin ?? 'DEFAULT';
}
