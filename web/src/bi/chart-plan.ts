import type { Grain, Half, MetricTableQuery, Unit } from '../graphql/generated';
import type { KnownMetric } from './query-fit';

export type TableRow = MetricTableQuery['metricTable']['rows'][number];

/** One picture: one unit, one axis. */
export interface PlannedChart {
  readonly key: string;
  readonly title: string;
  readonly half: Half;
  readonly unit: Unit;
  /** Bars stand for one series alone: sprints, releases, and what is summed by the period. */
  readonly kind: 'lines' | 'bars';
  readonly lines: readonly PlannedLine[];
}

export interface PlannedLine {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

export interface ChartPlan {
  readonly charts: readonly PlannedChart[];
  /** What is in the table and in no picture, in words. */
  readonly leftOut: readonly string[];
}

/** More lines than these cannot be told apart. */
export const MOST_LINES = 4;
const MOST_CHARTS = 12;
const NONE = '(none)';

const dimsOf = (row: TableRow, count: number): string[] => [row.dim1, row.dim2, row.dim3].slice(0, count).map((value) => value ?? NONE);

/** Rows by what they have in common, in the order in which they come. */
function gathered<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = by(one);
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

const weight = ({ rows }: PlannedLine): number => Math.abs(rows.findLast((row) => row.value !== null)?.value ?? 0);

/**
 * Which pictures a table makes. One unit an axis: several units stand beside each other, and so do the halves, which have their
 * own colours. Of many groups those with the most at the end are drawn. Sprints and releases are bars, each team by itself,
 * since what different teams estimate is not one measure.
 */
export function chartPlan(rows: readonly TableRow[], grain: Grain, groupBy: readonly string[], metrics: readonly KnownMetric[]): ChartPlan {
  const known = new Map(metrics.map((metric) => [metric.key, metric]));
  const series = [...gathered(rows, (row) => JSON.stringify([row.metric, row.unit, ...dimsOf(row, groupBy.length)])).values()].map((own) => {
    const [first] = own as [TableRow];
    const metric = known.get(first.metric);
    const dims = dimsOf(first, groupBy.length);
    return { metric, dims, unit: first.unit, half: metric?.half ?? 'DELIVERY', name: metric?.name ?? first.metric, rows: [...own].sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0)) };
  }).filter((one) => one.rows.some((row) => row.value !== null));
  const ofFrames = grain === 'SPRINT' || grain === 'RELEASE';
  const charts: PlannedChart[] = [];
  const leftOut: string[] = [];
  const several = (all: readonly { name: string }[]) => new Set(all.map(({ name }) => name)).size > 1;
  for (const [key, own] of gathered(series, (one) => (ofFrames ? JSON.stringify([one.metric?.key, one.dims]) : JSON.stringify([one.half, one.unit])))) {
    const { half, unit } = own[0]!;
    const lines = own.map((one): PlannedLine => ({ name: [...(several(own) || one.dims.length === 0 ? [one.name] : []), ...one.dims].join(' · '), rows: one.rows }));
    const title = ofFrames ? [own[0]!.name, ...own[0]!.dims].join(' · ') : [...new Set(own.map(({ name }) => name))].join(', ');
    const summed = own.length === 1 && own[0]!.metric?.additivity === 'ADDITIVE';
    const drawn = lines.length > MOST_LINES ? [...lines].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_LINES) : lines;
    if (drawn.length < lines.length) leftOut.push(`${title}: the ${MOST_LINES} largest of ${lines.length} lines are drawn`);
    charts.push({ key, title, half, unit, kind: ofFrames || summed ? 'bars' : 'lines', lines: drawn });
  }
  if (charts.length > MOST_CHARTS) leftOut.push(`${MOST_CHARTS} of ${charts.length} charts are drawn`);
  return { charts: charts.slice(0, MOST_CHARTS), leftOut };
}

/**
 * Whether sprints of several teams would stand on one axis: then a team has to be chosen, or each team drawn by itself.
 * Metrics of the outcome half have no sprints.
 */
export function mixesTeams(grain: Grain, team: string | null, groupBy: readonly string[], teams: number): boolean {
  return (grain === 'SPRINT' || grain === 'RELEASE') && teams > 1 && team === null && !groupBy.includes('team');
}
