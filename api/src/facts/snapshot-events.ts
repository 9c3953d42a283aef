/** What a tracker that keeps no history shows of an item at one instant: what was seen, by name. A field that is not there was not said. */
export interface Snapshot {
  readonly observedAt: string;
  readonly state: SnapshotState;
}

export interface SnapshotState {
  readonly type?: string | null;
  readonly parent?: string | null;
  readonly status?: string | null;
  readonly statusCategory?: string | null;
  readonly estimate?: number | null;
  readonly estimateHours?: number | null;
  readonly sprint?: string | null;
  readonly release?: string | null;
  readonly blocked?: boolean | null;
  readonly deleted?: boolean | null;
}

/** An event that nobody sent: it is the difference of two snapshots. */
export interface DerivedEvent {
  readonly key: string;
  readonly at: string;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly unit: 'POINTS' | 'HOURS' | null;
  readonly category: string | null;
  readonly sequence: number;
}

/** What derived events' keys begin with; a source cannot give such a key. */
export const DERIVED = 'snapshot:';

const text = (value: string | number | null | undefined): string | null => (value == null || value === '' ? null : String(value));

/**
 * The history that an item's snapshots tell: each difference is an event at the time of the later one, and the first one gives
 * the state it shows. The item was created at `createdAt`, or, where nobody said when, as it was first seen. What a snapshot
 * does not say is as before. The snapshots may come in any order; of two at one instant the later in the list counts last.
 */
export function eventsFromSnapshots(createdAt: string | null, snapshots: readonly Snapshot[]): DerivedEvent[] {
  const ordered = [...snapshots].sort((a, b) => (a.observedAt < b.observedAt ? -1 : a.observedAt > b.observedAt ? 1 : 0));
  const bornAt = createdAt ?? ordered[0]?.observedAt;
  if (bornAt === undefined) return [];
  const events: DerivedEvent[] = [{ key: `${DERIVED}created`, at: bornAt, kind: 'CREATED', from: null, to: null, unit: null, category: null, sequence: 0 }];
  let known: SnapshotState = {};
  for (const { observedAt, state } of ordered) {
    const next = { ...known, ...state };
    events.push(...differences(observedAt, known, next));
    known = next;
  }
  return events;
}

function differences(at: string, before: SnapshotState, after: SnapshotState): DerivedEvent[] {
  const events: DerivedEvent[] = [];
  const add = (kind: string, from: string | null, to: string | null, more: Partial<DerivedEvent> = {}): void => {
    events.push({ key: `${DERIVED}${at}:${kind}${more.unit ? `:${more.unit}` : ''}`, at, kind, from, to, unit: null, category: null, sequence: events.length + 1, ...more });
  };
  // A type or parent that was never another is no event.
  for (const [kind, field] of [['TYPE', 'type'], ['PARENT', 'parent']] as const) {
    const [from, to] = [text(before[field]), text(after[field])];
    if (from !== to && before[field] !== undefined) add(kind, from, to);
  }
  for (const [unit, field] of [['POINTS', 'estimate'], ['HOURS', 'estimateHours']] as const) {
    const [from, to] = [text(before[field]), text(after[field])];
    if (from !== to) add('ESTIMATE', from, to, { unit });
  }
  for (const [kind, field] of [['SPRINT', 'sprint'], ['RELEASE', 'release']] as const) {
    const [from, to] = [text(before[field]), text(after[field])];
    if (from === to) continue;
    if (from !== null) add(`${kind}_LEFT`, from, null);
    if (to !== null) add(`${kind}_ENTERED`, null, to);
  }
  const [from, to] = [statusOf(before), statusOf(after)];
  const category = text(after.statusCategory);
  if (to !== null && (from !== to || text(before.statusCategory) !== category)) add('STATUS', from, to, { category });
  // What nobody has spoken of is not blocked; to say so for the first time is no event.
  if ((after.blocked ?? false) !== (before.blocked ?? false)) add(after.blocked === true ? 'BLOCKED' : 'UNBLOCKED', null, null);
  if (after.deleted === true && before.deleted !== true) add('DELETED', null, null);
  return events;
}

/** A tracker may tell the category alone. */
const statusOf = (state: SnapshotState): string | null => text(state.status) ?? text(state.statusCategory);
