import { textWidth } from './chart-style';

export interface WantedLabel {
  text: string;
  /** The point it belongs to, in pixels. */
  x: number;
  y: number;
}

export interface PlacedLabel extends WantedLabel {
  left: number;
  top: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const LINE = 14;
const GAP = 7;

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Places labels near their points so that none covers another, a line, or the edge. Above is tried before below,
 * centred before to the side; a label without a free place is left out (the point, the tooltip and the table keep it).
 */
export function placeLabels(wanted: readonly WantedLabel[], bounds: Box, taken: readonly Box[] = []): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const boxes: Box[] = [...taken, ...wanted.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }))];
  for (const label of wanted) {
    const width = textWidth(label.text);
    const tops = [label.y - GAP - LINE, label.y + GAP, label.y - GAP - 2 * LINE, label.y + GAP + LINE];
    const lefts = [label.x - width / 2, label.x - width - 8, label.x + 8];
    const spot = tops.flatMap((top) => lefts.map((left) => ({ left, top, right: left + width, bottom: top + LINE })))
      .find((box) => box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom && !boxes.some((other) => overlaps(box, other)));
    if (!spot) continue;
    boxes.push(spot);
    placed.push({ ...label, left: spot.left, top: spot.top });
  }
  return placed;
}

/** The boxes that a stepped line covers, for placing labels beside it. */
export function stepBoxes(points: readonly { x: number; y: number }[]): Box[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    if (!next) return [];
    return [
      { left: point.x, right: next.x, top: point.y - 2, bottom: point.y + 2 },
      { left: next.x - 2, right: next.x + 2, top: Math.min(point.y, next.y), bottom: Math.max(point.y, next.y) },
    ];
  });
}

/** Moves labels of one column apart, keeping their order, so that each has a line of its own. */
export function spread(tops: readonly number[], line = LINE, bottom = Infinity): number[] {
  const order = tops.map((_, index) => index).sort((a, b) => (tops[a] ?? 0) - (tops[b] ?? 0));
  const moved = [...tops];
  let last = -Infinity;
  for (const index of order) {
    moved[index] = last = Math.max(tops[index] ?? 0, last + line);
  }
  let limit = bottom;
  for (const index of order.reverse()) {
    moved[index] = Math.min(moved[index] ?? 0, limit);
    limit = (moved[index] ?? 0) - line;
  }
  return moved;
}
