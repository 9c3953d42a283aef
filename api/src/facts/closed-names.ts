import { categoryOf, type TeamSettings } from '@bifocal/metrics';

/** Names that close an item where neither the team nor the source says otherwise: those worth a filter in SQL. The formulas judge. */
const USUAL = ['done', 'closed', 'resolved', 'completed', 'complete', 'finished', 'fixed', 'released', 'cancelled', 'canceled', "won't do", 'rejected', 'duplicate'];

/** The statuses, in lower case, by which the database can tell that an item is closed without replaying it. */
export function closedNames(settings: TeamSettings): { closed: string[]; open: string[]; wellKnown: string[] } {
  const isClosed = (name: string): boolean => ['DONE', 'CANCELLED'].includes(categoryOf(name, null, settings));
  const placed = Object.keys(settings.statusMap);
  return { closed: placed.filter(isClosed), open: placed.filter((name) => !isClosed(name)), wellKnown: USUAL.filter(isClosed) };
}
