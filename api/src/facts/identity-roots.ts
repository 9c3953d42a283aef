/** An id, and the person it was first said to be. */
export interface IdentityNode {
  readonly id: number;
  readonly key: string;
  /** What it was said to be, by the earliest claim; null: nothing. */
  readonly parentId: number | null;
  /** When that was said; null without a parent. */
  readonly claimedAt: string | null;
}

/**
 * The person of each id: the end of the way from id to what it is said to be. Where a way runs in a circle, the claim of the
 * circle that was made last does not hold (of two at one instant, the one of the key that comes later), so that its id is the end.
 * It hangs on the claims alone, never on the order in which they came.
 */
export function rootsOf(nodes: readonly IdentityNode[]): Map<number, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const roots = new Map<number, number>();
  for (const start of nodes) {
    const way: IdentityNode[] = [];
    const seen = new Set<number>();
    let at: IdentityNode | undefined = start;
    let root: number | undefined;
    while (root === undefined) {
      root = roots.get(at.id);
      if (root !== undefined) break;
      if (seen.has(at.id)) {
        root = lastClaimed(way.slice(way.indexOf(at))).id;
        break;
      }
      seen.add(at.id);
      way.push(at);
      const next: IdentityNode | undefined = at.parentId === null ? undefined : byId.get(at.parentId);
      if (!next) root = at.id;
      else at = next;
    }
    for (const node of way) roots.set(node.id, root);
  }
  return roots;
}

function lastClaimed(circle: readonly IdentityNode[]): IdentityNode {
  return circle.reduce((last, node) => (isLater(node, last) ? node : last));
}

function isLater(a: IdentityNode, b: IdentityNode): boolean {
  const [atA, atB] = [a.claimedAt ?? '', b.claimedAt ?? ''];
  return atA === atB ? a.key > b.key : atA > atB;
}
