/** How much an item counts, and whether it counts at all. */
import type { Measure, StatusCategory, TeamSettings } from './history.js';
import type { ItemState } from './item-state.js';

/** Sums amounts without the dust of binary fractions: exact to a millionth of a point. */
export function exactSum(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return Math.round(sum * 1e6) / 1e6 + 0;
}

/** The amount of an item: its points, its hours, or 1. Without an estimate 0; a sub-task carries no points, its parent does. */
export function amountOf(state: ItemState, measure: Measure): number {
  if (measure === 'ITEMS') return 1;
  if (measure === 'HOURS') return state.hours ?? 0;
  return state.isSubTask ? 0 : state.points ?? 0;
}

/** True where the item has no estimate in the measure; read in items, where it has no points. */
export function isUnestimated(state: ItemState, measure: Measure): boolean {
  if (measure === 'HOURS') return state.hours === null;
  return !state.isSubTask && state.points === null;
}

/** Why the team does not count an item of this kind, or null where it does. */
export function leftOutReason(state: ItemState, settings: TeamSettings): string | null {
  if (state.isSubTask) return settings.countSubTasks ? null : 'sub-task';
  if (settings.creditedTypes === null || hasName(settings.creditedTypes, state.type)) return null;
  return `type "${state.type}" is not counted`;
}

/** Whether a list of names holds a name, without regard to case. */
export function hasName(names: readonly string[], name: string): boolean {
  const wanted = name.trim().toLowerCase();
  return names.some((each) => each.trim().toLowerCase() === wanted);
}

/** Neither done nor cancelled. */
export function isOpen(category: StatusCategory): boolean {
  return category !== 'DONE' && category !== 'CANCELLED';
}
