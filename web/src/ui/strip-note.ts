import type { FigurePartsFragment } from '../graphql/generated';

const periods = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter' } as const;

/** What holds for a whole strip and so is said once: that nothing in it is over yet, and what its changes are against. */
export function stripNote(figures: readonly FigurePartsFragment[], grain: keyof typeof periods, against: string | null): { note: string; noneOver: boolean } {
  const known = figures.filter((figure) => figure.value !== null);
  const noneOver = figures.length > 1 && figures.every((figure) => !figure.complete);
  if (known.length === 0) return { note: 'Nothing can be counted in this range yet.', noneOver };
  const note = [noneOver && `Up to now: the running ${periods[grain]} is dashed.`, against && `Changes ${against}.`].filter(Boolean).join(' ');
  return { note, noneOver };
}
