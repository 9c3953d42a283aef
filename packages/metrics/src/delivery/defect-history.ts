/** Which items are defects, and when each was opened, closed and reopened. */
import type { ItemHistory, TeamSettings } from './history.js';
import { hasName, isOpen } from './measure.js';
import { type ItemFlow } from './item-flow.js';
import { timelineOf } from './timeline.js';

export interface DefectMove {
  readonly at: number;
  readonly kind: 'OPENED' | 'CLOSED' | 'REOPENED';
}

export interface DefectHistory {
  readonly item: ItemHistory;
  readonly openedAt: number;
  /** The last entry into DONE; null unless it is done now. */
  readonly doneAt: ItemFlow['doneAt'];
  readonly moves: readonly DefectMove[];
}

/** Whether an item is of a type the team calls a defect, and not left out by its resolution (a duplicate, rejected). */
export function isDefect(item: ItemHistory, settings: TeamSettings): boolean {
  return hasName(settings.defectTypes, item.type) && !(item.resolution !== null && hasName(settings.excludedResolutions, item.resolution));
}

/**
 * The histories of the defects among the items; deleted ones are left out, as duplicates are. A defect is opened when it is
 * created (or at its first event, where none says so), closed when it becomes done or cancelled, reopened when it is neither again.
 */
export function defectHistories(histories: readonly ItemHistory[], settings: TeamSettings): DefectHistory[] {
  return histories.filter((item) => isDefect(item, settings)).flatMap((item): DefectHistory[] => {
    const { moments, createdAt } = timelineOf(item, settings);
    const [first, last] = [moments.at(0), moments.at(-1)];
    if (!first || !last || last.state.deleted) return [];
    const moves: DefectMove[] = [{ at: first.at, kind: 'OPENED' }];
    let wasOpen = true;
    for (const { at, state } of moments) {
      const open = isOpen(state.category);
      if (open !== wasOpen) moves.push({ at, kind: open ? 'REOPENED' : 'CLOSED' });
      wasOpen = open;
    }
    return [{ item, openedAt: createdAt ?? first.at, doneAt: last.state.category === 'DONE' ? last.state.categorySince : null, moves }];
  });
}
