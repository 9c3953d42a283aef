import { Inject, Injectable } from '@nestjs/common';
import type { MetricDefinition } from '@bifocal/metrics';
import type { Compare, Grain, Measure } from '../graphql/enums.js';
import type { FilterInput } from '../graphql/figure.js';
import { badInput } from '../graphql/named-error.js';
import { readRange, type DayRange, type RangeInput } from '../graphql/range.js';
import type { Answer, Period } from '../tallies/answer.js';
import { Answers } from '../tallies/answers.js';
import { checkFilters, checkGrain, checkGroups, readMetrics } from '../figures/asked-metrics.js';
import { tallyQuestion, WhoIsAskedAbout, type Asked } from '../figures/asked.js';
import { calendarPeriod, calendarPeriods, comparedPeriod } from '../figures/calendar-periods.js';
import { printOf, readCursor, readFirst, writeCursor } from '../figures/cursor.js';
import { DeliveryPeriods } from '../figures/delivery-periods.js';
import { columnsOf, flatRow } from './metric-table-columns.js';
import type { MetricRow, MetricTable } from './metric-table.type.js';
import { unitOf } from '../figures/unit-of.js';

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
  readonly first: number;
  readonly after?: string | null;
}

/** The periods of a table, each with the index of the one it is compared with. Both stand in one list, so that each is counted once. */
interface TablePeriods {
  readonly all: readonly Period[];
  readonly shown: readonly { readonly index: number; readonly compared: number | null }[];
}

/** Where a row stands: by period, then metric as asked, then group. */
type Place = readonly (string | number | null)[];
interface Placed { readonly place: Place; readonly row: MetricRow }

/** Metrics as one flat table for BI tools. */
@Injectable()
export class MetricTableService {
  constructor(
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
    @Inject(DeliveryPeriods) private readonly deliveryPeriods: DeliveryPeriods,
    @Inject(Answers) private readonly answers: Answers,
  ) {}

  async table(given: TableAsked): Promise<MetricTable> {
    const [groupBy, filters] = [given.groupBy ?? [], given.filters ?? []];
    const metrics = readMetrics(given.metrics, this.answers.keys);
    const first = readFirst(given.first, MOST_ROWS);
    checkGrain(metrics, given.grain);
    checkGroups(metrics, groupBy);
    checkFilters(metrics, filters);
    const print = printOf({ ...given, first: null, after: null });
    const after = given.after ? readCursor(print, given.after) : null;

    const asked = await this.whoIsAskedAbout.of(given.product, given.team, metrics.every((metric) => metric.half === 'DELIVERY'));
    const range = readRange(given.range, asked.zone, asked.nowMs);
    const periods = await this.periodsOf(asked, range, given.grain, given.compare ?? null);
    const tally = tallyQuestion(asked, periods.all, { groupBy, filters, measure: given.measure ?? null, funnelId: given.funnelId });
    const answered = await Promise.all(metrics.map((metric) => this.answers.answer(metric.key, tally)));

    const rows = metrics.flatMap((metric, index) => rowsOf(metric, index, answered[index]!, periods, given.completeOnly ?? false, unitOf(metric, given.measure ?? asked.team?.measure ?? null)));
    if (rows.length > MOST_COUNTED) throw badInput(`The table has ${rows.length} rows; ${MOST_COUNTED} is the most. Ask for fewer metrics, a shorter range or fewer dimensions.`);
    rows.sort((a, b) => comparePlaces(a.place, b.place));
    const begin = after ? firstAfter(rows, after) : 0;
    const page = rows.slice(begin, begin + first);
    const truncated = begin + page.length < rows.length;
    return {
      columns: columnsOf(metrics.map((metric) => unitOf(metric, given.measure ?? asked.team?.measure ?? null)), groupBy),
      rows: page.map(({ row }) => row),
      get rowsJson() { return page.map(({ row }) => flatRow(row, groupBy)); },
      totalCount: rows.length,
      truncated,
      nextCursor: truncated ? writeCursor(print, page.at(-1)!.place) : null,
      asOf: new Date(asked.nowMs),
      timeZone: asked.zone,
    };
  }

  private async periodsOf(asked: Asked, range: DayRange, grain: Grain, compare: Compare | null): Promise<TablePeriods> {
    if (grain === 'SPRINT' || grain === 'RELEASE') {
      const own = grain === 'SPRINT' ? await this.deliveryPeriods.sprintsIn(asked, range) : await this.deliveryPeriods.releasesIn(asked, range);
      const compared = own.map((period) => (compare === 'PREVIOUS_PERIOD' ? period.before : null));
      return together(own, compared);
    }
    const own = calendarPeriods(range, grain, asked.zone, asked.nowMs);
    return together(own, own.map((period) => compare && calendarPeriod(comparedPeriod(period, grain, compare), asked.zone, asked.nowMs)));
  }
}

function together(own: readonly Period[], compared: readonly (Period | null)[]): TablePeriods {
  const all: Period[] = [];
  const places = new Map<string, number>();
  const place = (period: Period): number => {
    const key = JSON.stringify([period.from, period.to, period.sprintId, period.releaseId]);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, all.length);
    return all.push(period) - 1;
  };
  const indexes = own.map(place);
  return { all, shown: indexes.map((index, at) => ({ index, compared: compared[at] ? place(compared[at]) : null })) };
}

function rowsOf(metric: MetricDefinition, order: number, answers: readonly Answer[], periods: TablePeriods, completeOnly: boolean, unit: MetricRow['unit']): Placed[] {
  const byPlace = new Map(answers.map((answer) => [JSON.stringify([answer.period, answer.dims]), answer]));
  const groups = new Map(answers.map((answer) => [JSON.stringify(answer.dims), answer.dims]));
  return periods.shown.flatMap(({ index, compared }) => {
    const period = periods.all[index]!;
    if (completeOnly && !period.complete) return [];
    return [...groups.values()].flatMap((dims): Placed[] => {
      const answer = byPlace.get(JSON.stringify([index, dims]));
      if (!answer) return [];
      const { value } = answer;
      const before = compared === null ? null : (byPlace.get(JSON.stringify([compared, dims]))?.value.value ?? null);
      const row: MetricRow = {
        metric: metric.key, unit, period: period.from, periodEnd: period.to, complete: period.complete, label: period.label,
        dim1: dims[0] ?? null, dim2: dims[1] ?? null, dim3: dims[2] ?? null,
        ...value,
        valueExact: answer.valueExact ?? (value.value === null ? null : String(value.value)),
        previous: before,
        change: before === null || value.value === null ? null : value.value - before,
        target: null,
      };
      return [{ place: [period.from, period.sprintId ?? period.releaseId ?? 0, order, ...dims], row }];
    });
  });
}

function comparePlaces(a: Place, b: Place): number {
  for (let index = 0; index < a.length; index += 1) {
    const [left, right] = [a[index] ?? null, b[index] ?? null];
    if (left === right) continue;
    // What has no value of a dimension stands last.
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -1 : 1;
  }
  return 0;
}

function firstAfter(rows: readonly Placed[], place: Place): number {
  const found = rows.findIndex((row) => comparePlaces(row.place, place) > 0);
  return found === -1 ? rows.length : found;
}
