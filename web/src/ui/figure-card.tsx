import type { ReactNode } from 'react';
import { exactValue, interval, moneyParts, shortValue, unitWord } from '../format/figure';
import { shortNumber } from '../format/number';
import type { FigurePartsFragment } from '../graphql/generated';
import { ChangeNote } from './change-note';
import { useExplain, type ExplainScope } from './explain-target';
import { FigureTile } from './figure-tile';
import { Sparkline } from './sparkline';

export interface FigureCardProps {
  figure: FigurePartsFragment;
  /** In place of the metric's own name. */
  label?: string | undefined;
  /** Beside the value, in place of its unit: "of 40 committed". */
  aside?: ReactNode;
  /** The line below, in place of change, interval and target. */
  detail?: ReactNode;
  /** What the change is against: "vs. the 90 days before". */
  against?: string | undefined;
  scope?: ExplainScope | undefined;
  /** False where the strip says of all its figures that they are not over. */
  tagged?: boolean;
}

/** One number as it stands everywhere: value, unit, change, interval, target, whether its period is over. A press explains it. */
export function FigureCard({ figure, label, aside, detail, against, scope, tagged = true }: FigureCardProps) {
  const { open } = useExplain();
  const missing = figure.value === null || figure.value === undefined;
  const range = interval(figure);
  const target = figure.target === null || figure.target === undefined ? null : `target ${shortValue(figure.target, figure)}`;
  const share = figure.unit === 'RATIO' && !moneyParts(figure).numerator && figure.change === null && figure.numerator !== null && figure.denominator !== null ? `${shortNumber(figure.numerator)} of ${shortNumber(figure.denominator)}` : null;
  const parts = (
    <>
      {share && <span>{share}</span>}
      <ChangeNote figure={figure} against={against} />
      {range && <span title="95 % interval">{range}</span>}
      {target && <span>{target}</span>}
    </>
  );
  return (
    <FigureTile
      label={label ?? figure.name}
      value={shortValue(figure.value, figure)}
      exact={missing ? undefined : exactValue(figure.value, figure)}
      aside={missing ? '' : (aside ?? unitWord(figure.unit))}
      detail={missing ? figure.nullReason : (detail ?? parts)}
      unfinished={tagged && !figure.complete}
      graph={<Sparkline points={figure.sparkline} />}
      onOpen={() => open({ metric: figure.metric, ...scope })}
    />
  );
}
