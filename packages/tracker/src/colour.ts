/** Relative luminance of #rrggbb, as WCAG 2 has it: 0 black to 1 white. */
function luminance(colour: string): number {
  const part = (at: number): number => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

/** The contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

export const DEFAULT_ACCENT = '#5b4cc4';

/** The colours that hang on the product's accent, on a surface: what is written on it (4.5 : 1 at least), and its rim (3 : 1 at least). */
export function accentOn(wanted: string, surface: string, ink: string): { accent: string; onAccent: string; rim: string } {
  const accent = /^#[0-9a-f]{6}$/i.test(wanted) ? wanted : DEFAULT_ACCENT;
  return {
    accent,
    onAccent: contrast(accent, '#ffffff') >= contrast(accent, '#000000') ? '#ffffff' : '#000000',
    rim: contrast(accent, surface) >= 3 ? accent : ink,
  };
}
