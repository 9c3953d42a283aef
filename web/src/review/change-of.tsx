import type { FigurePartsFragment } from '../graphql/generated';
import { exactValue, shortValue, unitWord } from '../format/figure';
import { ChangeNote } from '../ui/change-note';

/** A figure over the whole range in one line: its value, and its change against what the page compares with (said once, above). */
export function ChangeOf({ figure, words = '' }: { figure: FigurePartsFragment | undefined; words?: string }) {
  if (!figure) return null;
  if (figure.value === null) return <span className="block truncate" title={figure.nullReason ?? ''}>{figure.nullReason}</span>;
  return (
    <>
      <span className="font-semibold text-ink" title={exactValue(figure.value, figure)}>{shortValue(figure.value, figure)}</span> {unitWord(figure.unit) || words}{' '}
      <ChangeNote figure={figure} />
    </>
  );
}
