import { useEffect } from 'react';
import { useStored } from '../ui/use-stored';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const signs: Record<Theme, string> = { system: '◐', light: '○', dark: '●' };

/** System, light, dark, in turn. theme.js sets the stored one before the first paint. */
export function ThemeSwitch() {
  const [theme, setTheme] = useStored<Theme>('bifocal.theme', 'system', themes);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <button type="button" className="control w-8 shrink-0 justify-center px-0" aria-label={`Theme: ${theme}. Switch to ${next}`} title={`Theme: ${theme}`} onClick={() => setTheme(next === 'system' ? null : next)}>
      <span aria-hidden>{signs[theme]}</span>
    </button>
  );
}
