import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { ExplainQueryVariables, FilterInput, Measure, RangeInput } from '../graphql/generated';

/** Which number is asked about: a metric, and where it was seen. */
export interface ExplainTarget {
  metric: string;
  product?: string | undefined;
  team?: string | undefined;
  sprint?: string | undefined;
  release?: string | undefined;
  measure?: Measure | undefined;
  funnel?: string | undefined;
  range?: RangeInput | undefined;
  filters?: FilterInput[] | undefined;
  /** The number shown was the mean of so many sprints, of which this is the sum. */
  meanOfSprints?: number | undefined;
}

/** Where a number stands, without its metric: figures of one page share it. */
export type ExplainScope = Omit<ExplainTarget, 'metric'>;

export function writeTarget(target: ExplainTarget): string {
  const { metric, ...rest } = target;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== null);
  return given.length === 0 ? metric : `${metric}~${JSON.stringify(Object.fromEntries(given))}`;
}

/** The target of a URL, or null where it cannot be read (a link may have been cut). */
export function readTarget(text: string | null): ExplainTarget | null {
  if (!text) return null;
  const cut = text.indexOf('~');
  if (cut < 0) return { metric: text };
  try {
    return { ...(JSON.parse(text.slice(cut + 1)) as ExplainScope), metric: text.slice(0, cut) };
  } catch {
    return { metric: text.slice(0, cut) };
  }
}

export function targetVariables({ meanOfSprints: _, ...asked }: ExplainTarget): ExplainQueryVariables {
  return asked;
}

/** The open explanation lives in the URL (`?explain=`), so that it can be linked to and left by going back. */
export function useExplain(): { target: ExplainTarget | null; open: (target: ExplainTarget) => void; close: () => void } {
  const [params, setParams] = useSearchParams();
  const write = useCallback(
    (text: string | null) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (text === null) after.delete('explain');
          else after.set('explain', text);
          return after;
        },
        { preventScrollReset: true },
      ),
    [setParams],
  );
  return {
    target: readTarget(params.get('explain')),
    open: useCallback((target: ExplainTarget) => write(writeTarget(target)), [write]),
    close: useCallback(() => write(null), [write]),
  };
}
