import { DateRange } from './date-range';
import { Select } from './select';
import type { CompareText, FilterGrain, PeriodFilters } from './use-period-filters';

const compareOptions: { value: CompareText; name: string }[] = [
  { value: 'PREVIOUS_PERIOD', name: 'vs. the period before' },
  { value: 'PREVIOUS_YEAR', name: 'vs. the year before' },
  { value: 'none', name: 'No comparison' },
];
const grainOptions: { value: FilterGrain; name: string }[] = [
  { value: 'DAY', name: 'By day' },
  { value: 'WEEK', name: 'By week' },
  { value: 'MONTH', name: 'By month' },
  { value: 'QUARTER', name: 'By quarter' },
];

/** The filters of a page over time. `grain` is left out where a page chooses it by itself. */
export function PeriodFiltersBar({ filters, grain = true }: { filters: PeriodFilters; grain?: boolean }) {
  return (
    <>
      <DateRange value={filters.rangeText} onChange={filters.setRange} />
      <Select label="Comparison" value={filters.compareText} options={compareOptions} onChange={filters.setCompare} />
      {grain && <Select label="Grain" value={filters.grain} options={grainOptions} onChange={filters.setGrain} />}
      <label className="control no-print cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
        Complete periods only
        <input type="checkbox" checked={filters.completeOnly} onChange={(event) => filters.setCompleteOnly(event.target.checked)} className="accent-ink" />
      </label>
    </>
  );
}
