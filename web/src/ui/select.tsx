/** One of many. The browser's own list: right on phones, for keys and for screen readers. */
export function Select<T extends string>({ label, value, options, onChange, wide = false }: { label: string; value: T; options: readonly { value: T; name: string }[]; onChange: (value: T) => void; /** What is chosen is a sentence. */ wide?: boolean }) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value as T)} className={`control select-chevron no-print min-w-0 ${wide ? 'max-w-full sm:max-w-72' : 'max-w-48'}`}>
      {options.map((option) => <option key={option.value} value={option.value}>{option.name}</option>)}
    </select>
  );
}
