export interface SeriesPoint {
  /** A local date: the first day of the period, or the day a sprint or release ended. */
  period: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
  before?: number | null;
  complete: boolean;
  note?: string | null;
  /** Stands on so few observations that it is drawn pale. */
  thin?: boolean;
  /** What the point is called, where it is more than its period: "Sprint 42". */
  name?: string | null;
}

export interface Series {
  name: string;
  points: readonly SeriesPoint[];
}

export interface LineRow {
  at: number;
  period: string;
  /** Of each series, by its place in the list. */
  points: Record<number, SeriesPoint>;
  /** What each drawn piece has here, by the piece's key. */
  pieces: Record<string, number>;
  band: [number, number] | null;
  before: number | null;
}

/** A stretch of a line that is drawn in one go. */
export interface Piece {
  key: string;
  series: number;
  dashed: boolean;
  thin: boolean;
  single: boolean;
}

/** A local date on the axis of time. */
export function atOf(period: string): number {
  return Date.parse(`${period.slice(0, 10)}T00:00:00Z`);
}

/**
 * Series that need not share their dates, on one axis of time. Each is cut into pieces at its own missing values, so that
 * a gap stays a gap, while dates that only another series has are passed over; a step into an unfinished period is a dashed piece,
 * one to a point that stands on few observations a pale one.
 */
export function lineRows(series: readonly Series[]): { rows: LineRow[]; pieces: Piece[] } {
  const rows = new Map<number, LineRow>();
  const pieces: Piece[] = [];
  const rowAt = (period: string): LineRow => {
    const at = atOf(period);
    const known = rows.get(at) ?? { at, period, points: {}, pieces: {}, band: null, before: null };
    rows.set(at, known);
    return known;
  };
  series.forEach(({ points }, place) => {
    let piece: Piece | null = null;
    let last: { row: LineRow; value: number } | null = null;
    for (const point of points) {
      const row = rowAt(point.period);
      row.points[place] = point;
      // Bands and comparisons of several lines would hide each other.
      if (series.length === 1) {
        row.band = typeof point.low === 'number' && typeof point.high === 'number' ? [point.low, point.high] : null;
        row.before = point.before ?? null;
      }
      if (point.value === null) {
        piece = last = null;
        continue;
      }
      const [dashed, thin] = [!point.complete, point.thin ?? false];
      if (!piece || piece.dashed !== dashed || piece.thin !== thin) {
        piece = { key: `s${place}p${pieces.length}`, series: place, dashed, thin, single: true };
        pieces.push(piece);
        // A dashed piece starts where the full line ended.
        if (last) last.row.pieces[piece.key] = last.value;
        piece.single = last === null;
      } else piece.single = false;
      row.pieces[piece.key] = point.value;
      last = { row, value: point.value };
    }
  });
  return { rows: [...rows.values()].sort((a, b) => a.at - b.at), pieces };
}
