import { shortNumber, withMinus } from './number';

const UNITS = [{ from: 1e12, mark: 'TB' }, { from: 1e9, mark: 'GB' }, { from: 1e6, mark: 'MB' }, { from: 1e3, mark: 'kB' }] as const;
const NARROW = ' ';

/** A size on disk, short: 812 bytes · 8.2 kB · 2.4 MB · 1.7 GB. Thousands, not 1,024s. */
export function shortBytes(bytes: number): string {
  const unit = UNITS.find(({ from }) => Math.abs(bytes) >= from * 0.9995);
  return unit ? `${shortNumber(bytes / unit.from)}${NARROW}${unit.mark}` : `${withMinus(String(Math.round(bytes)))}${NARROW}bytes`;
}
