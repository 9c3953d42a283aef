import { useQuestion } from '../graphql/client';
import { MetricFiguresDocument, type FigurePartsFragment } from '../graphql/generated';
import { FigureCard } from '../ui/figure-card';
import { FigureStrip, FigureStripWaiting } from '../ui/figure-strip';
import type { ExplainScope } from '../ui/explain-target';
import { explainScope, type OutcomeScope } from './outcome-scope';

export interface StripFigure {
  metric: string;
  label: string;
}

export interface OutcomeStripProps {
  scope: OutcomeScope;
  label: string;
  figures: readonly StripFigure[];
  /** A figure that another question gives, put at this place once it is known. */
  extra?: { at: number; label: string; figure: FigurePartsFragment | null; scope: ExplainScope } | null;
}

/** The most important numbers over the range, each against the comparison, with its course. */
export function OutcomeStrip({ scope, label, figures, extra }: OutcomeStripProps) {
  const { range, compare, grain, against } = scope.filters;
  const question = useQuestion(MetricFiguresDocument, { metrics: figures.map(({ metric }) => metric), product: scope.product, range, compare, sparkline: grain });
  if (!question.data) return <FigureStripWaiting cards={figures.length + (extra ? 1 : 0)} error={question.error} onRetry={() => void question.refetch()} />;
  const known = question.data.figures;
  const cards = figures.flatMap(({ metric, label: name }) => {
    const figure = known.find((one) => one.metric === metric);
    return figure ? [<FigureCard key={metric} figure={figure} label={name} against={compare ? against : undefined} scope={explainScope(scope)} />] : [];
  });
  // Its place is held until it is known, so that the others do not move.
  if (extra) cards.splice(extra.at, 0, extra.figure ? <FigureCard key="extra" figure={extra.figure} label={extra.label} scope={extra.scope} /> : <span key="extra" className="block h-24" />);
  return <div className={question.isPlaceholderData ? 'opacity-60' : ''}><FigureStrip half="outcome" label={label}>{cards}</FigureStrip></div>;
}
