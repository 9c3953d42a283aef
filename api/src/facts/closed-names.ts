import { categoryOf, type TeamSettings } from '@bifocal/metrics';

/** Names that close an item where neither the team nor the source says otherwise: those worth a filter in SQL. The formulas judge. */
const USUAL = ['done', 'closed', 'resolved', 'completed', 'complete', 'finished', 'fixed', 'released', 'cancelled', 'canceled', "won't do", 'rejected', 'duplicate'];

/** The statuses, in lower case, by which the database can tell that an item is closed without replaying it, whichever of these settings it is read by. */
export function closedNames(all: readonly TeamSettings[]): { closed: string[]; open: string[]; wellKnown: string[] } {
  const isClosed = (name: string): boolean => all.every((settings) => ['DONE', 'CANCELLED'].includes(categoryOf(name, null, settings)));
  const placed = [...new Set(all.flatMap(({ statusMap }) => Object.keys(statusMap)))];
  // What one of them leaves to the source may be open by it.
  const closed = placed.filter((name) => isClosed(name) && all.every(({ statusMap }) => name in statusMap));
  return { closed, open: placed.filter((name) => !closed.includes(name)), wellKnown: USUAL.filter(isClosed) };
}
