import { Inject, Injectable } from '@nestjs/common';
import type { MetricDefinition } from '@bifocal/metrics';
import type { Compare, Grain, Measure } from '../graphql/enums.js';
import type { FilterInput } from '../graphql/figure.js';
import { badInput } from '../graphql/named-error.js';
import { readRange, type DayRange, type RangeInput } from '../graphql/range.js';
import type { Period } from '../tallies/answer.js';
import { Answers } from '../tallies/answers.js';
import { checkFilters, checkGrain, checkGroups, readMetrics } from '../figures/asked-metrics.js';
import { tallyQuestion, WhoIsAskedAbout, type Asked } from '../figures/asked.js';
import { calendarPeriod, calendarPeriods, comparedPeriod } from '../figures/calendar-periods.js';
import { printOf, readCursor, readFirst, writeCursor } from '../figures/cursor.js';
import { DeliveryPeriods } from '../figures/delivery-periods.js';
import { TargetsService } from '../figures/targets.service.js';
import { unitOf } from '../figures/unit-of.js';
import { CountedTable, type ShownPeriod } from './counted-table.js';
import { columnsOf, flatRow } from './metric-table-columns.js';
import type { Column, MetricTable } from './metric-table.type.js';

export const MOST_ROWS = 10_000;
const MOST_COUNTED = 200_000;

export interface TableAsked {
  readonly metrics: readonly string[];
  readonly range: RangeInput;
  readonly grain: Grain;
  readonly product?: string | null;
  readonly team?: string | null;
  readonly groupBy?: readonly string[] | null;
  readonly filters?: readonly FilterInput[] | null;
  readonly compare?: Compare | null;
  readonly completeOnly?: boolean | null;
  readonly measure?: Measure | null;
  readonly funnelId: number | null;
}

/** Which of its pages. */
export interface PageAsked {
  readonly first: number;
  readonly after?: string | null;
}

/** A table counted, and how it was asked for. */
export interface TableCounted {
  readonly table: CountedTable;
  readonly columns: readonly Column[];
  readonly groupBy: readonly string[];
  readonly asOf: Date;
  readonly timeZone: string;
}

/** The periods of a table and those that they are compared with, in one list, so that each is counted once. */
interface TablePeriods {
  readonly all: readonly Period[];
  readonly shown: readonly ShownPeriod[];
}

/** Metrics as one flat table for BI tools. */
@Injectable()
export class MetricTableService {
  constructor(
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
    @Inject(DeliveryPeriods) private readonly deliveryPeriods: DeliveryPeriods,
    @Inject(Answers) private readonly answers: Answers,
    @Inject(TargetsService) private readonly targets: TargetsService,
  ) {}

  /** One page of it. */
  async table(given: TableAsked & PageAsked): Promise<MetricTable> {
    const first = readFirst(given.first, MOST_ROWS);
    const print = printOf({ ...given, first: null, after: null });
    const after = given.after ? readCursor(print, given.after) : null;
    const { table, columns, groupBy, asOf, timeZone } = await this.counted(given);
    const begin = after ? table.firstAfter(after) : 0;
    const rows = table.rows(begin, begin + first);
    const end = begin + rows.length;
    const truncated = end < table.count;
    return {
      columns: [...columns],
      rows,
      get rowsJson() { return rows.map((row) => flatRow(row, groupBy)); },
      totalCount: table.count,
      truncated,
      nextCursor: truncated ? writeCursor(print, table.place(end - 1)) : null,
      asOf,
      timeZone,
    };
  }

  /** All of it: its rows are made as they are read. */
  async counted(given: TableAsked): Promise<TableCounted> {
    const { metrics, groupBy, filters } = this.read(given);
    const asked = await this.whoIsAskedAbout.of(given.product, given.team, metrics.every((metric) => metric.half === 'DELIVERY'));
    const range = readRange(given.range, asked.zone, asked.nowMs);
    const [periods, target] = await Promise.all([
      this.periodsOf(asked, range, given.grain, given.compare ?? null),
      this.targets.finder(asked, { filtered: filters.length > 0, funnelId: given.funnelId }),
    ]);
    const tally = tallyQuestion(asked, periods.all, { groupBy, filters, measure: given.measure ?? null, funnelId: given.funnelId });
    const units = metrics.map((metric) => unitOf(metric, given.measure ?? asked.team?.measure ?? null));
    const counted = await Promise.all(metrics.map(async (definition, index) => ({ definition, unit: units[index]!, answers: await this.answers.answer(definition.key, tally) })));
    const shown = given.completeOnly ? periods.shown.filter(({ index }) => periods.all[index]!.complete) : periods.shown;
    const table = new CountedTable(counted, periods.all, shown, given.grain, target);
    if (table.count > MOST_COUNTED) throw badInput(`The table has ${table.count} rows; ${MOST_COUNTED} is the most. Ask for fewer metrics, a shorter range or fewer dimensions.`);
    return { table, columns: columnsOf(units, groupBy), groupBy, asOf: new Date(asked.nowMs), timeZone: asked.zone };
  }

  /** What is asked for where it can be asked so; a named error else. Nothing is counted. */
  read(given: TableAsked): { readonly metrics: readonly MetricDefinition[]; readonly groupBy: readonly string[]; readonly filters: readonly FilterInput[] } {
    const [groupBy, filters] = [given.groupBy ?? [], given.filters ?? []];
    const metrics = readMetrics(given.metrics, this.answers.keys);
    checkGrain(metrics, given.grain);
    checkGroups(metrics, groupBy);
    checkFilters(metrics, filters);
    return { metrics, groupBy, filters };
  }

  private async periodsOf(asked: Asked, range: DayRange, grain: Grain, compare: Compare | null): Promise<TablePeriods> {
    const own = asked.team?.id ?? null;
    if (grain === 'SPRINT' || grain === 'RELEASE') {
      const periods = grain === 'SPRINT' ? await this.deliveryPeriods.sprintsIn(asked, range) : await this.deliveryPeriods.releasesIn(asked, range);
      return together(periods.map((period) => ({ period, compared: compare === 'PREVIOUS_PERIOD' ? period.before : null, teamId: period.teamId ?? own })));
    }
    return together(calendarPeriods(range, grain, asked.zone, asked.nowMs).map((period) => ({
      period, compared: compare && calendarPeriod(comparedPeriod(period, grain, compare), asked.zone, asked.nowMs), teamId: own,
    })));
  }
}

function together(own: readonly { readonly period: Period; readonly compared: Period | null; readonly teamId: number | null }[]): TablePeriods {
  const all: Period[] = [];
  const places = new Map<string, number>();
  const place = (period: Period): number => {
    const key = JSON.stringify([period.from, period.to, period.sprintId, period.releaseId]);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, all.length);
    return all.push(period) - 1;
  };
  const indexes = own.map(({ period }) => place(period));
  return { all, shown: own.map(({ compared, teamId }, at) => ({ index: indexes[at]!, compared: compared ? place(compared) : null, teamId })) };
}
