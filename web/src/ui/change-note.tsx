import { exactValue, shortChange } from '../format/figure';
import type { FigurePartsFragment } from '../graphql/generated';

type Changed = Pick<FigurePartsFragment, 'change' | 'changeLow' | 'changeHigh' | 'isChange' | 'previous' | 'better' | 'unit' | 'currency'>;

/**
 * The change against the comparison. An arrow only when the interval of the difference leaves out zero;
 * red only when that change is for the worse.
 */
export function ChangeNote({ figure, against }: { figure: Changed; against?: string | undefined }) {
  const { change, isChange, better, previous } = figure;
  if (change === null || change === undefined) return null;
  const beside = against ? ` ${against}` : '';
  const title = previous === null || previous === undefined ? undefined : `Before: ${exactValue(previous, figure)}`;
  if (isChange === false) return <span title={title}>{shortChange(change, figure)}{beside}, not a change</span>;
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
