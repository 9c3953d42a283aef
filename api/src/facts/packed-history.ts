import type { ItemEvent, ItemEventKind, ItemHistory, StatusCategory } from '@bifocal/metrics';
import { LRUCache } from 'lru-cache';

/** A work item with all that happened to it, and whose it is. */
export interface StoredHistory extends ItemHistory {
  readonly teamId: number | null;
}

/** An item as it is stored, without its events. */
export interface ItemRow extends Omit<StoredHistory, 'id' | 'foundInReleaseId' | 'events'> {
  readonly id: number;
  readonly foundInReleaseId: number | null;
  /** When it was created, where its source says so; null: it does not, or an event does. */
  readonly createdMs: number | null;
}

/** An event as PostgreSQL writes it into the text. */
type PackedEvent = readonly [id: string, at: number, kind: ItemEventKind, from: string | null, to: string | null, sequence: number, category: StatusCategory | null, unit: 'POINTS' | 'HOURS' | null];

/** How many events stand unpacked, of the items that were asked for last. */
const MOST_UNPACKED = 30_000;
/** What an item takes beside its texts: the object, its place in what is kept, and what is worked out of it and small. */
const BYTES_AN_ITEM = 800;

/** The events of an item as text, unpacked when they are asked for: so they take some 60 bytes each, and not some 400. */
export class PackedHistory implements StoredHistory {
  readonly id: string;
  readonly teamId: number | null;
  readonly key: string;
  readonly title: string;
  readonly type: string;
  readonly isSubTask: boolean;
  readonly severity: string | null;
  readonly resolution: string | null;
  readonly foundInReleaseId: string | null;
  private readonly createdMs: number | null;

  constructor(row: ItemRow, private readonly packed: string, private readonly packing: Packing) {
    this.id = String(row.id);
    this.teamId = row.teamId;
    this.key = row.key;
    this.title = row.title;
    this.type = packing.once(row.type);
    this.isSubTask = row.isSubTask;
    this.severity = row.severity === null ? null : packing.once(row.severity);
    this.resolution = row.resolution === null ? null : packing.once(row.resolution);
    this.foundInReleaseId = row.foundInReleaseId === null ? null : String(row.foundInReleaseId);
    this.createdMs = row.createdMs;
  }

  get events(): readonly ItemEvent[] {
    return this.packing.unpacked(this, () => withCreation(this.createdMs, eventsIn(this.packed)));
  }

  /** What it takes in memory, about. */
  get bytes(): number {
    return BYTES_AN_ITEM + this.packed.length + this.title.length + this.key.length;
  }
}

/** What packed histories share: words that are said thousands of times, and which of them stand unpacked. */
export class Packing {
  private readonly words = new LRUCache<string, string>({ max: 5_000 });
  private readonly open = new LRUCache<PackedHistory, readonly ItemEvent[]>({ maxSize: MOST_UNPACKED, sizeCalculation: (events) => events.length + 1 });

  once(word: string): string {
    const known = this.words.get(word);
    if (known === undefined) this.words.set(word, word);
    return known ?? word;
  }

  unpacked(history: PackedHistory, unpack: () => readonly ItemEvent[]): readonly ItemEvent[] {
    const known = this.open.get(history);
    if (known) return known;
    const events = unpack();
    this.open.set(history, events);
    return events;
  }
}

function eventsIn(packed: string): ItemEvent[] {
  return (JSON.parse(packed) as PackedEvent[]).map(([id, at, kind, from, to, sequence, category, unit]) => {
    const event = { id, at, kind, from, to, category, sequence };
    return unit === null ? event : { ...event, unit };
  });
}

/** A source may tell when an item was created without sending an event of it. */
function withCreation(createdMs: number | null, events: ItemEvent[]): ItemEvent[] {
  if (createdMs === null || events.some((event) => event.kind === 'CREATED')) return events;
  return [{ id: '', at: createdMs, kind: 'CREATED', from: null, to: null, sequence: 0 }, ...events];
}
