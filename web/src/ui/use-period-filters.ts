import type { Compare, RangeInput } from '../graphql/generated';
import { customRange, readRange, type RangeText } from './range';
import { useUrlState } from './use-url-state';

export type CompareText = Compare | 'none';
export type FilterGrain = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER';

/** What a page over time is filtered by, all of it in the URL. */
export interface PeriodFilters {
  rangeText: RangeText;
  range: RangeInput;
  compareText: CompareText;
  /** What the API is asked to compare with, or null. */
  compare: Compare | null;
  /** "vs. the period before": stands behind a change. */
  against: string;
  grain: FilterGrain;
  completeOnly: boolean;
  setRange: (value: RangeText) => void;
  setCompare: (value: CompareText) => void;
  setGrain: (value: FilterGrain) => void;
  setCompleteOnly: (value: boolean) => void;
}

const compares = ['PREVIOUS_PERIOD', 'PREVIOUS_YEAR', 'none'] as const;
const grains = ['DAY', 'WEEK', 'MONTH', 'QUARTER'] as const;
const daysOf: Record<string, number> = { D: 1, W: 7, M: 30, Y: 365, MONTH: 31, QUARTER: 92, YEAR: 366 };

/** About how many days a range is long: decides nothing but which grain is offered first. */
export function roughDays(text: RangeText): number {
  const custom = customRange(text);
  if (custom) return (Date.parse(custom.to) - Date.parse(custom.from)) / 86_400_000;
  const last = /^P(\d+)([DWMY])$/.exec(text);
  if (last) return Number(last[1]) * (daysOf[last[2] ?? 'D'] ?? 1);
  return daysOf[text.replace('this:', '')] ?? 90;
}

function grainFor(text: RangeText): FilterGrain {
  const days = roughDays(text);
  return days <= 45 ? 'DAY' : days <= 200 ? 'WEEK' : 'MONTH';
}

export function usePeriodFilters(first: { range: RangeText; compare: CompareText }): PeriodFilters {
  const [rangeText, setRange] = useUrlState<RangeText>('range', first.range);
  const [compareText, setCompare] = useUrlState<CompareText>('compare', first.compare, { allowed: compares });
  const [grain, setGrain] = useUrlState<FilterGrain>('grain', grainFor(rangeText), { allowed: grains });
  const [complete, setComplete] = useUrlState<'yes' | 'no'>('complete', 'no', { allowed: ['yes', 'no'] });
  return {
    rangeText,
    range: readRange(rangeText),
    compareText,
    compare: compareText === 'none' ? null : compareText,
    against: compareText === 'PREVIOUS_YEAR' ? 'vs. a year before' : 'vs. the period before',
    grain,
    completeOnly: complete === 'yes',
    setRange,
    setCompare,
    setGrain,
    setCompleteOnly: (value) => setComplete(value ? 'yes' : 'no'),
  };
}
