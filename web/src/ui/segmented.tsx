import { useId } from 'react';

/** A choice of few, all in sight. Native radios, so arrow keys and screen readers know it. */
export function Segmented<T extends string>({ label, value, options, onChange }: { label: string; value: T; options: readonly { value: T; name: string }[]; onChange: (value: T) => void }) {
  const group = useId();
  return (
    <fieldset className="no-print inline-flex rounded-md border border-line bg-surface p-px">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="relative inline-flex min-h-7.5 cursor-pointer items-center rounded-[5px] px-2.5 font-medium text-muted hover:text-ink has-checked:bg-ink has-checked:text-surface has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus">
          <input type="radio" name={group} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} className="sr-only" />
          {option.name}
        </label>
      ))}
    </fieldset>
  );
}
