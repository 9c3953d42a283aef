import { useParams } from 'react-router';
import { useQuestion } from '../graphql/client';
import { DeliveryTeamDocument, type DeliveryTeamQuery } from '../graphql/generated';

export type Team = NonNullable<DeliveryTeamQuery['team']>;
export type TeamSprint = Team['sprints'][number];

/** The team of the URL. `team` is null where the API knows none of that key, undefined until it has answered. */
export function useTeam() {
  const { team: key = '' } = useParams();
  const question = useQuestion(DeliveryTeamDocument, { team: key });
  // Another team's picture must not stand under this one's name.
  const team = question.isPlaceholderData ? undefined : question.data?.team;
  return { key, question, team };
}

/** The sprint a link names by id or key; without one the running sprint, else the last that was closed. */
export function pickSprint(team: Team, named: string): TeamSprint | undefined {
  const found = team.sprints.find((sprint) => sprint.id === named || sprint.key === named);
  if (named) return found;
  return team.sprints.find((sprint) => sprint.id === team.runningSprint?.id) ?? team.sprints.find((sprint) => sprint.state === 'CLOSED') ?? team.sprints[0];
}
