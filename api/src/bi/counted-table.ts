import type { MetricDefinition } from '@bifocal/metrics';
import type { Grain, Unit } from '../graphql/enums.js';
import type { FindTarget } from '../figures/targets.service.js';
import type { Answer, Period } from '../tallies/answer.js';
import type { MetricRow } from './metric-table.type.js';

/** A metric of the table, with everything that was counted for it. */
export interface CountedMetric {
  readonly definition: MetricDefinition;
  readonly unit: Unit;
  readonly answers: readonly Answer[];
}

/** A period that is shown. `index` and `compared` are places in the periods that were asked about; `teamId`: whose sprint it is. */
export interface ShownPeriod {
  readonly index: number;
  readonly compared: number | null;
  readonly teamId: number | null;
}

/** Where a row stands: by period, then metric as asked, then group. */
export type Place = readonly (string | number | null)[];

/** The answers of one metric and group, by period. */
interface Group {
  readonly dims: readonly (string | null)[];
  readonly byPeriod: (Answer | undefined)[];
}

interface Entry {
  readonly shown: ShownPeriod;
  readonly order: number;
  readonly group: Group;
}

/**
 * All that was counted for a table, in the order of its rows. A row itself is made when its page is: a table of many pages is
 * counted once and takes little room, and all of its pages are of one instant.
 */
export class CountedTable {
  private readonly entries: readonly Entry[];

  constructor(
    private readonly metrics: readonly CountedMetric[],
    private readonly periods: readonly Period[],
    shown: readonly ShownPeriod[],
    private readonly grain: Grain,
    private readonly target: FindTarget,
  ) {
    const groups = metrics.map(({ answers }) => groupsOf(answers));
    const inOrder = [...shown].sort((a, b) => comparePlaces(this.begin(a), this.begin(b)));
    this.entries = inOrder.flatMap((period) => groups.flatMap((all, order) => all.flatMap((group): Entry[] => (group.byPeriod[period.index] ? [{ shown: period, order, group }] : []))));
  }

  get count(): number {
    return this.entries.length;
  }

  /** The rows from one place of the order to another, `to` not included. */
  rows(from: number, to: number): MetricRow[] {
    return this.entries.slice(from, to).map((entry) => this.row(entry));
  }

  place(index: number): Place {
    const { shown, order, group } = this.entries[index]!;
    return [...this.begin(shown), order, ...group.dims];
  }

  /** The first row that stands after a place, which itself need not be there any more. */
  firstAfter(place: Place): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (comparePlaces(this.place(middle), place) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private begin({ index }: ShownPeriod): Place {
    const { from, sprintId, releaseId } = this.periods[index]!;
    return [from, sprintId ?? releaseId ?? 0];
  }

  private row({ shown: { index, compared, teamId }, order, group: { dims, byPeriod } }: Entry): MetricRow {
    const { definition: metric, unit } = this.metrics[order]!;
    const period = this.periods[index]!;
    const { value, valueExact } = byPeriod[index]!;
    const before = compared === null ? null : (byPeriod[compared]?.value.value ?? null);
    return {
      metric: metric.key, unit, period: period.from, periodEnd: period.to, complete: period.complete, label: period.label,
      dim1: dims[0] ?? null, dim2: dims[1] ?? null, dim3: dims[2] ?? null,
      ...value,
      valueExact: valueExact ?? (value.value === null ? null : String(value.value)),
      previous: before,
      change: before === null || value.value === null ? null : value.value - before,
      target: dims.length > 0 ? null : this.target({ metric, unit, grain: this.grain, period, teamId }),
    };
  }
}

function groupsOf(answers: readonly Answer[]): Group[] {
  const groups = new Map<string, Group>();
  for (const answer of answers) {
    const key = answer.dims.length === 0 ? '' : JSON.stringify(answer.dims);
    let group = groups.get(key);
    if (!group) groups.set(key, group = { dims: answer.dims, byPeriod: [] });
    group.byPeriod[answer.period] = answer;
  }
  return [...groups.values()].sort((a, b) => comparePlaces(a.dims, b.dims));
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
