import { createContext, useContext } from 'react';
import type { CountingNow } from '../graphql/counting';
import { ProgressBar } from './progress-bar';

/** True where one button of the page stops all that it counts. */
export const StoppedTogether = createContext(false);

/** How far a count is and about how long it still takes, in the place of what is to come. It can be stopped. */
export function CountingState({ name, counting }: { name: string; counting: CountingNow }) {
  const together = useContext(StoppedTogether);
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 text-center" data-state="loading">
      <span role="status" className="sr-only">Counting {name}</span>
      <p className="font-medium text-ink">Counting</p>
      {counting.of > 0 && <ProgressBar label={`${name}, counted so far`} share={counting.done / counting.of} className="w-60 max-w-full" />}
      <p className="max-w-80 text-muted">{wordsOf(counting)}</p>
      {!together && <button type="button" className="control" onClick={counting.stop} aria-label={`Stop counting ${name}`}>Stop</button>}
    </div>
  );
}

/** The same on one line, over what was there before. */
export function CountingLine({ name, counting }: { name: string; counting: CountingNow }) {
  const together = useContext(StoppedTogether);
  return (
    <div className="card absolute inset-x-0 top-0 z-10 flex items-center gap-3 px-3 py-1 text-small" data-state="loading">
      <span role="status" className="sr-only">Counting {name}</span>
      {counting.of > 0 && <ProgressBar label={`${name}, counted so far`} share={counting.done / counting.of} className="w-24 shrink-0" />}
      <p className="min-w-0 flex-1 text-muted">{wordsOf(counting)}</p>
      {!together && <button type="button" className="link shrink-0" onClick={counting.stop} aria-label={`Stop counting ${name}`}>Stop</button>}
    </div>
  );
}

function wordsOf({ done, of, secondsLeft, mostSeconds }: CountingNow): string {
  if (of === 0) return `Counted all at once, so nobody knows how far it is. It is given up after ${mostSeconds} s more.`;
  const parts = `${done} of ${of} parts of the people`;
  return secondsLeft === null ? parts : `${parts}, about ${Math.max(1, secondsLeft)} s still`;
}
