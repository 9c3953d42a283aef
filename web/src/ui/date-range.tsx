import { Select } from './select';
import { customRange, rangePresets, type RangeText } from './range';

const CUSTOM = 'custom';

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** The range of a page: presets, or two dates of one's own. Keep its text with useUrlState. */
export function DateRange({ value, onChange }: { value: RangeText; onChange: (value: RangeText) => void }) {
  const custom = customRange(value);
  const known = custom !== null || rangePresets.some((preset) => preset.value === value);
  const options = [...rangePresets, ...(known ? [] : [{ value, name: value }]), { value: CUSTOM, name: 'Other dates' }];
  const date = (label: string, at: string, write: (next: string) => RangeText) => (
    <input type="date" aria-label={label} value={at} onChange={(event) => event.target.value && onChange(write(event.target.value))} className="control no-print" />
  );
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Select label="Range" value={custom ? CUSTOM : value} options={options} onChange={(next) => onChange(next === CUSTOM ? `${daysAgo(90)}..${daysAgo(0)}` : next)} />
      {custom && (
        <>
          {date('From', custom.from, (from) => `${from}..${custom.to > from ? custom.to : from}`)}
          <span className="text-muted">to</span>
          {date('To', custom.to, (to) => `${custom.from < to ? custom.from : to}..${to}`)}
        </>
      )}
    </span>
  );
}
