import type { Question } from '../graphql/client';
import type { RangeInput, TeamFlowQuery } from '../graphql/generated';
import { FigureCard } from '../ui/figure-card';
import { FigureStrip, FigureStripWaiting } from '../ui/figure-strip';

export function FlowStrip({ team, question, range }: { team: { key: string }; question: Question<TeamFlowQuery>; range: RangeInput }) {
  const flow = question.data?.team?.flow;
  if (!flow) return <FigureStripWaiting cards={4} error={question.error} onRetry={() => void question.refetch()} />;
  const scope = { team: team.key, range };
  return (
    <FigureStrip half="delivery" label="Flow in figures">
      <FigureCard figure={flow.throughput} scope={scope} />
      <FigureCard figure={flow.cycleTime} scope={scope} />
      <FigureCard figure={flow.leadTime} scope={scope} />
      <FigureCard figure={flow.wip} scope={scope} />
    </FigureStrip>
  );
}
