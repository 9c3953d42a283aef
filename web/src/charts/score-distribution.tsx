import { exactNumber, percent, shortNumber } from '../format/number';

/** How scores of a survey are grouped: what counts for it, against it, or neither. */
export type ScoreGroup = 'FAVOURABLE' | 'NEUTRAL' | 'CRITICAL';

/** Told apart in grey too: dark, light and hatched. */
const fills: Record<ScoreGroup, string> = { FAVOURABLE: 'bg-half-strong', NEUTRAL: 'bg-half-faint', CRITICAL: 'bg-neutral-strong' };

export interface ScoreColumn {
  score: number;
  count: number;
  group: ScoreGroup;
}

export interface ScoreGroupName {
  group: ScoreGroup;
  name: string;
  answers: number;
  share: number | null;
}

/** How many people gave each score, every column with its count, and below them each group with its share. Plain elements, so that all of it is text. */
export function ScoreDistribution({ label, columns, groups, faint = false }: { label: string; columns: readonly ScoreColumn[]; groups: readonly ScoreGroupName[]; faint?: boolean }) {
  const most = Math.max(1, ...columns.map(({ count }) => count));
  return (
    <div className={`flex h-full gap-2 ${faint ? 'opacity-60' : ''}`}>
      {groups.map(({ group, name, answers, share }) => {
        const own = columns.filter((column) => column.group === group);
        return (
          <div key={group} className="flex min-w-0 flex-col" style={{ flex: Math.max(own.length, 1) }}>
            <ol aria-label={`${label}: ${name}`} className="flex min-h-0 flex-1 items-stretch gap-1">
              {own.map(({ score, count }) => (
                <li key={score} className="flex min-w-0 flex-1 flex-col items-center" title={`Score ${score}: ${exactNumber(count)}`}>
                  <span className="flex w-full min-h-0 flex-1 flex-col items-center justify-end">
                    <span className="text-small font-medium"><span className="sr-only">Score {score}: </span>{shortNumber(count)}</span>
                    <span className={`w-full max-w-10 rounded-t-xs ${fills[group]}`} style={{ height: `${(count / most) * 88}%` }} />
                  </span>
                  <span aria-hidden className="w-full border-t border-line-strong pt-1 text-center text-small text-muted">{score}</span>
                </li>
              ))}
            </ol>
            <p className="mt-1 border-t-2 border-line pt-1 text-center text-small" title={`${exactNumber(answers)} answers`}>
              <span className="block truncate text-muted">{name}</span>
              <span className="block font-semibold">{share === null ? '–' : percent(share, 0)}</span>
            </p>
          </div>
        );
      })}
    </div>
  );
}
