/** Two lenses that overlap: near and far. */
export function Logo() {
  return (
    <svg aria-hidden width="32" height="22" viewBox="0 0 32 22" fill="none" strokeWidth="2.6">
      <circle cx="11" cy="11" r="8.5" stroke="var(--delivery)" />
      <circle cx="21" cy="11" r="8.5" stroke="var(--outcome)" />
    </svg>
  );
}
