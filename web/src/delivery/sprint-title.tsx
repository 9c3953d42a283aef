import { useQuestion } from '../graphql/client';
import { SprintGoalDocument } from '../graphql/generated';
import { goalWord } from './goal-word';
import { sprintWhen } from './sprint-when';
import type { TeamSprint } from './use-team';

/** "Sprint 42 · closed Mon 16 Mar 09:00 · goal “Pay by invoice” partly met". */
export function SprintTitle({ sprint, timeZone }: { sprint: TeamSprint; timeZone: string }) {
  const { data, isPlaceholderData } = useQuestion(SprintGoalDocument, { sprint: sprint.id });
  const outcome = isPlaceholderData ? null : (data?.sprint?.report.goalOutcome ?? null);
  return (
    <p>
      {sprint.name} · {sprintWhen(sprint, timeZone)}
      {sprint.goal && <> · goal “{sprint.goal}”{outcome && <strong className="text-ink"> {goalWord(outcome)}</strong>}</>}
    </p>
  );
}
