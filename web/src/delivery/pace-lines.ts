import type { PercentileLine } from '../charts/percentile-lines';

/** The team's percentiles as lines; those that fall together share one, since two names could not stand at one height. */
export function paceLines(percentiles: readonly { percentile: number; value: number }[], short: (length: number) => string): PercentileLine[] {
  const byValue = new Map<number, number[]>();
  for (const { percentile, value } of percentiles) byValue.set(value, [...(byValue.get(value) ?? []), percentile]);
  return [...byValue].map(([value, ranks]) => ({ value, percentile: ranks.includes(85) ? 85 : ranks[0]!, name: `${ranks.join(', ')} % in ${short(value)}` }));
}
