export interface CountBar {
  key: string;
  name: string;
  /** The whole length, and how much of it is filled; a bar without a part is all filled. */
  count: number;
  part?: number;
  /** At the end of the bar: the number in words. */
  text: string;
  /** Below the name: "provisional until 5 Dec". */
  note?: string | undefined;
  tone?: 'calm' | 'trouble';
  /** Not over yet. */
  hatched?: boolean;
}

/** Counts side by side as lying bars from one zero and in one scale, however long the words beside them; each opens what it counts. A bar of nothing opens nothing; none does while `onOpen` is not given. */
export function CountBars({ label, bars, onOpen }: { label: string; bars: readonly CountBar[]; onOpen: ((key: string) => void) | undefined }) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul aria-label={label} className="grid grid-cols-[minmax(0,7.5rem)_1fr_auto] gap-x-2 gap-y-1">
      {bars.map(({ key, name, count, part = count, text, note, tone = 'calm', hatched }) => (
        <li key={key} className="col-span-full grid grid-cols-subgrid">
          <button type="button" disabled={count === 0 || !onOpen} onClick={() => onOpen?.(key)} className="col-span-full grid grid-cols-subgrid items-center rounded-sm py-1 text-left enabled:hover:bg-sunken">
            <span className="min-w-0 truncate text-small text-muted" title={name}>{name}{note && <><span className="sr-only">, </span><span className="block truncate" title={note}>{note}</span></>}<span className="sr-only">: </span></span>
            <span className="relative h-4">
              <span className="absolute inset-y-0 left-0 rounded-xs bg-half-faint" style={{ width: `${(count / most) * 100}%` }} />
              <span className={`absolute inset-y-0 left-0 rounded-xs ${tone === 'trouble' ? 'bg-trouble' : 'bg-half'} ${hatched ? 'hatched' : ''}`} style={{ width: `${(part / most) * 100}%` }} />
            </span>
            <span className="text-right font-medium tabular-nums">{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
