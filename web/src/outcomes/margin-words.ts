import { shortNumber } from '../format/number';
import type { MarginPartsFragment, SurveyKind } from '../graphql/generated';

/** "± 15.3", or "62.5 ± 45" where the middle of the interval is not the score itself. */
export function marginWords(margin: MarginPartsFragment | null | undefined, kind: SurveyKind): string | null {
  if (!margin) return null;
  const size = kind === 'NPS' ? 1 : 100;
  const half = `± ${shortNumber(margin.margin * size)}${kind === 'NPS' ? '' : ' pts'}`;
  return margin.adjusted && kind === 'NPS' ? `${shortNumber(margin.centre)} ${half}` : half;
}
