import type { Measure, ReleaseBurndown, ReleaseChange } from '@bifocal/metrics';

/** Burndowns of one release over the same sprints, one a team, put together. Only items may be: points of teams are never added up. */
export function addBurndowns(parts: readonly ReleaseBurndown[], measure: Measure): ReleaseBurndown {
  const [first, ...others] = parts;
  if (!first) return { measure, bars: [], remaining: 0, completed: 0 };
  return others.reduce((sum, part) => ({
    measure,
    bars: sum.bars.map((bar, n) => {
      const other = part.bars[n]!;
      const gap = bar.gap && other.gap ? addChanges(bar.gap, other.gap) : bar.gap ?? other.gap;
      return { ...bar, ...addChanges(bar, other), gap };
    }),
    remaining: sum.remaining + part.remaining,
    completed: sum.completed + part.completed,
  }), first);
}

function addChanges(a: ReleaseChange, b: ReleaseChange): ReleaseChange {
  return {
    start: a.start + b.start,
    added: a.added + b.added,
    removed: a.removed + b.removed,
    reEstimated: a.reEstimated + b.reEstimated,
    completed: a.completed + b.completed,
    reopened: a.reopened + b.reopened,
    end: a.end + b.end,
    rows: [...a.rows, ...b.rows],
  };
}
