import type { StatusCategory, WorkItemEventKind } from '../batch.js';

export type Status = 'To Do' | 'In Progress' | 'In Review' | 'Done' | "Won't Do";
export type ItemType = 'Story' | 'Task' | 'Bug' | 'Sub-task';
export type Severity = 'critical' | 'major' | 'minor';
export type Resolution = 'Done' | "Won't Do" | 'Duplicate' | 'Rejected';

export const CATEGORY: Readonly<Record<Status, StatusCategory>> = {
  'To Do': 'TO_DO',
  'In Progress': 'IN_PROGRESS',
  'In Review': 'WAITING',
  Done: 'DONE',
  "Won't Do": 'CANCELLED',
};

export interface ItemEvent {
  readonly kind: WorkItemEventKind;
  readonly at: number;
  readonly from?: string;
  readonly to?: string;
  readonly parent?: Item;
  readonly unit?: 'POINTS' | 'HOURS';
  readonly category?: StatusCategory;
  /** The order in which it was said: breaks ties of one instant. */
  readonly sequence: number;
}

export interface ItemFacts {
  readonly team: string;
  readonly title: string;
  readonly type: ItemType;
  readonly createdAt: number;
  readonly parent?: Item;
  readonly severity?: Severity;
  readonly foundInRelease?: string;
}

/**
 * A work item while it is simulated: its present state, and the history that led to it.
 * Each change writes the event with its old and new value, so the history cannot contradict itself.
 * Changes of one field must be told in order of time; changes of different fields need not.
 */
export class Item {
  readonly events: ItemEvent[] = [];
  points: number | null = null;
  status: Status = 'To Do';
  sprint: string | null = null;
  release: string | null = null;
  /** How it was cancelled, if it was. */
  cancelledAs: Exclude<Resolution, 'Done'> = "Won't Do";
  /** Sprints in a row that it was in without getting done. */
  carried = 0;
  /** From when it may be planned. */
  freeFrom: number;
  private hours: number | null = null;

  constructor(readonly facts: ItemFacts) {
    this.freeFrom = facts.createdAt;
    this.add({ kind: 'CREATED', at: facts.createdAt });
    if (facts.parent) this.add({ kind: 'PARENT', at: facts.createdAt, parent: facts.parent });
    this.add({ kind: 'STATUS', at: facts.createdAt, to: 'To Do', category: 'TO_DO' });
  }

  get isOver(): boolean {
    return this.status === 'Done' || this.status === "Won't Do";
  }

  get timesDone(): number {
    return this.events.filter(({ category }) => category === 'DONE').length;
  }

  /** Category in force at an instant. */
  categoryAt(instant: number): StatusCategory {
    let category: StatusCategory = 'TO_DO';
    for (const event of this.events) if (event.category && event.at <= instant) category = event.category;
    return category;
  }

  estimate(at: number, points: number, hours?: number): this {
    this.add({ kind: 'ESTIMATE', at, from: this.points === null ? undefined : String(this.points), to: String(points), unit: 'POINTS' });
    this.points = points;
    if (hours !== undefined) {
      this.add({ kind: 'ESTIMATE', at, from: this.hours === null ? undefined : String(this.hours), to: String(hours), unit: 'HOURS' });
      this.hours = hours;
    }
    return this;
  }

  move(at: number, status: Status, cancelledAs?: Exclude<Resolution, 'Done'>): this {
    if (status === this.status) return this;
    this.add({ kind: 'STATUS', at, from: this.status, to: status, category: CATEGORY[status] });
    this.status = status;
    if (cancelledAs) this.cancelledAs = cancelledAs;
    return this;
  }

  enterSprint(at: number, sprint: string): this {
    this.leaveSprint(at);
    this.add({ kind: 'SPRINT_ENTERED', at, to: sprint });
    this.sprint = sprint;
    return this;
  }

  leaveSprint(at: number): this {
    if (this.sprint !== null) this.add({ kind: 'SPRINT_LEFT', at, from: this.sprint });
    this.sprint = null;
    return this;
  }

  enterRelease(at: number, release: string): this {
    this.leaveRelease(at);
    this.add({ kind: 'RELEASE_ENTERED', at, to: release });
    this.release = release;
    return this;
  }

  leaveRelease(at: number): this {
    if (this.release !== null) this.add({ kind: 'RELEASE_LEFT', at, from: this.release });
    this.release = null;
    return this;
  }

  delete(at: number): this {
    this.add({ kind: 'DELETED', at });
    return this;
  }

  /** Held up for a reason from one instant to another; there may be several reasons at once. */
  block(from: number, to: number, reason: string): this {
    this.add({ kind: 'BLOCKED', at: from, to: reason });
    this.add({ kind: 'UNBLOCKED', at: to, from: reason });
    return this;
  }

  private add(event: Omit<ItemEvent, 'sequence'>): void {
    this.events.push({ ...event, sequence: this.events.length });
  }
}
