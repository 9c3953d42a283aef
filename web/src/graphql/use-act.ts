import { useRef } from 'react';
import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';

/** As `useMutation`, of an act that is to be done once: a second press before the answer does nothing, also where it comes before the button was drawn as busy. */
export function useAct<TData, TVariables = void>(options: UseMutationOptions<TData, Error, TVariables>): UseMutationResult<TData, Error, TVariables> {
  const busy = useRef(false);
  const act = useMutation<TData, Error, TVariables>({
    ...options,
    onSettled: (...all) => {
      busy.current = false;
      return options.onSettled?.(...all);
    },
  });
  const mutate: typeof act.mutate = (...all) => {
    if (busy.current) return;
    busy.current = true;
    act.mutate(...all);
  };
  return { ...act, mutate };
}
