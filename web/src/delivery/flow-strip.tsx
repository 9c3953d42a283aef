import { useQuestion } from '../graphql/client';
import { TeamFlowFiguresDocument, type RangeInput } from '../graphql/generated';
import { FigureCard } from '../ui/figure-card';
import { FigureStrip, FigureStripWaiting } from '../ui/figure-strip';

/** How fast work goes through, each number against the range before. */
export function FlowStrip({ team, range }: { team: { key: string }; range: RangeInput }) {
  const question = useQuestion(TeamFlowFiguresDocument, { team: team.key, range });
  if (!question.data) return <FigureStripWaiting cards={4} error={question.error} onRetry={() => void question.refetch()} />;
  return (
    <FigureStrip half="delivery" label="Flow in figures">
      {question.data.figures.map((figure) => <FigureCard key={figure.metric} figure={figure} scope={{ team: team.key, range }} against="vs. the period before" />)}
    </FigureStrip>
  );
}
