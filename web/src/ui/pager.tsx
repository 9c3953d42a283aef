import { exactNumber } from '../format/number';

/** "21 to 40 of 312", and the ways to the pages beside it. */
export function Pager({ first, rows, total, what, newer, older }: { first: number; rows: number; total: number; what: string; newer: (() => void) | null; older: (() => void) | null }) {
  return (
    <span className="no-print ml-auto flex items-center gap-2 text-small text-muted">
      {total > 0 && <span aria-live="polite">{exactNumber(first)} to {exactNumber(first + rows - 1)} of {exactNumber(total)}</span>}
      <button type="button" className="control" aria-label={`Newer ${what}`} disabled={newer === null} onClick={() => newer?.()}>Newer</button>
      <button type="button" className="control" aria-label={`Older ${what}`} disabled={older === null} onClick={() => older?.()}>Older</button>
    </span>
  );
}
