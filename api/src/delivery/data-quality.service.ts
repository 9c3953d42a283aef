import { Inject, Injectable } from '@nestjs/common';
import { metricByKey, startOfLocalDay } from '@bifocal/metrics';
import { printOf, readCursor, readFirst, writeCursor } from '../figures/cursor.js';
import type { QualityKind } from '../graphql/enums.js';
import type { DayRange } from '../graphql/range.js';
import { DataQualityReadings } from '../tallies/delivery/data-quality-readings.js';
import type { DataQuality, FlawedItemPage, QualityFinding } from './data-quality.type.js';
import type { Whose } from './questions.js';

const MOST_ROWS = 1_000;

/** Answers what makes a team's numbers doubtful. */
@Injectable()
export class DataQualityService {
  constructor(@Inject(DataQualityReadings) private readonly readings: DataQualityReadings) {}

  /** Of one team. */
  async of({ workspaceId, teams, time }: Whose, { from, to }: DayRange, kinds: readonly QualityKind[] | null = null): Promise<DataQuality> {
    const history = teams[0]!;
    const [fromAt, toAt] = [from, to].map((date) => startOfLocalDay(date, history.team.timeZone)) as [number, number];
    const { findings, checkedItems, touchedItems } = await this.readings.of(workspaceId, history, fromAt, toAt);
    return {
      findings: findings.filter(({ kind }) => kinds?.includes(kind) ?? true).map(({ kind, name, says, whatToDo, severity, metrics, items }): QualityFinding => ({
        kind, name, says, whatToDo, severity, metrics, metricNames: metrics.map((key) => metricByKey(key)!.name), count: items.length, found: items, askedBy: { team: history.team.id, from, to, kind },
      })),
      checkedItems, touchedItems,
      asOf: new Date(time.nowMs),
    };
  }

  items({ found, askedBy }: QualityFinding, first: number, after: string | null | undefined): FlawedItemPage {
    const limit = readFirst(first, MOST_ROWS);
    const print = printOf(askedBy);
    const offset = after ? Number(readCursor(print, after)[0]) : 0;
    const next = offset + limit;
    return {
      rows: found.slice(offset, next).map(({ at, ...item }) => ({ ...item, at: new Date(at) })),
      totalCount: found.length,
      nextCursor: next < found.length ? writeCursor(print, [next]) : null,
    };
  }
}
