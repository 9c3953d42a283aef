import { exactValue, shortChange } from '../format/figure';
import type { FigurePartsFragment } from '../graphql/generated';

type Changed = Pick<FigurePartsFragment, 'change' | 'changeLow' | 'changeHigh' | 'isChange' | 'previous' | 'better' | 'unit' | 'currency'> & Partial<Pick<FigurePartsFragment, 'smallestDetectable'>>;

/**
 * The change against the comparison. An arrow only when the interval of the difference leaves out zero;
 * red only when that change is for the worse. Where it is not a change, the smallest one that could have been seen is said.
 */
export function ChangeNote({ figure, against }: { figure: Changed; against?: string | undefined }) {
  const { change, isChange, better, previous, smallestDetectable } = figure;
  if (change === null || change === undefined) return null;
  const beside = against ? ` ${against}` : '';
  const smallest = smallestDetectable === null || smallestDetectable === undefined ? null : shortChange(smallestDetectable, figure).replace(/^\+/, '');
  const title = [previous !== null && previous !== undefined && `Before: ${exactValue(previous, figure)}`, smallest && `The smallest change that so many can show: ${smallest}`].filter(Boolean).join('. ') || undefined;
  if (isChange === false) return <span title={title}>{shortChange(change, figure)}{beside}, not a change{smallest && <> ({smallest} would show)</>}</span>;
  const worse = (better === 'HIGHER' && change < 0) || (better === 'LOWER' && change > 0);
  const told = isChange === true && change !== 0 && better !== 'NEITHER';
  return (
    <span title={title}>
      <span className={told ? (worse ? 'font-medium text-trouble-ink' : 'font-medium text-half-strong') : undefined}>
        {isChange === true && change !== 0 && <span aria-hidden>{change > 0 ? '↑ ' : '↓ '}</span>}
        {shortChange(change, figure)}
      </span>
      {beside}
    </span>
  );
}
