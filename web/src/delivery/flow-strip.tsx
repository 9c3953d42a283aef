import { useQuestion } from '../graphql/client';
import { TeamFlowFiguresDocument, type RangeInput } from '../graphql/generated';
import { FigureCard } from '../ui/figure-card';
import { FigureStrip, FigureStripWaiting } from '../ui/figure-strip';
import { stripNote } from '../ui/strip-note';

/** How fast work goes through, each number against the range before. */
export function FlowStrip({ team, range }: { team: { key: string }; range: RangeInput }) {
  const question = useQuestion(TeamFlowFiguresDocument, { team: team.key, range });
  if (!question.data) return <FigureStripWaiting noted cards={5} error={question.error} onRetry={() => void question.refetch()} />;
  const { note, noneOver } = stripNote(question.data.figures, 'WEEK', 'vs. the period before');
  return (
    <FigureStrip half="delivery" label="Flow in figures" note={note}>
      {question.data.figures.map((figure) => <FigureCard key={figure.metric} figure={figure} scope={{ team: team.key, range }} tagged={!noneOver} />)}
    </FigureStrip>
  );
}
