import type { FigurePartsFragment } from '../graphql/generated';
import { exactValue, shortValue } from '../format/figure';
import { ChangeNote } from '../ui/change-note';
import type { ReviewScope } from './review-scope';

/** A figure over the whole range in one line: its value, and its change against the comparison. */
export function ChangeOf({ figure, scope }: { figure: FigurePartsFragment | undefined; scope: ReviewScope }) {
  if (!figure) return null;
  if (figure.value === null) return <span>{figure.nullReason}</span>;
  return (
    <>
      <span className="font-semibold text-ink" title={exactValue(figure.value, figure)}>{shortValue(figure.value, figure)}</span>{' '}
      <ChangeNote figure={figure} against={scope.filters.compare ? scope.filters.against : undefined} />
    </>
  );
}
