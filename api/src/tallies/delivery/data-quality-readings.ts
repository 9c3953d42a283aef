import { Inject, Injectable } from '@nestjs/common';
import { dataQuality, type DataQuality, type TeamSettings } from '@bifocal/metrics';
import { patience } from '../../database/patience.js';
import { DeliveryHistory, type TouchedItems } from '../../facts/delivery-history.js';
import type { TeamHistory } from '../../facts/team-history.js';

/** The most items that are looked through at once, the latest touched first: more than a team finishes in years. */
const MOST_ITEMS = 5_000;
/** Pages ask for this quarter, the last sprints and the running one at once: what happened lately is read once for all of them. */
const LATELY_MS = 200 * 86_400_000;
/** No range reaches further. */
const END = Date.parse('2200-01-02T00:00:00Z');

/** What makes a team's numbers doubtful, and of how many items. */
export interface QualityReading extends DataQuality {
  /** Items that something happened to in that time; more than were checked where it is long. */
  readonly touchedItems: number;
}

/** Looks through what happened to a team's items. Only items that something happened to in the time asked about are read. */
@Injectable()
export class DataQualityReadings {
  /** While no fact comes in, a page asks for the same time again and again: once for its panel, once for the doubts of each number. */
  private readonly read = new WeakMap<TeamHistory, Map<string, Promise<QualityReading>>>();

  private readonly lately = new WeakMap<TeamHistory, Promise<TouchedItems>>();

  constructor(@Inject(DeliveryHistory) private readonly histories: DeliveryHistory) {}

  /** By the present definition, or by that of a sprint. */
  async of(workspaceId: number, history: TeamHistory, fromAt: number, toAt: number, settings: TeamSettings = history.team.settings): Promise<QualityReading> {
    const known = this.read.get(history) ?? new Map<string, Promise<QualityReading>>();
    this.read.set(history, known);
    const version = history.definitions.find((each) => each.settings === settings)?.version ?? 0;
    const key = `${workspaceId} ${fromAt} ${toAt} ${version}`;
    const reading = known.get(key) ?? patience.ofAll(() => this.lookThrough(workspaceId, history, fromAt, toAt, settings));
    known.set(key, reading);
    try {
      return await reading;
    } catch (error) {
      known.delete(key);
      throw error;
    }
  }

  private async lookThrough(workspaceId: number, history: TeamHistory, fromAt: number, toAt: number, settings: TeamSettings): Promise<QualityReading> {
    const { team, frames, nowMs } = history;
    const touched = await this.touchedIn(workspaceId, history, fromAt, toAt);
    // An item may have been in two sprints for long without anything happening to it.
    const running = history.sprints.filter((sprint) => history.stateOf(sprint) === 'RUNNING');
    const together = running.length < 2 ? [] : (await Promise.all(running.map((sprint) => history.ofSprint(sprint)))).flat();
    const items = [...new Map([...together, ...touched.items].map((item) => [item.id, item])).values()];
    const found = dataQuality({ items, subTasksOf: touched.subTasksOf, sprints: frames, settings, measure: team.measure, fromAt, toAt, now: nowMs });
    return { ...found, touchedItems: touched.total };
  }

  private async touchedIn(workspaceId: number, history: TeamHistory, fromAt: number, toAt: number): Promise<TouchedItems> {
    const read = (from: number, to: number): Promise<TouchedItems> => this.histories.touchedIn(workspaceId, history.team.id, from, to, MOST_ITEMS);
    const since = history.nowMs - LATELY_MS;
    if (fromAt < since) return read(fromAt, toAt);
    const known = this.lately.get(history) ?? read(since, END);
    this.lately.set(history, known);
    const lately = await known.catch((error: unknown) => {
      this.lately.delete(history);
      throw error;
    });
    if (lately.total > lately.items.length) return read(fromAt, toAt);
    const items = lately.items.filter((item) => item.events.some((event) => event.at >= fromAt && event.at < toAt));
    return { ...lately, items, total: items.length };
  }
}
