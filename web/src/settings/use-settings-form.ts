import { useCallback, useMemo, useState } from 'react';
import type { SettingOrigin } from '../graphql/generated';
import { isSame, originOf, valuesOf, type Draft, type Setting, type SettingsTeam, type Values } from './setting-values';

export interface SettingsForm {
  team: SettingsTeam;
  values: Values;
  draft: Draft;
  changed: readonly Setting[];
  /** Changed here, and by somebody else since: to be decided before it can be saved. */
  meanwhile: readonly Setting[];
  /** What it was when it was changed here, and what somebody else made of it since. */
  theirs: <S extends Setting>(setting: S) => { base: Values[S]; now: Values[S] };
  keepMine: (setting: Setting) => void;
  origin: (setting: Setting) => SettingOrigin;
  error: (setting: Setting) => string | null;
  /** A value that is what it was is no change. */
  set: <S extends Setting>(setting: S, value: Values[S]) => void;
  giveBack: (setting: Setting) => void;
  undo: (setting: Setting) => void;
  clear: () => void;
  /** Puts "settings.graceDays: expected …" at its field; false where it names none. */
  refuse: (message: string) => boolean;
}

type Errors = { readonly [S in Setting]?: string };
type Bases = Partial<Values>;

/** The settings as they are, with what is changed laid over them: news from the server shows where nothing is changed. */
export function useSettingsForm(team: SettingsTeam): SettingsForm {
  const [draft, setDraft] = useState<Draft>({});
  const [bases, setBases] = useState<Bases>({});
  const [errors, setErrors] = useState<Errors>({});
  const now = useMemo(() => valuesOf(team.definition), [team.definition]);
  const source = useMemo(() => valuesOf(team.sourceSettings), [team.sourceSettings]);
  const values = useMemo(() => {
    const laid = Object.entries(draft).map(([setting, value]) => [setting, value ?? source[setting as Setting]]);
    return { ...now, ...Object.fromEntries(laid) } as Values;
  }, [draft, now, source]);
  const put = useCallback((setting: Setting, change: (rest: Draft) => Draft) => {
    setDraft((before) => {
      const { [setting]: _, ...rest } = before;
      return change(rest);
    });
    setErrors(({ [setting]: _, ...rest }) => rest);
  }, []);
  const isChanged = (setting: Setting) => draft[setting] !== undefined;
  const baseOf = <S extends Setting>(setting: S): Values[S] => (isChanged(setting) && bases[setting] !== undefined ? bases[setting] : now[setting]) as Values[S];
  // What a setting was when it was first changed here; what comes in later is somebody else's.
  const begin = (setting: Setting) => { if (!isChanged(setting)) setBases({ ...bases, [setting]: now[setting] }); };
  return {
    team, values, draft,
    changed: Object.keys(draft) as Setting[],
    meanwhile: (Object.keys(draft) as Setting[]).filter((setting) => !isSame(baseOf(setting), now[setting]) && !isSame(values[setting], now[setting])),
    theirs: (setting) => ({ base: baseOf(setting), now: now[setting] }),
    keepMine: (setting) => setBases({ ...bases, [setting]: now[setting] }),
    origin: (setting) => originOf(team, setting),
    error: (setting) => errors[setting] ?? null,
    set: (setting, value) => {
      begin(setting);
      put(setting, (rest) => (isSame(now[setting], value) ? rest : { ...rest, [setting]: value }));
    },
    giveBack: (setting) => {
      begin(setting);
      put(setting, (rest) => ({ ...rest, [setting]: null }));
    },
    undo: (setting) => put(setting, (rest) => rest),
    clear: useCallback(() => {
      setDraft({});
      setErrors({});
    }, []),
    refuse: (message) => {
      const [, setting, words] = /^settings\.(\w+)[^:]*: (.*)$/s.exec(message) ?? [];
      if (!setting || !(setting in now)) return false;
      setErrors({ [setting]: words });
      return true;
    },
  };
}
