export interface ReleaseBarPoint {
  key: string;
  name: string;
  longName: string;
  start: number;
  added: number;
  removed: number;
  reEstimated: number;
  completed: number;
  end: number;
  running: boolean;
}

/** What may be left at the end of a step to come. */
export interface ReleaseFanPoint {
  date: string;
  p5: number;
  p15: number;
  p50: number;
  p85: number;
  p95: number;
}

/** One place of the picture: a sprint that was, or a step to come. */
export interface ReleaseRow {
  key: string;
  name: string;
  longName: string;
  bar: ReleaseBarPoint | null;
  fan: ReleaseFanPoint | null;
  /** Of the last bar today, of a step its end: where a date stands between two places is reckoned from these. */
  date: string | null;
}

export interface ReleaseFan {
  points: readonly ReleaseFanPoint[];
  /** What is left now, and the day that is now: where the fan begins. */
  remaining: number;
  today: string;
}

/** The sprints, then the steps to come. The fan begins at the last sprint with what is left now; a first step at which nothing can have changed is that same place. */
export function releaseRows(bars: readonly ReleaseBarPoint[], fan: ReleaseFan | null, dayName: (date: string) => string, longName: (date: string) => string): ReleaseRow[] {
  const rows = bars.map((bar): ReleaseRow => ({ key: bar.key, name: bar.name, longName: bar.longName, bar, fan: null, date: null }));
  if (!fan || fan.points.length === 0) return rows;
  const { remaining: left, today, points } = fan;
  const last = rows.at(-1);
  if (last) Object.assign(last, { fan: { date: today, p5: left, p15: left, p50: left, p85: left, p95: left }, date: today });
  const [first] = points;
  const steps = first && first.p5 === first.p95 ? points.slice(1) : points;
  return [...rows, ...steps.map((point): ReleaseRow => ({ key: `on ${point.date}`, name: dayName(point.date), longName: longName(point.date), bar: null, fan: point, date: point.date }))];
}
