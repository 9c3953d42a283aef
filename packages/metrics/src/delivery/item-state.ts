/** What an item is, and how an event changes it. */
import type { ItemEvent, ItemEventKind, ItemHistory, StatusCategory, TeamSettings } from './history.js';
import { categoryOf } from './status.js';

/** What an item is at one instant. */
export interface ItemState {
  /** Created, and not deleted. */
  readonly exists: boolean;
  readonly deleted: boolean;
  readonly type: string;
  readonly isSubTask: boolean;
  readonly status: string | null;
  readonly category: StatusCategory;
  /** Since when it has been in this category; -Infinity where no event says so. */
  readonly categorySince: number;
  /** null: not estimated. */
  readonly points: number | null;
  readonly hours: number | null;
  /** In the order of entry: the latest entry last. */
  readonly sprintIds: readonly string[];
  /** The latest entered of the releases it is in. */
  readonly releaseId: string | null;
  readonly releaseIds: readonly string[];
}

function estimateOf(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? Math.round(value * 1e6) / 1e6 : null;
}

/** The flag of an item speaks of the type it has now; a type it had earlier is judged by its name. */
function isSubTaskType(type: string, item: ItemHistory): boolean {
  return type === item.type ? item.isSubTask : /^(sub[-_ ]?task|unteraufgabe|sous-tâche|subtarea|subtarefa)$/i.test(type.trim());
}

function idsBefore(events: readonly ItemEvent[], entered: ItemEventKind, left: ItemEventKind): string[] {
  const seen = new Set<string>();
  const ids: string[] = [];
  for (const event of events) {
    const id = event.kind === entered ? event.to : event.kind === left ? event.from : null;
    if (id === null || seen.has(id)) continue;
    seen.add(id);
    if (event.kind === left) ids.push(id);
  }
  return ids;
}

/** What an item was before its first event: the old values of the first change of each kind; a sprint it left without entering, it was in. */
export function stateBeforeAll(item: ItemHistory, events: readonly ItemEvent[], settings: TeamSettings): ItemState {
  const status = events.find((event) => event.kind === 'STATUS')?.from ?? null;
  const typed = events.find((event) => event.kind === 'TYPE');
  const type = typed?.from ?? typed?.to ?? item.type;
  const estimate = (unit: 'POINTS' | 'HOURS') =>
    estimateOf(events.find((event) => event.kind === 'ESTIMATE' && (event.unit ?? 'POINTS') === unit)?.from ?? null);
  const releaseIds = idsBefore(events, 'RELEASE_ENTERED', 'RELEASE_LEFT');
  return {
    exists: !events.some((event) => event.kind === 'CREATED'),
    deleted: false,
    type,
    isSubTask: isSubTaskType(type, item),
    status,
    category: categoryOf(status, null, settings),
    categorySince: -Infinity,
    points: estimate('POINTS'),
    hours: estimate('HOURS'),
    sprintIds: idsBefore(events, 'SPRINT_ENTERED', 'SPRINT_LEFT'),
    releaseIds,
    releaseId: releaseIds.at(-1) ?? null,
  };
}

const including = (ids: readonly string[], id: string | null): readonly string[] => (id === null || ids.includes(id) ? ids : [...ids, id]);

/** The state after one more event. */
export function stateAfter(state: ItemState, event: ItemEvent, item: ItemHistory, settings: TeamSettings): ItemState {
  switch (event.kind) {
    case 'TYPE':
      return event.to === null ? state : { ...state, type: event.to, isSubTask: isSubTaskType(event.to, item) };
    case 'STATUS': {
      const category = categoryOf(event.to, event.category, settings);
      return { ...state, status: event.to, category, categorySince: category === state.category ? state.categorySince : event.at };
    }
    case 'ESTIMATE':
      return event.unit === 'HOURS' ? { ...state, hours: estimateOf(event.to) } : { ...state, points: estimateOf(event.to) };
    case 'SPRINT_ENTERED':
      return { ...state, sprintIds: including(state.sprintIds, event.to) };
    case 'SPRINT_LEFT':
      return { ...state, sprintIds: state.sprintIds.filter((id) => id !== event.from) };
    case 'RELEASE_ENTERED':
    case 'RELEASE_LEFT': {
      const releaseIds = event.kind === 'RELEASE_ENTERED' ? including(state.releaseIds, event.to) : state.releaseIds.filter((id) => id !== event.from);
      return { ...state, releaseIds, releaseId: releaseIds.at(-1) ?? null };
    }
    case 'DELETED':
      return { ...state, exists: false, deleted: true };
    default:
      return state;
  }
}
