/** Which sprint a done item is credited to: one, and one only. */
import type { Sprint, TeamSettings } from './history.js';
import { isSeenBy, type SprintSpan, sprintSpan } from './sprint-span.js';
import { type Timeline, timelineOf } from './timeline.js';

/**
 * The id of the sprint that a done item is credited to at the close of `sprint`, or null where it is none yet.
 *
 * The sprints it was in close one after another. At each close the item belongs to the latest entered of the sprints it is in
 * that run then and began before it was done: if that is the closing one, the item is credited there, once and for all; if
 * not, the other has its turn. A sprint that is not among `teamSprints` is taken to be running.
 */
export function creditedSprintId(
  timeline: Timeline, sprint: Sprint, teamSprints: readonly Sprint[], settings: TeamSettings, now: number,
): string | null {
  const doneAt = timeline.moments.at(-1)?.state.categorySince ?? timeline.initial.categorySince;
  const spans = new Map<string, SprintSpan>();
  // It was in a few of them; a team may have had hundreds.
  const everIn = new Set(timeline.item.events.flatMap(({ kind, from, to }) => (kind === 'SPRINT_ENTERED' ? to ?? [] : kind === 'SPRINT_LEFT' ? from ?? [] : [])));
  for (const each of [...teamSprints.filter(({ id }) => everIn.has(id)), sprint]) spans.set(each.id, sprintSpan(each, settings, now));
  const closeAt = spans.get(sprint.id)!.closeAt;
  const closing = [...spans]
    .filter(([, span]) => span.closeAt >= doneAt && span.closeAt <= closeAt)
    .sort(([a, one], [b, other]) => one.closeAt - other.closeAt || (a < b ? -1 : 1));
  for (const [id, span] of closing) {
    const seen = timelineOf(timeline.item, settings, (event) => isSeenBy(span, event));
    const sprintIds = (seen.moments.at(-1)?.state ?? seen.initial).sprintIds;
    if (!sprintIds.includes(id)) continue;
    const running = sprintIds.filter((other) => {
      const its = spans.get(other);
      return !its || (its.startAt <= doneAt && its.startAt <= span.closeAt && its.closeAt >= span.closeAt);
    });
    if (running.at(-1) === id) return id;
  }
  return null;
}
