import type { FilterInput } from '../graphql/generated';
import { useUrlState } from '../ui/use-url-state';

/** How revenue is split, and which part of it alone is shown, both in the URL (`?customers=trait:size~["1-9"]`). */
export interface RevenueSegmentChoice {
  by: string;
  /** The values that are shown alone; null: all. */
  values: string[] | null;
  only: FilterInput[] | undefined;
  choose: (by: string, values?: readonly string[] | null) => void;
}

const FIRST = 'plan';

export function useRevenueSegment(): RevenueSegmentChoice {
  const [text, setText] = useUrlState('customers', FIRST);
  const cut = text.indexOf('~[');
  const by = cut < 0 ? text : text.slice(0, cut);
  const values = cut < 0 ? null : listOf(text.slice(cut + 1));
  return {
    by: by || FIRST,
    values,
    only: values ? [{ dimension: by, in: values }] : undefined,
    choose: (dimension, some = null) => setText(some ? `${dimension}~${JSON.stringify(some)}` : dimension),
  };
}

/** The values of a link, or null where it was cut. */
function listOf(json: string): string[] | null {
  try {
    const read: unknown = JSON.parse(json);
    return Array.isArray(read) && read.length > 0 && read.every((one) => typeof one === 'string') ? read : null;
  } catch {
    return null;
  }
}

/** A value as it is shown: those that stand for many or for none say so in words. */
export function segmentName(value: string | null): string {
  return value === null || value === '(none)' ? 'No value' : value === '(other)' ? 'Other values' : value;
}
