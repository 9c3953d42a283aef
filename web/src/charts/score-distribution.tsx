import { exactNumber, shortNumber } from '../format/number';

/** How scores of a survey are grouped: what counts for it, against it, or neither. */
export type ScoreGroup = 'for' | 'neither' | 'against';

const fills: Record<ScoreGroup, string> = { for: 'bg-half', neither: 'bg-half-faint', against: 'bg-neutral-strong' };

/** How many people gave each score, every column with its count. Plain elements, so that all of it is text. */
export function ScoreDistribution({ label, counts, groupOf }: { label: string; counts: readonly { score: number; count: number }[]; groupOf: (score: number) => ScoreGroup }) {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <ol aria-label={label} className="flex h-full items-stretch gap-1">
      {counts.map(({ score, count }) => (
        <li key={score} className="flex min-w-0 flex-1 flex-col items-center" title={`Score ${score}: ${exactNumber(count)}`}>
          <span className="flex w-full min-h-0 flex-1 flex-col items-center justify-end">
            <span className="text-small font-medium"><span className="sr-only">Score {score}: </span>{shortNumber(count)}</span>
            <span className={`w-full max-w-10 rounded-t-xs ${fills[groupOf(score)]}`} style={{ height: `${(count / most) * 88}%` }} />
          </span>
          <span aria-hidden className="w-full border-t border-line-strong pt-1 text-center text-small text-muted">{score}</span>
        </li>
      ))}
    </ol>
  );
}
