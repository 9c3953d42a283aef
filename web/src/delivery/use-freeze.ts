import { useQueryClient } from '@tanstack/react-query';
import { ask, useQuestion } from '../graphql/client';
import { CloseSprintDocument, CorrectSprintDocument, FreezeSprintDocument, SprintFrozenDocument, type Measure, type ReadAs, type SprintFrozenQuery } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { useUrlState } from '../ui/use-url-state';

export type Frozen = NonNullable<SprintFrozenQuery['sprint']>;

/** As the sprint closed, or as its history reads now: kept in the URL. */
export function useReadAs(): [ReadAs, (as: ReadAs) => void] {
  return useUrlState<ReadAs>('as', 'CLOSED', { allowed: ['CLOSED', 'NOW'] });
}

/** Whether a sprint is frozen, and how it differs from what its history says now. */
export function useFrozen(sprint: string, measure: Measure) {
  return useQuestion(SprintFrozenDocument, { sprint, measure });
}

/** The acts that end a sprint. Whatever was asked about it is asked again after each. */
export function useFreezeActs(sprint: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries();
  return {
    close: useAct({ mutationFn: () => ask(CloseSprintDocument, { sprint }), onSuccess }),
    freeze: useAct({ mutationFn: () => ask(FreezeSprintDocument, { sprint }), onSuccess }),
    correct: useAct({ mutationFn: (signed: { author: string; reason: string }) => ask(CorrectSprintDocument, { sprint, ...signed }), onSuccess }),
  };
}
