import { startOfLocalDay } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventsRemoved, firstKeptDay } from '../../facts/events-removed.js';
import type { Period, TallyQuestion } from '../answer.js';
import type { Read } from './read.js';
import { TallyMemory } from './tally-memory.js';

/** Of which events something is counted one by one, beside what is kept a person, day and name: none, those from a period's first day on, or all there ever were. */
export type EventsNeeded = 'NONE' | 'FROM_ITS_DAYS' | 'EVER';
export type NeedsEvents = (period: Period) => EventsNeeded;

/** What of a question can be counted: its periods from there on, at which places they stood, and why the others cannot; null: all can. */
export interface Countable {
  readonly question: TallyQuestion;
  readonly places: readonly number[];
  readonly reason: string | null;
}

interface Line { readonly fromMs: number; readonly day: string }

/**
 * Which raw events are there: a product may have removed those of before some day (docs/decisions/0047). Who did what on which day
 * stays known of them; whatever needs the events themselves is told of no period that reaches before that day.
 */
@Injectable()
export class EventsKept {
  private readonly read: Read;

  constructor(@Inject(DataSource) dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  async countable(question: TallyQuestion, needs: NeedsEvents): Promise<Countable> {
    const line = await this.line(question);
    const all = question.periods.map((_, index) => index);
    if (line === null) return { question, places: all, reason: null };
    const places = all.filter((index) => isThere(question.periods[index]!, question.zone, line, needs));
    if (places.length === all.length) return { question, places, reason: null };
    return { question: { ...question, periods: places.map((index) => question.periods[index]!) }, places, reason: `Raw events before ${line.day} were removed, and this is counted from them.` };
  }

  /** EventsRemoved where a period of the question cannot be counted. */
  async require(question: TallyQuestion, needs: NeedsEvents): Promise<void> {
    const line = await this.line(question);
    if (line === null) return;
    const missing = question.periods.find((period) => !isThere(period, question.zone, line, needs));
    if (missing === undefined) return;
    throw new EventsRemoved(needs(missing) === 'EVER'
      ? `Raw events before ${line.day} were removed: who did this for the first time after it, nobody can tell any more, since it asks for a property of the event. Ask for the event without conditions.`
      : `range: raw events before ${line.day} were removed, and this is counted from them. Ask for days from then on.`);
  }

  /** Whether all events from a day on are there. */
  async hasFrom(question: TallyQuestion, day: string): Promise<boolean> {
    const line = await this.line(question);
    return line === null || startOfLocalDay(day, question.zone) >= line.fromMs;
  }

  private async line(question: TallyQuestion): Promise<Line | null> {
    const { workspaceId, productId, version, nowMs, zone } = question;
    if (productId === null) return null;
    // One look for all questions of a version.
    const asked: TallyQuestion = { workspaceId, productId, teamId: null, zone, currency: '', periods: [], groupBy: [], filters: [], measure: null, funnelId: null, nowMs: 0, ...(version === undefined ? { nowMs } : { version }) };
    return this.memory.get('events from', asked, async () => {
      const [row] = await this.read<{ from: Date | null }>('SELECT events_from AS "from" FROM product WHERE workspace_id = $1 AND id = $2', [workspaceId, productId]);
      const fromMs = row?.from?.getTime() ?? null;
      return fromMs === null ? null : { fromMs, day: firstKeptDay(fromMs, zone) };
    });
  }
}

function isThere(period: Period, zone: string, { fromMs }: Line, needs: NeedsEvents): boolean {
  const needed = needs(period);
  return needed === 'NONE' || (needed === 'FROM_ITS_DAYS' && startOfLocalDay(period.from, zone) >= fromMs);
}
