import { useCallback, useMemo, useState } from 'react';
import type { SettingOrigin } from '../graphql/generated';
import { isSame, originOf, valuesOf, type Draft, type Setting, type SettingsTeam, type Values } from './setting-values';

export interface SettingsForm {
  team: SettingsTeam;
  values: Values;
  draft: Draft;
  changed: readonly Setting[];
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

/** The settings as they are, with what is changed laid over them: news from the server shows where nothing is changed. */
export function useSettingsForm(team: SettingsTeam): SettingsForm {
  const [draft, setDraft] = useState<Draft>({});
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
  return {
    team, values, draft,
    changed: Object.keys(draft) as Setting[],
    origin: (setting) => originOf(team, setting),
    error: (setting) => errors[setting] ?? null,
    set: (setting, value) => put(setting, (rest) => (isSame(now[setting], value) ? rest : { ...rest, [setting]: value })),
    giveBack: (setting) => put(setting, (rest) => ({ ...rest, [setting]: null })),
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
