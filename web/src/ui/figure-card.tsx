import type { ReactNode } from 'react';
import { exactValue, interval, shortValue, unitWord } from '../format/figure';
import type { FigurePartsFragment } from '../graphql/generated';
import { ChangeNote } from './change-note';
import { useExplain, type ExplainScope } from './explain-target';
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
}

/** One number as it stands everywhere: value, unit, change, interval, target, whether its period is over. A press explains it. */
export function FigureCard({ figure, label, aside, detail, against, scope }: FigureCardProps) {
  const { open } = useExplain();
  const missing = figure.value === null || figure.value === undefined;
  const range = interval(figure);
  const target = figure.target === null || figure.target === undefined ? null : `target ${shortValue(figure.target, figure)}`;
  return (
    <button type="button" onClick={() => open({ metric: figure.metric, ...scope })} className="group flex h-full w-full min-w-0 flex-col px-4 py-3 text-left hover:bg-sunken focus-visible:-outline-offset-2">
      <span className="flex w-full items-baseline gap-2 text-small text-muted">
        <span className="truncate font-medium">{label ?? figure.name}</span>
        {!figure.complete && <span className="ml-auto shrink-0 rounded-sm border border-dashed border-line-strong px-1">so far</span>}
      </span>
      <span className="flex w-full items-end justify-between gap-2">
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="text-figure font-semibold tracking-tight whitespace-nowrap" title={missing ? undefined : exactValue(figure.value, figure)}>{shortValue(figure.value, figure)}</span>
          <span className="text-small text-muted">{missing ? '' : (aside ?? unitWord(figure.unit))}</span>
        </span>
        <Sparkline points={figure.sparkline} />
      </span>
      <span className="flex min-h-4 w-full flex-wrap gap-x-2 text-small text-muted">
        {missing ? figure.nullReason : (detail ?? (
          <>
            <ChangeNote figure={figure} against={against} />
            {range && <span title="95 % interval">{range}</span>}
            {target && <span>{target}</span>}
          </>
        ))}
      </span>
    </button>
  );
}
