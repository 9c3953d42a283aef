import { useQuestion } from '../graphql/client';
import { MetricFiguresDocument } from '../graphql/generated';
import { FigureCard } from '../ui/figure-card';
import { FigureStrip, FigureStripWaiting } from '../ui/figure-strip';
import { settledCourse } from '../ui/settled';
import { stripNote } from '../ui/strip-note';
import { explainScope, type OutcomeScope } from './outcome-scope';

export interface OutcomeStripProps {
  scope: OutcomeScope;
  label: string;
  figures: readonly { metric: string; label: string }[];
  /** The funnel that figures of conversion are about. */
  funnel?: { id: string; windowMinutes: number } | undefined;
  /** False while it is not known yet which figures are to be asked for. */
  ready?: boolean;
}

/** The most important numbers over the range, each against the comparison, with its course. */
export function OutcomeStrip({ scope, label, figures, funnel, ready = true }: OutcomeStripProps) {
  const { range, compare, grain, against } = scope.filters;
  const question = useQuestion(MetricFiguresDocument, { metrics: figures.map(({ metric }) => metric), product: scope.product, range, compare, sparkline: grain, funnel: funnel?.id ?? null, filters: scope.only ?? null }, { enabled: ready });
  if (!question.data) return <FigureStripWaiting noted cards={figures.length} error={question.error} onRetry={() => void question.refetch()} />;
  const known = question.data.figures;
  const { note, noneOver } = stripNote(known, grain, compare && against);
  const cards = figures.flatMap(({ metric, label: name }) => {
    const figure = known.find((one) => one.metric === metric);
    if (!figure) return [];
    const own = metric.startsWith('conversion.') ? funnel : undefined;
    const sparkline = own ? settledCourse(figure.sparkline, figure.asOf, own.windowMinutes) : figure.sparkline;
    return [<FigureCard key={metric} figure={{ ...figure, sparkline }} label={name} tagged={!noneOver} scope={{ ...explainScope(scope), funnel: own?.id }} />];
  });
  return <div className={question.isPlaceholderData ? 'opacity-60' : ''}><FigureStrip half="outcome" label={label} note={note}>{cards}</FigureStrip></div>;
}
