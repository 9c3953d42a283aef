import { useUrlState } from '../ui/use-url-state';

/**
 * How an axis of lengths of time runs. Even unless somebody asks for the other: only there is twice as high twice as long.
 * Where few lengths lie far beyond the usual, a logarithmic one shows the usual ones apart, and is one press away.
 */
export function useTimeAxis(isFarApart: boolean) {
  const [axis, setAxis] = useUrlState<'even' | 'log'>('axis', 'even', { allowed: ['even', 'log'] });
  const logarithmic = isFarApart && axis === 'log';
  return {
    logarithmic,
    /** The other axis, for a panel's head; none where it would show nothing more. */
    other: isFarApart ? { name: logarithmic ? 'Even axis' : 'Log axis', onClick: () => setAxis(logarithmic ? 'even' : 'log') } : undefined,
  };
}
