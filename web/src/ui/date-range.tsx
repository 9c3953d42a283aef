import { Select } from './select';
import { addDays, customRange, rangePresets, type RangeText } from './range';

const CUSTOM = 'custom';

function today(): string {
  return new Date().toISOString().slice(0, 10);
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
      <Select label="Range" value={custom ? CUSTOM : value} options={options} onChange={(next) => onChange(next === CUSTOM ? `${addDays(today(), -89)}..${addDays(today(), 1)}` : next)} />
      {custom && (
        <>
          {date('From', custom.from, (from) => `${from}..${custom.to > from ? custom.to : addDays(from, 1)}`)}
          <span className="text-muted">to</span>
          {date('To', addDays(custom.to, -1), (last) => `${custom.from <= last ? custom.from : last}..${addDays(last, 1)}`)}
        </>
      )}
    </span>
  );
}
